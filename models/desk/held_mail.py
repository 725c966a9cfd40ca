"""The mail that a restored or copied desk holds: people look it through, and release or drop some of it, or end the hold.

While the hold lasts new mail is held too. To release some of it lets that leave, and ends nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.audit.seeing import listed
from models.audit.writing import is_confidential
from models.mail.outbox import release
from models.mail.sent_mail import of_known
from models.registries.people_and_agencies import audit
from models.rows.cases import CaseRow
from models.rows.message_state import State
from models.rows.notices import Message, NoticeRow, Together
from models.rows.people import Person
from models.store.paging import Count, Order, Page, Part, counted

HELD_MAIL = Order("mail that is held", Message.id, kinds=(int,))
DROPPED_MAIL = Order("mail that was dropped", Message.id, kinds=(int,), descending=True)
A_BATCH = 500  # messages changed by one statement


@dataclass(frozen=True)
class Span:
    """When the mail was written that is asked for: from one moment on, and before another; without them at any time."""

    since: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True)
class Choice:
    """What somebody chose of the held mail: some messages by number, or all of a span up to the last that they saw."""

    ids: tuple[int, ...] = ()
    span: Span | None = None
    last: int = 0


@dataclass(frozen=True)
class Waiting:
    """A message that is held or was dropped, to whom, and about which cases."""

    message: Message
    name: str
    cases: tuple[CaseRow, ...]
    by_number_only: bool  # whether one of the cases is confidential or kept from somebody


def held_mail(session: Session, viewer: Viewer, span: Span, part: Part) -> Page[Waiting]:
    """Return a page of the held mail of which somebody may know, the first one first."""
    return _seen(session, viewer, HELD_MAIL.rows(session, _mail(session, viewer, State.HELD, span), part))


def dropped_mail(session: Session, viewer: Viewer, span: Span, part: Part) -> Page[Waiting]:
    """Return a page of the mail that was dropped while it was held, the latest first."""
    return _seen(session, viewer, DROPPED_MAIL.rows(session, _mail(session, viewer, State.DISCARDED, span), part))


def count_held(session: Session, viewer: Viewer, span: Span) -> Count:
    """Count the held mail of which somebody may know, up to a bound."""
    return counted(session, _mail(session, viewer, State.HELD, span))


def count_dropped(session: Session, viewer: Viewer, span: Span) -> Count:
    """Count the mail that was dropped, up to a bound."""
    return counted(session, _mail(session, viewer, State.DISCARDED, span))


def last_held(session: Session, viewer: Viewer, span: Span) -> int:
    """Return the number of the message that was held last; 0 if none is."""
    rows = _mail(session, viewer, State.HELD, span).with_only_columns(func.max(Message.id))
    return session.scalar(rows) or 0


def to_whom(session: Session, viewer: Viewer, choice: Choice) -> list[tuple[str, int]]:
    """Return whom a choice is for, with how many messages each, the most first."""
    count = func.count(Message.id)
    rows = _chosen(session, viewer, choice).with_only_columns(Person.name, count).group_by(Person.id, Person.name)
    return [(name, number) for name, number in session.execute(rows.order_by(count.desc(), Person.name))]


def release_some(session: Session, viewer: Viewer, choice: Choice, now: datetime) -> int:
    """Let some of the held mail leave, and return how many messages that is; the hold goes on."""
    return _turn(session, viewer, choice, now, deed="released", said={"state": State.QUEUED.value})


def drop_some(session: Session, viewer: Viewer, choice: Choice, now: datetime) -> int:
    """Let some of the held mail never leave by itself, and return how many messages that is; each may be sent again."""
    said = {"state": State.DISCARDED.value, "next_try_at": None, "discarded_at": now, "discarded_by": viewer.id}
    return _turn(session, viewer, choice, now, deed="dropped", said=said)


def end_hold(session: Session, viewer: Viewer, now: datetime) -> int:
    """Let all mail leave, what is held and what is written from now on; return how many messages were held."""
    count = release(session)
    audit(session, now, f"the hold of the desk's mail was ended: {_many(count)} let go", viewer.id)
    return count


def _turn(session: Session, viewer: Viewer, choice: Choice, now: datetime, *, deed: str, said: dict[str, Any]) -> int:
    rows = _chosen(session, viewer, choice).with_only_columns(Message.id).order_by(Message.id)
    ids, done = list(session.scalars(rows.with_for_update(of=Message))), 0
    for start in range(0, len(ids), A_BATCH):
        some = update(Message).where(Message.id.in_(ids[start : start + A_BATCH]), Message.state == State.HELD.value)
        done += session.connection().execute(some.values(said)).rowcount
    if done:
        audit(session, now, f"{_many(done)} that the desk held {deed}: {', '.join(_runs(ids))}", viewer.id)
    return done


def _many(count: int) -> str:
    return f"{count} {'message' if count == 1 else 'messages'}"


def _runs(ids: Iterable[int]) -> Iterator[str]:
    """Yield numbers in their order, those in a row as one: "3-7", "9"."""
    for _, run in groupby(enumerate(ids), lambda each: each[1] - each[0]):
        numbers = [number for _, number in run]
        yield str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"


def _chosen(session: Session, viewer: Viewer, choice: Choice) -> Select[Message, str]:
    if choice.span is not None:
        return _mail(session, viewer, State.HELD, choice.span).where(Message.id <= choice.last)
    return _mail(session, viewer, State.HELD, Span()).where(Message.id.in_(choice.ids))


def _mail(session: Session, viewer: Viewer, state: State, span: Span) -> Select[Message, str]:
    """Select messages of cases that somebody may know of; those of others are nobody's to see who only runs the desk."""
    about = of_known(visible(viewer, rulebook_of(session)))
    rows = select(Message, Person.name).join(Person, Person.id == Message.person_id).where(about)
    rows = rows.where(Message.created_at >= span.since) if span.since else rows
    rows = rows.where(Message.created_at < span.before) if span.before else rows
    return rows.where(Message.state == state.value)


def _seen(session: Session, viewer: Viewer, page: Page[tuple[Any, ...]]) -> Page[Waiting]:
    """Return a page with the cases of its messages; who sees a confidential one in it is written down."""
    cases = _cases(session, [message for message, _ in page.rows])
    listed(session, viewer, [(case.id, case) for found in cases.values() for case in found])
    rows = [
        Waiting(message, name, cases[message.id], any(is_confidential(session, case) for case in cases[message.id]))
        for message, name in page.rows
    ]
    return Page(rows, page.next, page.previous)


def _cases(session: Session, messages: Iterable[Message]) -> dict[int, tuple[CaseRow, ...]]:
    """Return the cases of some messages, by the numbers of the messages; one may tell of several."""
    found = defaultdict[int, dict[int, CaseRow]](dict)
    ids = [message.id for message in messages]
    alone = select(Message.id, CaseRow).join(CaseRow, CaseRow.id == Message.case_id)
    among = select(Together.message_id, CaseRow).join(NoticeRow, NoticeRow.id == Together.notice_id)
    among = among.join(CaseRow, CaseRow.id == NoticeRow.case_id)
    for rows, column in ((alone, Message.id), (among, Together.message_id)):
        for message_id, case in session.execute(rows.where(column.in_(ids)).order_by(CaseRow.id)):
            found[message_id][case.id] = case
    return {message_id: tuple(found[message_id].values()) for message_id in ids}
