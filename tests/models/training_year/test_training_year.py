"""A training year on a real desk: the calendar opens it, the list of trainings answers it, and what it suspends is on record."""

from datetime import date

import pytest
from sqlalchemy import select

from models.database import Database
from models.lookups.bars import TRAINING
from models.registries.trainings import enroll, enter_training, record_attendance
from models.rows.cases import CaseRow
from models.rows.conduct import Sanction
from models.rows.people import Agency, Person
from models.rows.registries import License
from scheduler.sweep import sweep
from tests.desks import SETTLED, Town, local
from workflows.facts.effects import Topic

IDA = "ida.cole@otter.example"
NEW_YEAR = local(1, 1, 0, year=2027)


@pytest.fixture
def town(database: Database) -> Town:
    """Return the desk of these stories."""
    return settled(database)


def settled(database: Database) -> Town:
    """Return a desk with one user, Ida Cole of Otter Creek, whose training year has begun."""
    town = Town(database)
    with database.writing() as session:
        otter = session.scalars(select(Agency).where(Agency.key == "otter-creek-shelter")).one()
        ida = Person(name="Ida Cole", email=IDA, agency_id=otter.id, created_at=SETTLED)
        session.add(ida)
        session.flush()
        session.add(
            License(
                person_id=ida.id, agency_id=otter.id, username="icole", level="agency-staff", art=False, issued_at=SETTLED
            )
        )  # fmt: skip
    town.sweep(local(1, 1, 0))
    return town


def held(town: Town, topic: Topic, month: int, missed: int = 0, *, year: int = 2026) -> None:
    """Hold a training that Ida takes part in, and record it the day after."""
    now = local(month, 11, year=year)
    with town.database.writing() as session:
        ida = session.scalars(select(Person).where(Person.email == IDA)).one()
        facts = {"topic": topic.value, "title": f"{topic} {month}", "held_on": f"{year}-{month:02}-10", "minutes": 60}
        row = enroll(session, enter_training(session, facts, now), ida, now)
        record_attendance(session, row, missed, town.dana.id, now=now)


def owed(town: Town) -> set[str]:
    return set(town.open_duties(number(town)))


def number(town: Town) -> str:
    """Return the number of the case of 2026."""
    with town.database.reading() as session:
        return (
            session.scalars(select(CaseRow.number).where(CaseRow.process == "P05").order_by(CaseRow.id)).first() or ""
        )


def bars(town: Town) -> list[Sanction]:
    with town.database.reading() as session:
        return list(session.scalars(select(Sanction)))


def test_the_list_of_trainings_answers_the_duties_as_attendance_is_recorded(town: Town) -> None:
    assert owed(town) == {"year", "security", "general"}
    held(town, Topic.SECURITY, 2, missed=11)
    assert "security" in owed(town)
    held(town, Topic.SECURITY, 3)
    held(town, Topic.GENERAL, 4)
    assert owed(town) == {"year", "general"}
    held(town, Topic.GENERAL, 5)
    assert owed(town) == {"year"}
    town.sweep(NEW_YEAR)
    assert town.case(number(town)).state == "MET"


def test_what_ica_records_in_the_case_is_on_the_list_and_answers_it(town: Town) -> None:
    facts = {"title": "Security", "held_on": "2026-02-03", "minutes": 60, "missed": 0}
    town.do(number(town), town.dana, "record-security", local(2, 4), **facts)
    assert owed(town) == {"year", "general"}


def test_the_suspension_runs_from_january_1_until_credit_is_recorded_and_bars_no_longer(town: Town) -> None:
    held(town, Topic.GENERAL, 4)
    held(town, Topic.GENERAL, 5)
    town.sweep(NEW_YEAR)
    assert (town.case(number(town)).state, bars(town)) == ("LAPSED", [])
    town.do(number(town), town.dana, "suspend", local(1, 5, year=2027), suspended_on="2027-01-05")
    (bar,) = bars(town)
    assert (bar.kind, bar.begun_at, bar.until_on, bar.ended_at) == (TRAINING, NEW_YEAR, None, None)
    assert bar.begun_confirmed_at == local(1, 5, year=2027)
    held(town, Topic.SECURITY, 2, year=2027)
    (bar,) = bars(town)
    assert (bar.ended_at, bar.ended_confirmed_at) == (local(2, 11, year=2027), None)
    town.do(number(town), town.dana, "turn-on", local(2, 12, year=2027), done_on="2027-02-12")
    assert (town.case(number(town)).state, bars(town)[0].ended_confirmed_at) == ("RESTORED", local(2, 12, year=2027))


def test_the_next_year_counts_that_training_too_and_asks_for_the_rest(town: Town) -> None:
    town.sweep(NEW_YEAR)
    held(town, Topic.SECURITY, 1, year=2027)
    with town.database.reading() as session:
        later = session.scalars(select(CaseRow).order_by(CaseRow.id.desc())).first()
        assert later is not None
        assert later.heading == "Training year 2027: Ida Cole"
    assert set(town.open_duties(later.number)) == {"year", "general"}


def test_a_missed_general_training_becomes_a_violation_case_by_icas_decision_only(town: Town) -> None:
    held(town, Topic.SECURITY, 3)
    sweep(town.database, NEW_YEAR)
    assert town.case(number(town)).state == "LISTED"
    town.do(number(town), town.dana, "allege", local(1, 8, year=2027), what="No general training in 2026.")
    with town.database.reading() as session:
        case = session.scalars(select(CaseRow).where(CaseRow.process == "P19")).one()
        assert (case.subject and case.subject.email, case.state, bars(town)) == (IDA, "ALLEGED", [])
        assert case.received_at.date() == date(2027, 1, 8)
