"""What went wrong by itself and waits for a person: deadlines the sweep set aside, and mail that did not arrive."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.access.tending import KEPT_FROM_ICA, tended
from models.casebook.history import remark
from models.desk.sending_again import send_once_more
from models.inbox.due import SET_ASIDE, restart
from models.inbox.inbox import open_duty
from models.mail.outbox import SENT_AGAIN, STUCK
from models.mail.sent_mail import of_known
from models.registries.people_and_agencies import audit
from models.rows.cases import CaseRow, DutyRow
from models.rows.message_state import State
from models.rows.notices import Message
from models.rows.people import Person
from models.store.paging import Count, Order, Page, Part, counted
from workflows.law.readers import in_column

MOST_KEPT = 10  # of these at once
DEADLINES = Order("deadlines", DutyRow.id, kinds=(int,))
STUCK_MAIL = Order("mail that is stuck", Message.id, kinds=(int,), descending=True)


def deadlines(session: Session, viewer: Viewer, part: Part) -> Page[tuple[Any, ...]]:
    """Return a page of the deadlines that were set aside in cases somebody may know of, the first one first."""
    return DEADLINES.rows(session, _set_aside(session, viewer), part)


def count_deadlines(session: Session, viewer: Viewer) -> Count:
    """Count these deadlines, up to a bound."""
    return counted(session, _set_aside(session, viewer))


def _set_aside(session: Session, viewer: Viewer) -> Select[DutyRow, CaseRow]:
    return SET_ASIDE.where(visible(viewer, rulebook_of(session)))


def kept_deadlines(session: Session, viewer: Viewer) -> list[tuple[DutyRow, CaseRow]]:
    """Return the deadlines that were set aside in cases that are kept from ICA and that this person tends, some of them."""
    rows = SET_ASIDE.where(KEPT_FROM_ICA, tended(viewer, rulebook_of(session))).limit(MOST_KEPT)
    return [(duty, case) for duty, case in session.execute(rows)]


def try_again(session: Session, viewer: Viewer, duty_id: int, now: datetime) -> str | None:
    """Let the sweep try a deadline again, and return its case's number; nothing if there is none to know of."""
    found = open_duty(session, duty_id)
    if found is None or not _tends(session, viewer, found[1]) or not restart(session, duty_id):
        return None
    duty, case = found
    remark(
        session,
        case,
        "restart",
        f"Deadline tried again: {duty.task_of_others}",
        now=now,
        person_id=viewer.id,
        readers=in_column(duty.readers),
    )
    return case.number


def _tends(session: Session, viewer: Viewer, case: CaseRow) -> bool:
    return bool(session.scalar(select(CaseRow.id).where(CaseRow.id == case.id, tended(viewer, rulebook_of(session)))))


def stuck_mail(session: Session, viewer: Viewer, part: Part) -> Page[tuple[Any, ...]]:
    """Return a page of the messages that did not arrive, or may not have, with their readers' names; the newest first."""
    return STUCK_MAIL.rows(session, _stuck(session, viewer), part)


def count_stuck_mail(session: Session, viewer: Viewer) -> Count:
    """Count these messages, up to a bound."""
    return counted(session, _stuck(session, viewer))


def stuck_message(session: Session, viewer: Viewer, message_id: int) -> tuple[Message, str] | None:
    """Return one of these messages, or one that somebody dropped while it was held, with the name of its reader."""
    row = session.execute(_mail(session, viewer, SENT_AGAIN).where(Message.id == message_id)).one_or_none()
    return (row[0], row[1]) if row else None


def _stuck(session: Session, viewer: Viewer) -> Select[Message, str]:
    return _mail(session, viewer, STUCK)


def _mail(session: Session, viewer: Viewer, states: Iterable[State]) -> Select[Message, str]:
    about = of_known(visible(viewer, rulebook_of(session)))
    rows = select(Message, Person.name).join(Person, Person.id == Message.person_id)
    return rows.where(Message.state.in_([state.value for state in states]), about)


def mail_again(session: Session, viewer: Viewer, message_id: int, now: datetime, wall: datetime) -> bool:
    """Queue one of these messages once more; say whether it was one."""
    found = stuck_message(session, viewer, message_id)
    if found is None or not send_once_more(session, message_id, now, wall):
        return False
    audit(session, now, f"message {message_id} to {found[0].address} is sent again", viewer.id)
    return True
