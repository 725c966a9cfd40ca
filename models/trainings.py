"""The registry of trainings: what is held, who is on the roster, who attended."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.learning import learn_about
from models.people import Person
from models.registries import Attendance, Training
from models.registry import Unfit
from workflows.effects import Topic

LONGEST = 2880  # minutes


def add_training(session: Session, topic: str, title: str, held_on: date, minutes: int) -> Training:
    """Add a training, or raise Unfit."""
    if topic not in set(Topic):
        raise Unfit("topic", f"{topic!r} is none of: {', '.join(Topic)}")
    if not title.strip() or len(title) > 200:
        raise Unfit("title", "a training has a title of at most 200 characters")
    if not 1 <= minutes <= LONGEST:
        raise Unfit("minutes", f"a training is 1 to {LONGEST} minutes long")
    same = {"topic": topic, "title": title.strip(), "held_on": held_on}
    if session.scalars(select(Training).filter_by(**same)).first():
        raise Unfit("title", "there is such a training on that day already")
    training = Training(**same, minutes=minutes)
    session.add(training)
    session.flush()
    return training


def enroll(session: Session, training: Training, person: Person, now: datetime) -> Attendance:
    """Put a person on the roster; once only."""
    mine = {"training_id": training.id, "person_id": person.id}
    row = session.scalars(select(Attendance).filter_by(**mine)).one_or_none()
    if row is None:
        row = Attendance(**mine)
        session.add(row)
        learn_about(session, now, person_id=person.id)
    return row


def record_attendance(session: Session, row: Attendance, missed: int | None, by: int, *, now: datetime) -> None:
    """Write down how many minutes a person missed; the open cases about the person learn of it."""
    if missed is not None and not 0 <= missed <= row.training.minutes:
        raise Unfit("missed", f"of {row.training.minutes} minutes none to all can be missed")
    row.missed, row.recorded_at, row.recorded_by_id = missed, now, by
    learn_about(session, now, person_id=row.person_id)


def trainings(session: Session) -> list[Training]:
    """Return all trainings, the latest first."""
    return list(session.scalars(select(Training).order_by(Training.held_on.desc(), Training.id.desc())))
