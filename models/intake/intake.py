"""What somebody sent becomes an event: the form is read, whose case it is is found, and it is fired."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from models.access.access import Viewer, hats_for, own_hats
from models.access.concern import Concern
from models.access.parties import parties_of
from models.access.rulebook import rulebook_of
from models.access.standing_in import for_whom
from models.casebook.case_search import find
from models.casebook.casebook import Author, Stale, fire
from models.casebook.finding import case_words
from models.casebook.meanwhile import meanwhile
from models.casebook.sight.secrets_kept import keep_secrets_in
from models.intake.case_subject import Whose, worn_by
from models.intake.confirming import be_sure
from models.intake.drafts import FormOf, drop_draft
from models.intake.for_others import name_of, open_for
from models.intake.for_party import answered_for
from models.intake.opening import Opening, event_of
from models.intake.sight.naming_what_is_read import case_for, refuse_unread
from models.intake.twice.likely_twice import Likely, likely_twice
from models.intake.twice.one_open import refuse_second
from models.intake.twice.same_opening import leads_to, the_only
from models.lookups.changes import tell_of_accused
from models.lookups.learning import catch_up
from models.rows.cases import CaseRow
from models.store import statements
from models.store.prepared import connection_of
from workflows.answers.reading import read
from workflows.answers.signing import signed_otherwise
from workflows.engine.cases import Case, Kind, NotAllowed, Refusal
from workflows.engine.foresight import Foresight, foresee
from workflows.facts.forms import Form
from workflows.grammar.events import Act, Roles
from workflows.grammar.openings import about_oneself, openings
from workflows.grammar.process import LOCAL, Process, Step
from workflows.grammar.takers import owners_of
from workflows.law.fields import Mark, marked
from workflows.law.policy import Policy
from workflows.law.roles import COMPLAINANT, may_act_as
from workflows.law.wording import or_listed
from workflows.sight.reading import tells_secrets


class NoSuchProcess(LookupError):
    """There is no process of this key."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody sent: the fields of a form, the day it counts from, and a note for the history."""

    facts: Mapping[str, Any]
    on: date | None = None
    note: str = ""
    party: str = ""  # for which of the parties a person may speak for, where there are several
    how: str = ""  # how it reached ICA, which enters it in an agency's name
    confirmed: str | None = None  # by its mark what the day brings forward; without one nobody is asked about it
    another: bool = False  # whether the same as a moment ago is meant to be another case


@dataclass(frozen=True, slots=True)
class Way:
    """A process, and one of the steps with which people may begin a case of it."""

    process: Process
    step: Step


def opening_of(process: Process, name: str) -> Step | None:
    """Return the way of this name in which people may begin a case; without a name the first."""
    return next((step for step in openings(process) if name in {step.name, ""}), None)


def begin(session: Session, viewer: Viewer, key: str, sent: Sent, now: datetime, *, step: str = "") -> int:
    """Open a case as somebody asked for, and return its id; or raise NotAllowed, SameOpening or NoSuchProcess.

    Without a step's name it begins with the first that is for people.
    """
    way = _way(session, key, step)
    opening = _opening(session, viewer, way, sent, now)
    refuse_second(session, viewer, opening, now)
    if sent.confirmed is not None:
        _sure_of_opening(session, way.process, opening, sent.confirmed, now)
    deed = the_only(session, viewer, opening, now, another=sent.another)
    drop_draft(session, viewer.id, FormOf.start(way.process.key, way.step.name))
    leads_to(session, deed, case_id := open_for(session, opening, sent.note, sent.how.strip(), now=now))
    return case_id


def _sure_of_opening(session: Session, process: Process, opening: Opening, confirmed: str, now: datetime) -> None:
    """Raise Unconfirmed where the day that a case counts from brings something forward, and nobody confirmed that."""
    policy = rulebook_of(session).policy(now)
    be_sure(foresee(Case(process, policy.name), event_of(session, opening), now, policy), confirmed, policy)


def foreseen_opening(
    session: Session, viewer: Viewer, key: str, sent: Sent, now: datetime, *, step: str = ""
) -> Foresight:
    """Return what a case would bring about if it were opened now, and keep nothing that is written on the way."""
    process, policy = _way(session, key, step).process, rulebook_of(session).policy(now)
    with session.begin_nested() as trial:
        opening = _opening(session, viewer, _way(session, key, step), sent, now)
        refuse_second(session, viewer, opening, now)
        event = event_of(session, opening)
        trial.rollback()
    return foresee(Case(process, policy.name), event, now, policy)


