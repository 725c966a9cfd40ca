"""What can wait is told once a day in one mail; what says the same of several cases is one mail with a list."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.access.rulebook import Rulebook
from models.accounts.mail_rhythm import choose_mail_rhythm
from models.inbox.tasks import assign
from models.mail.sent_mail import mail
from models.rows.notices import Message
from models.rows.people import Person
from notifications.writing.joining import join
from notifications.writing.shift import Shift
from tests.databases import KINDS
from tests.desks import FAR_OFF, SETTLED, local
from tests.notifications.mailroom import Mailroom, plain, squeezed
from workflows.law.mail.mail_rhythm import MailRhythm
from workflows.law.policy import Editions, Policy
from workflows.law.roles import SYSTEM_ADMIN

DANA, TESS = "dana.whitcomb@desk.example", "tess.barlow@desk.example"
OFFICE = Rulebook(
    editions=Editions([Policy("the office's hours", SETTLED.date(), Policy.undo_minutes.to(0), *FAR_OFF)])
)
HANDED_IN = local(3, 10)
REMINDED = local(3, 13, 9)  # the last open day before the reviews of what was handed in on March 10 are due
DAILY = local(3, 13, 10)


@pytest.fixture(params=KINDS)
def room(request: pytest.FixtureRequest) -> Mailroom:
    """Return a town whose mail about dates leaves in the office's hours, and can't be taken back."""
    return Mailroom(KINDS[request.param](OFFICE))


def reviews(room: Mailroom, count: int) -> list[str]:
    """Return cases in which Dana reviews homework."""
    return [room.in_review(name=f"Trainee {each}", email=f"t{each}@otter.example") for each in range(count)]


def wish(room: Mailroom, email: str, rhythm: MailRhythm) -> None:
    with room.database.writing() as session:
        person = session.scalars(select(Person).where(Person.email == email)).one()
        choose_mail_rhythm(session, person, {"rhythm": rhythm.key})


def last(room: Mailroom, to: str) -> Message:
    return room.messages(to=to)[-1]


def test_reminders_of_a_day_wait_and_are_one_mail(room: Mailroom) -> None:
    numbers = reviews(room, 2)
    room.strike(REMINDED)
    waiting = room.messages("reminder", DANA)
    assert [(each.joins, each.next_try_at) for each in waiting] == [("daily", DAILY)] * 2
    room.tell(DAILY)
    message = last(room, DANA)
    assert (message.subject, message.joins, message.next_try_at) == ("Today: two things that can wait", "", DAILY)
    assert [each.id for each in room.messages("reminder", DANA)] == [message.id]
    assert [f"{number} Due Sunday, March 15:" in squeezed(message.text) for number in numbers] == [True, True]


def test_a_single_thing_that_can_wait_is_a_mail_of_its_own(room: Mailroom) -> None:
    reviews(room, 1)
    room.strike(REMINDED)
    room.tell(DAILY)
    message = room.message("reminder", DANA)
    assert (message.subject, message.joins) == ("Due Sunday, March 15: your review of Trainee 0's homework", "")


def test_what_is_done_before_the_daily_mail_leaves_is_not_in_it(room: Mailroom) -> None:
    numbers = reviews(room, 3)
    room.strike(REMINDED)
    room.do(numbers[0], room.dana, "repeat", REMINDED, why="Exits are mixed up.")
    room.tell(DAILY)
    said = last(room, DANA).text
    assert [number in said for number in numbers] == [False, True, True]


def test_the_dates_of_what_is_told_together_go_with_it(room: Mailroom) -> None:
    reviews(room, 2)
    room.strike(REMINDED)
    room.tell(DAILY)
    dates = last(room, DANA).calendar
    assert (dates.count("BEGIN:VEVENT"), dates.count("METHOD:PUBLISH")) == (2, 1)


def test_who_wants_each_by_itself_does_not_wait_and_gets_what_is_equal_in_one_mail(room: Mailroom) -> None:
    wish(room, DANA, MailRhythm.SINGLE)
    reviews(room, 2)
    room.strike(REMINDED)
    message = last(room, DANA)
    assert (message.subject, message.next_try_at) == ("Two tasks are due soon", REMINDED)


def test_a_different_kind_has_a_heading_of_its_own_in_the_daily_mail(room: Mailroom) -> None:
    numbers = reviews(room, 3)
    with room.database.writing() as session:
        assign(session, room.nora, room.open_duties(numbers[0])["review"].id, room.nora.id, REMINDED)
    room.strike(REMINDED)
    room.tell(DAILY)
    said = squeezed(last(room, DANA).text)
    assert said.index("Due soon") < said.index(numbers[1]) < said.index("No longer yours") < said.index(numbers[0])
    assert "No longer yours" in plain(last(room, DANA).html)


def test_what_became_late_does_not_wait_for_the_daily_mail_but_for_the_office(room: Mailroom) -> None:
    numbers = reviews(room, 2)
    room.strike(local(3, 16, 0, 5))
    room.tell(local(3, 16, 9))
    message = last(room, DANA)
    assert (message.subject, message.created_at) == ("Two tasks are past due", local(3, 16, 9))
    assert [number in message.text for number in numbers] == [True, True]


def test_steps_that_say_the_same_of_several_cases_are_one_mail(room: Mailroom) -> None:
    numbers = [room.training(name=f"Trainee {each}", email=f"t{each}@otter.example") for each in range(3)]
    for each, number in enumerate(numbers):
        room.do(number, room.viewer(f"t{each}@otter.example"), "submit", HANDED_IN, work="All.")
    room.tell(HANDED_IN)
    message = last(room, DANA)
    assert message.subject == "Due Sunday, March 15: Trainee 0's homework to review, and two more"
    assert [number in message.text for number in numbers] == [True, True, True]


def test_tasks_handed_to_somebody_are_one_mail(room: Mailroom) -> None:
    numbers, hal, now = reviews(room, 2), room.hire("Hal Orr", SYSTEM_ADMIN), local(3, 11)
    with room.database.writing() as session:
        for number in numbers:
            assign(session, room.nora, room.open_duties(number)["review"].id, room.viewer(hal).id, now)
    room.tell(now)
    message = room.message(to=hal)
    assert message.subject == "Two tasks are yours now"
    assert [number in message.text for number in numbers] == [True, True]


@pytest.mark.parametrize("kind", KINDS)
def test_what_leaves_together_waits_for_what_is_still_to_be_written_but_not_for_long(kind: str) -> None:
    room = Mailroom(KINDS[kind]())  # where mail waits ten minutes to be taken back
    numbers = [room.training(name=f"Trainee {each}", email=f"t{each}@otter.example") for each in range(3)]
    for each, number in enumerate(numbers):
        room.do(number, room.viewer(f"t{each}@otter.example"), "submit", HANDED_IN, work="All.")
        if each < 2:
            room.tell(HANDED_IN)  # the third is told to nobody yet
    joined = [
        join(Shift(room.database, HANDED_IN + timedelta(minutes=minutes), room.desk, HANDED_IN))
        for minutes in (9, 10, 15)
    ]
    assert joined == [0, 0, 2]


def test_who_may_not_know_of_one_of_its_cases_any_more_is_told_the_rest(room: Mailroom) -> None:
    numbers = reviews(room, 3)
    room.strike(REMINDED)
    room.recuse(numbers[1], DANA, REMINDED)
    room.tell(DAILY)
    said = last(room, DANA).text
    assert [number in said for number in numbers] == [True, False, True]


def test_what_waits_is_not_in_the_mailbox_before_it_leaves(room: Mailroom) -> None:
    reviews(room, 1)
    room.strike(REMINDED)
    reminder = room.message("reminder", DANA)
    with room.database.reading() as session:
        shown = [
            mail(session, room.dana, reminder.id, DAILY - early, everybody=False) is not None
            for early in (timedelta(minutes=1), timedelta(0))
        ]
    assert shown == [False, True]


def test_a_mail_of_several_is_not_told_again_in_another_hat(room: Mailroom) -> None:
    reviews(room, 2)
    room.strike(REMINDED)
    room.tell(DAILY)
    written = len(room.messages())
    room.tell(DAILY)
    assert len(room.messages()) == written
    assert {notice.outcome for notice in room.notices()} == {"told"}
