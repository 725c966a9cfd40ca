"""What somebody sent becomes an event: the form is read, the case's agency and person are found, and it is fired."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access import Viewer, hats_for
from models.casebook import Author, fire
from models.casefile import find
from models.opening import Opening, open_case
from models.people import Agency, Person
from models.registry import add_person, person_of
from models.rulebook import rulebook_of
from workflows.answers import read
from workflows.cases import Kind, NotAllowed, Refusal
from workflows.duties import owner_of
from workflows.events import Act, Roles
from workflows.facts import Form
from workflows.fields import Mark, marked
from workflows.grammar import Process, Step
from workflows.people import CLOCK, may_act_as


class NoSuchProcess(LookupError):
    """There is no process of this key."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody sent: the fields of a form, the day it counts from, and a note for the history."""

    facts: Mapping[str, Any]
    on: date | None = None
    note: str = ""


def openings(process: Process) -> list[Step]:
    """Return the ways in which people may begin a case."""
    return [step for step in process.openings if step.actor is not CLOCK]


def begin(session: Session, viewer: Viewer, key: str, sent: Sent, now: datetime) -> int:
    """Open a case as somebody asked for, and return its id; or raise NotAllowed or NoSuchProcess."""
    process = rulebook_of(session).processes.get(key)
    if process is None:
        raise NoSuchProcess(key)
    step = openings(process)[0]
    form = read(step.form, sent.facts, step.clause) if step.form else None
    agency = _agency(session, viewer, process, form, step)
    agency_id = agency.id if agency else None
    if not hats_for(session, viewer, key, agency_id, None):
        raise NotAllowed(Refusal(step.clause, f"only the {step.actor} may begin this", Kind.ROLE))
    subject = _subject(session, form, agency, step, now)
    if subject and subject.id == viewer.id:
        raise NotAllowed(Refusal(step.clause, "somebody else asks for you; nobody asks for themselves", Kind.ROLE))
    forms, subject_id = (form,) if form else (), subject.id if subject else None
    worn = hats_for(session, viewer, key, agency_id, subject_id)
    opening = Opening(key, step.name, forms, worn, agency_id, subject_id, sent.on)
    return open_case(session, opening, now, Author(viewer.id, sent.note))


def _agency(session: Session, viewer: Viewer, process: Process, form: Form | None, step: Step) -> Agency | None:
    for name in marked(type(form), Mark.AGENCY) if form else ():
        key = getattr(form, name)
        agency = session.scalars(select(Agency).where(Agency.key == key, Agency.closed_at.is_(None))).one_or_none()
        if agency is None or not hats_for(session, viewer, process.key, agency.id, None):
            raise NotAllowed(Refusal(step.clause, f"no agency that you may act for has the key {key!r}", field=name))
        return agency
    return None


def _subject(session: Session, form: Form | None, agency: Agency | None, step: Step, now: datetime) -> Person | None:
    """Return the person a form names; one who is new to the desk is added."""
    for email, name in zip(
        marked(type(form), Mark.PERSON_EMAIL) if form else (),
        marked(type(form), Mark.PERSON_NAME) if form else (),
        strict=True,
    ):
        found = person_of(session, getattr(form, email))
        if found and found.left_at is not None:
            raise NotAllowed(Refusal(step.clause, "this person has left; ICA readmits them first", field=email))
        found = found or add_person(session, getattr(form, name), getattr(form, email), agency, now)
        if found.agency_id is None and agency:
            found.agency_id = agency.id
        return found
    return None


def act(
    session: Session, viewer: Viewer, number: str, step: str, sent: Sent, *, now: datetime, version: int | None
) -> int:
    """Take a step in a case as somebody asked for, and return the case's id.

    Raises NoSuchCase, NotAllowed, or Stale where `version` is not the case's any more.
    """
    case, worn = find(session, viewer, number)
    process = rulebook_of(session).processes[case.process]
    asked = offered(process, case.state, step, worn)
    given = _given(asked, sent) if asked else ()  # without an offer the engine says why
    fire(session, case.id, Act(step, worn, given, sent.on), now, Author(viewer.id, sent.note), version=version)
    session.expire_all()
    return case.id


def _given(step: Step, sent: Sent) -> tuple[Form, ...]:
    if step.form:
        return (read(step.form, sent.facts, step.clause),)
    if sent.facts:
        raise NotAllowed(Refusal(step.clause, "this step takes no answers", field=next(iter(sent.facts))[:50]))
    return ()


def offered(process: Process, state: str, name: str, worn: Roles) -> Step | None:
    """Return the step of this name that a state offers; among namesakes, one that is the person's to take."""
    ways = [(step, duty) for source, step, duty in process.steps() if source == state and step.name == name]
    own = [step for step, duty in ways if may_act_as(worn, owner_of(step, duty))]
    return next(iter(own), None) or next((step for step, _ in ways), None)
