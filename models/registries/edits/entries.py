"""What can be corrected in each registry, what keeps it from being corrected, and who learns of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.lookups.changes import tell_of_member, tell_of_users
from models.lookups.learning import call_anew, learn_about
from models.registries.directory import agency_of
from models.registries.edits.editing import Editing, Registry
from models.registries.entries import one_line, wrong
from models.registries.forms.edits import AgencyEdit, LicenseEdit, MeetingEdit, PersonEdit, SeriesEdit, TrainingEdit
from models.registries.licenses.levels import correct_last
from models.registries.licenses.usernames import TAKEN, alone_with, is_taken
from models.registries.people import address_faults, agency_faults
from models.registries.training_series import title_faults
from models.registries.trainings import clock_faults, clock_of
from models.rows.cases import CaseRow, Party
from models.rows.meetings import Meeting
from models.rows.people import Agency, Person
from models.rows.registries import Attendance, License, LicenseEvent, Training, TrainingSeries
from workflows.engine.cases import Refusal
from workflows.law.agency_kinds import AgencyKind
from workflows.law.guarded_roles import BY_TWO, any_guarded
from workflows.law.levels import Level


def _person_says(person: Person) -> dict[str, Any]:
    return {"name": person.name, "email": person.email, "agency": person.agency and person.agency.key}


def _person_faults(session: Session, person: Person, said: Mapping[str, Any]) -> Iterator[Refusal]:
    yield from address_faults(session, said, besides=person)
    yield from agency_faults(session, said)


def _of_two(session: Session, person: Person, said: Mapping[str, Any], now: datetime) -> Iterator[Refusal]:
    """Yield why one person corrects neither the address nor the agency of somebody with a guarded role."""
    if any_guarded((office.role for office in person.offices), rulebook_of(session).policy(now)):
        before = _person_says(person)
        changed = (name for name in ("email", "agency") if (said.get(name) or None) != before[name])
        yield from (wrong(name, BY_TWO) for name in changed if name != "email" or "email" in said)


def _write_person(session: Session, person: Person, new: PersonEdit, now: datetime) -> int:
    renamed = person.name != one_line(new.name)
    person.name, person.email = one_line(new.name), new.email
    person.agency = agency_of(session, new.agency) if new.agency else None
    if renamed:
        session.flush()
        call_anew(session, CaseRow.subject_id == person.id, now)
    session.flush()
    tell_of_member(session, now, person)
    return learn_about(session, now, person_id=person.id)


def _agency_says(agency: Agency) -> dict[str, Any]:
    kind = AgencyKind(agency.kind) if agency.kind in set(AgencyKind) else None  # one that there is not any more
    return {"name": agency.name, "kind": kind, "cocs": frozenset(agency.cocs)}


def _agency_faults(session: Session, agency: Agency, said: Mapping[str, Any]) -> Iterator[Refusal]:
    name = one_line(said.get("name", ""))
    taken = select(Agency.id).where(func.lower(Agency.name) == name.lower(), Agency.id != agency.id)
    if name and session.scalar(taken.limit(1)) is not None:
        yield wrong("name", f"there is another agency {name!r}; enter another name")


def _write_agency(session: Session, agency: Agency, new: AgencyEdit, now: datetime) -> int:
    renamed, turned = agency.name != one_line(new.name), agency.kind != new.kind.key
    agency.name, agency.kind, agency.cocs = one_line(new.name), new.kind.key, tuple(sorted(new.cocs))
    if renamed:
        parties = select(Party.case_id).where(Party.agency_id == agency.id)
        named = CaseRow.agency_id == agency.id  # also one about a person is found by the name of its agency
        session.flush()
        call_anew(session, or_(named, CaseRow.id.in_(parties)), now)
    session.flush()
    news = learn_about(session, now, agency_id=agency.id)
    return news + (tell_of_users(session, now, agency.id) if turned else 0)


def _training_says(training: Training) -> dict[str, Any]:
    return {
        name: getattr(training, name) for name in ("topic", "title", "held_on", "minutes", "begins", "place", "seats")
    }


def _training_faults(session: Session, training: Training, said: Mapping[str, Any]) -> Iterator[Refusal]:
    yield from clock_faults(said)
    if {"topic", "title", "held_on"} <= said.keys():
        same = {"topic": said["topic"], "title": one_line(said["title"]), "held_on": said["held_on"]}
        if session.scalars(select(Training).filter_by(**same).where(Training.id != training.id)).first() is not None:
            yield wrong("title", "this training is on the list for that day already; enter another title or day")
    most = session.scalar(select(func.max(Attendance.missed)).where(Attendance.training_id == training.id))
    if "minutes" in said and most and said["minutes"] < most:
        yield wrong(
            "minutes", f"somebody on the roster missed {most} minutes; correct that first, or enter at least {most}"
        )


def _write_training(session: Session, training: Training, new: TrainingEdit, now: datetime) -> int:
    training.topic, training.title = new.topic, one_line(new.title)
    training.held_on, training.minutes = new.held_on, new.minutes
    training.begins, training.place, training.seats = clock_of(new.begins), one_line(new.place), new.seats
    session.flush()
    rows = select(Attendance.person_id).where(Attendance.training_id == training.id).order_by(Attendance.person_id)
    return sum(learn_about(session, now, person_id=person_id) for person_id in session.scalars(rows).all())


def _series_says(series: TrainingSeries) -> dict[str, Any]:
    return {"title": series.title}


def _series_faults(session: Session, series: TrainingSeries, said: Mapping[str, Any]) -> Iterator[Refusal]:
    yield from title_faults(session, said, besides=series.id)


def _write_series(session: Session, series: TrainingSeries, new: SeriesEdit, _: datetime) -> int:
    series.title = one_line(new.title)
    session.flush()
    return 0


def _meeting_says(meeting: Meeting) -> dict[str, Any]:
    return {"place": meeting.place}


def _nothing_wrong(_: Session, __: Any, ___: Mapping[str, Any]) -> Iterator[Refusal]:
    yield from ()


def _write_meeting(_: Session, meeting: Meeting, new: MeetingEdit, __: datetime) -> int:
    meeting.place = one_line(new.place)
    return 0


def _license_says(license_: License) -> dict[str, Any]:
    return {"username": license_.username, "level": Level(license_.level), "art": license_.art}


def _license_faults(session: Session, license_: License, said: Mapping[str, Any]) -> Iterator[Refusal]:
    username = one_line(said.get("username", ""))
    alone_with(session, username)
    if username and is_taken(session, username, license_.person_id):
        yield wrong("username", TAKEN)


def _write_license(session: Session, license_: License, new: LicenseEdit, now: datetime) -> int:
    license_.username = one_line(new.username)
    correct_last(license_, new.level.key, art=new.art)
    session.add(LicenseEvent(license_id=license_.id, case_id=None, at=now, words=f"Corrected: {one_line(new.reason)}"))
    session.flush()
    return learn_about(session, now, person_id=license_.person_id)


PEOPLE = Editing[Person](Registry.PEOPLE, PersonEdit, _person_says, _person_faults, _write_person, _of_two)
AGENCIES = Editing[Agency](Registry.AGENCIES, AgencyEdit, _agency_says, _agency_faults, _write_agency)
TRAININGS = Editing[Training](Registry.TRAININGS, TrainingEdit, _training_says, _training_faults, _write_training)
SERIES = Editing[TrainingSeries](Registry.SERIES, SeriesEdit, _series_says, _series_faults, _write_series)
MEETINGS = Editing[Meeting](Registry.MEETINGS, MeetingEdit, _meeting_says, _nothing_wrong, _write_meeting)
LICENSES = Editing[License](Registry.LICENSES, LicenseEdit, _license_says, _license_faults, _write_license)
