"""Taking back the attendance that one recorded a moment ago, and all that followed from it in open cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.rulebook import rulebook_of
from models.intake.undoing import undo
from models.lookups.learning import learn_about
from models.registries.edits.editing import Registry, lock, log_edit
from models.registries.entries import refused
from models.rows.cases import CaseRow, HistoryRow
from models.rows.registries import Attendance, Training
from models.rows.registry_edits import RegistryEdit
from models.store.deeds_done import forget_about
from workflows.engine.cases import NotAllowed, Refusal
from workflows.engine.leaving import may_be_taken_back_until
from workflows.law.wording import value_words


@dataclass(frozen=True)
class RecordedLately:
    """The rows of a roster that somebody recorded in one act, and until when that may be taken back."""

    rows: tuple[Attendance, ...]
    at: datetime
    until: datetime


def recorded_lately(session: Session, viewer: Viewer, training: Training, now: datetime) -> RecordedLately | None:
    """Return what somebody recorded last on a roster, while it may be taken back.

    What said something else before is corrected with a reason, and not taken back.
    """
    mine = (Attendance.training_id == training.id, Attendance.recorded_by_id == viewer.id)
    rows = session.scalars(select(Attendance).where(*mine, Attendance.missed.is_not(None))).all()
    at = max((row.recorded_at for row in rows if row.recorded_at), default=None)
    if at is None or not at <= now < (until := may_be_taken_back_until(at, rulebook_of(session).policy(now))):
        return None
    edited = (
        RegistryEdit.kind == Registry.TRAININGS.value,
        RegistryEdit.entry_id == training.id,
        RegistryEdit.at >= at,
    )
    if session.scalar(select(exists().where(*edited))):
        return None
    return RecordedLately(tuple(row for row in rows if row.recorded_at == at), at, until)


def take_back_roster(session: Session, viewer: Viewer, training: Training, now: datetime) -> int:
    """Take back what somebody recorded last on a roster, with all that followed; return of how many people, or raise NotAllowed."""
    lock(session, training)
    found = recorded_lately(session, viewer, training, now)
    if found is None:
        raise refused("there is nothing here that you can take back any more; correct the attendance instead")
    for case in _followed(session, viewer, found):
        try:
            undo(session, viewer, case.number, now, followed=True)
        except NotAllowed as no:
            words = f"case {case.number} went on since, so nothing was taken back; correct the attendance instead"
            raise NotAllowed(Refusal(no.first.clause, words, no.first.kind)) from no
    changes = [
        (row.person.name, f"{value_words(row.missed)} minutes missed", "nothing on record") for row in found.rows
    ]
    minutes = rulebook_of(session).policy(now).undo_minutes
    log_edit(
        session,
        Registry.TRAININGS,
        training.id,
        f"Taken back within {minutes} minutes.",
        changes,
        now=now,
        by=viewer.id,
    )
    for row in found.rows:
        row.missed = row.recorded_at = row.recorded_by_id = None
        learn_about(session, now, person_id=row.person_id)
    forget_about(session, viewer.id, f"/trainings/{training.id}")
    return len(found.rows)


def _followed(session: Session, viewer: Viewer, found: RecordedLately) -> list[CaseRow]:
    """Return the cases about these people in which something followed, in the name of whoever recorded it."""
    people = [row.person_id for row in found.rows]
    entries = select(HistoryRow.case_id).where(
        HistoryRow.person_id == viewer.id, HistoryRow.at == found.at, HistoryRow.event != ""
    )
    rows = select(CaseRow).where(CaseRow.subject_id.in_(people), CaseRow.id.in_(entries)).order_by(CaseRow.id)
    return list(session.scalars(rows))
