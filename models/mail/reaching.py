"""Whom a notice reached: told means delivered, and each recipient has a state of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.concern import roles_in
from models.mail.server_words import reason, why_returned
from models.rows.cases import CaseRow
from models.rows.message_state import State
from models.rows.notices import Message, NoticeRow, Together
from models.rows.people import Person
from workflows.law.mail.ways_of_telling import WayOfTelling


class Reached(StrEnum):
    """How far a notice came on its way to somebody."""

    WAITING = "waiting"  # nothing is written yet
    WRITTEN = "written"  # on its way, or in the desk's own mailbox
    HANDED_OVER = "handed over"  # a mail server took it
    REFUSED = "refused"  # by a mail server, or tried too often
    UNCERTAIN = "uncertain"  # it may have arrived
    RETURNED = "returned"  # a mail server took it and gave it back
    DROPPED = "dropped"  # out of date before it left
    DISCARDED = "discarded"  # by a person, while the desk held its mail
    WITHDRAWN = "withdrawn"  # taken back before it left
    OTHERWISE = "told otherwise"  # on paper, by phone
    NOBODY = "nobody"  # there was nobody to tell
    FAULTY = "not written"  # an error kept it from being written


OF_MESSAGES = {
    State.KEPT: Reached.WRITTEN,
    State.HELD: Reached.WRITTEN,
    State.QUEUED: Reached.WRITTEN,
    State.SENDING: Reached.WRITTEN,
    State.SENT: Reached.HANDED_OVER,
    State.REFUSED: Reached.REFUSED,
    State.FAILED: Reached.REFUSED,
    State.UNCERTAIN: Reached.UNCERTAIN,
    State.RETURNED: Reached.RETURNED,
    State.DROPPED: Reached.DROPPED,
    State.DISCARDED: Reached.DISCARDED,
    State.WITHDRAWN: Reached.WITHDRAWN,
    State.OTHERWISE: Reached.OTHERWISE,
}
OF_NOTICES = {
    "": Reached.WAITING,
    "dropped": Reached.DROPPED,
    "withdrawn": Reached.WITHDRAWN,
    "nobody": Reached.NOBODY,
    "fault": Reached.FAULTY,
    "otherwise": Reached.OTHERWISE,
}


@dataclass(frozen=True)
class Recipient:
    """Somebody whom a notice was for, and whether it got there; without a person it is for whoever holds its role."""

    reached: Reached
    at: datetime | None  # when it came to that
    person: tuple[int, str] | None = None
    why: str = ""  # in the words of the mail server
    gave_up: bool = False  # after many tries
    told_on: date | None = None  # if otherwise
    told_how: WayOfTelling | None = None
    leaves_at: datetime | None = None  # of one whose moment to leave is still to come
    dropped_by: str = ""  # who dropped it, if somebody did
    kept: bool = False  # whether the case is kept from the role, so that nobody was to be told


def recipients_of(session: Session, notices: Iterable[NoticeRow]) -> dict[int, list[Recipient]]:
    """Return whom each of some notices reached, by the numbers of the notices."""
    rows = {notice.id: notice for notice in notices}
    found = defaultdict[int, list[Recipient]](list)
    for notice_id, message, name in _messages(session, list(rows)):
        found[notice_id].append(of_message(message, name))
    cases = {notice.case_id for key, notice in rows.items() if key not in found}
    kept = session.execute(select(CaseRow.id, CaseRow.withheld).where(CaseRow.id.in_(cases)))
    withheld = {row.id: row.withheld for row in kept}
    return {
        key: found.get(key) or [of_notice(notice, withheld.get(notice.case_id or 0, ""))]
        for key, notice in rows.items()
    }


def of_message(message: Message, name: str) -> Recipient:
    """Return how far a message came."""
    state = State(message.state)
    return Recipient(
        reached=OF_MESSAGES[state],
        at=message.returned_at or message.discarded_at or message.sent_at or message.created_at,
        person=(message.person_id, name),
        why=why_returned(message.error) if state is State.RETURNED else reason(message.error),
        gave_up=state is State.FAILED,
        leaves_at=message.next_try_at if state is State.QUEUED and not message.attempts else None,
        dropped_by=message.discarder.name if message.discarder else "",
        told_on=message.told_on,
        told_how=WayOfTelling(message.told_how) if message.told_how else None,
    )


def of_notice(notice: NoticeRow, withheld: str) -> Recipient:
    """Return what became of a notice without messages."""
    return Recipient(
        reached=OF_NOTICES.get(notice.outcome, Reached.DROPPED),
        at=notice.told_at,
        told_on=notice.told_on,
        told_how=WayOfTelling(notice.told_how) if notice.told_how else None,
        kept=notice.role in roles_in(withheld),
    )


def _messages(session: Session, ids: list[int]) -> list[tuple[int, Message, str]]:
    """Return the messages of notices, also those that tell several together, with their readers' names."""
    named = (Message, Person.name)
    alone = select(NoticeRow.id, *named).join(Message, Message.notice_id == NoticeRow.id)
    among = select(Together.notice_id, *named).join(Message, Message.id == Together.message_id)
    found = list[tuple[int, Message, str]]()
    for rows, column in ((alone, NoticeRow.id), (among, Together.notice_id)):
        named_rows = rows.join(Person, Person.id == Message.person_id).where(column.in_(ids)).order_by(Message.id)
        found += session.execute(named_rows)
    return found
