"""Signing up for a training that is still to come: anybody oneself, an agency its own people, as far as there are seats."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.lookups.learning import learn_about
from models.registries.edits.editing import lock
from models.registries.entries import entered, refused, wrong
from models.registries.forms.trainings import Enrollment
from models.registries.people_and_agencies import audit
from models.registries.trainings import enroll
from models.rows.people import Person
from models.rows.registries import Attendance, Training, TrainingWait
from workflows.engine.cases import NotAllowed

MOST_OFFERED = 200  # people of an agency


def is_open(training: Training, today: date) -> bool:
    """Say whether somebody may still sign up: it is to come, and ICA puts people into series itself."""
    planned = training.held_on > today and training.called_off_at is None
    return planned and training.series is None and training.case_id is None


def seats_left(session: Session, training: Training) -> int | None:
    """Return how many seats anybody can have; none is said where there is no limit. What is free belongs to who waits."""
    free = seats_free(session, training)
    waits = select(func.count(TrainingWait.id)).where(TrainingWait.training_id == training.id)
    return None if free is None else max(0, free - (session.scalar(waits) or 0))


def seats_free(session: Session, training: Training) -> int | None:
    """Return how many seats nobody has who is still here."""
    if training.seats is None:
        return None
    rows = select(func.count(Attendance.id)).join(Person, Person.id == Attendance.person_id)
    taken = rows.where(Attendance.training_id == training.id, Person.left_at.is_(None))
    return max(0, training.seats - (session.scalar(taken) or 0))


def may_be_signed_up(session: Session, viewer: Viewer, training: Training) -> list[Person]:
    """Return whom somebody may sign up and who is not on the roster yet: oneself first, then the agency's people by name."""
    on_it = select(Attendance.person_id).where(Attendance.training_id == training.id)
    rows = select(Person).where(theirs(viewer), Person.left_at.is_(None), Person.id.not_in(on_it))
    by_name = rows.order_by(Person.id != viewer.id, func.lower(Person.name), Person.id)
    return list(session.scalars(by_name.limit(MOST_OFFERED)))


def signed_up(session: Session, viewer: Viewer, training: Training) -> list[Attendance]:
    """Return the rows of the roster that somebody may take back: one's own, and those of the agency's people."""
    rows = select(Attendance).join(Person, Person.id == Attendance.person_id)
    mine = rows.where(Attendance.training_id == training.id, Attendance.missed.is_(None), theirs(viewer))
    return list(session.scalars(mine.order_by(Person.id != viewer.id, func.lower(Person.name))))


def to_attend(session: Session, person_id: int, today: date) -> list[Training]:
    """Return the trainings to come on whose rosters somebody is, the next one first."""
    rows = select(Training).join(Attendance, Attendance.training_id == Training.id)
    mine = rows.where(Attendance.person_id == person_id, Training.held_on >= today)
    return list(session.scalars(mine.order_by(Training.held_on, Training.id)))


def sign_up(
    session: Session, viewer: Viewer, training: Training, facts: Mapping[str, Any], *, now: datetime, today: date
) -> int:
    """Put people on the roster whom somebody may sign up, all or none, and say how many; or raise NotAllowed."""
    news = chosen_people(session, viewer, training, facts, today)
    left = seats_left(session, training)
    if left is not None and len(news) > left:
        raise NotAllowed(wrong("people", _too_few(left)))
    for each in news:
        enroll(session, training, each, now)
        session.execute(delete(TrainingWait).filter_by(training_id=training.id, person_id=each.id))
    if news:
        audit(session, now, f"{len(news)} signed up for the training {training.title!r}", viewer.id)
    return len(news)


def chosen_people(
    session: Session, viewer: Viewer, training: Training, facts: Mapping[str, Any], today: date
) -> list[Person]:
    """Return who was chosen of those whom somebody may sign up and who are not on the roster; or raise NotAllowed."""
    lock(session, training)
    if not is_open(training, today):
        raise refused("nobody can sign up for this training any more; ask ICA")
    chosen = {int(each) for each in entered(Enrollment, facts).people}
    offered = {each.id: each for each in may_be_signed_up(session, viewer, training)}
    already = set(session.scalars(select(Attendance.person_id).where(Attendance.training_id == training.id)))
    if chosen - offered.keys() - already:
        raise NotAllowed(wrong("people", "choose yourself, or people of your agency who have not left"))
    return [offered[each] for each in sorted(chosen & offered.keys())]


def _too_few(left: int) -> str:
    if not left:
        return "all seats are taken; you can wait for one"
    return f"{left} seat{' is' if left == 1 else 's are'} left; choose fewer people"


def give_up(
    session: Session, viewer: Viewer, training: Training, person_id: int, *, now: datetime, today: date
) -> bool:
    """Take somebody off the roster whom one may sign up, so that the seat is free again; say whether that was so."""
    lock(session, training)
    if not is_open(training, today):
        raise refused("this training has begun, or ICA keeps its roster; ask ICA")
    row = next((each for each in signed_up(session, viewer, training) if each.person_id == person_id), None)
    if row is None:
        return False
    session.execute(delete(Attendance).where(Attendance.id == row.id))
    learn_about(session, now, person_id=person_id)
    return True


def theirs(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that somebody may sign a person up: oneself, and the people of one's agency."""
    return or_(Person.id == viewer.id, Person.agency_id.in_(viewer.agencies()))
