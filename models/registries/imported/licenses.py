"""Licenses that were held before this desk began, read from a list: no case issued them, and everything else is as if one had."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.changing_hands import follow_licenses
from models.lookups.changes import tell_of_member, tell_of_users
from models.lookups.learning import learn_about
from models.lookups.recurring import look_again
from models.registries.directory import agency_called
from models.registries.entries import entered, one_line, wrong
from models.registries.forms.lists import LicenseHeld
from models.registries.imported.again import AlreadyThere
from models.registries.licenses.levels import begin_levels
from models.registries.licenses.usernames import TAKEN, alone_with, is_taken
from models.registries.people import enter_person
from models.registries.people_and_agencies import audit, person_of
from models.rows.people import Agency, Person
from models.rows.registries import License, LicenseEvent
from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.recurring import Per
from workflows.law.agency_kinds import AgencyKind
from workflows.law.guarded_roles import any_guarded

HELD = "Held before this desk began, as a list says"


def enter_license(session: Session, facts: Mapping[str, Any], now: datetime) -> License:
    """Put a license on record that somebody holds; or raise NotAllowed, or AlreadyThere where it is."""
    calendar = rulebook_of(session).policy(now).calendar
    said = entered(LicenseHeld, facts, lambda facts: _unknown(session, facts), today=calendar.day(now))
    username, issued = one_line(said.username), calendar.at(said.issued_on)
    alone_with(session, username)
    person = person_of(session, said.email)
    agency = agency_called(session, said.agency) if said.agency else person.agency if person else None
    if agency is None:
        raise NotAllowed(wrong("agency", "enter the agency whose license it is"))
    if person:
        _see(session, said, person, agency, calendar.day)
    elif is_taken(session, username, 0):
        raise NotAllowed(wrong("username", TAKEN))
    holder = person or enter_person(session, {"name": said.name, "email": said.email, "agency": agency.key}, now)
    _settle(session, holder, agency, now)
    license_ = License(
        person_id=holder.id, agency_id=agency.id, username=username, level=said.level.key, art=said.art, issued_at=issued,
        events=[LicenseEvent(at=issued, words=HELD)],
    )  # fmt: skip
    begin_levels(license_, None)
    session.add(license_)
    audit(session, now, f"a license of {holder.email} at {agency.key} was put on record from a list")
    _spread(session, holder, agency, now)
    return license_


def _unknown(session: Session, said: Mapping[str, Any]) -> Iterator[Refusal]:
    """Yield what a row says of people and agencies that the desk cannot know."""
    if said.get("email") and not said.get("name") and person_of(session, said["email"]) is None:
        yield wrong("email", "nobody has this address; enter the name as well, and the person is added")
    if not said.get("agency"):
        return
    agency = agency_called(session, said["agency"])
    if agency is None:
        yield wrong("agency", f"no agency is called {said['agency']!r}; add it first")
    elif agency.closed_at is not None or agency.kind == AgencyKind.VICTIM_SERVICES.key:
        why = "is closed" if agency.closed_at else "is a victim service provider"
        yield wrong("agency", f"{agency.name} {why}, and has no licenses")


def _see(session: Session, said: LicenseHeld, person: Person, agency: Agency, day: Any) -> None:
    """Raise AlreadyThere where the license is on record as the row has it; or NotAllowed where another one is."""
    if said.name and one_line(said.name) != person.name:
        raise NotAllowed(wrong("name", f"this address is of {person.name} in the desk; correct whichever is wrong"))
    if person.left_at is not None:
        raise NotAllowed(wrong("email", f"{person.name} has left; record first that the person is back"))
    if is_taken(session, one_line(said.username), person.id):
        raise NotAllowed(wrong("username", TAKEN))
    same = (License.person_id == person.id, License.agency_id == agency.id)
    rows = select(License).where(*same).order_by(License.ended_at.is_(None).desc(), License.id.desc()).limit(1)
    found = session.scalars(rows).unique().one_or_none()
    if found is None:
        return
    is_one = found.username.lower() == one_line(said.username).lower()
    if found.ended_at is not None:
        if is_one:
            ended: date = day(found.ended_at)
            raise NotAllowed(wrong("username", f"this license ended on {ended}; take the row out of the list"))
        return
    if is_one and (found.level, found.art, day(found.issued_at)) == (said.level.key, said.art, said.issued_on):
        raise AlreadyThere
    own = f"{found.username}, {found.level}{', with ART' if found.art else ''}, since {day(found.issued_at)}"
    raise NotAllowed(wrong("username", f"{person.name} has a license of {agency.name} already ({own})"))


def _settle(session: Session, person: Person, agency: Agency, now: datetime) -> None:
    """Let the person be of the agency, where they are of none and have no role that two people give."""
    by_two = any_guarded((office.role for office in person.offices), rulebook_of(session).policy(now))
    if person.agency_id is None and not by_two:
        person.agency_id = agency.id


def _spread(session: Session, person: Person, agency: Agency, now: datetime) -> None:
    """Let open cases learn of the license, and the sweep open what each user has every year."""
    session.flush()
    learn_about(session, now, person_id=person.id)
    tell_of_member(session, now, person)
    tell_of_users(session, now, agency.id)
    follow_licenses(session, {person.id}, (), now)
    look_again(session, now, Per.USER)
