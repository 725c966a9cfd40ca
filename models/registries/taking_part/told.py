"""What somebody was told last of a training, and whether it still says so."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.registries.taking_part.dated import ABSENT, WAS_THERE
from models.rows.notices import NoticeRow
from models.rows.registries import Attendance, Training, TrainingEntry


def training_by_number(session: Session, training_id: int) -> Training | None:
    """Return a training, whoever asks."""
    return session.get(Training, training_id)


def entry_of(session: Session, training_id: int, person_id: int | None) -> TrainingEntry | None:
    """Return what somebody was told last of a training."""
    rows = select(TrainingEntry).filter_by(training_id=training_id, person_id=person_id)
    return session.scalars(rows).one_or_none()


def is_said_otherwise(session: Session, notice: NoticeRow) -> bool:
    """Say whether something newer is told of a training to the same person, or the attendance says something else by now."""
    if notice.template in {ABSENT, WAS_THERE}:
        mine = select(Attendance).filter_by(training_id=notice.training_id, person_id=notice.person_id)
        row = session.scalars(mine).one_or_none()
        absent = row is not None and row.missed is not None and row.missed >= row.training.minutes
        return absent != (notice.template == ABSENT)
    entry = entry_of(session, notice.training_id or 0, notice.person_id)
    return entry is not None and notice.version is not None and entry.sequence != notice.version
