"""The waiting list of a training that is full: the first in line gets the next seat that becomes free."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.registries.edits.editing import lock
from models.registries.entries import refused
from models.registries.people_and_agencies import audit
from models.registries.taking_part.sign_ups import chosen_people, seats_free, seats_left, theirs
from models.registries.trainings import enroll
from models.rows.people import Person
from models.rows.registries import Training, TrainingWait


def waiting(session: Session, training: Training) -> list[TrainingWait]:
    """Return who waits for a seat, the first in line first."""
    rows = select(TrainingWait).join(Person, Person.id == TrainingWait.person_id)
    mine = rows.where(TrainingWait.training_id == training.id, Person.left_at.is_(None))
    return list(session.scalars(mine.order_by(TrainingWait.since, TrainingWait.id)))


def wait(
    session: Session, viewer: Viewer, training: Training, facts: Mapping[str, Any], *, now: datetime, today: date
) -> int:
    """Put people on the waiting list whom somebody may sign up, and say how many; or raise NotAllowed."""
    chosen = chosen_people(session, viewer, training, facts, today)
    left = seats_left(session, training)
    if left is None or left:
        raise refused("there are seats left; sign up instead of waiting for one")
    already = {each.person_id for each in waiting(session, training)}
    news = [each for each in chosen if each.id not in already]
    session.add_all(TrainingWait(training_id=training.id, person_id=each.id, since=now) for each in news)
    if news:
        audit(session, now, f"{len(news)} wait for a seat in the training {training.title!r}", viewer.id)
    return len(news)


def wait_no_longer(session: Session, viewer: Viewer, training: Training, person_id: int) -> bool:
    """Take somebody off the waiting list whom one may sign up; ICA may take off anybody. Say whether that was so."""
    rows = select(TrainingWait.id).join(Person, Person.id == TrainingWait.person_id)
    mine = rows.where(TrainingWait.training_id == training.id, TrainingWait.person_id == person_id)
    found = session.scalar(mine if viewer.is_staff() else mine.where(theirs(viewer)))
    if found is None:
        return False
    session.execute(delete(TrainingWait).where(TrainingWait.id == found))
    return True


def any_seat_for_who_waits(session: Session, today: date) -> bool:
    """Say whether a seat is free for which somebody waits."""
    return any(seats_free(session, each) != 0 and waiting(session, each) for each in _with_a_line(session, today))


def seat_who_waits(session: Session, now: datetime, today: date) -> dict[int, list[int]]:
    """Give each seat that is free to the first who waits for it; say by training who got one."""
    seated = dict[int, list[int]]()
    for training in _with_a_line(session, today):
        lock(session, training)
        free, line = seats_free(session, training), waiting(session, training)
        for each in line if free is None else line[:free]:
            enroll(session, training, each.person, now)
            session.delete(each)
            seated.setdefault(training.id, []).append(each.person_id)
    session.flush()
    return seated


def _with_a_line(session: Session, today: date) -> list[Training]:
    waits = Training.id.in_(select(TrainingWait.training_id).distinct())
    ahead = (Training.held_on > today, Training.called_off_at.is_(None))
    return list(session.scalars(select(Training).where(waits, *ahead).order_by(Training.id)))
