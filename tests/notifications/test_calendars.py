"""Deadlines in people's own calendars."""

from datetime import date
from typing import Any

from icalendar import Calendar

from models.casebook.casebook import fire
from models.mail.addressees import dated
from notifications.writing.calendars import attachment, feed
from notifications.writing.mail_facts import Entry
from notifications.writing.tasks import entry
from tests.desks import JO, local
from tests.notifications.mailroom import DESK, WANTED, Mailroom
from workflows.grammar.events import Extend
from workflows.law.roles import SYSTEM_ADMIN

ENTRY = Entry(7, "26-0414", date(2026, 3, 17), "finish the series", "2.2-training-30", 2)


def events(text: str) -> dict[str, dict[str, str]]:
    """Return what a calendar shows, by the ids of its entries."""
    found = Calendar.from_ical(text).walk("VEVENT")
    return {str(event["uid"]): {name: _said(event[name]) for name in event} for event in found}


def _said(value: Any) -> str:
    return str(value.to_ical(), "utf-8") if isinstance(value.to_ical(), bytes) else str(value.to_ical())


def test_a_task_stands_all_day_on_its_last_day() -> None:
    (event,) = events(attachment([ENTRY], DESK, local(3, 2))).values()
    assert (event["DTSTART"], event["DTEND"]) == ("20260317", "20260318")
    assert event["SUMMARY"] == "Finish the series (26-0414)"
    assert event["URL"] == "https://desk.hmis.example/cases/26-0414"


def test_without_a_date_of_ones_own_nothing_is_attached(room: Mailroom) -> None:
    number = room.training()
    room.do(number, room.tess, "withdraw", local(3, 3), why="She moved.")
    room.tell(local(3, 3))
    assert [each.calendar for each in room.messages("request-withdrawn", "dana.whitcomb@desk.example")] == [""]


def test_what_the_manual_leaves_untimed_is_in_the_calendar_by_its_target(room: Mailroom) -> None:
    number = room.ask(local(2, 20))
    room.tell(local(2, 20))
    entries = events(room.message("onboarding-begins").calendar).values()
    assert [event["SUMMARY"] for event in entries] == [
        f"Sign the User Agreement ({number})", f"Acknowledge the privacy notice ({number})"
    ]  # fmt: skip


def test_the_mail_that_begins_a_series_brings_both_its_dates(room: Mailroom) -> None:
    room.training()
    calendar = room.message("series-begun").calendar
    near = {event["DTSTART"] for event in events(calendar).values() if event["DTSTART"] < "2027"}
    assert near == {"20260317", "20260401"}
    assert "METHOD:PUBLISH" in calendar


def test_a_reminder_brings_its_own_date_under_the_same_id(room: Mailroom) -> None:
    room.training()
    room.strike(local(3, 12, 9))
    (reminder,), begun = events(room.message("reminder").calendar), events(room.message("series-begun").calendar)
    assert reminder in begun
    assert reminder.endswith("@desk.hmis.example")


def test_what_others_owe_is_not_in_my_calendar(room: Mailroom) -> None:
    room.training()
    room.strike(local(3, 18, 9))
    assert room.message("overdue", "tess.barlow@desk.example").calendar == ""


def test_a_date_that_moves_is_a_later_edition_of_the_same_entry(room: Mailroom) -> None:
    number = room.in_review()
    room.do(number, room.dana, "correct", local(3, 28), wanted=WANTED)
    room.tell(local(3, 28))
    before = events(room.message("corrections-asked").calendar)
    move = Extend("series", frozenset({SYSTEM_ADMIN}), date(2026, 4, 10), "illness")
    with room.database.writing() as session:
        fire(session, room.case(number).id, move, local(3, 29))
    with room.database.reading() as session:
        after = events(
            feed([entry(*row, confidential=False) for row in dated(session, room.jo_id)], DESK, local(3, 29))
        )
    (moved,) = (uid for uid in after if after[uid]["DTSTART"] == "20260410" and "requirement" in after[uid]["SUMMARY"])
    assert before[moved]["DTSTART"] == "20260401"
    assert int(after[moved]["SEQUENCE"]) > int(before[moved]["SEQUENCE"])


def test_a_task_that_ended_is_taken_out_with_the_next_mail(room: Mailroom) -> None:
    room.do(room.in_review(), room.dana, "repeat", local(3, 12), why="Exits are mixed up.")
    room.tell(local(3, 12))
    calendar = room.message("repeat-series", JO).calendar
    assert {event["STATUS"] for event in events(calendar).values()} == {"CANCELLED"}
    assert "METHOD:CANCEL" in calendar
    assert set(events(calendar)) <= set(events(room.message("series-begun").calendar))


def test_a_confidential_task_is_a_number_alone() -> None:
    quiet = Entry(7, "26-0413", date(2026, 3, 17), "", "2.2-training-30", 2)
    (event,) = events(attachment([quiet], DESK, local(3, 2))).values()
    assert event["SUMMARY"] == "Case 26-0413: a task of yours"
    assert "DESCRIPTION" not in event


def test_the_feed_holds_a_persons_open_dated_tasks(room: Mailroom) -> None:
    number = room.training()
    with room.database.reading() as session:
        rows = dated(session, room.jo_id)
        text = feed([entry(duty, case, confidential=False) for duty, case in rows], DESK, local(3, 3))
    assert [event["SUMMARY"] for event in events(text).values()] == [
        f"Finish all sessions and hand in your homework ({number})",
        f"Complete every requirement of the training series ({number})",
        f"Sign the User Agreement ({number})",
        f"Acknowledge the privacy notice ({number})",
    ]
    assert "METHOD" not in text


def test_long_words_are_folded_as_calendars_want_it() -> None:
    long = Entry(7, "26-0414", date(2026, 3, 17), "étude " * 40, "2.2-training-30", 2)
    lines = attachment([long], DESK, local(3, 2)).encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
