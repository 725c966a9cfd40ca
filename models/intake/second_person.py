"""A correction that waits for a second person is a task of everybody who may confirm it, until somebody decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.access.tending import KEPT_FROM_ICA
from models.intake.proposals import ask_to_confirm, confirming_in, waiting
from models.rows.amendments import PROPOSED_AGAIN, ProposedAmendment
from models.rows.cases import CaseRow
from workflows.correction.second_person import next_asked_again
from workflows.law.roles import Role

MOST = 100  # that are looked at: usually one or two wait
_WAITS = ProposedAmendment.decided_at.is_(None)
_ANY = select(exists(select(ProposedAmendment.id).where(_WAITS)))


def to_confirm(session: Session, viewer: Viewer) -> list[ProposedAmendment]:
    """Return the corrections that somebody may confirm, what waits longest first."""
    others = _seen(session, viewer, ProposedAmendment.proposed_by_id != viewer.id)
    return [each for each in others if _may(session, viewer, each)]


def _may(session: Session, viewer: Viewer, proposed: ProposedAmendment) -> bool:
    return viewer.id in confirming_in(session, proposed.case).people


def proposed_by(session: Session, viewer: Viewer) -> list[ProposedAmendment]:
    """Return the corrections that somebody proposed and that wait for a second person."""
    return _seen(session, viewer, ProposedAmendment.proposed_by_id == viewer.id)


def _seen(session: Session, viewer: Viewer, which: ColumnElement[bool]) -> list[ProposedAmendment]:
    """Return what waits in cases that a person may know of; usually nothing does, and then nobody's sight is reckoned."""
    if not session.scalar(_ANY):
        return []
    rows = select(ProposedAmendment).join(CaseRow, CaseRow.id == ProposedAmendment.case_id)
    rows = rows.where(_WAITS, which, visible(viewer, rulebook_of(session)))
    return list(session.scalars(rows.order_by(ProposedAmendment.due_at, ProposedAmendment.id).limit(MOST)))


def confirmers(session: Session, case: CaseRow, role: Role) -> Iterator[list[int]]:
    """Yield who may confirm the correction of a case in one role; and then, for where nobody may, who may in any."""
    if waiting(session, case) is None:
        return
    able = confirming_in(session, case).people
    yield [each for each, worn in able.items() if role in worn]
    yield list(able)


def ask_again(session: Session, now: datetime, limit: int) -> int:
    """Ask those who may confirm what has waited for too long, and say how many corrections that was; several may do so at once."""
    due = select(ProposedAmendment).where(_WAITS, ProposedAmendment.next_at <= now).order_by(ProposedAmendment.next_at)
    free = due.limit(limit).with_for_update(skip_locked=True, of=ProposedAmendment)
    found = session.scalars(free).all()
    for each in found:
        ask_to_confirm(session, each.case_id, PROPOSED_AGAIN, now)
        each.next_at = next_asked_again(now, rulebook_of(session).policy(now))
    session.flush()
    return len(found)


def any_to_ask_again(session: Session, now: datetime) -> bool:
    """Say whether a correction has waited for so long that somebody is to be asked again."""
    return bool(
        session.scalar(select(exists(select(ProposedAmendment.id).where(_WAITS, ProposedAmendment.next_at <= now))))
    )


def count_too_long(session: Session, now: datetime) -> int:
    """Count the corrections that wait past their day, of cases that are not kept from ICA."""
    rows = select(func.count()).select_from(ProposedAmendment)
    rows = rows.join(CaseRow, CaseRow.id == ProposedAmendment.case_id)
    return session.scalar(rows.where(_WAITS, ProposedAmendment.due_at <= now, ~KEPT_FROM_ICA)) or 0
