"""The review of an agency's users on a real desk: the calendar asks, the directory knows whom, departures follow."""

from contextlib import nullcontext, suppress
from datetime import date, datetime

import pytest
from sqlalchemy import select

from models.database import Database
from models.intake.intake import Sent, act
from models.registries.licenses.log_ons import enter_log_on
from models.rows.cases import CaseRow
from models.rows.people import Agency, Person
from models.rows.registries import License
from tests.desks import SETTLED, Town, local
from tests.models.corrections.test_effects_undone import struck
from workflows.engine.cases import NotAllowed
from workflows.manual.people.users_review import PROCESS

IDA, BEN = "ida.cole@otter.example", "ben.frost@otter.example"
ASKED, ANSWERED = local(4, 1, 0), local(4, 2, 9)


@pytest.fixture
def town(database: Database) -> Town:
    """Return a desk with two users of Otter Creek, who is asked for the second quarter of 2026."""
    town = Town(database)
    with database.writing() as session:
        otter = session.scalars(select(Agency).where(Agency.key == "otter-creek-shelter")).one()
        for name, email in (("Ida Cole", IDA), ("Ben Frost", BEN)):
            person = Person(name=name, email=email, agency_id=otter.id, created_at=SETTLED)
            session.add(person)
            session.flush()
            session.add(License(person_id=person.id, agency_id=otter.id, username=email.partition("@")[0],
                                level="agency-staff", art=False, issued_at=SETTLED))  # fmt: skip
    town.sweep(ASKED)
    return town


def reviews(town: Town) -> list[CaseRow]:
    with town.database.reading() as session:
        rows = select(CaseRow).where(CaseRow.process == PROCESS.key).order_by(CaseRow.id)
        return list(session.scalars(rows).unique())


def departures(town: Town) -> list[tuple[str, str]]:
    with town.database.reading() as session:
        rows = select(Person.email, CaseRow.state).join(Person, Person.id == CaseRow.subject_id)
        return [
            (email, state)
            for email, state in session.execute(rows.where(CaseRow.process == "P04").order_by(CaseRow.id))
        ]


def answer(town: Town, step: str, now: datetime = ANSWERED, **facts: object) -> None:
    with town.database.writing() as session:
        act(session, town.tess, reviews(town)[-1].number, step, Sent(facts), now=now, version=None)


def leaves(town: Town, email: str, now: datetime = ANSWERED) -> None:
    answer(town, "report-departure", now, user=email, goes="leaves", last_need=local(4, 1, 17).isoformat())


def test_each_agency_with_users_is_asked_once_a_quarter(town: Town) -> None:
    town.sweep(local(4, 20))
    assert len(reviews(town)) == 1
    town.sweep(local(7, 1))
    assert [row.state for row in reviews(town)] == ["UNANSWERED", "ASKED"]


def test_an_agency_whose_first_user_comes_within_a_quarter_is_asked_in_the_next_one(database: Database) -> None:
    town = Town(database)
    town.sweep(ASKED)
    assert reviews(town) == []


def confirm(town: Town) -> None:
    answer(town, "confirm-agency", notice_posted=True, information=True)


def test_the_agency_ticks_everybody_confirms_what_it_does_once_a_year_and_the_review_ends(town: Town) -> None:
    answer(town, "confirm-users", staying=[IDA, BEN])
    assert set(town.open_duties(reviews(town)[0].number)) == {"agency", "over"}  # nobody did in January
    confirm(town)
    assert reviews(town)[0].state == "REVIEWED"


def test_what_was_confirmed_in_a_year_is_not_asked_again_before_the_next(town: Town) -> None:
    confirm(town)
    town.sweep(local(7, 1))
    assert set(town.open_duties(reviews(town)[-1].number)) == {"users", "over"}
    town.sweep(local(1, 1, year=2027))
    assert set(town.open_duties(reviews(town)[-1].number)) == {"users", "agency", "over"}


def test_who_leaves_by_the_review_leaves_by_a_case_of_their_own_and_need_not_be_ticked(town: Town) -> None:
    leaves(town, BEN)
    assert departures(town) == [(BEN, "ENDED")]
    due = town.open_duties(town.newest(BEN).number)["disable"].due_at
    assert due == local(4, 4, 0)  # 24 hours after the day of the notice
    answer(town, "confirm-users", staying=[IDA])
    confirm(town)
    assert reviews(town)[0].state == "REVIEWED"


def test_two_departures_are_two_cases_and_the_one_reported_by_mistake_is_undone_alone(town: Town) -> None:
    leaves(town, BEN)
    leaves(town, IDA)
    assert [email for email, _ in departures(town)] == [BEN, IDA]
    struck(town, reviews(town)[0].number, "report-departure", local(4, 3, 9))
    assert dict(departures(town))[IDA] == "NEW"
    assert dict(departures(town))[BEN] == "ENDED"


def test_another_level_and_work_for_another_agency_are_asked_for_with_the_answer_once_each(town: Town) -> None:
    for again in (False, True):
        with suppress(NotAllowed) if again else nullcontext():
            answer(town, "report-access", user=BEN, level="Case Manager I", art="keep", why="Casework.")
            answer(town, "report-elsewhere", user=BEN, other="maple-street-family-center", work="report", purpose="Counts.",
                   begins="2026-04-02", ends="2026-12-31")  # fmt: skip
    with town.database.reading() as session:
        rows = session.scalars(select(CaseRow).where(CaseRow.process.in_(("P06", "P08"))).order_by(CaseRow.process))
        assert [(row.process, row.state) for row in rows.unique()] == [("P06", "CHANGING"), ("P08", "SIGNING")]


def test_a_license_that_ends_otherwise_leaves_the_list_of_the_open_review(town: Town) -> None:
    answer(town, "report-departure", user=BEN, goes="job", last_need=local(4, 1, 17).isoformat())
    with pytest.raises(NotAllowed, match="holds no license"):
        answer(town, "confirm-users", staying=[IDA, BEN])


def test_a_list_of_log_ons_is_kept_and_an_older_one_takes_nothing_away(town: Town) -> None:
    with town.database.writing() as session:
        for day in ("2026-03-30", "2026-01-05"):
            enter_log_on(session, {"username": "ida.cole", "last_log_on": day}, date(2026, 4, 1))
        (found,) = session.scalars(select(License).where(License.username == "ida.cole")).unique()
        assert found.last_log_on == date(2026, 3, 30)
        assert enter_log_on(session, {"username": "nobody", "last_log_on": "2026-03-30"}, date(2026, 4, 1)) is None
        with pytest.raises(NotAllowed, match="not in the future"):
            enter_log_on(session, {"username": "ida.cole", "last_log_on": "2026-04-02"}, date(2026, 4, 1))
