"""The postman and a real mail server that wants STARTTLS and a sign-in."""

import asyncio
import re
from datetime import datetime, timedelta

import pytest

from models.accounts.password_links import owner_of_link
from models.rows.accounts import PasswordLink
from models.rows.notices import Message
from models.rows.people import Person
from notifications.sending.delivery import Delivered
from notifications.sending.handover import FOREIGN
from tests.desks import JO, local
from tests.notifications.mailroom import DESK, WANTED, Mailroom
from tests.notifications.servers import Sink, serving

NOW = local(2, 20)
TESS = "tess.barlow@desk.example"


@pytest.fixture
def sink() -> Sink:
    """Return a server's memory."""
    return Sink()


@pytest.fixture
def crowd(room: Mailroom) -> Mailroom:
    """Return a town with mail to five trainees."""
    for each in range(5):
        room.ask(NOW, name=f"Trainee {each}", email=f"t{each}@otter.example")
    room.tell(NOW)
    return room


def deliver(room: Mailroom, sink: Sink, now: datetime = NOW) -> Delivered:
    with serving(sink) as postman:
        return asyncio.run(postman.deliver(room.database, now))


def states(room: Mailroom) -> list[str]:
    return [message.state for message in room.messages()]


def test_a_message_arrives_with_all_its_headers(room: Mailroom, sink: Sink) -> None:
    room.ask(NOW)
    room.tell(NOW)
    assert deliver(room, sink).sent == 1
    mail, row = sink.mail(), room.message()
    assert {name: mail[name] for name in ("From", "To", "Reply-To", "Subject", "Auto-Submitted", "Message-ID")} == {
        "From": "HMIS Desk <desk@hmis.example>",
        "To": JO,
        "Reply-To": "ica@hmis.example",
        "Subject": "Otter Creek Shelter asks for an HMIS license for you",
        "Auto-Submitted": "auto-generated",
        "Message-ID": row.message_id,
    }
    assert mail["Date"].datetime == NOW
    assert (row.state, row.sent_at, row.error) == ("sent", NOW, "")


