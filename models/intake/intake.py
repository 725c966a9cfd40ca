"""What somebody sent becomes an event: the form is read, whose case it is is found, and it is fired."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.concern import Concern
from models.access.parties import parties_of
from models.access.rulebook import rulebook_of
from models.casebook.case_search import duties_of, find
from models.casebook.casebook import Author, fire
from models.intake.case_subject import Whose, worn_by
from models.intake.opening import Opening, open_case
from models.rows.cases import CaseRow
from workflows.answers.reading import read
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.facts.forms import Form
from workflows.grammar.duties import owners_of
from workflows.grammar.events import Act, Roles
from workflows.grammar.process import Process, Step
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK, COMPLAINANT, Offices, may_act_as
from workflows.law.wording import or_listed


class NoSuchProcess(LookupError):
    """There is no process of this key."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody sent: the fields of a form, the day it counts from, and a note for the history."""

    facts: Mapping[str, Any]
    on: date | None = None
    note: str = ""
    party: str = ""  # for which of the parties a person may speak for, where there are several


def openings(process: Process) -> list[Step]:
    """Return the ways in which people may begin a case."""
    return [step for step in process.openings if owners_of(step, None) != (CLOCK,)]


def begin(session: Session, viewer: Viewer, key: str, sent: Sent, now: datetime) -> int:
    """Open a case as somebody asked for, and return its id; or raise NotAllowed or NoSuchProcess."""
    process = rulebook_of(session).processes.get(key)
    if process is None:
        raise NoSuchProcess(key)
    if not openings(process):
        raise NotAllowed(Refusal(process.openings[0].clause, "the desk begins this by itself", Kind.ROLE))
    step = openings(process)[0]
    policy = rulebook_of(session).policy(now)
    form = read(step.form, sent.facts, step.clause, policy) if step.form else None
    asked = Whose(session, viewer, process, step, form)
    agency, parties = asked.agency(), asked.parties()
    concern = Concern(key, frozenset(each.id for each in (agency, *parties) if each))
    if not worn_by(session, viewer, step, concern):
        owners = or_listed(f"the {owner}" for owner in owners_of(step, None))
        raise NotAllowed(Refusal(step.clause, f"this is for {owners} to begin", Kind.ROLE))
    subject = asked.subject(agency, now)
    if subject and subject.id == viewer.id:
        raise NotAllowed(Refusal(step.clause, "somebody else asks for you; nobody asks for themselves", Kind.ROLE))
    subject_id = subject.id if subject else None
    worn = worn_by(session, viewer, step, replace(concern, subject_id=subject_id))
    opening = Opening(
        key, step.name, (form,) if form else (), worn, agency.id if agency else None, subject_id, sent.on,
        client=asked.client(), parties=tuple(each.id for each in parties),
    )  # fmt: skip
    author = Author(
        None if COMPLAINANT in owners_of(step, None) else viewer.id, sent.note
    )  # who complains is not written down
    return open_case(session, opening, now, author)


def act(
    session: Session, viewer: Viewer, number: str, step: str, sent: Sent, *, now: datetime, version: int | None
) -> int:
    """Take a step in a case as somebody asked for, and return the case's id.

    Raises NoSuchCase, NotAllowed, or Stale where `version` is not the case's any more.
    """
    case, worn = find(session, viewer, number)
    process = rulebook_of(session).processes[case.process]
    asked = offered(process, case.state, step, worn)
    policy = rulebook_of(session).editions.named(case.edition)
    given = _given(asked, sent, policy) if asked else ()  # without an offer the engine says why
    party = _party(session, viewer, case, asked, sent) if asked else ""
    if asked and given:
        _settle(session, Whose(session, viewer, process, asked, given[0]), case, now)
    fire(session, case.id, Act(step, worn, given, sent.on, party), now, Author(viewer.id, sent.note), version=version)
    session.flush()  # what effects changed is not to be forgotten
    session.expire_all()
    return case.id


def _settle(session: Session, said: Whose, case: CaseRow, now: datetime) -> None:
    """Write down whose a case is, where a later form says what the first one could not."""
    agency = said.agency()
    subject = said.subject(agency, now)
    if subject and subject.id == said.viewer.id:
        raise NotAllowed(Refusal(said.step.clause, "it is about you; somebody else does this", Kind.ROLE))
    case.agency_id = agency.id if agency else case.agency_id
    case.subject_id = subject.id if subject else case.subject_id
    session.flush()


def _party(session: Session, viewer: Viewer, case: CaseRow, step: Step, sent: Sent) -> str:
    """Return for which party somebody answers a duty that each of several owes; for the first where it is for more."""
    process = rulebook_of(session).processes[case.process]
    ways = (duty for each, duty in process.ways_in(case.state) if each is step and duty)
    duty = next((duty for duty in ways if duty.owed_by), None)
    if duty is None:
        return ""
    mine = parties_of(session, viewer, case)
    mine = mine & duty.owner.held.keys() if isinstance(duty.owner, Offices) else mine
    keys = (row.key.partition(":") for row in duties_of(session, case.id))  # those that are open come first
    owing = [party for key, _, party in keys if key == duty.key and party in mine]
    if sent.party and sent.party not in owing:
        raise NotAllowed(Refusal(step.clause, f"you do not answer this for {sent.party[:50]!r}", Kind.ROLE))
    return sent.party or next(iter(owing), min(mine, default=""))


def _given(step: Step, sent: Sent, policy: Policy) -> tuple[Form, ...]:
    if step.form:
        return (read(step.form, sent.facts, step.clause, policy),)
    if sent.facts:
        raise NotAllowed(Refusal(step.clause, "this step takes no answers", field=next(iter(sent.facts))[:50]))
    return ()


def offered(process: Process, state: str, name: str, worn: Roles) -> Step | None:
    """Return the step of this name that a state offers; among namesakes, one that is the person's to take."""
    ways = [(step, duty) for step, duty in process.ways_in(state) if step.name == name]
    own = [step for step, duty in ways if any(may_act_as(worn, owner) for owner in owners_of(step, duty))]
    return next(iter(own), None) or next((step for step, _ in ways), None)