def known_already(session: Session, viewer: Viewer, key: str, sent: Sent, now: datetime, *, step: str = "") -> Likely:
    """Return what is likely known already of a case that somebody is about to begin, and keep nothing of it."""
    return likely_twice(session, viewer, _said(session, _way(session, key, step), sent, now), now)


def _said(session: Session, way: Way, sent: Sent, now: datetime) -> Opening:
    """Return what a form says by itself, before anybody is added to the desk for it."""
    policy = rulebook_of(session).policy(now)
    form = read(way.step.form, sent.facts, way.step.clause, policy) if way.step.form else None
    client = next((str(getattr(form, name)) for name in marked(type(form), Mark.CLIENT)), "") if form else ""
    forms = (form,) if form else ()
    return Opening(way.process.key, way.step.name, forms, frozenset(), None, None, sent.on, client=client)


def _way(session: Session, key: str, name: str) -> Way:
    process = rulebook_of(session).processes.get(key)
    if process is None or not openings(process):
        raise NoSuchProcess(key)
    step = opening_of(process, name)
    if step is None:
        words = f"a case of {process.key} begins with {or_listed(repr(step.name) for step in openings(process))}"
        raise NotAllowed(Refusal(LOCAL, words, Kind.ANSWER, "step"))
    return Way(process, step)


def _opening(session: Session, viewer: Viewer, way: Way, sent: Sent, now: datetime) -> Opening:
    process, step = way.process, way.step
    policy = rulebook_of(session).policy(now)
    form = read(step.form, sent.facts, step.clause, policy) if step.form else None
    asked = Whose(session, viewer, process, step, form)
    agency, parties = asked.agency(), asked.parties()
    concern = Concern(process.key, frozenset(each.id for each in (agency, *parties) if each))
    if not worn_by(session, viewer, step, concern):
        owners = or_listed(f"the {owner}" for owner in owners_of(step, None))
        raise NotAllowed(Refusal(step.clause, f"this is for {owners} to begin", Kind.ROLE))
    if sent.on and about_oneself(process, step):  # nobody knew of it before
        raise NotAllowed(Refusal(step.clause, "it counts from now; leave the day out", Kind.ANSWER, "received_at"))
    subject = asked.subject(agency, now)
    subject_id = subject.id if subject else None
    concern = replace(concern, subject_id=subject_id)
    named = name_of(session, viewer, step, concern, sent.how.strip())
    return Opening(
        process.key, step.name, (form,) if form else (), frozenset({named}) if named else worn_by(session, viewer, step, concern),
        agency.id if agency else None, subject_id, sent.on, client=asked.client(), parties=tuple(each.id for each in parties),
        named=named, entered_by=hats_for(session, viewer, concern) if named else frozenset(),
        asker_id=None if COMPLAINANT in owners_of(step, None) else viewer.id,  # who complains is not written down
    )  # fmt: skip


def act(
    session: Session, viewer: Viewer, number: str, step: str, sent: Sent, *, now: datetime, version: int | None
) -> int:
    """Take a step in a case as somebody asked for, and return the case's id.

    Raises NoSuchCase, NotAllowed, Unconfirmed, or Stale where what was answered on a page of this version is not asked so any more.
    """
    case, worn = find(session, viewer, number)
    if catch_up(session, case.id, now):
        session.expire_all()
    if version is not None:
        statements.READ_CASE.first(connection_of(session), {"case": case.id})  # others wait from here on
        session.refresh(case)
        _still_asked(session, viewer, case, worn, (step, sent), version=version)
    asked, event = _event(session, viewer, case, worn, (step, sent))
    refuse_unread(session, viewer, case, (asked, event), now)
    process = rulebook_of(session).processes[case.process]
    if sent.confirmed is not None and not (asked and tells_secrets(process, case.state, asked)):
        policy = rulebook_of(session).editions.named(case.edition)
        be_sure(
            _foreseen(session, viewer, case, (asked, event), now),
            sent.confirmed,
            policy,
            case.subject.name if case.subject else "",
        )
    if asked and event.forms:
        _settle(session, Whose(session, viewer, process, asked, event.forms[0]), case, now)
        if asked.form is type(event.forms[0]):
            keep_secrets_in(session, viewer, case, asked, event.forms[0])
    fire(session, case.id, event, now, Author(viewer.id, _noted(session, viewer, case, asked, sent.note)))
    if asked and (others := [no for form in event.forms for no in signed_otherwise(form, viewer.name, asked.clause)]):
        raise NotAllowed(
            *others
        )  # after all other reasons: whoever may not take the step is told that, and not how to sign
    drop_draft(session, viewer.id, FormOf.case(case, step))
    session.flush()
    session.expire_all()  # what effects changed is not to be forgotten
    if event.forms:
        tell_of_accused(session, now, case)
    return case.id


