"""Notices that wait to be told, and the people they may go to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, or_, select, union_all
from sqlalchemy.orm import Session

from models.rows.cases import CaseRow, DutyRow, HistoryRow, Recusal
from models.rows.message_state import State
from models.rows.notices import Message, NoticeRow, Together
from models.rows.people import Office, Person
from workflows.engine.ladder import MOVED, REMINDER, WAITING_MOVED
from workflows.law.roles import Role

AS_IT_WAS = (
    "case_id",
    "template",
    "role",
    "clause",
    "duty",
    "moved_from",
    "created_at",
    "version",
    "leaves_at",
    "training_id",
)  # of a notice told anew


A_DAY = timedelta(days=1)
NEVER_TOLD = (State.DROPPED.value, State.DISCARDED.value)  # what did not leave has told nobody


OF_MOVED_DATES = frozenset({MOVED, WAITING_MOVED})  # those of several dates that one deed moved are one mail


def _pending(late: bool) -> ColumnElement[bool]:
    return and_(NoticeRow.told_at.is_(None), NoticeRow.catch_up.is_(late))


def any_pending(session: Session, *, late: bool) -> bool:
    """Say whether a notice waits to be told; a late one is for catching up."""
    return bool(session.scalar(select(exists().where(_pending(late)))))


def pending(session: Session, limit: int) -> list[NoticeRow]:
    """Return the next notices to be told, locked for this transaction; another worker passes them over."""
    rows = select(NoticeRow).where(_pending(late=False)).order_by(NoticeRow.id).limit(limit)
    return list(session.scalars(rows.with_for_update(skip_locked=True)))


def still_pending(session: Session, notice_id: int) -> NoticeRow | None:
    """Return one notice, locked, if it still waits to be told and no other worker has it."""
    rows = select(NoticeRow).where(NoticeRow.id == notice_id, NoticeRow.told_at.is_(None))
    return session.scalars(rows.with_for_update(skip_locked=True)).one_or_none()


def pending_ids(session: Session, limit: int) -> list[int]:
    """Return the numbers of the next notices to be told."""
    return list(session.scalars(select(NoticeRow.id).where(_pending(late=False)).order_by(NoticeRow.id).limit(limit)))


def pending_late(session: Session) -> list[NoticeRow]:
    """Return all notices for catching up."""
    return list(session.scalars(select(NoticeRow).where(_pending(late=True)).order_by(NoticeRow.id)))


def untold_to(session: Session, person_id: int, ids: Iterable[int]) -> set[int]:
    """Return which of some late notices still wait to be told to a person; locked, so that no other worker tells them."""
    rows = select(NoticeRow.id).where(NoticeRow.id.in_(list(ids)), _pending(late=True)).order_by(NoticeRow.id)
    waiting = list(session.scalars(rows.with_for_update()))
    alone = select(Message.notice_id).where(Message.person_id == person_id, Message.notice_id.in_(waiting))
    among = select(Together.notice_id).join(Message, Message.id == Together.message_id)
    among = among.where(Message.person_id == person_id, Together.notice_id.in_(waiting))
    return set(waiting) - set(session.scalars(alone)) - set(session.scalars(among))


def written_among(session: Session, ids: Iterable[int]) -> set[int]:
    """Return which of some notices became a message to anybody."""
    some = list(ids)
    alone = select(Message.notice_id).where(Message.notice_id.in_(some))
    among = select(Together.notice_id).where(Together.notice_id.in_(some))
    return {each for each in (*session.scalars(alone), *session.scalars(among)) if each}


def notices_by_id(session: Session, ids: Iterable[int]) -> list[NoticeRow]:
    """Return some notices, in the order of their numbers."""
    return list(session.scalars(select(NoticeRow).where(NoticeRow.id.in_(list(ids))).order_by(NoticeRow.id)))


def settled(notice: NoticeRow, outcome: str, now: datetime) -> None:
    """Write down what became of a notice."""
    notice.told_at, notice.outcome = now, outcome


def told_together(session: Session, message: Message) -> list[NoticeRow]:
    """Return the notices that a message tells together, as in catching up."""
    rows = select(NoticeRow).join(Together, Together.notice_id == NoticeRow.id).where(Together.message_id == message.id)
    return list(session.scalars(rows.order_by(NoticeRow.id)))


def notice_of(session: Session, message: Message) -> NoticeRow | None:
    """Return the one notice that a message tells, if it tells one."""
    return session.get(NoticeRow, message.notice_id) if message.notice_id else None


def case_of(session: Session, notice: NoticeRow) -> CaseRow | None:
    """Return the case that a notice is about."""
    return session.get(CaseRow, notice.case_id) if notice.case_id else None


def duty_of(session: Session, notice: NoticeRow) -> DutyRow | None:
    """Return the duty that a notice is about, while it is open; a later one of the same key is another duty."""
    if not notice.duty:
        return None
    live = (DutyRow.case_id == notice.case_id, DutyRow.key == notice.duty, DutyRow.closed_at.is_(None))
    return session.scalars(select(DutyRow).where(*live, DutyRow.opened_at <= notice.created_at)).one_or_none()


def told_already(session: Session, notice: NoticeRow) -> set[int]:
    """Return who got the same news already: in another hat, or of another task with the same date, or moved with it.

    Nobody is reminded of a date that a mail about the case told within a day before.
    """
    duty = duty_of(session, notice)
    open_ = (DutyRow.case_id == notice.case_id, DutyRow.closed_at.is_(None), DutyRow.due_at.is_not(None))
    same_date = select(DutyRow.key).where(*open_, DutyRow.due_at == (duty.due_at if duty else None))
    twin = (
        NoticeRow.case_id == notice.case_id,
        NoticeRow.template == notice.template,
        NoticeRow.training_id.is_not_distinct_from(notice.training_id),
        or_(NoticeRow.duty == notice.duty, NoticeRow.duty.in_(same_date), NoticeRow.template.in_(OF_MOVED_DATES)),
        _by_one_deed(notice),
    )
    told = _told(session, *twin)
    return told | _told_of_the_date(session, notice, duty) if notice.template == REMINDER and duty else told


def _told_of_the_date(session: Session, notice: NoticeRow, duty: DutyRow) -> set[int]:
    """Return to whom a mail within a day before told of a task of the case with the same date, or what it was that asked for it."""
    same = (DutyRow.case_id == notice.case_id, DutyRow.closed_at.is_(None), DutyRow.due_at == duty.due_at)
    of_it = NoticeRow.duty.in_(select(DutyRow.key).where(*same))
    tells = or_(of_it, NoticeRow.created_at.in_(select(DutyRow.opened_at).where(*same)))
    since = (Message.created_at > notice.created_at - A_DAY, Message.state != State.WITHDRAWN.value)
    return _told(session, NoticeRow.case_id == notice.case_id, NoticeRow.id != notice.id, tells, *since)


def _told(session: Session, *which: ColumnElement[bool]) -> set[int]:
    """Return to whom messages went, or are to go, that tell such notices, alone or among others."""
    which = (*which, Message.state.not_in(NEVER_TOLD))
    alone = select(Message.person_id).join(NoticeRow, NoticeRow.id == Message.notice_id).where(*which)
    among = select(Message.person_id).join(Together, Together.message_id == Message.id)
    among = among.join(NoticeRow, NoticeRow.id == Together.notice_id).where(*which)
    return set(session.scalars(union_all(alone, among)))


def _by_one_deed(notice: NoticeRow) -> ColumnElement[bool]:
    """Say that another notice of a case was given by the same deed."""
    same = NoticeRow.version.is_not_distinct_from(notice.version)
    return and_(NoticeRow.created_at == notice.created_at, same)


def tell_anew(session: Session, notice: NoticeRow, person_id: int) -> None:
    """Let one person be told once more, with what else there is to catch up on."""
    again = {name: getattr(notice, name) for name in AS_IT_WAS}
    session.add(NoticeRow(**again, person_id=person_id, catch_up=True, told_at=None, outcome=""))


def is_told_anew(session: Session, notice: NoticeRow) -> bool:
    """Say whether a notice was told before, in a mail that then did not leave."""
    same = [getattr(NoticeRow, name).is_not_distinct_from(getattr(notice, name)) for name in AS_IT_WAS]
    before = (*same, NoticeRow.told_at.is_not(None), NoticeRow.id != notice.id)
    return bool(session.scalar(select(exists().where(*before))))


def moved_with(session: Session, notice: NoticeRow) -> list[NoticeRow]:
    """Return the notices of all dates of a case that one event moved."""
    same = (NoticeRow.case_id == notice.case_id, NoticeRow.template == notice.template, _by_one_deed(notice))
    return list(session.scalars(select(NoticeRow).where(*same).order_by(NoticeRow.id)))


def mover(session: Session, notice: NoticeRow) -> int | None:
    """Return who moved the date, or gave back the task, that a notice tells of, if a person did."""
    then = [HistoryRow.case_id == notice.case_id, HistoryRow.at == notice.created_at]
    if notice.template in OF_MOVED_DATES:
        then.append(HistoryRow.event != "")
    return session.scalars(select(HistoryRow.person_id).where(*then).order_by(HistoryRow.id.desc())).first()


def able(session: Session, ids: Iterable[int | None], case_id: int | None) -> list[Person]:
    """Return those people who have not left and do not stand aside in a case."""
    recused = exists().where(Recusal.case_id == case_id, Recusal.person_id == Person.id)
    rows = select(Person).where(Person.id.in_([each for each in ids if each]), Person.left_at.is_(None), ~recused)
    return list(session.scalars(rows.order_by(Person.id)))


def office_holders(session: Session, role: Role) -> list[int]:
    """Return who holds an office of the whole desk."""
    rows = select(Office.person_id).where(Office.role == role, Office.agency_id.is_(None))
    return list(session.scalars(rows.order_by(Office.person_id)))


def person_of(session: Session, person_id: int) -> Person:
    """Return a person by number."""
    return session.get_one(Person, person_id)


def dated(session: Session, person_id: int) -> list[tuple[DutyRow, CaseRow]]:
    """Return a person's open duties that have a date, soonest first: what a private calendar shows."""
    aside = exists().where(Recusal.case_id == DutyRow.case_id, Recusal.person_id == person_id)
    mine = (DutyRow.assignee_id == person_id, DutyRow.closed_at.is_(None), DutyRow.due_at.is_not(None), ~aside)
    rows = select(DutyRow, CaseRow).join(CaseRow, CaseRow.id == DutyRow.case_id).where(*mine)
    return [(duty, case) for duty, case in session.execute(rows.order_by(DutyRow.due_order, DutyRow.id))]
