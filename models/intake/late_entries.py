"""What ICA enters for others: it had reached it on paper or by mail, and counts from the day on which it came in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.concern import roles_in
from models.access.rulebook import rulebook_of
from models.casebook.amending import preview
from models.casebook.case_search import find
from models.casebook.casebook import NoSuchCase
from models.casebook.replaying import life_of
from models.intake.correcting import policy_of
from models.intake.proposals import amenders_in
from models.intake.sight.naming_what_is_read import refuse_unread_anew
from models.rows.cases import CaseRow
from workflows.answers.reading import read
from workflows.correction.amending import consents
from workflows.correction.correction import Correction
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.grammar.events import Act, Insert, Roles
from workflows.grammar.process import Process, Step
from workflows.grammar.steps import LOCAL
from workflows.grammar.takers import owners_of
from workflows.law.roles import OF_AN_AGENCY, OF_THE_CASE, STAFF, Role
from workflows.law.wording import or_listed

PARTIES = OF_AN_AGENCY | OF_THE_CASE | STAFF


@dataclass(frozen=True)
class Late:
    """A step that somebody else took on paper or by mail, and how and when that came in."""

    facts: Mapping[str, Any]
    received_on: date | None
    how: str
    too: bool = False  # whether what it leaves no room for is struck with it, in a case that it opened too


@dataclass(frozen=True)
class Offer:
    """A step that may be entered for others, and whose task it answers."""

    viewer: Viewer  # who would enter it
    case: CaseRow
    worn: Roles
    step: Step
    role: Role  # whose it is to take
    reached: str  # whom it reached, in words: who enters it now


def offers(session: Session, viewer: Viewer, number: str) -> list[Offer]:
    """Return all that ICA, or who corrects in its place, may enter for others in a case; or raise NoSuchCase where it is not for this person."""
    case, worn = find(session, viewer, number)
    by = worn & amenders_in(session, case)
    if not by:
        raise NoSuchCase(number)
    process, found = rulebook_of(session).processes[case.process], dict[str, Offer]()
    for state in _states(session, case):
        for step, role in _askable(process, state, PARTIES | by, roles_in(case.withheld)):
            found.setdefault(step.name, Offer(viewer, case, worn, step, role, _in_words(by)))
    return list(found.values())


def _in_words(by: Roles) -> str:
    """Return whom something reached that these enter: ICA, or the office that enters it in its place."""
    return "ICA" if by & STAFF else f"the {or_listed(sorted(map(str, by)))}"


def _states(session: Session, case: CaseRow) -> Iterator[str]:
    """Yield where a case stands; of one that has ended, where it stood before."""
    yield case.state
    if case.closed_at:
        lived = life_of(session, case).lived
        yield from (each.decision.before.state for each in lived[-1:])


def _askable(
    process: Process, state: str, parties: Roles = PARTIES, withheld: Roles = frozenset()
) -> Iterator[tuple[Step, Role]]:
    """Yield what is one party's alone to answer or free to do, and agrees to nothing, with whose it is.

    What the desk does itself is none of it, nor what is for counsel, a Continuum or the Committee: they judge, and nobody for them.
    Nor is anything entered for those from whom the case is kept.
    """
    for step, duty in process.ways_in(state):
        role = next((owner for owner in owners_of(step, duty) if owner not in withheld), None)
        several = duty is not None and (duty.owed_by is not None or duty.consents)
        if role and role in parties and not several and not consents(process, step.name):
            yield step, role


def offer(session: Session, viewer: Viewer, number: str, step: str) -> Offer:
    """Return one of these; or raise NoSuchCase."""
    found = next((each for each in offers(session, viewer, number) if each.step.name == step), None)
    if found is None:
        raise NoSuchCase(number)
    return found


def entered_late(session: Session, offered: Offer, late: Late, now: datetime) -> Correction:
    """Return what entering it would change; or raise NotAllowed."""
    step, policy = offered.step, policy_of(session, offered.case)
    if late.received_on is None:
        raise NotAllowed(Refusal(LOCAL, f"enter the day it reached {offered.reached}", Kind.MISSING, "on"))
    if late.received_on > policy.calendar.day(now):
        raise NotAllowed(Refusal(LOCAL, "that day lies in the future", field="on"))
    if not late.how.strip():
        raise NotAllowed(Refusal(LOCAL, "say how it came in", Kind.MISSING, "how"))
    forms = (read(step.form, late.facts, step.clause, policy),) if step.form else ()
    for form in forms:
        refuse_unread_anew(session, offered.viewer, offered.case, (step, form, None), now)
    act = Act(step.name, frozenset({offered.role}), forms, late.received_on)
    last = policy.calendar.at(late.received_on + timedelta(days=1)) - timedelta(seconds=1)
    moment = min(last, now - timedelta(seconds=1))
    return preview(session, offered.case, Insert(act, moment, offered.worn, late.how.strip()), now, too=late.too)
