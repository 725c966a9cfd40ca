"""What becomes of mail when the server, the line or the worker fails."""

import asyncio
import logging
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from models.mail.mail_server import LEAST, MOST, outage
from models.mail.outbox import claim, send_again
from models.rows.notices import Message
from models.rows.outages import Outage
from notifications.sending.delivery import LEASE, Delivered
from notifications.sending.sender import Postman
from notifications.sending.wire_message import Envelope
from tests.databases import changed
from tests.desks import JO, local
from tests.notifications.mailroom import Mailroom
from tests.notifications.servers import Sink, free_port, postman, serving

NOW = local(2, 20)


@pytest.fixture
def waiting(room: Mailroom) -> Mailroom:
    """Return a town with mail to three trainees."""
    for each in range(3):
        room.ask(NOW, name=f"Trainee {each}", email=f"t{each}@otter.example")
    room.tell(NOW)
    return room


@pytest.mark.parametrize(("faulty", "became"), [("written", "refused"), ("of", "failed")])
def test_a_message_that_cannot_be_read_or_written_stops_no_other(
    waiting: Mailroom, faulty: str, became: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = getattr(Envelope, faulty)

    def poisoned(message: Any, *more: Any) -> Any:
        subject: Any = more[-1] if faulty == "of" and more else message
        if subject.address == "t1@otter.example":
            raise LookupError("poison")
        return sound(message, *more)

    monkeypatch.setattr(Envelope, faulty, poisoned)
    with serving(Sink()) as carrier:
        counted = deliver(waiting, carrier)
    assert (counted.sent, getattr(counted, became)) == (2, 1)
    assert waiting.message(to="t1@otter.example").state == became


def test_once_the_worker_is_to_stop_no_message_is_begun(waiting: Mailroom) -> None:
    sink = Sink()
    with serving(sink) as carrier:
        stops = iter([False, True])
        stopped = asyncio.run(carrier.deliver(waiting.database, NOW, lambda: next(stops)))
    assert (stopped, len(sink.taken)) == (Delivered(sent=1), 1)
    assert sorted(message.state for message in waiting.messages()) == ["queued", "queued", "sent"]


def test_a_notice_that_cannot_be_stored_stops_no_other(room: Mailroom) -> None:
    for each in range(3):
        room.ask(NOW, name=f"Trainee {each}", email=f"t{each}@otter.example")
    poison = room.notices()[0]
    key = f"<notice.{poison.id}"
    with room.database.writing() as session:
        session.execute(text(POISON[changed(room.database.engine).dialect.name].format(key=key)))
    room.tell(NOW)
    assert room.notices()[0].outcome == "fault"
    assert {notice.outcome for notice in room.notices()[1:]} == {"told"}


POISON = {
    "sqlite": "CREATE TRIGGER poison BEFORE INSERT ON message WHEN NEW.message_id LIKE '{key}.%' "
    "BEGIN SELECT RAISE(ABORT, 'poison'); END",
    "postgresql": "ALTER TABLE message ADD CONSTRAINT poison CHECK (message_id NOT LIKE '{key}.%')",
}


def deliver(room: Mailroom, carrier: Postman, now: datetime = NOW) -> Delivered:
    return asyncio.run(carrier.deliver(room.database, now))


def first(room: Mailroom) -> Message:
    return room.messages()[0]


def test_without_a_server_mail_waits_and_goes_out_once_it_is_back_however_long_that_takes(waiting: Mailroom) -> None:
    carrier, now, pauses = postman(free_port()), NOW, list[timedelta]()
    for _ in range(12):
        assert deliver(waiting, carrier, now) == Delivered()
        away = out_of_reach(waiting)
        assert away is not None
        pauses.append(away.next_try_at - now)
        now = away.next_try_at
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (LEAST, MOST)
    assert {(each.state, each.attempts) for each in waiting.messages()} == {("queued", 0)}
    with serving(Sink()) as back:
        assert deliver(waiting, back, now + timedelta(days=5)) == Delivered(sent=3)
    assert out_of_reach(waiting) is None


def test_a_server_out_of_reach_is_not_tried_before_its_time(waiting: Mailroom) -> None:
    deliver(waiting, postman(free_port()))
    with serving(Sink()) as back:
        assert deliver(waiting, back, NOW + LEAST / 2) == Delivered()
        assert deliver(waiting, back, NOW + LEAST) == Delivered(sent=3)


def out_of_reach(room: Mailroom) -> Outage | None:
    with room.database.reading() as session:
        return outage(session)


def why(room: Mailroom) -> str:
    found = out_of_reach(room)
    return found.words if found else ""


def test_a_certificate_that_is_not_trusted_puts_mail_off_and_says_so(waiting: Mailroom) -> None:
    sink = Sink()
    with serving(sink) as carrier:
        assert deliver(waiting, postman(carrier.port, ca_file="")) == Delivered()
    assert "certificate is not trusted" in why(waiting)
    assert "CA file" in why(waiting)
    assert sink.taken == []


def test_a_ca_file_that_is_missing_puts_mail_off(waiting: Mailroom) -> None:
    assert deliver(waiting, postman(free_port(), ca_file="/no/such/file.pem")) == Delivered()
    assert "No such file" in why(waiting)


def test_a_wrong_password_puts_mail_off_and_says_so(waiting: Mailroom) -> None:
    with serving(Sink()) as carrier:
        assert deliver(waiting, postman(carrier.port, password="wrong")) == Delivered()
    assert "refuses the desk's username or password" in why(waiting)


def test_mail_is_not_sent_in_the_open_where_it_must_be_encrypted(waiting: Mailroom) -> None:
    sink = Sink()
    with serving(sink) as carrier:
        assert deliver(waiting, postman(carrier.port, starttls=False)).sent == 0
    assert sink.taken == []


def test_a_server_that_vanishes_after_the_message_leaves_it_uncertain(waiting: Mailroom) -> None:
    sink = Sink(endings={"t1@otter.example": "vanish"})
    with serving(sink) as carrier:
        assert deliver(waiting, carrier) == Delivered(sent=2, uncertain=1)
        assert deliver(waiting, carrier, NOW + timedelta(days=9)) == Delivered()
    assert waiting.message(to="t1@otter.example").state == "uncertain"
    assert sink.addresses.count("t1@otter.example") == 1


def test_a_server_that_shuts_down_in_between_has_the_rest_put_off(waiting: Mailroom) -> None:
    sink = Sink(replies={"t1@otter.example": "421 Closing down"})
    with serving(sink) as carrier:
        assert deliver(waiting, carrier) == Delivered(sent=2, deferred=1)
    assert waiting.message(to="t1@otter.example").error == "421 Closing down"


def test_what_a_killed_worker_had_in_hand_is_uncertain_and_not_sent_again(waiting: Mailroom) -> None:
    with waiting.database.writing() as session:
        assert claim(session, NOW, LEASE) is not None
    sink = Sink()
    with serving(sink) as carrier:
        assert deliver(waiting, carrier, NOW + timedelta(minutes=1)) == Delivered(sent=2)
        assert deliver(waiting, carrier, NOW + LEASE) == Delivered(uncertain=1)
        assert deliver(waiting, carrier, NOW + timedelta(days=9)) == Delivered()
    assert (first(waiting).state, len(sink.taken)) == ("uncertain", 2)
    assert "nobody knows whether it arrived" in first(waiting).error


def test_two_workers_do_not_take_the_same_message(waiting: Mailroom) -> None:
    with waiting.database.writing() as session:
        one = claim(session, NOW, LEASE)
        two = claim(session, NOW, LEASE)
        assert one is not None
        assert two is not None
        assert one.id != two.id


def test_somebody_may_have_an_uncertain_message_sent_again(waiting: Mailroom) -> None:
    sink = Sink(endings={"t0@otter.example": "vanish"})
    with serving(sink) as carrier:
        deliver(waiting, carrier)
        sink.endings.clear()
        with waiting.database.writing() as session:
            assert send_again(session, first(waiting).id, NOW)
        assert deliver(waiting, carrier) == Delivered(sent=1)


def test_a_message_that_arrived_is_never_sent_again(waiting: Mailroom) -> None:
    with serving(Sink()) as carrier:
        deliver(waiting, carrier)
    with waiting.database.writing() as session:
        assert not send_again(session, first(waiting).id, NOW)


def test_no_log_tells_to_whom_or_what_the_desk_writes(waiting: Mailroom, caplog: pytest.LogCaptureFixture) -> None:
    sink = Sink(replies={"t1@otter.example": "550 No such person"}, endings={"t2@otter.example": "vanish"})
    with caplog.at_level(logging.DEBUG, "notifications"), serving(sink) as carrier:
        deliver(waiting, carrier)
    ours = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("mail"))
    assert "otter.example" not in ours
    assert JO not in ours


def test_a_sender_that_is_no_address_is_refused_at_the_start() -> None:
    with pytest.raises(ValueError, match="is no mail address"):
        Postman(host="mail.example", sender="the desk")


def test_the_password_is_not_printed() -> None:
    assert "long secret" not in repr(postman(1))
