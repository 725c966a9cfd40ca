"""A training year on a real desk: the calendar opens it, the list of trainings answers it, and what it suspends is on record."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from models.access.access import Viewer, hats
from models.casebook.casebook import DESK as DESK_ITSELF
from models.database import Database
from models.intake.opening import Opening, open_case
from models.lookups.bars import TRAINING
from models.lookups.learning import learn_about
from models.lookups.recurring import look_again
from models.registries.trainings import enroll, enter_training, record_attendance
from models.rows.cases import CaseRow
from models.rows.conduct import Sanction
from models.rows.notices import Message, NoticeRow
from models.rows.people import Agency, Person
from models.rows.recurrences import Occurrence
from models.rows.registries import License
from notifications.writing.dispatch import dispatch
from scheduler.sweep import sweep
from tests.desks import SETTLED, Town, local
from tests.models.searching.finding import words_anew, words_kept
from tests.notifications.mailroom import DESK
from workflows.facts.effects import Topic
from workflows.grammar.events import THE_CLOCK
from workflows.grammar.recurring import Per, Period

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


def license_at(town: Town, key: str, *, art: bool = False) -> None:
    """Give Ida a license of another agency."""
    with town.database.writing() as session:
        agency = session.scalars(select(Agency).where(Agency.key == key)).one()
        ida = session.scalars(select(Person).where(Person.email == IDA)).one()
        facts = {"username": f"icole-{key}", "level": "agency-staff", "art": art, "issued_at": local(2, 1)}
        session.add(License(person_id=ida.id, agency_id=agency.id, **facts))
        learn_about(session, local(2, 1), person_id=ida.id)
        look_again(session, local(2, 1), Per.USER)


def end_at(town: Town, key: str, now: datetime) -> None:
    """End Ida's license of an agency."""
    with town.database.writing() as session:
        agency = session.scalars(select(Agency).where(Agency.key == key)).one()
        for each in session.scalars(select(License).where(License.agency_id == agency.id)).unique():
            each.ended_at, each.ended_why = now, "left"
            learn_about(session, now, person_id=each.person_id)


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
        later = session.scalars(select(CaseRow).where(CaseRow.process == "P05").order_by(CaseRow.id.desc())).first()
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


def maple_id(town: Town) -> int:
    with town.database.reading() as session:
        return session.scalars(select(Agency.id).where(Agency.key == MAPLE)).one()


OTTER, MAPLE = "otter-creek-shelter", "maple-street-family-center"


def years(town: Town) -> list[CaseRow]:
    with town.database.reading() as session:
        return list(session.scalars(select(CaseRow).where(CaseRow.process == "P05").order_by(CaseRow.id)))


def knows(town: Town, viewer: Viewer) -> bool:
    """Say whether somebody may know of Ida's year."""
    with town.database.reading() as session:
        return bool(hats(session, viewer, years(town)[0]))


def told(town: Town, template: str) -> list[int | None]:
    """Return who got a mail of a kind."""
    with town.database.reading() as session:
        mails = select(Message.person_id).join(NoticeRow, NoticeRow.id == Message.notice_id)
        return list(session.scalars(mails.where(NoticeRow.template == template).order_by(Message.person_id)))


def test_a_user_of_two_agencies_has_one_year_and_hears_once_and_both_agencies_read_it(town: Town) -> None:
    assert not knows(town, town.omar)
    license_at(town, MAPLE, art=True)
    town.sweep(local(2, 2))
    (year,) = years(town)
    assert (knows(town, town.tess), knows(town, town.omar)) == (True, True)
    assert owed(town) == {"year", "security", "general", "art"}  # of all licenses together
    town.sweep(NEW_YEAR)
    dispatch(town.database, NEW_YEAR, DESK, NEW_YEAR)
    assert len(told(town, "training-year-begins")) == 1 + 1  # of 2026 and of 2027, once each
    administrators = {town.tess.id, town.omar.id}
    assert administrators <= {*told(town, "training-security-missed")}
    assert [each.agency_id for each in years(town)] == [year.agency_id] * 2


def test_the_year_goes_on_with_the_agency_that_is_left_and_the_other_reads_it_no_more(town: Town) -> None:
    license_at(town, MAPLE)
    end_at(town, OTTER, local(3, 2))
    assert (knows(town, town.tess), knows(town, town.omar)) == (False, True)
    assert owed(town) == {"year", "security", "general"}
    town.sweep(local(3, 3))
    (year,) = years(town)
    assert (words_kept(town.database), year.agency_id) == (words_anew(town.database), maple_id(town))
    end_at(town, MAPLE, local(4, 1))
    assert owed(town) == {"year"}


def test_of_two_years_that_ran_when_a_year_was_an_agencys_the_later_one_ends(town: Town) -> None:
    with town.database.writing() as session:
        first = session.scalars(select(CaseRow).where(CaseRow.process == "P05")).one()
        maple = session.scalars(select(Agency).where(Agency.key == MAPLE)).one()
        period = Period(begins_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
        opening = Opening("P05", "begin", (period,), THE_CLOCK, maple.id, first.subject_id)
        second = open_case(session, opening, local(1, 1, 0), DESK_ITSELF)
        session.add(
            Occurrence(
                process="P05", begins_on=period.begins_on, person_id=first.subject_id or 0, agency_id=maple.id,
                case_id=second, fault=None,
            )
        )  # fmt: skip
    license_at(town, MAPLE)
    town.sweep(local(2, 2))
    assert [each.state for each in years(town)] == ["RUNNING", "JOINED"]
    assert knows(town, town.omar)
