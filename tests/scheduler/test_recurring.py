"""What the calendar begins: one case a party and period, after an outage of any length, on SQLite and on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.rulebook import Rulebook
from models.inbox.due import next_due
from models.intake.intake import NoSuchProcess, Sent, begin
from models.lookups.recurring import look_again
from models.registries.people_and_agencies import add_person
from models.rows.cases import CaseRow, DutyRow
from models.rows.people import Agency
from models.rows.recurrences import Occurrence, RecurrenceRow
from models.rows.registries import License
from notifications.writing.letterhead import Desk
from scheduler.clock import PracticeClock
from scheduler.practice import advance
from scheduler.sweep import Swept, sweep
from scheduler.wake import Worker
from tests.databases import KINDS
from tests.desks import SETTLED, Town, local
from tests.workflows.recurring import PROCESS
from workflows.grammar.process import Process
from workflows.grammar.recurring import Per
from workflows.manual.people.standing import AgencyStanding
from workflows.manual.registry import BY_KEY

FIRST = local(3, 2)
DESK = Desk("https://desk.hmis.example", "HMIS Desk <desk@hmis.example>")


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Return the name of a database."""
    return str(request.param)


@pytest.fixture
def town(kind: str) -> Town:
    """Return a desk on which keys are counted every year."""
    return counting(kind, PROCESS)


def counting(kind: str, process: Process) -> Town:
    """Return a desk on which nothing else recurs."""
    plain = {key: each for key, each in BY_KEY.items() if each.recurrence is None}
    return Town(KINDS[kind](Rulebook({**plain, process.key: process})))


def hire(town: Town, count: int, issued: datetime = SETTLED, agency: str = "otter-creek-shelter") -> list[int]:
    """Let so many new people hold licenses, and return their numbers."""
    with town.database.writing() as session:
        at = session.scalars(select(Agency).where(Agency.key == agency)).one()
        taken = session.query(License).count()
        people = [
            add_person(session, f"User {n}", f"user{n}@otter.example", at, issued) for n in range(taken, taken + count)
        ]
        session.flush()
        for person in people:
            license_(session, person.id, at.id, issued)
        look_again(session, issued, Per.USER)
        return [person.id for person in people]


def license_(session: Session, person_id: int, agency_id: int, issued: datetime) -> None:
    """Give somebody a license."""
    row = License(
        person_id=person_id, agency_id=agency_id, username="u", level="agency-staff", art=False, issued_at=issued
    )
    session.add(row)


def opened(town: Town) -> list[tuple[int | None, date]]:
    """Return whose cases there are, and of the period that begins when."""
    with town.database.reading() as session:
        rows = select(CaseRow.subject_id, Occurrence.begins_on).join(Occurrence, Occurrence.case_id == CaseRow.id)
        return sorted((who, day) for who, day in session.execute(rows))


def test_the_running_period_is_opened_for_everybody_once(town: Town) -> None:
    people = hire(town, 3)
    assert town.sweep(FIRST) == Swept(3, 0)
    assert opened(town) == [(who, date(2025, 7, 1)) for who in people]
    assert town.sweep(FIRST) == Swept(0, 0)


def test_the_next_one_begins_at_the_first_moment_of_its_day_and_not_before(town: Town) -> None:
    hire(town, 1)
    town.sweep(FIRST)
    with town.database.reading() as session:
        assert next_due(session) is not None
        assert session.scalars(select(RecurrenceRow.next_at)).one() == local(7, 1, 0)
    town.sweep(local(6, 30, 23, 59))
    assert len(opened(town)) == 1
    town.sweep(local(7, 1, 0))
    assert [day for _, day in opened(town)] == [date(2025, 7, 1), date(2026, 7, 1)]


def test_after_years_of_outage_each_period_is_opened_once_for_those_who_were_there(town: Town) -> None:
    (early,) = hire(town, 1)
    town.sweep(FIRST)
    (late,) = hire(town, 1, local(9, 1, year=2027))
    town.sweep(local(9, 2, year=2028))
    town.sweep(local(9, 2, year=2028))
    years = {who: [day.year for each, day in opened(town) if each == who] for who in (early, late)}
    assert years == {early: [2025, 2026, 2027, 2028], late: [2027, 2028]}


