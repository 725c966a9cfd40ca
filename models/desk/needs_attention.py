"""What went wrong by itself and waits for a person: deadlines the sweep set aside, and mail that did not arrive."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, hats, visible
from models.access.rulebook import rulebook_of
from models.casebook.history import remark
from models.inbox.due import faults, restart
from models.inbox.inbox import open_duty
from models.mail.outbox import State, send_again
from models.registries.people_and_agencies import audit
from models.rows.cases import CaseRow, DutyRow
from models.rows.notices import Message
from models.rows.people import Person

STUCK = (State.REFUSED, State.FAILED, State.UNCERTAIN)


def deadlines(session: Session, viewer: Viewer) -> list[tuple[DutyRow, CaseRow]]:
    """Return the deadlines that were set aside in cases somebody may know of."""
    return [(duty, case) for duty, case in faults(session) if hats(session, viewer, case)]


def try_again(session: Session, viewer: Viewer, duty_id: int, now: datetime) -> str | None:
    """Let the sweep try a deadline again, and return its case's number; nothing if there is none to know of."""
    found = open_duty(session, duty_id)
    if found is None or not hats(session, viewer, found[1]) or not restart(session, duty_id):
        return None
    duty, case = found
    remark(session, case, "restart", f"Deadline tried again: {duty.task}", now=now, person_id=viewer.id)
    return case.number


def stuck_mail(session: Session, viewer: Viewer, limit: int = 200) -> list[tuple[Message, str]]:
    """Return the messages that did not arrive, or may not have, with the names of their readers; the newest first."""
    rows = select(Message, Person.name).join(Person, Person.id == Message.person_id).where(_stuck(session, viewer))
    return [(row[0], row[1]) for row in session.execute(rows.order_by(Message.id.desc()).limit(limit))]


def stuck_message(session: Session, viewer: Viewer, message_id: int) -> tuple[Message, str] | None:
    """Return one of these messages, with the name of its reader."""
    rows = select(Message, Person.name).join(Person, Person.id == Message.person_id)
    row = session.execute(rows.where(_stuck(session, viewer), Message.id == message_id)).one_or_none()
    return (row[0], row[1]) if row else None


def _stuck(session: Session, viewer: Viewer) -> ColumnElement[bool]:
    known = select(CaseRow.id).where(visible(viewer, rulebook_of(session)))
    about = or_(Message.case_id.is_(None), Message.case_id.in_(known))
    return Message.state.in_([state.value for state in STUCK]) & about


def mail_again(session: Session, viewer: Viewer, message_id: int, now: datetime) -> bool:
    """Queue one of these messages once more; say whether it was one."""
    found = stuck_message(session, viewer, message_id)
    if found is None or not send_again(session, message_id, now):
        return False
    audit(session, now, f"message {message_id} to {found[0].address} is sent again", viewer.id)
    return True
