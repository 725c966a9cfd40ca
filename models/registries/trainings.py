"""The registry of trainings: what is held, who is on the roster, who attended."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.lookups.learning import learn_about
from models.registries.people_and_agencies import LONGEST_NAME, fit, one_line
from models.rows.people import Person
from models.rows.registries import Attendance, Training
from workflows.facts.effects import Topic

LONGEST = 2880  # minutes
EARLIEST = 2000  # the year; what is earlier is a slip of the pen


def add_training(session: Session, topic: str, title: str, held_on: date | None, minutes: int) -> Training:
    """Add a training, or raise Unfit."""
    title = one_line(title)
    same = {"topic": topic, "title": title, "held_on": held_on}
    taken = session.scalars(select(Training).filter_by(**same)).first() is not None
    fit(
        (not topic, "topic", "choose what it teaches"),
        (topic not in set(Topic), "topic", f"choose one of: {', '.join(Topic)}"),
        (not title, "title", "enter what the training is called"),
        (len(title) > LONGEST_NAME, "title", f"enter a title of at most {LONGEST_NAME} characters"),
        (held_on is None or held_on.year < EARLIEST, "held_on", "enter the day on which it is held"),
        (taken, "title", "this training is on the list for that day already; enter another title or day"),
        (not 1 <= minutes <= LONGEST, "minutes", f"enter a number of minutes from 1 to {LONGEST:,}"),
    )
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


def record_attendance(session: Session, row: Attendance, missed: int | None, by: int, *, now: datetime) -> int:
    """Write down how many minutes a person missed; say how many open cases about the person learn of it."""
    wrong = missed is not None and not 0 <= missed <= row.training.minutes
    fit((wrong, "missed", f"enter a number of minutes from 0 to {row.training.minutes}"))
    row.missed, row.recorded_at, row.recorded_by_id = missed, now, by
    return learn_about(session, now, person_id=row.person_id)


def trainings(session: Session) -> list[Training]:
    """Return all trainings, the latest first."""
    return list(session.scalars(select(Training).order_by(Training.held_on.desc(), Training.id.desc())))


def training(session: Session, training_id: int) -> Training | None:
    """Return one training."""
    return session.get(Training, training_id)
