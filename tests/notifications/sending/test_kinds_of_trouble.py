"""Each kind of trouble that a mail server makes: nothing is lost, nothing doubled, and the outage is said in plain words."""

from datetime import UTC, datetime, timedelta

import pytest

from models.desk.sending_again import send_once_more
from models.mail.mail_server import MOST
from notifications.sending.delivery import FIRST_PAUSE, LONGEST_PAUSE, MOST_TRIES, Delivered
from tests.notifications.mailroom import Mailroom
from tests.notifications.sending.crowds import NOW, deliver, next_try, states, why, write_to
from tests.notifications.servers import Sink, free_port, postman, serving

TWO_DAYS, AN_HOUR = timedelta(hours=48), timedelta(hours=1)


def test_a_server_down_for_48_hours_is_backed_off_once_for_all_and_all_mail_leaves_once_within_minutes_of_its_return(
    room: Mailroom,
) -> None:
    addresses, now, tries = write_to(room, 20), NOW, 0
    carrier = postman(free_port())
    while now < NOW + 3 * AN_HOUR:
        assert deliver(room, carrier, now) == Delivered()
        assert now < next_try(room) <= now + MOST
        now, tries = next_try(room), tries + 1
    assert tries < 3 * AN_HOUR / MOST + 10  # the server's, not twenty times as many
    for hours in (10, 24, 48):
        now = NOW + hours * AN_HOUR
        addresses += write_to(room, 5, now, first=len(addresses))
        assert deliver(room, carrier, now) == Delivered()
        now = next_try(room)
    assert now <= NOW + TWO_DAYS + MOST
    assert {message.attempts for message in room.messages()} == {0}
    assert "it takes no connection" in why(room)
    sink = Sink()
    with serving(sink) as back:
        assert deliver(room, back, now) == Delivered(sent=35)
        assert deliver(room, back, now + AN_HOUR) == Delivered()
    assert sorted(sink.addresses) == sorted(addresses)
    assert why(room) == ""


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("421 4.3.2 Service shutting down", "is not ready"),
        ("452 4.3.1 Insufficient system storage", "is not ready"),
        ("550 5.1.8 Sender address rejected", "refuses the desk's own address"),
        ("530 5.7.0 Authentication required", "as if it were not signed in"),
    ],
)
def test_a_server_that_answers_and_takes_nothing_for_48_hours_is_out_of_reach_and_no_message_is_to_blame(
    room: Mailroom, reply: str, said: str
) -> None:
    addresses, now, sink = write_to(room, 12), NOW, Sink(greeting=reply)
    with serving(sink) as carrier:
        for _ in range(8):
            assert deliver(room, carrier, now) == Delivered()
            now = next_try(room)
        assert deliver(room, carrier, NOW + TWO_DAYS) == Delivered()
        assert said in why(room)
        assert {(message.state, message.attempts) for message in room.messages()} == {("queued", 0)}
        sink.greeting = ""
        assert deliver(room, carrier, next_try(room)) == Delivered(sent=12)
    assert sorted(sink.addresses) == sorted(addresses)


@pytest.mark.parametrize("reply", ["vanish", "421 4.4.2 Bye", "452 4.3.1 Disk full", "554 5.7.1 Relay access denied"])
def test_what_a_server_says_of_every_recipient_is_held_against_the_server(room: Mailroom, reply: str) -> None:
    addresses = write_to(room, 6)
    sink = Sink(replies=dict.fromkeys(addresses, reply))
    with serving(sink) as carrier:
        assert deliver(room, carrier) == Delivered()
        assert len(sink.asked) == 2  # of one it could be the message; once it is known to be away, one is trial enough
        assert deliver(room, carrier, next_try(room)) == Delivered()
        assert len(sink.asked) == 3
        assert why(room)
        assert "otter.example" not in why(room)
        sink.replies.clear()
        assert deliver(room, carrier, next_try(room)) == Delivered(sent=6)
    assert sorted(sink.addresses) == sorted(addresses)
    assert why(room) == ""


@pytest.mark.parametrize(("reply", "became"), [("vanish", "queued"), ("554 5.7.1 Relay access denied", "refused")])
def test_what_it_says_of_some_while_it_takes_others_is_their_own_and_holds_up_nobody(
    room: Mailroom, reply: str, became: str
) -> None:
    bad, good = write_to(room, 2), write_to(room, 4, NOW + AN_HOUR / 2, first=2)
    sink = Sink(replies=dict.fromkeys(bad, reply))
    with serving(sink) as carrier:
        assert deliver(room, carrier) == Delivered()  # these two are all there is, and may be anybody's trouble
        now = NOW + AN_HOUR
        while not sink.taken:
            assert now < NOW + AN_HOUR + 3 * MOST
            deliver(room, carrier, now)
            now = next_try(room) if why(room) else now
    assert sorted(sink.addresses) == sorted(good)
    assert why(room) == ""
    assert [(m.state, m.attempts) for m in room.messages() if m.address in bad] == [(became, 1)] * 2


def test_one_of_fifty_that_is_refused_is_booked_and_forty_nine_arrive(room: Mailroom) -> None:
    addresses = write_to(room, 50)
    sink = Sink(replies={addresses[0]: "550 5.1.1 No such user"})
    with serving(sink) as carrier:
        assert deliver(room, carrier) == Delivered(sent=49, refused=1)
        assert deliver(room, carrier, NOW + AN_HOUR) == Delivered()
    assert sorted(sink.addresses) == sorted(addresses[1:])
    assert room.message(to=addresses[0]).state == "refused"
    assert why(room) == ""


