"""Dates that are fair, as the rows and the mail have them: late papers, outages, shortened guidelines, second rounds."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from models.database import Database
from models.rows.notices import NoticeRow
from tests.databases import KINDS
from tests.desks import local
from tests.models.clients import TO_INSPECT, Counter
from tests.models.corrections.correcting import corrected
from tests.models.meeting_desks import Hall
from tests.models.violations import FINDING, GRAVE, Bench
from tests.notifications.mailroom import AT_ONCE, Mailroom, squeezed
from workflows.law.roles import SYSTEM_ADMIN

TESS, HELEN, NORA = (f"{name}@desk.example" for name in ("tess.barlow", "helen.marsh", "nora.feld"))


@pytest.fixture
def counter(request: pytest.FixtureRequest) -> Counter:
    """Return a town where clients ask, and whose mail waits for nobody."""
    return Counter(KINDS[request.param](AT_ONCE))


both = pytest.mark.parametrize("counter", KINDS, indirect=True)


def overdue(counter: Counter, *, to: str = "") -> set[str]:
    """Return who was told that a task is past due, in whatever mail."""
    late = [each for each in counter.messages() if "ast due" in each.subject or "at once" in each.subject]
    return {each.address for each in late if to in {"", each.address}}


def requested_late(counter: Counter, days: int) -> datetime:
    """Enter a client's request so many days after it was received, and tell all that there is to tell."""
    now = local(1, 5) + timedelta(days=days)
    counter.request(counter.tess, now=now)
    for later in (timedelta(), timedelta(hours=1), timedelta(days=1), timedelta(days=4)):
        counter.strike((now + later).replace(hour=11))
    return now


@both
@pytest.mark.parametrize("days", [61, 68, 100, 365])
def test_of_a_request_entered_too_late_hear_the_administrator_the_executive_director_and_icas_director(
    counter: Counter, days: int
) -> None:
    requested_late(counter, days)
    counter.strike(local(1, 5, year=2026) + timedelta(days=days + 40))
    assert overdue(counter) >= {TESS, HELEN, NORA}


@both
@pytest.mark.parametrize("days", [61, 68, 365])
def test_a_letter_that_lay_with_ica_makes_the_agency_late_only_days_after_it_was_entered(
    counter: Counter, days: int
) -> None:
    now = local(1, 5) + timedelta(days=days)
    number = counter.request(counter.dana, now=now, how="by mail, from a client")
    for later in range(5):
        counter.strike((now + timedelta(days=later)).replace(hour=11))
    assert overdue(counter) == set(), "nobody is late by what ICA entered late"
    assert counter.case(number).received_at == local(1, 5, 0), "the clock starts on the day it was received"
    assert counter.open_duties(number)["answer"].due_at == (now + timedelta(days=6)).replace(hour=0)
    for later in (6, 7, 8):
        counter.strike((now + timedelta(days=later)).replace(hour=11))
    assert overdue(counter) >= {HELEN}


@both
def test_a_letter_that_lay_with_ica_can_be_corrected_and_still_makes_nobody_else_late(counter: Counter) -> None:
    now = local(3, 20)
    number = counter.request(counter.dana, now=now, how="by mail, from a client")
    begun_with = counter.open_duties(number)["answer"].due_at
    corrected(counter, number, counter.dana, "ask", now=local(3, 20, 14), facts={**TO_INSPECT, "medium": "as a file"})
    assert counter.open_duties(number)["answer"].due_at == begun_with == local(3, 26, 0)


@both
@pytest.mark.parametrize("away", [1, 8, 20, 400])
def test_after_an_outage_of_the_worker_all_hear_whom_it_would_have_told(counter: Counter, away: int) -> None:
    counter.request(counter.tess)
    counter.strike(local(3, 6, 9))
    counter.strike(local(3, 6, 9) + timedelta(days=away))
    counter.strike(local(3, 6, 9) + timedelta(days=away + 40))
    assert overdue(counter) >= {TESS, HELEN, NORA}


@both
def test_a_guideline_cut_on_day_47_lets_all_hear_at_once_and_not_weeks_later(counter: Counter) -> None:
    counter.request(counter.tess)
    counter.strike(local(2, 21, 9))
    assert overdue(counter) == set()
    counter.guide(30, local(2, 21, 10))
    counter.strike(local(2, 21, 11))
    counter.strike(local(2, 23, 9))
    assert overdue(counter) >= {HELEN, NORA}
    assert counter.message("moved", TESS).subject.startswith("Moved to Wednesday, February 4")


@both
def test_a_guideline_that_moves_a_date_is_told_with_both_days_and_the_entry_of_the_calendar_moves(
    counter: Counter,
) -> None:
    counter.request(counter.tess)
    counter.tell(local(1, 12))
    counter.guide(30, local(1, 20))
    counter.tell(local(1, 20))
    message = counter.message("moved", TESS)
    assert "It was due on Friday, March 6. The last day is Wednesday, February 4 now" in squeezed(message.text)
    assert "DTSTART;VALUE=DATE:20260204" in message.calendar


def test_icas_corrections_dated_before_day_30_end_no_series_that_the_trainee_had_time_for(database: Database) -> None:
    room = Mailroom(database)
    number = room.ask(local(3, 1))
    room.do(number, room.dana, "begin-series", local(3, 13), begun_on="2026-03-13")
    room.do(number, room.jo, "submit", local(4, 10), work="All.")  # day 30 is April 12
    room.do(number, room.dana, "correct", local(4, 14), wanted="Exit dates.")
    due = room.open_duties(number)["corrections"].due_at
    assert due is not None
    assert due.astimezone(local(4, 14).tzinfo).date() > date(2026, 4, 14)
    room.sweep(local(4, 14, 11))
    assert room.case(number).state == "CORRECTING"


def test_a_question_put_again_after_day_30_is_due_fourteen_days_later_and_told_as_late_to_nobody(
    database: Database,
) -> None:
    bench = Bench(database)
    bench.find()
    bench.find(local(5, 1), finding={**FINDING, "occurred_on": "2026-04-20"})
    number = bench.notify(local(6, 1), finding={**GRAVE, "occurred_on": "2026-05-20"})
    bench.sweep(local(7, 3))
    votes = ("keep", "keep", "terminate", "terminate")
    for member, choice in zip((bench.walter, *bench.members), votes, strict=True):
        bench.vote(number, member, choice, local(7, 3, 11))
    bench.do(number, bench.walter, "vote-again", local(7, 6), why="Weigh the remorse.")
    again = {key: duty.due_at for key, duty in bench.open_duties(number).items() if key.startswith("vote:")}
    assert len(again) == 4
    assert set(again.values()) == {local(7, 21, 0)}
    bench.sweep(local(7, 6, 11))
    with database.reading() as session:
        since = select(NoticeRow).where(NoticeRow.created_at >= local(7, 6), NoticeRow.duty.startswith("vote:"))
        assert session.scalars(since.where(NoticeRow.template != "reminder")).all() == []


@pytest.mark.parametrize("kind", KINDS)
def test_who_owes_what_hangs_on_a_meeting_is_told_when_it_moves(kind: str) -> None:
    hall = Hall(kind)
    meeting = hall.schedule(local(9, 15, 13))
    case = hall.find(local(9, 10))
    hall.move(meeting, local(10, 6, 13), local(9, 11))
    assert hall.due(case) == local(10, 7, 0)
    with hall.database.reading() as session:
        (moved,) = session.scalars(select(NoticeRow).where(NoticeRow.template == "moved")).all()
    assert (moved.duty, moved.moved_from, moved.role) == ("tell", date(2026, 9, 15), SYSTEM_ADMIN)
