"""A notice that is over before it is told is dropped."""

from models.casebook.casebook import fire
from tests.desks import JO, local
from tests.notifications.mailroom import WANTED, Mailroom
from workflows.grammar.events import Extend
from workflows.law.roles import ICA_DIRECTOR


def test_a_reminder_of_a_task_that_was_done_meanwhile_is_dropped(room: Mailroom) -> None:
    number = room.training()
    room.sweep(local(3, 12, 9))
    room.do(number, room.jo, "submit", local(3, 12, 9, 5), work="All of it.")
    room.tell(local(3, 12, 9, 6))
    assert (room.messages("reminder"), room.outcomes("reminder")) == ([], ["dropped"])


def test_what_was_late_and_has_been_extended_is_no_longer_told(room: Mailroom) -> None:
    number = room.in_review()
    room.sweep(local(3, 16, 9))
    extension = Extend("review", frozenset({ICA_DIRECTOR}), local(3, 25).date(), "illness")
    with room.database.writing() as session:
        fire(session, room.case(number).id, extension, local(3, 16, 9, 5))
    room.tell(local(3, 16, 9, 6))
    assert (room.messages("overdue"), room.outcomes("overdue")) == ([], ["dropped"])


def test_a_reminder_that_comes_after_the_date_is_dropped(room: Mailroom) -> None:
    room.training()
    room.sweep(local(3, 12, 9))
    room.tell(local(3, 18, 9))
    assert room.outcomes("reminder") == ["dropped"]


def test_the_clock_of_a_closed_case_is_silent(room: Mailroom) -> None:
    number = room.training()
    room.sweep(local(3, 18, 9))
    room.do(number, room.tess, "withdraw", local(3, 18, 9, 5), why="The position is not filled.")
    room.tell(local(3, 18, 9, 6))
    assert set(room.outcomes("overdue")) == {"dropped"}
    assert room.outcomes("request-withdrawn") == ["told", "told"]


def test_a_later_duty_of_the_same_name_does_not_revive_a_reminder_of_the_first(room: Mailroom) -> None:
    number = room.in_review()
    room.sweep(local(3, 13, 9))
    room.do(number, room.dana, "correct", local(3, 13, 10), wanted=WANTED)
    room.do(number, room.jo, "resubmit", local(3, 13, 11), work="Mended.")
    room.tell(local(3, 13, 12))
    assert (room.open_duties(number)["review"].opened_at, room.outcomes("reminder")) == (
        local(3, 13, 11),
        ["dropped"],
    )


def test_news_of_a_step_is_told_however_late(room: Mailroom) -> None:
    number = room.ask(local(2, 20))
    room.do(number, room.tess, "withdraw", local(2, 21), why="The position is not filled.")
    room.tell(local(3, 30))
    assert room.addresses("onboarding-begins") == [JO]
    assert room.addresses("request-withdrawn") == [JO, "dana.whitcomb@desk.example"]
