"""A roster as a webinar tool wrote it: who of the directory is on it, and recording all of it in one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.registries.entries import refused
from models.registries.rosters import Recorded, record
from models.registries.trainings import enroll
from models.rows.people import Person
from models.rows.registries import Attendance, Training
from workflows.law.mail.addresses import spellings
from workflows.rosters.matching import Known
from workflows.rosters.times import Span, minutes_of


class Times(NamedTuple):
    """When somebody was there, as far as a report says."""

    spans: tuple[Span, ...]
    loose: int  # seconds without times


class How(NamedTuple):
    """How a report is recorded: whether whoever is not in it was absent, and why what is on record is changed."""

    others_absent: bool
    why: str
    confirmed: str


def known_people(session: Session, training: Training) -> list[Known]:
    """Return everybody whom a report may name: who has not left, and who is on the roster."""
    enrolled = set(session.scalars(select(Attendance.person_id).where(Attendance.training_id == training.id)))
    rows = select(Person.id, Person.name, Person.email).where(Person.left_at.is_(None) | Person.id.in_(enrolled))
    found = session.execute(rows.order_by(Person.name, Person.id)).all()
    return [Known(row.id, row.name, _addresses(row.email), row.id in enrolled, row.email) for row in found]


def _addresses(email: str) -> frozenset[str]:
    return frozenset(each.casefold() for each in spellings(email)) if email else frozenset()


def record_report(
    session: Session, training: Training, there: Mapping[int, Sequence[Times]], by: int, how: How, *, now: datetime,
    today: date,
) -> Recorded:  # fmt: skip
    """Put whoever was there on the roster, and write down what each of them missed; or raise NotAllowed, and write nothing."""
    if training.held_on > today:
        raise refused("the training is still to come; record attendance on that day or later")
    if training.called_off_at is not None:
        raise refused("this training is called off; nobody was there")
    people = {
        each.id: each
        for each in session.scalars(select(Person).where(Person.id.in_(there), Person.left_at.is_(None))).all()
    }
    enrolled = {row.person_id: row for row in _rows(session, training)}
    if any(number not in people and number not in enrolled for number in there):
        raise refused("somebody who was chosen has left the directory; choose again")
    rows = {number: enrolled.get(number) or enroll(session, training, people[number], now) for number in there}
    said = {rows[number].id: {"missed": _missed(training, times)} for number, times in there.items()}
    if how.others_absent:
        absent = (row for number, row in enrolled.items() if number not in there and row.missed is None)
        said |= {row.id: {"missed": training.minutes} for row in absent}
    return record(session, training, said, by, now=now, today=today, why=how.why, confirmed=how.confirmed)


def _rows(session: Session, training: Training) -> Sequence[Attendance]:
    return session.scalars(select(Attendance).where(Attendance.training_id == training.id)).all()


def _missed(training: Training, times: Sequence[Times]) -> int:
    """Return what somebody missed of a training; whoever was there on two devices, or under two names, was there once."""
    spans = [span for each in times for span in each.spans]
    there = minutes_of(spans, sum(each.loose for each in times))
    return max(0, training.minutes - there)
