"""Whether a notice is still worth telling: when it becomes a message, and again when the message leaves."""

from __future__ import annotations

from datetime import datetime

from models.access.concern import roles_in
from models.access.standing_in import absence_entered
from models.accounts.absences import COVERING
from models.casebook.handing_on import ASKED, BACK, HANDED, LOST
from models.health.standing import DESK_ILL, worth_a_mail
from models.intake.proposals import waiting
from models.mail.addressees import able, case_of, duty_of, notice_of, tell_anew, told_together
from models.registries.taking_part.told import is_said_otherwise
from models.rows.amendments import PROPOSED, PROPOSED_AGAIN
from models.rows.cases import DutyRow
from models.rows.notices import Message, NoticeRow
from models.store.transaction import Transaction
from notifications.writing.recipients import recipients
from workflows.engine.ladder import MOVED, OPENED, OVERDUE, REMINDER, STILL_OVERDUE, WAITING_MOVED
from workflows.engine.losses import NO_PART

CATCH_UP_KEY = "catch-up"  # begins the id of a message that tells several notices together
OF_THE_CLOCK = frozenset({REMINDER, OVERDUE, STILL_OVERDUE})
TO_CONFIRM = frozenset({PROPOSED, PROPOSED_AGAIN})
OF_A_TASK = frozenset({OPENED, MOVED, WAITING_MOVED, HANDED, LOST, BACK, ASKED})


def stale(session: Transaction, notice: NoticeRow, now: datetime) -> bool:
    """Say whether what was to be told is over: a task done or in other hands, a date that is another one, an absence taken back, a desk that is well again."""
    if notice.template == COVERING:
        return absence_entered(session, notice.person_id or 0, notice.created_at) is None
    if notice.template == DESK_ILL:
        return not worth_a_mail(session)
    if notice.training_id is not None:
        return is_said_otherwise(session, notice)
    if notice.template in TO_CONFIRM:
        return _is_decided(session, notice)
    if notice.template in OF_THE_CLOCK:
        return _date_is_over(session, notice, now)
    return notice.template in OF_A_TASK and _task_is_over(notice, duty_of(session, notice))


def _date_is_over(session: Transaction, notice: NoticeRow, now: datetime) -> bool:
    """Say whether the task is done, its date moved past now or past, or its clock stopped."""
    duty, case = duty_of(session, notice), case_of(session, notice)
    if duty is None or duty.due_at is None or duty.still or case is None or case.closed_at is not None:
        return True
    return (duty.due_at <= now) == (notice.template == REMINDER)


def _is_decided(session: Transaction, notice: NoticeRow) -> bool:
    """Say whether the correction that a notice asks to confirm does not wait any more."""
    case = case_of(session, notice)
    proposed = waiting(session, case) if case else None
    return proposed is None or proposed.proposed_at > notice.created_at


def _task_is_over(notice: NoticeRow, duty: DutyRow | None) -> bool:
    """Say whether a task is done, has no date any more where that moved, or is not with whom it was to be told."""
    if duty is None or notice.template in {ASKED, OPENED}:
        return duty is None
    if notice.template in {MOVED, WAITING_MOVED}:
        return duty.due_at is None
    if notice.template == LOST:
        return duty.assignee_id == notice.person_id
    return duty.assignee_id != (notice.person_id if notice.template == HANDED else None)


def unwanted(session: Transaction, message: Message, now: datetime) -> bool:
    """Say whether a message should not leave any more: it is stale, its reader left or stands aside, or its case is kept."""
    notice = notice_of(session, message)
    if notice:  # of the same case as its message
        return not _may_be_told(session, notice, message.person_id) or stale(session, notice, now)
    if not able(session, [message.person_id], message.case_id):
        return True
    together = told_together(session, message)
    if not all(_may_be_told(session, each, message.person_id) for each in together):
        return True
    return bool(together) and not any(_stands(session, each, message.person_id, now) for each in together)


def tell_the_rest(session: Transaction, message: Message, now: datetime) -> None:
    """Tell anew, of what a message told together that does not leave, what still stands for its reader."""
    for notice in told_together(session, message):
        if _stands(session, notice, message.person_id, now):
            tell_anew(session, notice, message.person_id)


def _may_be_told(session: Transaction, notice: NoticeRow, person_id: int) -> bool:
    """Say whether a person may still be told of the case of a notice, in the office in which it was to be told."""
    case = case_of(session, notice)
    kept = case is not None and notice.template != NO_PART and notice.role in roles_in(case.withheld)
    return not kept and bool(able(session, [person_id], notice.case_id))


def _stands(session: Transaction, notice: NoticeRow, person_id: int, now: datetime) -> bool:
    people, _ = recipients(session, notice, case_of(session, notice))
    return not stale(session, notice, now) and any(person.id == person_id for person in people)