def test_text_page_and_dates_travel_together(room: Mailroom, sink: Sink) -> None:
    number = room.ask(NOW)
    room.do(number, room.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    room.tell(local(3, 2))
    deliver(room, sink, local(3, 2))
    mail, row = sink.mail(), room.message("series-begun")
    text, page = mail.get_body(("plain",)), mail.get_body(("html",))
    (dates,) = mail.iter_attachments()
    assert text is not None
    assert page is not None
    assert text.get_content().strip() == row.text.strip()
    assert page.get_content().strip() == row.html.strip()
    assert (dates.get_content_type(), dates["Content-Type"].params["method"]) == ("text/calendar", "PUBLISH")
    assert "DTSTART;VALUE=DATE:20260317" in dates.get_content()


def test_whatever_is_written_crosses_seven_bits(room: Mailroom, sink: Sink) -> None:
    number = room.in_review()
    room.do(number, room.dana, "correct", local(3, 12), wanted="Zoë's case — “exit” is missing.\n.\nA dot alone, too.")
    room.tell(local(3, 12))
    deliver(room, sink, local(3, 12))
    body = sink.mail().get_body(("plain",))
    assert body is not None
    assert "Zoë's case — “exit” is missing.\n    .\n    A dot alone, too." in body.get_content()
    assert sink.taken[-1][1].isascii()


def test_many_messages_share_one_connection(crowd: Mailroom, sink: Sink) -> None:
    assert deliver(crowd, sink) == Delivered(sent=5)
    assert (len(sink.addresses), len(sink.lines)) == (5, 1)


def test_a_message_leaves_once(crowd: Mailroom, sink: Sink) -> None:
    deliver(crowd, sink)
    assert deliver(crowd, sink) == Delivered()
    assert len(sink.addresses) == 5


def test_a_recipient_who_is_refused_does_not_hold_up_the_rest(crowd: Mailroom, sink: Sink) -> None:
    sink.replies["t2@otter.example"] = "550 No such person here"
    assert deliver(crowd, sink) == Delivered(sent=4, refused=1)
    row = crowd.message(to="t2@otter.example")
    assert (row.state, row.error) == ("refused", "550 No such person here")
    assert len(sink.lines) == 1


def test_a_message_that_is_refused_for_what_it_says_does_not_hold_up_the_rest(crowd: Mailroom, sink: Sink) -> None:
    sink.endings["t2@otter.example"] = "554 We take this for spam"
    assert deliver(crowd, sink) == Delivered(sent=4, refused=1)


def test_a_mailbox_that_is_full_is_tried_again_later(crowd: Mailroom, sink: Sink) -> None:
    sink.replies["t2@otter.example"] = "452 Mailbox full"
    assert deliver(crowd, sink) == Delivered(sent=4, deferred=1)
    row = crowd.message(to="t2@otter.example")
    assert (row.state, row.attempts, row.error) == ("queued", 1, "452 Mailbox full")
    sink.replies.clear()
    assert deliver(crowd, sink, local(2, 20, 10, 7)) == Delivered()
    assert deliver(crowd, sink, local(2, 20, 10, 8)) == Delivered(sent=1)


def test_an_address_that_is_none_is_refused_without_asking(crowd: Mailroom, sink: Sink) -> None:
    with crowd.database.writing() as session:
        for address, row in zip(("nobody at home", "not an address"), crowd.messages(), strict=False):
            session.merge(row).address = address
    assert deliver(crowd, sink) == Delivered(sent=3, refused=2)
    assert states(crowd) == ["refused", "refused", "sent", "sent", "sent"]


def test_a_domain_in_its_own_script_reaches_the_server_in_ascii(room: Mailroom, sink: Sink) -> None:
    room.ask(NOW, email="x@exämple.example")
    room.tell(NOW)
    assert deliver(room, sink) == Delivered(sent=1)
    assert (sink.addresses, sink.mail()["To"]) == (["x@xn--exmple-cua.example"], "x@xn--exmple-cua.example")
    assert sink.taken[-1][1].isascii()


def test_letters_of_any_script_before_the_at_reach_a_server_that_takes_them(room: Mailroom, sink: Sink) -> None:
    room.ask(NOW, email="jörg@exämple.example")
    room.tell(NOW)
    assert deliver(room, sink) == Delivered(sent=1)
    assert sink.addresses == ["jörg@xn--exmple-cua.example"]
    assert "To: jörg@xn--exmple-cua.example".encode() in sink.taken[-1][1]


def test_a_server_that_takes_no_such_letters_holds_up_nobody_else(crowd: Mailroom, sink: Sink) -> None:
    with crowd.database.writing() as session:
        session.merge(crowd.messages()[0]).address = "jörg@otter.example"
    with serving(sink, takes_all_letters=False) as postman:
        assert asyncio.run(postman.deliver(crowd.database, NOW)) == Delivered(sent=4, refused=1)
    row = crowd.message(to="jörg@otter.example")
    assert row.error == FOREIGN
    assert len(sink.lines) == 1


def test_what_was_done_meanwhile_does_not_leave(room: Mailroom, sink: Sink) -> None:
    number = room.training()
    deliver(room, sink, local(3, 2))
    room.strike(local(3, 12, 9))
    room.do(number, room.jo, "submit", local(3, 12, 9, 5), work="All of it.")
    assert deliver(room, sink, local(3, 12, 9, 6)) == Delivered(dropped=1)
    assert room.message("reminder").state == "dropped"


def test_nothing_leaves_to_somebody_who_left_or_stands_aside(room: Mailroom, sink: Sink) -> None:
    number = room.in_review()
    room.do(number, room.dana, "correct", local(3, 12), wanted=WANTED)
    room.tell(local(3, 12))
    room.recuse(number, "dana.whitcomb@desk.example", local(3, 12))
    room.leave(JO, local(3, 12))
    assert deliver(room, sink, local(3, 12)).sent == 0
    assert set(states(room)) == {"dropped"}


def test_a_catch_up_is_dropped_once_all_of_it_is_done(room: Mailroom, sink: Sink) -> None:
    numbers = [room.training(name=f"Trainee {each}", email=f"t{each}@otter.example") for each in range(2)]
    deliver(room, sink, local(3, 2))
    room.strike(local(3, 20, 9))
    for each, number in enumerate(numbers):
        room.do(number, room.viewer(f"t{each}@otter.example"), "submit", local(3, 20, 9), work="All of it.")
    room.tell(local(3, 20, 9))
    deliver(room, sink, local(3, 20, 9))
    (row,) = [each for each in room.messages(to="tess.barlow@desk.example") if each.notice_id is None]
    assert row.state == "dropped"


def test_a_catch_up_of_which_something_stands_leaves(room: Mailroom, sink: Sink) -> None:
    numbers = [room.training(name=f"Trainee {each}", email=f"t{each}@otter.example") for each in range(2)]
    room.strike(local(3, 20, 9))
    room.do(numbers[0], room.viewer("t0@otter.example"), "submit", local(3, 20, 9), work="All of it.")
    deliver(room, sink, local(3, 20, 9))
    (row,) = [each for each in room.messages(to="tess.barlow@desk.example") if each.notice_id is None]
    assert row.state == "sent"


def test_a_catch_up_with_a_case_that_its_reader_may_not_know_of_any_more_is_written_anew_without_it(
    room: Mailroom, sink: Sink
) -> None:
    numbers = [room.training(name=f"Trainee {each}", email=f"t{each}@otter.example") for each in range(3)]
    room.strike(local(3, 20, 9))
    room.recuse(numbers[1], TESS, local(3, 20, 9))
    deliver(room, sink, local(3, 20, 9))
    room.tell(local(3, 20, 9, 1))
    told = [each for each in room.messages(to=TESS) if each.notice_id is None]
    assert [each.state for each in told] == ["dropped", "queued"]
    assert [[number in each.text for number in numbers] for each in told] == [[True, True, True], [True, False, True]]
    assert ["out of reach" in each.subject for each in told] == [True, False]
    assert told[1].subject == "Two notices that still count"
    assert "that we held back before it left" in " ".join(told[1].text.split())


def secret_in(sink: Sink, part: str = "plain") -> str:
    body = sink.mail().get_body((part,))
    assert body is not None
    (secret,) = set(re.findall(r"/welcome/([\w.-]+)", body.get_content()))
    return str(secret)


def owner(room: Mailroom, secret: str, now: datetime) -> str:
    with room.database.reading() as session:
        found = owner_of_link(session, secret, now)
        return found.email if found else ""


def test_a_way_in_is_made_when_its_mail_leaves_and_the_desk_never_keeps_it(room: Mailroom, sink: Sink) -> None:
    room.ask(NOW)
    room.tell(NOW)
    before = room.message()
    later = NOW + timedelta(hours=5)
    deliver(room, sink, later)
    row, secret = room.message(), secret_in(sink)
    assert secret == secret_in(sink, "html")
    assert [secret in each for each in (before.text, before.html, row.text, row.html)] == [False] * 4
    assert f"/welcome/{row.link_mark}" in row.text
    assert owner(room, secret, later + timedelta(minutes=59)) == JO
    assert owner(room, secret, later + timedelta(hours=1)) == ""
    with room.database.reading() as session:
        kept = session.query(PasswordLink).one()
    assert secret not in {kept.secret_sha256, row.link_mark}


def test_a_way_in_leaves_for_no_address_that_its_reader_gave_up(room: Mailroom, sink: Sink) -> None:
    room.ask(NOW)
    room.tell(NOW)
    with room.database.writing() as session:
        session.query(Person).filter_by(email=JO).update({"email": "jo@elsewhere.example"})
    deliver(room, sink)
    assert sink.addresses == [JO]
    assert owner(room, secret_in(sink), NOW) == ""
    with room.database.reading() as session:
        assert session.query(PasswordLink).count() == 0


def test_what_only_looks_like_a_way_in_gets_no_secret(room: Mailroom, sink: Sink) -> None:
    room.ask(NOW)
    room.tell(NOW)
    with room.database.writing() as session:
        row = session.query(Message).one()
        row.text += "\nhttps://elsewhere.example/welcome/...\n"
    deliver(room, sink)
    body = sink.mail().get_body(("plain",))
    assert body is not None
    assert "https://elsewhere.example/welcome/...\n" in body.get_content()


def test_what_is_kept_or_held_does_not_leave(crowd: Mailroom, sink: Sink) -> None:
    with crowd.database.writing() as session:
        for state, row in zip(("kept", "held", "held", "kept", "sent"), crowd.messages(), strict=True):
            session.merge(row).state = state
    assert deliver(crowd, sink) == Delivered()
    assert (sink.addresses, DESK.delivers) == ([], True)
