"""What an earlier version stored is read by this one: every case replays to what it was, and goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache
from itertools import cycle
from typing import NamedTuple

import pytest
from sqlalchemy import func, select, text

from models.access.access import viewer_of
from models.casebook.case_search import duties_of
from models.casebook.casebook import DESK, fire, restored
from models.casebook.replaying import replayed
from models.database import Database
from models.lookups.learning import catch_up
from models.registries.people_and_agencies import person_of
from models.rows.cases import CaseRow, DutyRow
from models.store.terms import words_of
from models.upgrading.upgrade import upgrade
from scheduler.clock import PracticeClock
from scheduler.sweep import sweep
from tests.databases import KINDS, bare
from tests.kept.opening import FOLDER, VERSIONS, fill
from tests.models.searching.finding import words_kept
from tests.web.apps import AppOf
from tests.web.registries.desks import Browser
from tests.workflows.explorations import attempts
from web.bootstrap import assemble
from web.practice.vermont import email_of
from web.settings import Settings
from workflows.engine.cases import Case, NotAllowed
from workflows.engine.engine import decide
from workflows.grammar.duties import base
from workflows.grammar.events import Act, Event
from workflows.law.policy import Policy
from workflows.law.setting import Origin
from workflows.names.kinds import KINDS as STORED

COLUMNS = ("process", "edition", "state", "body")
DESKS = list(zip(cycle(KINDS), VERSIONS, strict=False))
"""Every version, on each kind of database in turn; the first is brought up to date on both in `tests/models/upgrading`."""


class Kept(NamedTuple):
    """A desk of an earlier version, opened with today's code."""

    database: Database
    version: str
    now: datetime

    def cases(self) -> list[CaseRow]:
        """Return the rows of all cases."""
        with self.database.reading() as session:
            return list(session.scalars(select(CaseRow).order_by(CaseRow.id)))

    def one_a_state(self) -> list[CaseRow]:
        """Return a case in each state of each process: the one with the most behind it."""
        return list(
            {(row.process, row.state): row for row in sorted(self.cases(), key=lambda each: len(each.body))}.values()
        )

    def case(self, row: CaseRow) -> Case:
        """Return a case as its body tells of it."""
        return restored(self.database.rulebook, {name: getattr(row, name) for name in COLUMNS})


@cache
def opened(kind: str, version: str) -> Kept:
    database = bare(kind)
    fill(database, version)
    upgrade(database)
    now = datetime.fromisoformat(json.loads((FOLDER / version / "desk.json").read_text())["now"])
    return Kept(database, version, now + timedelta(days=2))


@pytest.fixture(params=DESKS, ids="-".join)
def kept(request: pytest.FixtureRequest) -> Iterator[Kept]:
    desk = opened(*request.param)
    yield desk
    desk.database.engine.dispose()


def test_what_others_read_of_a_task_that_says_your_is_written_down_beside_the_owners_words(kept: Kept) -> None:
    with kept.database.reading() as session:
        rows = session.scalars(select(DutyRow).where(DutyRow.task.contains("your "))).all()
        assert rows
        assert all("their " in row.task_of_others and "your " not in row.task_of_others for row in rows)


def test_every_version_that_is_kept_is_opened_and_each_kind_of_database_opens_some() -> None:
    assert {version for _, version in DESKS} == set(VERSIONS)
    assert {kind for kind, _ in DESKS} == set(KINDS)


def test_at_least_a_hundred_and_fifty_cases_are_kept(kept: Kept) -> None:
    assert len(kept.cases()) >= 150


def test_every_case_replays_to_the_same_state_and_the_same_dates(kept: Kept) -> None:
    with kept.database.reading() as session:
        for row in session.scalars(select(CaseRow).order_by(CaseRow.id)):
            case = kept.case(row)
            assert replayed(session, row) == case, row.number
            assert (row.closed_at is None) == bool(case.owed), row.number
            open_ = [duty for duty in duties_of(session, row.id) if duty.closed_at is None]
            assert {duty.key: duty.due_at for duty in open_} == {
                key: owed.receipt.ends if owed.receipt else None for key, owed in case.owed.items()
            }, row.number


def test_every_case_is_found_by_its_words(kept: Kept) -> None:
    words = words_kept(kept.database)
    for row in kept.cases():
        assert {row.number.replace("-", ""), *words_of(row.heading)} <= words[row.number, ""]


def test_dates_are_still_those_that_were_kept_and_only_a_target_of_the_desk_is_new(kept: Kept) -> None:
    with (FOLDER / kept.version / "duty.jsonl").open(encoding="utf-8") as lines:
        names = json.loads(next(lines))
        rows = [dict(zip(names, json.loads(line), strict=True)) for line in lines]
    with kept.database.reading() as session:
        found = {row.id: row for row in session.scalars(select(DutyRow))}
        targets = {row.id for row in found.values() if _is_target(kept, session.get_one(CaseRow, row.case_id), row)}
    for row in rows:
        due = found[row["id"]].due_at
        if row["due_at"] is None and row["id"] in targets:
            assert due is not None, row
        else:
            assert (due and due.isoformat(" ", "microseconds")[:26]) == row["due_at"], row


