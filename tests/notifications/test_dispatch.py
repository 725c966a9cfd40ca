"""From notice to message: each once, in the right state, whatever else goes wrong."""

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from models.mail.outbox import hold, put, release
from models.rows.message_state import State
from models.rows.notices import Message, NoticeRow
from tests.databases import KINDS
from tests.desks import JO, SIGNATURE, local
from tests.notifications.mailroom import DESK, Mailroom


def test_a_notice_is_told_once_however_often_one_asks(room: Mailroom) -> None:
    room.ask(local(2, 20))
    assert [room.tell(local(2, 20)), room.tell(local(2, 20)), room.tell(local(2, 21))] == [1, 0, 0]


@pytest.mark.parametrize("kind", KINDS)
def test_several_workers_tell_each_notice_once(kind: str) -> None:
    room = Mailroom(KINDS[kind]())
    for each in range(12):
        room.ask(local(2, 20), name=f"Trainee {each}", email=f"t{each}@otter.example")
    with ThreadPoolExecutor(4) as workers:
        written = list(workers.map(lambda _: room.tell(local(2, 20)), range(8)))
    told = 24  # each trainee of the request, and ICA's administrator of the task that comes of it
    assert (sum(written), len({each.notice_id for each in room.messages()}), len(room.messages())) == (told, told, told)
    room.database.engine.dispose()


@pytest.mark.parametrize("kind", KINDS)
def test_several_workers_catch_up_with_one_message_a_person(kind: str) -> None:
    room = Mailroom(KINDS[kind]())
    for each in range(6):
        room.training(name=f"Trainee {each}", email=f"t{each}@otter.example")
    room.sweep(local(3, 20, 9))
    with ThreadPoolExecutor(4) as workers:
        list(workers.map(lambda _: room.tell(local(3, 20, 9)), range(4)))
    assert len([each for each in room.messages(to="tess.barlow@desk.example") if each.notice_id is None]) == 1
    trainees = [each.address for each in room.messages("overdue") if each.notice_id]
    assert (len(trainees), len(set(trainees))) == (6, 6)
    room.database.engine.dispose()


def test_the_key_of_notice_and_person_bars_a_second_message(room: Mailroom) -> None:
    room.ask(local(2, 20))
    room.tell(local(2, 20))
    first = room.message()
    copied = {column.name: getattr(first, column.name) for column in Message.__table__.columns if column.name != "id"}
    with pytest.raises(IntegrityError), room.database.writing() as session:
        put(session, Message(**copied | {"message_id": "<another@desk.hmis.example>"}))


def test_its_id_is_the_same_wherever_a_message_turns_up(room: Mailroom) -> None:
    room.ask(local(2, 20))
    room.tell(local(2, 20, 11))
    message = room.message()
    assert message.message_id == f"<notice.{message.notice_id}.{message.person_id}.20260220150000@desk.hmis.example>"


def test_a_desk_without_a_server_keeps_its_mail(room: Mailroom) -> None:
    room.desk = replace(DESK, delivers=False)
    room.ask(local(2, 20))
    room.tell(local(2, 20))
    assert [each.state for each in room.messages()] == ["kept"]


def test_a_restored_desk_holds_its_mail_until_it_is_released(room: Mailroom) -> None:
    room.ask(local(2, 20))
    room.tell(local(2, 20))
    with room.database.writing() as session:
        stopped = hold(session, local(2, 21))
    room.ask(local(2, 21), name="Lee Hart", email="lee@otter.example")
    room.tell(local(2, 21))
    assert (stopped, [each.state for each in room.messages()]) == (1, ["held", "held"])
    with room.database.writing() as session:
        assert release(session) == 2
    assert [each.state for each in room.messages()] == ["queued", "queued"]


def test_a_notice_that_cannot_be_composed_holds_up_no_other(room: Mailroom, caplog: pytest.LogCaptureFixture) -> None:
    number = room.ask(local(2, 20))
    with room.database.writing() as session:
        session.add(NoticeRow(case_id=room.case(number).id, template="no-such-notice", role="trainee", clause="",
                              duty="", created_at=local(2, 19), catch_up=False, outcome=""))  # fmt: skip
    with caplog.at_level(logging.ERROR):
        room.tell(local(2, 20))
    assert room.outcomes("no-such-notice") == ["fault"]
    assert room.addresses("onboarding-begins") == [JO]
    assert "LookupError" in caplog.text
    assert JO not in caplog.text


def test_more_notices_than_a_batch_are_all_told(room: Mailroom) -> None:
    number = room.ask(local(2, 20))
    with room.database.writing() as session:
        case = room.case(number).id
        session.add_all(
            NoticeRow(case_id=case, template="onboarding-begins", role="trainee", clause="2.1-user-eligibility",
                      duty="", created_at=local(2, 20, 11, each), catch_up=False, outcome="")
            for each in range(55)
        )  # fmt: skip
    assert room.tell(local(2, 20, 12)) == 56


def test_a_message_that_waits_is_due_at_once(room: Mailroom) -> None:
    room.ask(local(2, 20))
    room.tell(local(2, 20, 11))
    message = room.message()
    assert (message.state, message.attempts, message.next_try_at) == (State.QUEUED.value, 0, local(2, 20, 11))


def test_two_tasks_of_a_case_with_the_same_date_give_one_reminder(room: Mailroom) -> None:
    number = room.ask(local(2, 20))
    room.do(number, room.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    room.do(number, room.jo, "submit", local(3, 17), work="All.")
    room.do(number, room.dana, "correct", local(3, 20), wanted="Exit dates.")
    room.tell(local(3, 20))
    room.strike(local(3, 27, 9))
    duties = room.open_duties(number)
    assert duties["series"].due_at == duties["corrections"].due_at == local(4, 2, 0)
    assert room.addresses("reminder") == [JO]


def test_a_disclosed_conflict_is_told_of_but_not_told(room: Mailroom) -> None:
    number = room.ask(local(2, 20))
    room.do(number, room.jo, "sign", local(2, 21), **SIGNATURE, conflicts="My brother may be a client.")
    room.tell(local(2, 21))
    told = room.message("agreement-to-keep")
    assert "conflict of interest" in told.text
    assert "brother" not in told.text + told.html
