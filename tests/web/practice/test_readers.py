"""Each answer of each case of the practice desk, marked, is found where the handbook says that it is read, and nowhere else.

The marks are put into the stored answers, so that every field that takes a text of its own has one that no other has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer, viewer_of
from models.accounts.tokens_and_feeds import create_token
from models.casebook.case_search import Search, search
from models.casebook.finding.case_words import write_anew
from models.casebook.replaying import AMENDMENTS, read
from models.casebook.sight.marking import mark_anew
from models.casebook.sight.side import reader_of
from models.rows.cases import CaseRow, HistoryRow
from models.rows.meetings import Meeting
from models.rows.notices import NoticeRow
from models.rows.people import Person
from notifications.writing.gathering import Gathering
from notifications.writing.letterhead import Desk
from notifications.writing.recipients import recipients
from scheduler.clock import wall_now
from tests.web.apps import AppOf
from tests.web.registries.desks import Browser
from web.bootstrap import House
from web.command.running import practice_house
from workflows.facts.forms import Form
from workflows.grammar.events import Act
from workflows.grammar.process import Process
from workflows.law.fields import DIGITS, Mark, marks, metas
from workflows.law.readers import Readers, of_party
from workflows.manual.registry import PROCESSES
from workflows.sight.matrix import OWN, Cell, matrix
from workflows.sight.reading import NAMED, secret_of

pytestmark = pytest.mark.xdist_group("practice desk, marked")
MARK = re.compile(r"zq\d+zq[a-z]+")
VIOLATION = "P19"  # whose third tier stands in the packets of meetings
CASES, READERS = 3, 8  # of a process, and of a case: whoever reads it in other hats than those before
PLAIN = (Mark.AGENCY, Mark.AGENCIES, Mark.PARTY, Mark.PERSON_EMAIL, Mark.PERSON_NAME, Mark.PERSON_IF_KNOWN, Mark.CLIENT, Mark.UNSEEN,
         Mark.PEOPLE, Mark.DOCUMENT)  # fmt: skip


@dataclass
class Marked:
    """A case with marks in its answers: each with who reads it."""

    number: str
    process: Process
    readers: dict[str, Readers] = field(default_factory=dict)
    latest: set[str] = field(default_factory=set)  # those that no later answer took the place of


def takes_a_mark(form: type[Form], name: str, value: object) -> bool:
    """Say whether a field takes any text: no key, no number, no address."""
    if (
        not isinstance(value, str)
        or not value
        or type(value) is not str
        or name in {"signed_as", "researcher", "institution"}
    ):
        return False
    said = metas(form, name)
    closed = any(meta.pattern == DIGITS or meta.extra_json_schema for meta in said)
    return not closed and not marks(form, name) & frozenset(PLAIN)


def cell_of(process: Process, step: str, name: str, form: type[Form]) -> Cell:
    """Return what the handbook says of a field."""
    return next(each for each in matrix(process) if (each.said_in, each.form, each.field) == (step, form, name))


def mark_case(session: Session, row: CaseRow, process: Process) -> Marked:
    """Put marks into the answers of a case, in its history and in what it knows."""
    marked, body = Marked(row.number, process), json.loads(row.body)
    entries = select(HistoryRow).where(HistoryRow.case_id == row.id, HistoryRow.event != "").order_by(HistoryRow.id)
    asked = {step.name: step.form for _, step, _ in process.steps()}
    for entry in session.scalars(entries):
        event = read(process, entry.event)
        form = event.forms[0] if isinstance(event, Act) and event.forms else None
        if not isinstance(event, Act) or form is None or type(form) is not asked.get(event.step):
            continue
        stored = json.loads(entry.event)
        said = stored["forms"][type(form).key]
        before = dict(said)
        put = {
            name: f"zq{entry.id}zq{'abcdefghijklmnopqrstuvwxyz'[place]}"
            for place, name in enumerate(type(form).__struct_fields__)
            if takes_a_mark(type(form), name, getattr(form, name))
        }
        said.update(put)
        entry.event = json.dumps(stored)
        known = body["answers"].get(event.step, {}).get(event.party)
        for name, mark in put.items():
            marked.readers[mark] = _readers(cell_of(process, event.step, name, type(form)), entry, event.party, row)
        if known == before:
            known.update(put)
            marked.latest |= set(put.values())
    row.body = json.dumps(body)
    session.flush()
    mark_anew(session, row)
    write_anew(session, row)
    return marked


def _readers(cell: Cell, entry: HistoryRow, party: str, row: CaseRow) -> Readers:
    author = frozenset({of_party(str(entry.person_id))}) if entry.person_id else frozenset()
    secret = secret_of(next(each for each in PROCESSES if each.key == row.process), cell.said_in)
    if secret and (row.state == secret.state or secret.shown.default != NAMED):
        return author
    theirs = (cell.readers - {OWN}) | ({of_party(party)} if party and OWN in cell.readers else set())
    kept_apart = cell.readers.isdisjoint(cell.deed) or "keeper" in cell.readers
    return frozenset(theirs if kept_apart else theirs | author)


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, dict[str, list[Marked]]]]:
    """Return a practice desk with some cases of each process marked."""
    house, _ = practice_house(tmp_path_factory.mktemp("marked"), "http://127.0.0.1:8000")
    found = dict[str, list[Marked]]()
    with house.database.writing() as session:
        for process in PROCESSES:
            rows = session.scalars(select(CaseRow).where(CaseRow.process == process.key).order_by(CaseRow.id.desc()))
            plain = [row for row in rows.unique() if not _is_corrected(session, row)]
            states = {row.state: row for row in plain}
            longest = sorted(states.values(), key=lambda row: -row.version)[:CASES]
            found[process.key] = [mark_case(session, row, process) for row in longest]
    yield house, found
    house.database.engine.dispose()


def _is_corrected(session: Session, row: CaseRow) -> bool:
    kinds = select(HistoryRow.kind).where(HistoryRow.case_id == row.id, HistoryRow.event != "")
    return not AMENDMENTS.isdisjoint(session.scalars(kinds))


def readers_of(session: Session, row: CaseRow) -> list[tuple[Viewer, Readers]]:
    """Return somebody for each way in which the case is read, and somebody who does not read it at all."""
    found = dict[Readers, tuple[Viewer, Readers]]()
    for person in session.scalars(select(Person).where(Person.left_at.is_(None)).order_by(Person.id)).unique():
        viewer = viewer_of(person)
        reader = reader_of(session, viewer, row)
        way = reader - {of_party(str(viewer.id))}
        found.setdefault(way | ({f"of {viewer.agency_id}"} if reader else set()), (viewer, reader))
    return sorted(found.values(), key=lambda pair: not pair[1])[: READERS + 1]


@dataclass
class Ways:
    """The ways in which somebody comes upon what a case says; each returns the marks that are found on it."""

    house: House
    app: AppOf
    viewer: Viewer

    def __post_init__(self) -> None:
        """Sign in, by the browser and by a program."""
        self.client = Browser(self.house, self.app, self.viewer).client
        with self.house.database.writing() as session:
            token = create_token(session, session.get_one(Person, self.viewer.id), "marks", wall_now())
        self.program = {"Authorization": f"Bearer {token}"}

    def page(self, case: Marked) -> set[str]:
        """Open the page of the case."""
        return _marks(self.client.get(f"/cases/{case.number}").text)

    def api(self, case: Marked) -> set[str]:
        """Read the case over the API."""
        return _marks(self.client.get(f"/api/cases/{case.number}", headers=self.program).text)

    def history(self, case: Marked) -> set[str]:
        """Read all of the history over the API."""
        found, cursor = set[str](), ""
        while True:
            part = self.client.get(f"/api/cases/{case.number}/history?limit=100{cursor}", headers=self.program)
            found |= _marks(part.text)
            following = part.json().get("next") if part.status_code == 200 else None
            if not following:
                return found
            cursor = f"&cursor={following}"

    def search(self, case: Marked) -> set[str]:
        """Look for each mark by itself."""
        with self.house.database.reading() as session:
            hits = {mark: search(session, self.viewer, Search(words=mark)).rows for mark in case.readers}
        return {mark for mark, rows in hits.items() if case.number in {row.number for row in rows}}

    def packets(self, case: Marked) -> set[str]:
        """Open the packets of all meetings, and look for the case."""
        with self.house.database.reading() as session:
            meetings = list(session.scalars(select(Meeting.id)))
        found = (_marks(self.client.get(f"/meetings/{each}/packet").text) for each in meetings)
        return set[str]().union(*found) & case.readers.keys()

    def mail(self, case: Marked) -> set[str]:
        """Look at all that mails of the case to this person may quote."""
        desk = Desk("http://desk.example", "HMIS Desk")
        with self.house.database.reading() as session:
            row = session.scalars(select(CaseRow).where(CaseRow.number == case.number)).unique().one()
            person = session.get_one(Person, self.viewer.id)
            told = session.scalars(select(NoticeRow).where(NoticeRow.case_id == row.id)).all()
            tellings = [
                Gathering(session, each, row, self.house.clock.now()).telling(person, desk, fills_in=False)
                for each in told
                if person in recipients(session, each, row)[0]
            ]
        return _marks(" ".join(str(each.matter) for each in tellings))


def _marks(said: str) -> set[str]:
    return set(MARK.findall(said))


@pytest.mark.parametrize("key", [process.key for process in PROCESSES])
def test_every_answer_is_read_where_the_matrix_says(key: str, marked: tuple[House, dict[str, list[Marked]]]) -> None:
    house, cases = marked
    app = AppOf(house)
    for case in cases[key]:
        with house.database.reading() as session:
            row = session.scalars(select(CaseRow).where(CaseRow.number == case.number)).unique().one()
            readers = readers_of(session, row)
        for viewer, reader in readers:
            ways, who = Ways(house, app, viewer), (case.number, viewer.name)
            expected = {mark for mark, theirs in case.readers.items() if not theirs.isdisjoint(reader)}
            assert ways.page(case) == expected, (*who, "page")
            assert ways.api(case) == expected & case.latest, (*who, "API")
            assert ways.history(case) == expected, (*who, "history")
            assert ways.search(case) == expected, (*who, "search")
            assert ways.mail(case) <= expected, (*who, "mail")
            assert key != VIOLATION or ways.packets(case) <= expected, (*who, "packet")