def _noted(session: Session, viewer: Viewer, case: CaseRow, step: Step | None, note: str) -> str:
    """Return the note of an entry, which says for whom it was done where that was somebody who is away."""
    ways = rulebook_of(session).processes[case.process].ways_in(case.state) if viewer.lent else ()
    owners = [owner for each, duty in ways if each is step for owner in owners_of(each, duty)]
    away = for_whom(session, viewer, case, owners) if owners else ""
    return " ".join(filter(None, (f"For {away}, who is away." if away else "", note)))


def foreseen(
    session: Session, viewer: Viewer, number: str, step: str, sent: Sent, *, now: datetime, version: int | None
) -> Foresight:
    """Return what a step would bring about if it were taken now; or raise NoSuchCase, Stale or NotAllowed."""
    case, worn = find(session, viewer, number)
    if version is not None:
        _still_asked(session, viewer, case, worn, (step, sent), version=version)
    asked, event = _event(session, viewer, case, worn, (step, sent))
    return _foreseen(session, viewer, case, (asked, event), now)


def _foreseen(
    session: Session, viewer: Viewer, case: CaseRow, deed: tuple[Step | None, Act], now: datetime
) -> Foresight:
    policy, (asked, event) = rulebook_of(session).editions.named(case.edition), deed
    return foresee(case_for(session, viewer, case, asked), event, now, policy)


def _still_asked(
    session: Session, viewer: Viewer, case: CaseRow, worn: Roles, asked: tuple[str, Sent], *, version: int
) -> None:
    """Raise Stale, with what happened meanwhile, if what somebody answered on a page of a version is not asked so any more."""
    if version == case.version:
        return
    (name, sent), since = asked, meanwhile(session, viewer, case, version)
    step = offered(rulebook_of(session).processes[case.process], case.state, name, worn)
    mine = parties_of(session, viewer, case)
    if step is None or not since.takes(name, answered_for(session, mine, case, step, sent.party)):
        raise Stale(case.id, since.deeds)


def _event(
    session: Session, viewer: Viewer, case: CaseRow, worn: Roles, asked: tuple[str, Sent]
) -> tuple[Step | None, Act]:
    """Return what somebody does in a case, and the step that is offered them for it, if one is."""
    (name, sent), policy = asked, rulebook_of(session).editions.named(case.edition)
    step = offered(rulebook_of(session).processes[case.process], case.state, name, worn)
    if step is None:  # the engine says why
        return None, Act(name, worn, (), sent.on)
    mine = parties_of(session, viewer, case)
    given, party = _given(step, sent, policy), answered_for(session, mine, case, step, sent.party)
    hats_on = mine.get(party, worn)
    return step, Act(name, hats_on & _agreeing(session, viewer, case, step, hats_on), given, sent.on, party)


def _agreeing(session: Session, viewer: Viewer, case: CaseRow, step: Step, worn: Roles) -> Roles:
    """Return the hats that count for a step: where it agrees to something, none that is lent."""
    ways = rulebook_of(session).processes[case.process].ways_in(case.state)
    agrees = any(duty.consents for each, duty in ways if each is step and duty)
    return own_hats(session, viewer, case) if agrees and viewer.lent else worn


def _settle(session: Session, said: Whose, case: CaseRow, now: datetime) -> None:
    """Write down whose a case is, where a later form says what the first one could not."""
    agency = said.agency()
    said.parties()  # of another case, perhaps, that this one opens: each has to be in the directory
    subject = said.subject(agency, now)
    case.agency_id = agency.id if agency else case.agency_id
    case.subject_id = subject.id if subject else case.subject_id
    session.flush()
    found = {"number": case.number, "heading": case.heading, "subject_name": subject.name if subject else ""}
    case_words.add(connection_of(session), case.id, case_words.called(found, agency.name if agency else ""))


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
