"""Taking back what one did a moment ago: while no mail of it has left, whoever did it may, alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.rulebook import rulebook_of
from models.casebook.amending import preview
from models.casebook.case_search import find
from models.casebook.casebook import Author
from models.casebook.replaying import amends, history
from models.casebook.unsent import unheard
from models.intake.amendments import write_amendment
from models.rows.cases import CaseRow, HistoryRow
from models.store.deeds_done import forget_about
from workflows.correction.correction import Correction
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.engine.leaving import may_be_taken_back_until
from workflows.grammar.events import Roles, Strike
from workflows.grammar.steps import LOCAL


@dataclass(frozen=True)
class Undoable:
    """What somebody did last in a case and may take back, and until when."""

    case: CaseRow
    title: str
    made: Correction
    until: datetime


def undoable(
    session: Session, viewer: Viewer, case: CaseRow, worn: Roles, now: datetime, *, followed: bool = False
) -> Undoable | None:
    """Return what somebody did last in a case, if they may take it back: nothing that others did since rests on it.

    What has `followed` from a record is taken back with that record.
    """
    row, policy = _last(session, viewer, case), rulebook_of(session).policy(now)
    if row is None:
        return None
    last = may_be_taken_back_until(row.at, policy)
    place = history(session, case).place(row.id) if row.at <= now < last else None
    if place is None:
        return None
    try:
        why = f"Taken back within {policy.undo_minutes} minutes."
        made = preview(session, case, Strike(place, worn, why, taken_back=followed), now)
    except NotAllowed:
        return None
    effects = [deed.effect for deed in (*made.undone, *made.due)]
    stays = any(effect.at_once for effect in effects) or set(made.in_vain) - set(unheard(session, case.id, made))
    return None if stays else Undoable(case, row.title, made, last)


def undo(
    session: Session, viewer: Viewer, number: str, now: datetime, *, version: int | None = None, followed: bool = False
) -> None:
    """Take back what somebody did last; or raise NoSuchCase, Stale, or NotAllowed where it is too late."""
    case, worn = find(session, viewer, number)
    found = undoable(session, viewer, case, worn, now, followed=followed)
    if found is None:
        words = "there is nothing here that you can take back any more; it can be corrected in the history"
        raise NotAllowed(Refusal(LOCAL, words, Kind.GONE))
    write_amendment(session, case, found.made.amendment, now, Author(viewer.id, silent=True), version=version)
    forget_about(session, viewer.id, case.number)


def _last(session: Session, viewer: Viewer, case: CaseRow) -> HistoryRow | None:
    """Return the last entry that somebody made; of one that was corrected or struck since, nothing."""
    rows = select(HistoryRow).where(HistoryRow.case_id == case.id, HistoryRow.event != "")
    row = session.scalars(rows.where(HistoryRow.person_id == viewer.id).order_by(HistoryRow.id.desc()).limit(1)).first()
    return None if row is None or amends(row) else row
