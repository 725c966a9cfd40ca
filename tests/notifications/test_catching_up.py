"""After an outage each person gets one mail at most about all that was due in it."""

from models.casebook.casebook import fire
from models.inbox.due import next_due
from models.inbox.tasks import claim
from models.mail.sent_mail import mail
from tests.desks import JO, local
from tests.notifications.mailroom import Mailroom, plain, squeezed
from workflows.grammar.events import Tick
from workflows.law.roles import AGENCY_ADMIN

TESS, DANA = "tess.barlow@desk.example", "dana.whitcomb@desk.example"


def many(room: Mailroom, count: int) -> list[str]:
    return [room.training(name=f"Trainee {each}", email=f"t{each}@otter.example") for each in range(count)]


def late(room: Mailroom, to: str) -> list[str]:
    """Return the mails that somebody got on March 20."""
    return [each.text for each in room.messages(to=to) if each.created_at == local(3, 20, 9)]


def test_twenty_missed_deadlines_are_one_message(room: Mailroom) -> None:
    numbers = many(room, 20)
    room.strike(local(3, 20, 9))
    (text,) = late(room, TESS)
    assert "Hello Tess,\n\n20 notices at once: the desk was out of reach." in text
    for place, number in enumerate(numbers):
        said = f"{number} Past due since Wednesday, March 18: Trainee {place}'s training homework"
        assert said in squeezed(text)


def test_the_page_of_a_catch_up_leads_to_each_case(room: Mailroom) -> None:
    numbers = many(room, 2)
    room.strike(local(3, 20, 9))
    (message,) = [each for each in room.messages(to=TESS) if each.notice_id is None]
    assert message.subject == "Two notices at once: the desk was out of reach"
    assert [f'href="https://desk.hmis.example/cases/{number}"' in message.html for number in numbers] == [True, True]
    assert "Open your inbox" in plain(message.html)


def test_who_may_not_know_of_one_of_its_cases_reads_no_catch_up_but_an_own_one(room: Mailroom) -> None:
    numbers = many(room, 2)
    room.strike(local(3, 20, 9))
    (message,) = [each for each in room.messages(to=TESS) if each.notice_id is None]
    assert readers(room, message.id) == {TESS, DANA}
    room.recuse(numbers[1], DANA, local(3, 20, 9))
    assert readers(room, message.id) == {TESS}


def test_a_catch_up_is_gone_from_the_mailbox_with_a_case_that_is_kept_from_the_office_of_its_reader(
    room: Mailroom,
) -> None:
    first, _ = many(room, 2)
    room.strike(local(3, 20, 9))
    (message,) = [each for each in room.messages(to=TESS) if each.notice_id is None]
    with room.database.writing() as session:
        session.merge(room.case(first)).withheld = f";{AGENCY_ADMIN.value};"
    assert readers(room, message.id) == {DANA}


def readers(room: Mailroom, message_id: int) -> set[str]:
    """Return who may read a message on a desk where all of ICA read everybody's mail."""
    with room.database.reading() as session:
        asked = {
            email: mail(session, room.viewer(email), message_id, local(3, 20, 9), everybody=email == DANA)
            for email in (TESS, DANA)
        }
    return {email for email, found in asked.items() if found}


def test_one_thing_missed_keeps_its_own_mail(room: Mailroom) -> None:
    room.training()
    room.strike(local(3, 20, 9))
    message = room.message("overdue", JO)
    assert message.subject == "Past due since Wednesday, March 18: your training homework"
    assert "It was due on Tuesday, March 17, three days ago." in squeezed(message.text)


def test_nothing_is_caught_up_on_while_the_sweep_has_more_to_do(room: Mailroom) -> None:
    first, *_ = many(room, 3)
    with room.database.writing() as session:
        fire(session, room.case(first).id, Tick("homework"), local(3, 20, 9))
    assert (room.tell(local(3, 20, 9)), late(room, TESS)) == (0, [])
    with room.database.reading() as session:
        assert next_due(session) is not None
    room.strike(local(3, 20, 9))
    assert len(late(room, TESS)) == 1


def test_what_was_due_just_now_does_not_wait(room: Mailroom) -> None:
    many(room, 2)
    room.strike(local(3, 18, 0, 30))
    assert [each.subject for each in room.messages(to=TESS)] == ["Two tasks are past due"]


def test_what_was_done_before_it_could_be_told_is_left_out(room: Mailroom) -> None:
    numbers = many(room, 3)
    room.sweep(local(3, 20, 9))
    trainee = room.viewer("t1@otter.example")
    room.do(numbers[1], trainee, "submit", local(3, 20, 9), work="All of it.")
    room.tell(local(3, 20, 9))
    (text,) = late(room, TESS)
    assert [number in text for number in numbers] == [True, False, True]


def test_catching_up_ends_in_nothing_left_to_tell(room: Mailroom) -> None:
    many(room, 2)
    room.strike(local(3, 20, 9))
    written = len(room.messages())
    assert room.strike(local(3, 20, 9)) == 0
    assert (len(room.messages()), {notice.outcome for notice in room.notices()}) == (written, {"told"})


def test_a_series_that_lapsed_in_the_outage_is_news_too(room: Mailroom) -> None:
    many(room, 2)
    room.strike(local(4, 20, 9))
    (message,) = [each for each in room.messages(to=TESS) if each.notice_id is None]
    assert "Trainee 0's training series has expired" in squeezed(message.text)


def test_a_task_claimed_in_the_meantime_goes_to_whoever_has_it(room: Mailroom) -> None:
    number = room.in_review()
    with room.database.writing() as session:
        claim(session, room.dana, room.open_duties(number)["review"].id, local(3, 11))
    room.strike(local(3, 20, 9))
    assert room.addresses("overdue") == ["dana.whitcomb@desk.example"]
