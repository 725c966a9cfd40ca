"""Whose date somebody else moved is told so, with the day it was, why, and the moved entry of the calendar."""

from datetime import date, datetime

from models.access.access import Viewer
from models.casebook.casebook import Author, fire
from tests.desks import JO, local
from tests.models.corrections.correcting import corrected
from tests.notifications.mailroom import WANTED, Mailroom, squeezed
from tests.notifications.test_calendars import events
from workflows.grammar.events import Extend
from workflows.law.roles import ICA_DIRECTOR, SYSTEM_ADMIN

DANA = "dana.whitcomb@desk.example"


def later(duty: str, until: date) -> Extend:
    return Extend(duty, frozenset({ICA_DIRECTOR, SYSTEM_ADMIN}), until, "illness")


def extend(room: Mailroom, number: str, event: Extend, at: datetime, by: Viewer) -> None:
    """Let somebody extend a date, and tell it."""
    with room.database.writing() as session:
        fire(session, room.case(number).id, event, at, Author(by.id))
    room.tell(at)


def test_an_extension_by_somebody_else_is_told_with_both_days_and_the_reason(room: Mailroom) -> None:
    extend(room, room.in_review(), later("review", date(2026, 3, 25)), local(3, 12), room.nora)
    message = room.message("moved")
    assert (message.address, message.subject) == (
        DANA,
        "Moved to Wednesday, March 25: your review of Jo Tran's homework",
    )
    said = (
        "It was due on Sunday, March 15. The last day is Wednesday, March 25 now (extended to March 25, 2026: illness)."
    )
    assert said in squeezed(message.text)


def test_a_correction_says_what_was_corrected(room: Mailroom) -> None:
    number = room.ask(local(2, 20))
    room.do(number, room.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    room.tell(local(3, 2, 10))
    corrected(room, number, room.dana, "begin-series", now=local(3, 4), facts={"begun_on": "2026-03-01"})
    room.tell(local(3, 4))
    said = 'The history of this case was put right. Corrected: "Training series begun" of March 2, 2026. Dates that moved are in the calendar entry with this email'
    assert said in squeezed(room.message("corrected", JO).text)


def test_who_moved_a_date_is_not_told_of_it(room: Mailroom) -> None:
    extend(room, room.in_review(), later("review", date(2026, 3, 25)), local(3, 12), room.dana)
    assert (room.messages("moved"), room.outcomes("moved")) == ([], ["dropped"])


def test_dates_that_one_event_moves_are_one_message_and_each_entry_of_the_calendar_moves(room: Mailroom) -> None:
    number = room.in_review()
    room.do(number, room.dana, "correct", local(3, 28), wanted=WANTED)
    room.tell(local(3, 28))
    before = events(room.message("corrections-asked").calendar)
    extend(room, number, later("series", date(2026, 4, 10)), local(3, 29), room.dana)
    message = room.message("moved", JO)
    assert squeezed(message.text).count("the last day is Friday, April 10 now, and was Wednesday, April 1") == 2
    after = events(message.calendar)
    assert {event["DTSTART"] for event in after.values() if event["DTSTART"] < "2027"} == {"20260410"}
    assert after.keys() == before.keys()
    assert all(int(after[uid]["SEQUENCE"]) > int(before[uid]["SEQUENCE"]) for uid in after)


def test_no_step_and_no_tick_is_told_as_a_move_nor_a_date_that_comes_new(room: Mailroom) -> None:
    number = room.in_review()
    room.do(number, room.dana, "correct", local(3, 12), wanted=WANTED)
    room.strike(local(4, 20))
    assert room.outcomes("moved") == []


def test_a_move_is_not_told_once_its_task_is_done(room: Mailroom) -> None:
    number = room.in_review()
    with room.database.writing() as session:
        fire(session, room.case(number).id, later("review", date(2026, 3, 25)), local(3, 12), Author(room.nora.id))
    room.do(number, room.tess, "withdraw", local(3, 12, 11), why="The position is not filled.")
    room.tell(local(3, 12, 12))
    assert room.outcomes("moved") == ["dropped"]


def test_who_waits_for_what_is_owed_hears_that_its_date_moved(room: Mailroom) -> None:
    extend(room, room.in_review(), later("review", date(2026, 3, 25)), local(3, 12), room.nora)
    told = {message.address: message for message in room.messages("waiting-moved")}
    assert set(told) == {JO, "tess.barlow@desk.example"}
    assert told[JO].subject == "Now by Wednesday, March 25: ICA's review of Jo Tran's homework"
    said = (
        "The System Administrator had until Sunday, March 15 to review Jo Tran's homework. "
        "The last day is Wednesday, March 25 now (extended to March 25, 2026: illness)."
    )
    assert said in squeezed(told[JO].text)


def test_who_waits_hears_of_a_date_that_a_correction_moves(room: Mailroom) -> None:
    number = room.ask(local(2, 20))
    room.do(number, room.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    room.tell(local(3, 2, 10))
    corrected(room, number, room.dana, "begin-series", now=local(3, 4), facts={"begun_on": "2026-03-01"})
    room.tell(local(3, 4))
    assert "tess.barlow@desk.example" in {message.address for message in room.messages("corrected")}


def test_a_task_of_somebody_else_is_told_in_words_for_others(room: Mailroom) -> None:
    number = room.in_review()
    room.do(number, room.dana, "correct", local(3, 28), wanted=WANTED)
    extend(
        room, number, Extend("series", frozenset({SYSTEM_ADMIN}), date(2026, 4, 10), "illness"), local(3, 28), room.dana
    )
    told = [message for message in room.messages("waiting-moved") if message.address == "tess.barlow@desk.example"]
    assert told
    assert all("The trainee had until" in squeezed(message.text) for message in told)
    assert all(" your " not in squeezed(message.text).partition("had until")[2].partition("now")[0] for message in told)
