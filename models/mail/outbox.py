"""The outbox: messages beside the notices they tell, claimed one at a time, and settled by what became of them.

queued -> sending -> sent, refused, uncertain, dropped; or queued again, and failed in the end
sent, uncertain -> returned, once a server gives it back
refused, failed, uncertain, returned: a person sends it again, or tells its reader otherwise
kept: the desk has no mail server
held: a restored desk waits for a person, who releases it (queued) or drops it (discarded); what is dropped, a person may send again
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from models.rows.accounts import Pulse
from models.rows.message_state import State
from models.rows.notices import Message, NoticeRow, Together
from models.rows.people import Person

HOLD = "mail held"
STOPPED = "The desk stopped while this was on its way; nobody knows whether it arrived."


STUCK = (
    State.REFUSED,
    State.FAILED,
    State.UNCERTAIN,
    State.RETURNED,
)  # nobody knows that it arrived, until a person sees to it
SENT_AGAIN = (*STUCK, State.DISCARDED)  # what leaves once more if a person says so


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of an attempt to send: where the message stands now, the server's words, when to try again."""

    state: State
    words: str = ""
    again_at: datetime | None = None


def put(session: Session, message: Message, together: Iterable[int] = ()) -> None:
    """Add a message; one notice is one message to one person, or several are told together in one."""
    session.add(message)
    session.flush()
    session.add_all(Together(message_id=message.id, notice_id=notice_id) for notice_id in together)
    session.flush()


def last_written(session: Session, case_id: int | None, person_id: int) -> datetime | None:
    """Return when a person was last written to about a case, alone or among others."""
    among = select(Together.message_id).join(NoticeRow, NoticeRow.id == Together.notice_id)
    of_case = or_(Message.case_id == case_id, Message.id.in_(among.where(NoticeRow.case_id == case_id)))
    return session.scalar(select(func.max(Message.created_at)).where(of_case, Message.person_id == person_id))


def _due(now: datetime) -> ColumnElement[bool]:
    return and_(Message.state == State.QUEUED.value, Message.next_try_at <= now, Message.joins == "")


def any_due(session: Session, now: datetime) -> bool:
    """Say whether a message waits to be sent."""
    return bool(session.scalar(select(exists().where(_due(now)))))


def claim(session: Session, now: datetime, lease: timedelta) -> Message | None:
    """Take the next message that waits; until the lease is over it is this worker's alone."""
    rows = select(Message).where(_due(now)).order_by(Message.next_try_at, Message.id).limit(1)
    message = session.scalars(rows.with_for_update(skip_locked=True)).one_or_none()
    if message:
        message.state, message.next_try_at = State.SENDING.value, now + lease
        message.attempts += 1
    return message


def give_up_lost(session: Session, now: datetime) -> int:
    """Call uncertain what a worker took and never settled: it may have arrived, so it is not sent again."""
    lost = and_(Message.state == State.SENDING.value, Message.next_try_at <= now)
    ids = list(session.scalars(select(Message.id).where(lost).with_for_update(skip_locked=True)))
    for message_id in ids:
        settle(session, message_id, Fate(State.UNCERTAIN, STOPPED), now)
    return len(ids)


def settle(session: Session, message_id: int, fate: Fate, now: datetime) -> None:
    """Write down what became of a message."""
    message = session.get_one(Message, message_id)
    message.state, message.error, message.next_try_at = fate.state.value, fate.words[:2000], fate.again_at
    if fate.state is State.SENT:
        message.sent_at = now


def give_back(session: Session, message_id: int, now: datetime) -> None:
    """Let a message wait as if nobody had tried to send it: the server was in trouble; what waited longer goes first."""
    message = session.get_one(Message, message_id)
    message.state, message.next_try_at, message.attempts = State.QUEUED.value, now, message.attempts - 1


def send_again(session: Session, message_id: int, now: datetime) -> bool:
    """Queue a message that is stuck or was dropped, because somebody says so; say whether it was one.

    It stays the same message, and goes to the address that its reader has by now.
    """
    rows = update(Message).where(Message.id == message_id, Message.state.in_([state.value for state in SENT_AGAIN]))
    address = select(Person.email).where(Person.id == Message.person_id).scalar_subquery()
    again = rows.values(state=State.QUEUED.value, next_try_at=now, attempts=0, error="", address=address)
    again = again.values(returned_at=None, discarded_at=None, discarded_by=None)
    return session.connection().execute(again).rowcount == 1


def hold(session: Session, now: datetime) -> int:
    """Send nothing until the mail is released, as after a restore; return how many messages that stops."""
    session.merge(Pulse(name=HOLD, at=now))
    return _turn(session, State.QUEUED, State.HELD)


def held(session: Session) -> bool:
    """Say whether the desk holds its mail, new mail too."""
    return session.get(Pulse, HOLD) is not None


def held_since(session: Session) -> datetime | None:
    """Return since when the desk holds its mail, by the wall clock; nothing while it does not."""
    found = session.get(Pulse, HOLD)
    return found.at if found else None


def release(session: Session) -> int:
    """End the hold, and let all mail go that was held; return how many messages that is."""
    session.execute(delete(Pulse).where(Pulse.name == HOLD))
    return _turn(session, State.HELD, State.QUEUED)


def _turn(session: Session, old: State, new: State) -> int:
    rows = update(Message).where(Message.state == old.value).values(state=new.value)
    return session.connection().execute(rows).rowcount
