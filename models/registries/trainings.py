"""The registry of trainings: what is held, who is on the roster, who attended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.casebook.casebook import Author
from models.lookups.learning import learn_about
from models.registries.directory import people_seen
from models.registries.entries import entered, one_line, wrong
from models.registries.forms.trainings import NewTraining
from models.registries.people_and_agencies import audit
from models.registries.rows_of_trainings import attended, write_down
from models.rows.people import Person
from models.rows.registries import Attendance, Training
from models.store.one_at_a_time import or_else
from models.store.paging import Count, Order, Page, Part, counted
from workflows.engine.cases import NotAllowed, Refusal

ON_LIST = "this training is on the list for that day already; enter another title or day"
HELD = Order("trainings", Training.held_on, Training.id, kinds=(date, int), descending=True)


def enter_training(session: Session, facts: Mapping[str, Any], now: datetime, by: int | None = None) -> Training:
    """Add a training as somebody entered it; or raise NotAllowed."""

    def taken(said: Mapping[str, Any]) -> Iterator[Refusal]:
        yield from clock_faults(said)
        if {"topic", "title", "held_on"} <= said.keys():
            same = {"topic": said["topic"], "title": one_line(said["title"]), "held_on": said["held_on"]}
            if session.scalars(select(Training).filter_by(**same)).first() is not None:
                yield wrong("title", ON_LIST)

    new = entered(NewTraining, facts, taken)
    training = Training(
        topic=new.topic, title=one_line(new.title), held_on=new.held_on, minutes=new.minutes,
        begins=clock_of(new.begins), place=one_line(new.place), seats=new.seats,
    )  # fmt: skip
    with or_else(session, NotAllowed(wrong("title", ON_LIST))):
        session.add(training)
    audit(session, now, f"the training {training.title!r} was added", by)
    return training


_CLOCK = re.compile(r"(1[0-2]|[1-9]):[0-5][0-9] [AP]M")


def clock_faults(said: Mapping[str, Any]) -> Iterator[Refusal]:
    """Yield that a time of day is none."""
    clock = clock_of(said.get("begins", ""))
    if clock and not _CLOCK.fullmatch(clock):
        yield wrong("begins", "enter a time such as 9:30 AM")


def clock_of(said: str) -> str:
    """Return a time of day as the list has it, however its letters and blanks were written."""
    return re.sub(r"\s*([AP]M)$", r" \1", one_line(said).upper()).lstrip("0")


def enroll(session: Session, training: Training, person: Person, now: datetime) -> Attendance:
    """Put a person on the roster; once only."""
    row, is_new = attended(session, training, person.id)
    if is_new:
        learn_about(session, now, person_id=person.id)
    return row


def record_attendance(session: Session, row: Attendance, missed: int | None, by: int, *, now: datetime) -> int:
    """Write down how many minutes a person missed; say how many open cases about the person learn of it."""
    write_down(session, row, missed, by, now=now)
    return learn_about(session, now, person_id=row.person_id, author=Author(by))


def to_come(session: Session, viewer: Viewer, today: date) -> list[Training]:
    """Return the trainings that are planned, the next one first."""
    rows = select(Training).where(Training.held_on >= today, _listed(viewer))
    return list(session.scalars(rows.order_by(Training.held_on, Training.id)))


def held(session: Session, viewer: Viewer, today: date, part: Part) -> Page[Training]:
    """Return a page of the trainings that were held, the latest first."""
    return HELD.page(session, _held(viewer, today), part)


def count_held(session: Session, viewer: Viewer, today: date) -> Count:
    """Count the trainings that were held, up to a bound."""
    return counted(session, _held(viewer, today))


def _held(viewer: Viewer, today: date) -> Select[Training]:
    return select(Training).where(Training.held_on < today, _listed(viewer))


def _listed(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that somebody sees a training: one that a case put on the list, with somebody on it whom they see."""
    on_it = select(Attendance.id).join(Person, Person.id == Attendance.person_id)
    seen = exists(on_it.where(Attendance.training_id == Training.id, people_seen(viewer)).correlate(Training))
    return or_(Training.case_id.is_(None), seen)


def training(session: Session, viewer: Viewer, training_id: int) -> Training | None:
    """Return one training that somebody sees."""
    return session.scalars(select(Training).where(Training.id == training_id, _listed(viewer))).one_or_none()
