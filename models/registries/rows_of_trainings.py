"""The rows of the list of trainings: each training and each attendance once, also where two write it at the same moment."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Table, exists, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.rows.record import Record
from models.rows.registries import Attendance, SeriesPlace, SeriesSession, Training, TrainingEntry
from models.rows.registry_edits import RegistryEdit
from workflows.facts.effects import Topic


class Held(NamedTuple):
    """By what a training is known."""

    topic: Topic
    title: str
    held_on: date


def on_list(session: Session, held: Held, *, locked: bool = False) -> Training | None:
    """Return a training of the list; locked, nobody else comes onto its roster or changes it meanwhile."""
    rows = select(Training).filter_by(**held._asdict())
    rows = rows.with_for_update().execution_options(populate_existing=True) if locked else rows
    return session.scalars(rows).one_or_none()


def found_or_made(session: Session, held: Held, minutes: int, case_id: int) -> Training:
    """Return a training of the list, and put it there for a case if it is not."""
    found = on_list(session, held)
    if found is None:
        _insert(session, Training, **held._asdict(), minutes=minutes, case_id=case_id)
        found = session.scalars(select(Training).filter_by(**held._asdict())).one()
    return found


def attended(session: Session, training: Training, person_id: int) -> tuple[Attendance, bool]:
    """Return the row of a person on a roster, and whether it is new."""
    mine = select(Attendance).filter_by(training_id=training.id, person_id=person_id)
    session.flush()
    is_new = session.scalar(select(mine.exists())) is not True and _insert(
        session, Attendance, training_id=training.id, person_id=person_id
    )
    return session.scalars(mine).one(), is_new


def write_down(session: Session, row: Attendance, missed: int | None, by: int | None, *, now: datetime) -> None:
    """Record how many minutes a person missed; what they were told of it before is looked at again."""
    row.missed, row.recorded_at, row.recorded_by_id = missed, now, by
    told = (TrainingEntry.training_id == row.training_id, TrainingEntry.person_id == row.person_id)
    session.execute(update(TrainingEntry).where(*told, TrainingEntry.over.is_(False)).values(done=False))


def is_theirs_alone(session: Session, training: Training, person_id: int) -> bool:
    """Say whether nobody but one person is on a roster."""
    others = exists().where(Attendance.training_id == training.id, Attendance.person_id != person_id)
    return not session.scalar(select(others))


def is_in_its_series(session: Session, training: Training, person_id: int) -> bool:
    """Say whether a training is a session of a series that a person is in, so that they belong on its roster."""
    place = exists().where(
        SeriesSession.training_id == training.id, SeriesPlace.series_id == SeriesSession.series_id,
        SeriesPlace.person_id == person_id,
    )  # fmt: skip
    return session.scalar(select(place)) is True


def goes_if_empty(session: Session, training: Training) -> None:
    """Take a training off the list if nobody is on its roster, and nobody corrected it there."""
    people = exists().where(Attendance.training_id == training.id)
    edited = exists().where(RegistryEdit.kind == "trainings", RegistryEdit.entry_id == training.id)
    if not session.scalar(select(people | edited)):
        session.expire(training)
        session.delete(training)
        session.flush()


def _insert(session: Session, kind: type[Record], **values: Any) -> bool:
    """Write a row unless there is one already, or another writes it at this moment; say whether it is ours."""
    dialect = sqlite if session.connection().dialect.name == "sqlite" else postgresql
    table: Table = Record.metadata.tables[kind.__tablename__]
    row = dialect.insert(table).values(**values).on_conflict_do_nothing().returning(table.c.id)
    return session.execute(row).first() is not None