def _is_target(kept: Kept, case: CaseRow, row: DutyRow) -> bool:
    """Say whether an open task is one that the manual leaves untimed and the desk does not."""
    open_ = kept.database.rulebook.processes[case.process].duties_in(case.state) if row.closed_at is None else ()
    return row.origin is Origin.LOCAL and any(duty.because for duty in open_ if duty.key == base(row.key))


of_the_second = pytest.mark.parametrize("kept", [each for each in DESKS if each[1] == "2"], indirect=True, ids="-".join)
WORDS_IN_ROWS = {
    "role": ("office.role", "duty.owner", "duty.team", "history.role", "notice.role", "disclosure.decided_as"),
    "paper": ("signed_paper.paper",),
    "topic": ("training.topic",),
    "origin": ("duty.origin",),
}
"""The columns in which the second version kept the words of each kind."""


@of_the_second
def test_roles_papers_topics_and_origins_of_the_second_version_are_stored_by_keys(kept: Kept) -> None:
    for named, places in WORDS_IN_ROWS.items():
        for table, column in (place.split(".") for place in places):
            found = {row[0] for row in run(kept.database, f"SELECT DISTINCT {column} FROM {table}")}  # noqa: S608
            assert found <= {"", *(each.value for each in STORED[named])}, (table, column)
            assert found - {""}, (table, column)
    for table, column in (("history", "event"), ("history", "effects"), ("case_file", "withheld"), ("duty", "receipt")):
        for words in ("System Administrator", "new-user series", "privacy notice", "reading chosen"):
            said = f"SELECT count(*) FROM {table} WHERE {column} LIKE '%\"{words}\"%' OR {column} LIKE '%;{words};%'"  # noqa: S608
            assert run(kept.database, said) == [(0,)], (table, column, words)


def run(database: Database, statement: str) -> list[tuple[object, ...]]:
    """Read what is stored."""
    with database.engine.begin() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


@pytest.mark.parametrize("name", ["Dana Whitcomb", "Adele Vance"])
def test_the_page_of_a_case_in_each_state_opens_for_whoever_may_see_it(kept: Kept, name: str) -> None:
    clock = PracticeClock(kept.database, kept.now)
    house = assemble(Settings(url="http://desk.example"), kept.database, clock)
    with kept.database.reading() as session:
        person = person_of(session, email_of(name))
        assert person is not None
        viewer = viewer_of(person)
    browser = Browser(house, AppOf(house), viewer)
    answers = {row.number: browser.client.get(f"/cases/{row.number}").status_code for row in kept.one_a_state()}
    assert set(answers.values()) <= {200, 404}, {number: each for number, each in answers.items() if each >= 500}
    assert list(answers.values()).count(200) > 5


def test_in_every_state_somebody_can_go_on(kept: Kept) -> None:
    open_ = [row for row in kept.one_a_state() if row.closed_at is None]
    assert [f"{row.process} {row.state} {row.number}" for row in open_ if not _goes_on(kept, row)] == []


def _goes_on(kept: Kept, row: CaseRow) -> bool:
    """Let somebody answer what is asked, in one of the ways tried when a process is explored, and write it down."""
    case = kept.case(row)
    policy = kept.database.rulebook.editions.named(case.edition)
    later = kept.now + timedelta(days=70)
    for attempt in attempts(case.process, kept.now).of(case, later):
        event, at = attempt.event, attempt.at
        if isinstance(event, Act) and _is_possible(case, event, at, policy):
            with suppress(NotAllowed):
                with kept.database.writing() as session:
                    fire(session, row.id, event, at, DESK)
                return True
    return _went_on(kept, row, later)


def _went_on(kept: Kept, row: CaseRow, at: datetime) -> bool:
    """Say whether a case goes on by what it learns: what was asked when it was kept need not be asked today."""
    with kept.database.writing() as session:
        catch_up(session, row.id, at)
        return session.get_one(CaseRow, row.id).state != row.state


def _is_possible(case: Case, event: Event, at: datetime, policy: Policy) -> bool:
    try:
        decide(case, event, at, policy)
    except NotAllowed:
        return False
    return True


def test_every_deadline_that_was_kept_still_acts(kept: Kept) -> None:
    with kept.database.reading() as session:
        waiting = session.scalar(select(func.count()).where(DutyRow.next_at.is_not(None)))
    swept = sweep(kept.database, kept.now + timedelta(days=90))  # later than any of the tests above acts
    assert waiting
    assert swept.fired >= waiting // 2
    assert swept.failed == 0
