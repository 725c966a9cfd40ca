"""Each answer of each case of the practice desk, marked, is found where the handbook says that it is read, and nowhere else.

The marks are put into the stored answers, so that every field that takes a text of its own has one that no other has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer, viewer_of
from models.casebook.sight.side import reader_of
from models.rows.cases import CaseRow
from models.rows.people import Person
from tests.web.apps import AppOf
from tests.web.practice.conftest import URL, copied
from tests.web.practice.marking import Marked, correct_case, leave_half_filled, lose_mail, mark_case
from tests.web.practice.papers import keep_papers
from tests.web.practice.ways import Ways, expected_of, row_of_case
from web.bootstrap import House
from web.command.running import practice_house
from workflows.law.readers import Readers, of_party
from workflows.manual.registry import PROCESSES

pytestmark = pytest.mark.xdist_group("practice desk")
CASES, READERS = 20, 2  # of all processes together, and of a case: whoever reads it in other hats than those before


@dataclass
class MarkedDesk:
    """A practice desk with some cases of each process marked, and the ways of its people."""

    house: House
    cases: dict[str, list[Marked]] = field(default_factory=dict)
    ways: dict[int, Ways] = field(default_factory=dict)

    def ways_of(self, viewer: Viewer) -> Ways:
        """Return the ways of a person, who signs in once."""
        if viewer.id not in self.ways:
            marked = {case.number for cases in self.cases.values() for case in cases}
            self.ways[viewer.id] = Ways(self.house, AppOf(self.house), viewer, marked)
        return self.ways[viewer.id]

    def readers(self, case: Marked) -> list[tuple[Viewer, Readers]]:
        """Return somebody for each way in which a case is read, and somebody who does not read it at all."""
        with self.house.database.reading() as session:
            return readers_of(session, row_of_case(session, case.number))


def marked_desk(folder: Path) -> MarkedDesk:
    """Return a practice desk with some cases of each process marked, the last of each corrected if it can be."""
    desk = MarkedDesk(practice_house(folder, URL)[0])
    now = desk.house.clock.now()
    with desk.house.database.writing() as session:
        for process in PROCESSES:
            rows = session.scalars(select(CaseRow).where(CaseRow.process == process.key).order_by(CaseRow.id.desc()))
            states = {row.state: row for row in rows.unique()}
            longest = sorted(states.values(), key=lambda row: -row.version)[: max(1, CASES // len(PROCESSES))]
            desk.cases[process.key] = [mark_case(session, row, process) for row in longest]
            for row, case in zip(longest, desk.cases[process.key], strict=True):
                keep_papers(session, row, case, now)
                lose_mail(session, row)
                leave_half_filled(session, row, case, now)
            pairs = list(zip(longest, desk.cases[process.key], strict=True))
            any(correct_case(session, row, case, now) for row, case in reversed(pairs))
    return desk


@pytest.fixture(scope="module")
def desk(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MarkedDesk]:
    """Return a practice desk with some cases of each process marked."""
    found = marked_desk(copied(filled, tmp_path_factory.mktemp("marked") / "desk"))
    yield found
    found.house.database.engine.dispose()


def readers_of(session: Session, row: CaseRow) -> list[tuple[Viewer, Readers]]:
    """Return somebody for each way in which the case is read, and somebody who does not read it at all."""
    found = dict[Readers, tuple[Viewer, Readers]]()
    for person in session.scalars(select(Person).where(Person.left_at.is_(None)).order_by(Person.id)).unique():
        viewer = viewer_of(person)
        reader = reader_of(session, viewer, row)
        way = reader - {of_party(str(viewer.id))}
        found.setdefault(way | ({f"of {viewer.agency_id}"} if reader else set()), (viewer, reader))
    return sorted(found.values(), key=lambda pair: not pair[1])[: READERS + 1]


BY_PROCESS = pytest.mark.parametrize("key", [process.key for process in PROCESSES])


@BY_PROCESS
def test_every_answer_is_read_where_the_matrix_says(key: str, desk: MarkedDesk) -> None:
    for case in desk.cases[key]:
        for viewer, reader in desk.readers(case):
            ways, who = desk.ways_of(viewer), (case.number, viewer.name)
            expected = expected_of(case, reader)
            latest = expected & case.latest
            papers = {mark for mark, readers in case.papers.values() if not readers.isdisjoint(reader)}
            assert ways.mail(case) <= expected, (*who, "mail")
            assert ways.contents(case) == papers, (*who, "documents")
            if case.corrected:  # what it said before is read in the words of the correction, and is no more found
                assert latest <= ways.api(case) & case.readers.keys() <= expected, (*who, "API")
                assert latest <= ways.page(case) & case.readers.keys() <= expected, (*who, "page")
                assert ways.history(case) <= expected, (*who, "history")
                assert latest <= ways.search(case) <= expected, (*who, "search")
            else:
                assert latest <= ways.api(case) <= expected, (*who, "API")
                assert ways.page(case) - set(case.drafts) == expected, (*who, "page")
                assert ways.history(case) == expected, (*who, "history")
                assert ways.search(case) == expected, (*who, "search")


@BY_PROCESS
def test_nothing_else_is_read_in_lists_calendars_letters_and_drafts(key: str, desk: MarkedDesk) -> None:
    for case in desk.cases[key]:
        for viewer, reader in desk.readers(case):
            ways, who = desk.ways_of(viewer), (case.number, viewer.name)
            others = case.readers.keys() - expected_of(case, reader) | {mark for mark, _ in case.papers.values()}
            assert not ways.tables & (others - case.announced), (*who, "lists and what is taken out of them")
            assert not ways.dates & others, (*who, "calendars and mail that was sent")
            assert not ways.letters & others, (*who, "printed letters")
            assert not ways.packets & (others - case.announced), (*who, "packets of meetings")
            assert not ways.half_filled & others, (*who, "what is half filled in")
            assert {case.drafts[mark] for mark in ways.drafts(case)} <= {viewer.id}, (*who, "drafts of others")
            assert not ways.parts(case, expected_of(case, reader)), (*who, "search by parts")


@BY_PROCESS
def test_nothing_else_is_read_where_a_step_or_a_correction_is_foretold(key: str, desk: MarkedDesk) -> None:
    for case in desk.cases[key]:
        for viewer, reader in desk.readers(case):
            ways, who = desk.ways_of(viewer), (case.number, viewer.name)
            others = case.readers.keys() - expected_of(case, reader)
            assert not ways.previews(case) & others, (*who, "what happens then")
            assert not ways.corrections(case) & others, (*who, "corrections")


def test_some_cases_were_corrected_in_both_lives(desk: MarkedDesk) -> None:
    assert sum(case.corrected for cases in desk.cases.values() for case in cases) >= len(PROCESSES) // 2
