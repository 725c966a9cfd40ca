"""Trainings as programs read them: what is held when, the roster as far as the asker sees it, and a report's attendees."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from models.registries.rosters import roster, sizes
from models.registries.taking_part.sign_ups import is_open, seats_left
from models.registries.taking_part.waiting import waiting
from models.rows.registries import Attendance, Training
from models.store.paging import Part
from web.api.shapes import Name
from web.calls import Call
from workflows.law.credit import credited
from workflows.law.named import outside
from workflows.rosters.matching import Known, Match


class TrainingShape(msgspec.Struct, kw_only=True):
    """A training: what it teaches, when and where it is held, and how full it is, as far as the asker sees its roster."""

    id: int
    topic: str
    title: str
    held_on: date
    begins: str
    minutes: int
    place: str
    seats: int | None
    seats_left: int | None
    open: bool  # for signing up
    called_off_at: datetime | None
    called_off_why: str
    people: int
    recorded: int


class RosterShape(msgspec.Struct, kw_only=True):
    """Somebody on a roster; what was missed once it is recorded, and whether that gives credit."""

    person: Name
    missed: int | None
    credit: bool | None


class RosterPage(msgspec.Struct, kw_only=True):
    """A training with a page of its roster, and who of those the asker may sign up waits for a seat."""

    training: TrainingShape
    items: list[RosterShape]
    next: str | None
    waiting: list[Name]


class AttendeeShape(msgspec.Struct, kw_only=True):
    """Somebody whom a report names: who of the directory that is, or why that is to be said; `said` is sent back with it."""

    name: str
    email: str
    minutes: int
    person: Name | None
    doubt: str
    likely: list[Name]
    said: str


def training_shapes(call: Call, trainings: list[Training]) -> list[TrainingShape]:
    """Return some trainings."""
    seen = sizes(call.session, call.viewer, trainings)
    return [_shape(call, each, seen.get(each.id, (0, 0))) for each in trainings]


def _shape(call: Call, held: Training, seen: tuple[int, int]) -> TrainingShape:
    return TrainingShape(
        id=held.id, topic=outside(held.topic), title=held.title, held_on=held.held_on, begins=held.begins,
        minutes=held.minutes, place=held.place, seats=held.seats, seats_left=seats_left(call.session, held),
        open=is_open(held, call.today), called_off_at=held.called_off_at, called_off_why=held.called_off_why,
        people=seen[0], recorded=seen[1],
    )  # fmt: skip


def roster_page(call: Call, held: Training, part: Part) -> RosterPage:
    """Return a training with a page of its roster, as far as the asker may see it."""
    (shape,), found = training_shapes(call, [held]), roster(call.session, call.viewer, held, part)
    line = (each.person for each in waiting(call.session, held))
    theirs = [each for each in line if _is_seen(call, each.id, each.agency_id)]
    return RosterPage(
        training=shape, items=[_row(call, each) for each in found.rows], next=found.next or None,
        waiting=[Name(each.id, each.name, None) for each in theirs],
    )  # fmt: skip


def _is_seen(call: Call, person_id: int, agency_id: int | None) -> bool:
    return call.viewer.is_staff() or person_id == call.viewer.id or agency_id in call.viewer.agencies()


def _row(call: Call, row: Attendance) -> RosterShape:
    minutes, missed = row.training.minutes, row.missed
    credit = None if missed is None else credited(minutes, missed, call.policy)
    return RosterShape(person=Name(row.person.id, row.person.name, None), missed=missed, credit=credit)


def attendee_shape(match: Match, said: str) -> AttendeeShape:
    """Return an attendee of a report, with who that may be."""
    one = match.attendee
    return AttendeeShape(
        name=one.name, email=one.email, minutes=one.minutes, person=_name(match.person), doubt=match.doubt,
        likely=[name for each in match.likely if (name := _name(each))], said=said,
    )  # fmt: skip


def _name(known: Known | None) -> Name | None:
    return Name(known.id, known.name, None) if known else None
