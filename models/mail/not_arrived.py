"""What nobody was told although the manual wants it told: notices of cases that were refused, are uncertain or found nobody.

What a clock tells is left out: a reminder comes again by itself.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select, text
from sqlalchemy.orm import Session

from models.mail.outbox import STUCK
from models.mail.sent_mail import kept_from_its_role, of_known
from models.rows.amendments import PROPOSED_AGAIN
from models.rows.cases import CaseRow, Party
from models.rows.notices import UNTOLD as AS_INDEXED
from models.rows.notices import Message, NoticeRow, Together
from models.rows.people import Person
from workflows.engine.ladder import OVERDUE, REMINDER, STILL_OVERDUE
from workflows.law.roles import OF_AN_AGENCY, OF_THE_CASE

TOLD_AGAIN = (REMINDER, OVERDUE, STILL_OVERDUE, PROPOSED_AGAIN)
UNTOLD = ("nobody", "fault")


_ANY = select(
    or_(
        exists(select(Message.id).where(Message.state.in_([state.value for state in STUCK]))),
        exists(select(NoticeRow.id).where(text(AS_INDEXED))),
    )
)


def any_not_arrived(session: Session) -> bool:
    """Say whether anything may not have arrived, whoever may know of it: usually nothing, and then nobody's sight is reckoned."""
    return bool(session.scalar(_ANY))


def messages_not_arrived(known: ColumnElement[bool], tended: ColumnElement[bool]) -> Select[Message, Person]:
    """Select the messages that are stuck, of cases that fulfil one condition, some of them another one too, with readers."""
    told = select(NoticeRow.id).where(*_matters(tended))
    among = select(Together.message_id).where(Together.notice_id.in_(told))
    rows = select(Message, Person).join(Person, Person.id == Message.person_id)
    stuck = Message.state.in_([state.value for state in STUCK])
    return rows.where(stuck, of_known(known), or_(Message.notice_id.in_(told), Message.id.in_(among)))


def notices_to_nobody(tended: ColumnElement[bool]) -> Select[NoticeRow, CaseRow]:
    """Select the notices that found nobody, or could not be written, of cases that fulfil a condition, with their cases.

    Nobody is missed where the case is kept from the very role, about nobody who has it, or about no agency that has it.
    """
    to_all = NoticeRow.person_id.is_(None)
    of_no_person = and_(NoticeRow.role.in_(OF_THE_CASE), CaseRow.subject_id.is_(None))
    of_no_agency = and_(
        NoticeRow.role.in_(OF_AN_AGENCY), CaseRow.agency_id.is_(None), ~exists().where(Party.case_id == CaseRow.id)
    )
    of_nobody = and_(to_all, or_(of_no_person, of_no_agency))
    rows = select(NoticeRow, CaseRow).join(CaseRow, CaseRow.id == NoticeRow.case_id)
    missed = (NoticeRow.outcome.in_(UNTOLD), NoticeRow.template.not_in(TOLD_AGAIN))
    return rows.where(*missed, tended, ~kept_from_its_role(), ~of_nobody)


def _matters(tended: ColumnElement[bool]) -> tuple[ColumnElement[bool], ...]:
    return (NoticeRow.template.not_in(TOLD_AGAIN), NoticeRow.case_id.in_(select(CaseRow.id).where(tended)))
