"""A mail server that takes its time: what it may take, and that no deadline waits for it."""

from threading import Event, Thread, Timer

from notifications.sending.delivery import Delivered
from scheduler.wake import Worker
from tests.desks import local
from tests.notifications.mailroom import DESK, Mailroom
from tests.notifications.sending.crowds import deliver, next_try, states, why, write_to
from tests.notifications.servers import Sink, postman, serving
from tests.scheduler.test_worker import Standing

PATIENT = 60  # seconds; nothing here comes near it


def test_while_a_slow_server_reads_a_message_deadlines_are_acted_on_and_mail_is_written(room: Mailroom) -> None:
    room.training()
    sink = Sink(has_read=Event())
    with serving(sink) as carrier:
        worker = Worker(room.database, Standing(local(3, 18, 9)), DESK, carrier)
        sending = Thread(target=worker.send, daemon=True)
        sending.start()
        assert sink.reading.wait(PATIENT)
        assert worker.sweep() > 0
        assert worker.compose() > 0
        assert sending.is_alive()
        assert sink.has_read
        sink.has_read.set()
        sending.join(PATIENT)
    assert len(sink.addresses) == len({each.message_id for each in room.messages() if each.state == "sent"}) > 0


def test_over_its_last_word_a_server_may_take_four_times_as_long_as_over_any_other(room: Mailroom) -> None:
    write_to(room, 1)
    sink = Sink(has_read=Event())
    assert sink.has_read
    with serving(sink) as carrier:
        reads = Timer(1.3, sink.has_read.set)
        reads.start()
        assert deliver(room, postman(carrier.port, timeout=1)) == Delivered(sent=1)
        reads.join()


def test_a_server_that_never_says_its_last_word_is_out_of_reach_before_all_mail_is_uncertain(room: Mailroom) -> None:
    write_to(room, 6)
    sink = Sink(has_read=Event())
    assert sink.has_read
    with serving(sink) as carrier:
        assert deliver(room, postman(carrier.port, timeout=0.2)) == Delivered(uncertain=2)
        assert "does not answer in time" in why(room)
        sink.has_read.set()
        assert deliver(room, carrier, next_try(room)) == Delivered(sent=4)
    assert states(room) == {"uncertain": 2, "sent": 4}