def test_what_the_line_broke_at_after_data_is_sent_again_by_a_person_alone_with_the_same_message_id(
    room: Mailroom,
) -> None:
    first, *others = write_to(room, 4)
    sink = Sink(endings={first: "vanish"})
    with serving(sink) as carrier:
        assert deliver(room, carrier) == Delivered(sent=3, uncertain=1)
        for days in (1, 3, 30):
            assert deliver(room, carrier, NOW + timedelta(days=days)) == Delivered()
        before = room.message(to=first).message_id
        with room.database.writing() as session:
            session.merge(room.message(to=first)).person_id = room.tess.id
        sink.endings.clear()
        with room.database.writing() as session:
            assert send_once_more(session, room.message(to=first).id, NOW, NOW)
        assert deliver(room, carrier, NOW) == Delivered(sent=1)
    assert sink.mail()["Message-ID"] == before
    assert len(sink.taken) == 1 + len(others) + 1


def test_a_server_that_drops_every_message_after_data_is_out_of_reach_before_all_are_uncertain(room: Mailroom) -> None:
    addresses = write_to(room, 10)
    sink = Sink(endings=dict.fromkeys(addresses, "vanish"))
    with serving(sink) as carrier:
        assert deliver(room, carrier) == Delivered(uncertain=2)
        assert why(room)
        assert deliver(room, carrier, next_try(room)) == Delivered(uncertain=1)
        sink.endings.clear()
        assert deliver(room, carrier, next_try(room)) == Delivered(sent=7)
    assert states(room) == {"uncertain": 3, "sent": 7}


@pytest.mark.parametrize("at", ["replies", "endings"])
@pytest.mark.parametrize("reply", ["450 4.2.0 Greylisted, try again", "451 4.7.1 Greylisted"])
def test_who_is_greylisted_holds_up_nobody_and_gets_the_mail_at_the_next_try(
    room: Mailroom, at: str, reply: str
) -> None:
    addresses = write_to(room, 5)
    sink = Sink(**{at: {addresses[0]: reply}})  # type: ignore[arg-type]
    with serving(sink) as carrier:
        assert deliver(room, carrier) == Delivered(sent=4, deferred=1)
        assert why(room) == ""
        getattr(sink, at).clear()
        assert deliver(room, carrier, NOW + FIRST_PAUSE) == Delivered(sent=1)
    assert sorted(sink.addresses) == sorted(addresses)


def test_whoever_is_put_off_again_and_again_is_tried_about_every_hour_for_three_days(room: Mailroom) -> None:
    (address,), now, pauses = write_to(room, 1), NOW, list[timedelta]()
    with serving(Sink(replies={address: "450 4.2.0 Greylisted"})) as carrier:
        while room.message(to=address).state == "queued":
            deliver(room, carrier, now)
            again = room.message(to=address).next_try_at
            pauses += [again - now] if again else []
            now = again or now
    assert (len(pauses), pauses[0], max(pauses)) == (MOST_TRIES - 1, FIRST_PAUSE, LONGEST_PAUSE)
    assert now - NOW > timedelta(days=3)
    assert room.message(to=address).state == "failed"


RUN_OUT = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("server", "carrier", "said"),
    [
        ({}, {"ca_file": ""}, "name a CA file"),
        ({"until": RUN_OUT}, {}, "certificate has expired. Whoever runs the mail server has to renew it"),
        ({"name": "elsewhere.example"}, {}, "HMIS_DESK_SMTP_HOST"),
        ({"encrypts": False}, {}, "offers no encryption, so nothing is sent"),
        ({}, {"starttls": False}, "HMIS_DESK_SMTP_STARTTLS"),
        ({}, {"ca_file": "/no/such/file.pem"}, "HMIS_DESK_SMTP_CA_FILE"),
    ],
)
def test_with_a_bad_certificate_or_none_nothing_is_sent_in_the_open(
    room: Mailroom, server: dict[str, object], carrier: dict[str, object], said: str
) -> None:
    write_to(room, 3)
    sink = Sink()
    with serving(sink, **server) as good:  # type: ignore[arg-type]
        assert deliver(room, postman(good.port, **carrier)) == Delivered()
    assert said in why(room)
    assert (sink.asked, sink.taken, states(room)) == ([], [], {"queued": 3})


def test_an_expired_password_is_the_servers_outage_and_no_refusal_of_any_message(room: Mailroom) -> None:
    write_to(room, 5)
    sink = Sink()
    with serving(sink) as carrier:
        assert deliver(room, postman(carrier.port, password="expired")) == Delivered()
        assert "refuses the desk's username or password: 535" in why(room)
        assert {(message.state, message.attempts) for message in room.messages()} == {("queued", 0)}
        assert deliver(room, carrier, next_try(room)) == Delivered(sent=5)


def test_a_server_that_lets_strangers_in_and_takes_no_mail_of_theirs_is_an_outage_too(room: Mailroom) -> None:
    write_to(room, 5)
    with serving(Sink()) as carrier:
        assert deliver(room, postman(carrier.port, username="", password="")) == Delivered()
    assert "HMIS_DESK_SMTP_USERNAME" in why(room)
    assert states(room) == {"queued": 5}


def test_a_message_that_the_desk_cannot_hand_over_says_nothing_of_the_server(room: Mailroom) -> None:
    first, *others = write_to(room, 4)
    with room.database.writing() as session:
        session.merge(room.message(to=first)).address = "not an address"
    with serving(Sink(replies=dict.fromkeys(others, "421 Closing down"))) as carrier:
        assert deliver(room, carrier) == Delivered(refused=1)
    assert why(room)
    assert [(each.state, each.attempts) for each in room.messages()][1:] == [("queued", 0)] * 3