def test_a_clock_set_back_opens_nothing_twice(town: Town) -> None:
    hire(town, 2)
    town.sweep(local(7, 1))
    town.sweep(FIRST)
    town.sweep(local(7, 1))
    days = [day.year for _, day in opened(town)]
    assert (days.count(2026), len(days)) == (2, len(set(opened(town))))


def test_somebody_who_joins_within_a_period_is_found_at_the_next_sweep(town: Town) -> None:
    hire(town, 1)
    town.sweep(FIRST)
    (late,) = hire(town, 1, local(4, 1))
    assert town.sweep(local(4, 1)) == Swept(1, 0)
    assert (late, date(2025, 7, 1)) in opened(town)


def test_who_holds_licenses_at_two_agencies_has_one_case_and_who_holds_none_any_more_has_none(
    town: Town,
) -> None:
    both, gone = hire(town, 2)
    with town.database.writing() as session:
        maple = session.scalars(select(Agency.id).where(Agency.key == "maple-street-family-center")).one()
        license_(session, both, maple, SETTLED)
        session.scalars(select(License).where(License.person_id == gone)).one().ended_at = local(1, 5)
    town.sweep(FIRST)
    assert opened(town) == [(both, date(2025, 7, 1))]


@pytest.mark.parametrize("batch", [1, 2, 50])
def test_the_size_of_a_batch_changes_nothing(town: Town, batch: int) -> None:
    people = hire(town, 5)
    assert sweep(town.database, FIRST, batch) == Swept(5, 0)
    assert opened(town) == [(who, date(2025, 7, 1)) for who in people]


def test_several_workers_at_once_never_double(town: Town) -> None:
    people = hire(town, 12)
    with ThreadPoolExecutor(4) as workers:
        swept = list(workers.map(lambda _: sweep(town.database, FIRST, batch=3), range(4)))
    assert (sum(each.fired for each in swept), sum(each.failed for each in swept)) == (12, 0)
    assert opened(town) == [(who, date(2025, 7, 1)) for who in people]


def test_a_case_that_cannot_be_opened_is_set_aside_and_the_others_are_opened(
    kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    town = counting(kind, PROCESS.looks_up(AgencyStanding))
    first, broken, last = hire(town, 3)
    with town.database.writing() as session:
        session.scalars(select(License).where(License.person_id == broken)).one().agency_id = None
    assert town.sweep(FIRST) == Swept(2, 1)
    assert opened(town) == [(who, date(2025, 7, 1)) for who in (first, last)]
    assert "set aside" in caplog.text
    with town.database.reading() as session:
        faulty = session.scalars(select(Occurrence).where(Occurrence.case_id.is_(None))).one()
        assert (faulty.person_id, "NoResultFound" in (faulty.fault or "")) == (broken, True)
    assert town.sweep(FIRST) == Swept(0, 0)


def test_nobody_begins_by_hand_what_the_calendar_begins(town: Town) -> None:
    with town.database.writing() as session, pytest.raises(NoSuchProcess):
        begin(session, town.dana, PROCESS.key, Sent({}), FIRST)


def test_moving_the_clock_of_a_practice_desk_opens_them_at_their_moment(town: Town) -> None:
    hire(town, 1)
    clock = PracticeClock(town.database, FIRST)
    worker = Worker(town.database, clock, DESK)
    worker.settle(FIRST)
    with town.database.reading() as session:
        ends = session.scalars(select(DutyRow.due_at)).one()
    moved = advance(worker, clock, local(7, 2))
    with town.database.reading() as session:
        begun = session.scalars(select(CaseRow.opened_at).order_by(CaseRow.id)).all()
    assert (list(begun), ends, moved.now) == ([FIRST, local(7, 1, 0)], local(7, 1, 0), local(7, 2))
