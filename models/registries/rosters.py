"""The roster of a training: who is on it, and how many minutes each of them missed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.lookups.learning import learn_about
from models.registries.directory import people_seen
from models.registries.people_and_agencies import Unfit
from models.registries.trainings import enroll, record_attendance
from models.rows.people import Person
from models.rows.registries import Attendance, Training


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many rows of a roster changed, and how many open cases learned of it."""

    rows: int
    cases: int


def roster(session: Session, viewer: Viewer, training: Training) -> list[Attendance]:
    """Return the rows of a roster that somebody may see, by name."""
    rows = select(Attendance).join(Person, Person.id == Attendance.person_id)
    seen = rows.where(Attendance.training_id == training.id, people_seen(viewer))
    return list(session.scalars(seen.order_by(func.lower(Person.name), Attendance.id)))


def sizes(session: Session, viewer: Viewer) -> dict[int, tuple[int, int]]:
    """Return for each training how many people somebody sees on its roster, and for how many it is recorded."""
    rows = select(Attendance.training_id, func.count(), func.count(Attendance.missed))
    seen = rows.join(Person, Person.id == Attendance.person_id).where(people_seen(viewer))
    grouped = session.execute(seen.group_by(Attendance.training_id))
    return {training_id: (people, recorded) for training_id, people, recorded in grouped}


def put_on(session: Session, training: Training, people: Iterable[int], now: datetime) -> int:
    """Put people on a roster, and say how many; or raise Unfit."""
    rows = select(Person).where(Person.id.in_(list(people)), Person.left_at.is_(None))
    found = list(session.scalars(rows))
    if not found:
        raise Unfit("people", "choose at least one person")
    for person in found:
        enroll(session, training, person, now)
    return len(found)


def record(
    session: Session, training: Training, missed: Mapping[int, int | None], by: int, *, now: datetime, today: date
) -> Recorded:
    """Write down the minutes that people missed, by row; rows that say what they said before stay as they are."""
    if training.held_on > today:
        raise Unfit("roster", "the training has not been held yet; record it from that day on")
    changed, cases, faults = 0, 0, list[Unfit]()
    for row in session.scalars(select(Attendance).where(Attendance.training_id == training.id)).all():
        if row.id not in missed or missed[row.id] == row.missed:
            continue
        try:
            cases += record_attendance(session, row, missed[row.id], by, now=now)
            changed += 1
        except Unfit as fault:
            faults.append(Unfit(field_of(row.id), f"{row.person.name}: {fault.sentence}"))
    if faults:
        raise Unfit(faults[0].field, faults[0].sentence, *faults[1:])
    return Recorded(changed, cases)


def field_of(row_id: int) -> str:
    """Return the name of the field that asks for the minutes of a row."""
    return f"missed-{row_id}"


def take_off(session: Session, training: Training, row_id: int, now: datetime) -> bool:
    """Take a person off a roster whose attendance is not recorded; say whether that was so."""
    mine = (Attendance.id == row_id, Attendance.training_id == training.id, Attendance.missed.is_(None))
    person_id = session.scalar(select(Attendance.person_id).where(*mine))
    if person_id is None:
        return False
    session.execute(delete(Attendance).where(*mine))
    learn_about(session, now, person_id=person_id)
    return True
