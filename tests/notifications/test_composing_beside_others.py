"""Whoever works while the desk composes mail does not wait for it."""

from datetime import datetime
from itertools import count

import pytest
from sqlalchemy import text

from notifications.writing import catching_up, notice_writer
from notifications.writing.compose import Composed, compose
from notifications.writing.dispatch import dispatch
from notifications.writing.mail_facts import Telling
from tests.databases import KINDS
from tests.desks import SERIES_ALONE, local
from tests.notifications.mailroom import DESK, Mailroom

TESS = "tess.barlow@desk.example"


def late(room: Mailroom, trainees: int) -> datetime:
    for each in range(trainees):
        room.training(name=f"Trainee {each}", email=f"t{each}@otter.example")
    room.sweep(local(3, 20, 9))
    return local(3, 20, 9)


@pytest.mark.parametrize("kind", KINDS)
def test_a_person_is_told_in_parts_where_it_is_very_much_and_no_transaction_is_longer_for_it(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Mailroom(KINDS[kind](SERIES_ALONE))
    now = late(room, 7)
    monkeypatch.setattr(catching_up, "MOST_TOGETHER", 3)
    dispatch(room.database, now, DESK, now)
    mails = [each for each in room.messages(to=TESS) if each.created_at == now]
    assert len(mails) == 3
    assert {notice.outcome for notice in room.notices()} == {"told"}


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_is_asked_to_stop_leaves_the_rest_untold_and_the_next_turn_tells_nobody_twice(kind: str) -> None:
    room = Mailroom(KINDS[kind](SERIES_ALONE))
    now, turns = late(room, 4), count()
    dispatch(room.database, now, DESK, now, lambda: next(turns) > 3)
    first = [(each.address, each.notice_id, each.subject) for each in room.messages() if each.created_at == now]
    assert 0 < len(first) < 5
    dispatch(room.database, now, DESK, now)
    all_ = [(each.address, each.notice_id, each.subject) for each in room.messages() if each.created_at == now]
    assert all_[: len(first)] == first
    assert len(all_) == len({address for address, *_ in all_}) == 5
    assert {notice.outcome for notice in room.notices()} == {"told"}


def test_nothing_is_composed_while_others_cannot_write(monkeypatch: pytest.MonkeyPatch) -> None:
    room, composed = Mailroom(KINDS["sqlite"](SERIES_ALONE)), count()
    now = late(room, 3)
    room.ask(local(3, 19), name="Lee Hart", email="lee@otter.example")

    def beside(telling: Telling) -> Composed:
        """Write something first, as somebody who works meanwhile; in a writing transaction it would wait in vain."""
        with room.database.writing() as session:
            session.execute(text("UPDATE person SET name = name"))
        next(composed)
        return compose(telling)

    monkeypatch.setattr(notice_writer, "compose", beside)
    dispatch(room.database, now, DESK, now)
    assert next(composed) > 6
    assert {notice.outcome for notice in room.notices()} == {"told"}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_done_while_others_are_told_is_not_called_told(kind: str) -> None:
    room, turns = Mailroom(KINDS[kind](SERIES_ALONE)), count()
    room.training(name="Trainee 0", email="t0@otter.example")
    number = room.training(name="Trainee 1", email="t1@otter.example")
    now = local(3, 20, 9)
    room.sweep(now)

    def hand_in() -> bool:
        """Never say that the worker is to stop; but let one of them hand in after all were found."""
        if next(turns) == 1:
            room.do(number, room.viewer("t1@otter.example"), "submit", now, work="All of it.")
        return False

    dispatch(room.database, now, DESK, now, hand_in)
    mails = [each for each in room.messages() if each.created_at == now]
    assert not any(number in each.text and "Past due" in each.text for each in mails)
    late = [each for each in room.notices() if each.case_id == room.case(number).id and each.template == "overdue"]
    assert [each.outcome for each in late] == ["dropped"] * len(late)
    assert late
