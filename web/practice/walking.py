"""Walking the plans: every deed goes through the casebook at its moment, and every deadline on the way acts at its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from models.access.access import Viewer, viewer_of
from models.access.routing import holders
from models.accounts.sign_in import HASHER
from models.casebook.case_search import newest_about
from models.inbox.due import next_due
from models.intake.intake import Sent, act, begin
from models.registries.people_and_agencies import (
    add_agency,
    add_person,
    give_office,
    key_of,
    person_by_id,
    person_of,
    sign_partnership,
)
from models.rows.people import Person
from models.store.transaction import Transaction
from scheduler.wake import Worker
from web.practice.cast import PLANS
from web.practice.meetings import settle_meetings
from web.practice.plans import ASK, Deed, Plan
from web.practice.repertoire import SCRIPTS
from web.practice.scripts import CALENDAR, Cue, cues
from web.practice.vermont import OFFICES, PLACES, email_of
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN, TRAINEE


@dataclass(frozen=True, slots=True)
class Moment:
    """A deed of a plan, at its moment."""

    at: datetime
    plan: Plan
    deed: Deed

    @property
    def name(self) -> str:
        """What tells apart moments of the same hour."""
        return self.plan.person

    def play(self, session: Transaction, today: date, _: dict[str, str]) -> None:
        """Do it."""
        _do(session, self, today)


def settle_vermont(session: Transaction, now: datetime, password: str) -> None:
    """Add the agencies and the people; one password is good for all of them."""
    hashed = HASHER.hash(password)

    def newcomer(name: str, agency: Any = None) -> Person:
        person = add_person(session, name, email_of(name), agency, now)
        person.password_hash = hashed
        return person

    settle_meetings(session)
    for name, role in OFFICES:
        give_office(session, newcomer(name), role, None, now)
    for place in PLACES:
        agency = add_agency(session, place.name, place.kind, list(place.cocs), place.guideline_days)
        for name in place.administrators:
            give_office(session, newcomer(name, agency), AGENCY_ADMIN, agency, now)
        give_office(session, newcomer(place.director, agency), AGENCY_DIRECTOR, agency, now)
        for name in place.staff:
            newcomer(name, agency)
        if place.signed:
            sign_partnership(session, agency, place.director, now)
    for plan in PLANS:
        if person_of(session, email_of(plan.person)) is None:
            newcomer(plan.person)


def walk(worker: Worker, start: datetime) -> None:
    """Walk all plans up to the moment at which the practice clock starts."""
    today = CALENDAR.day(start)
    planned: list[Moment | Cue] = [moment for plan in PLANS for moment in _moments(plan, today)]
    numbers = dict[str, str]()
    for moment in sorted([*planned, *cues(SCRIPTS, today)], key=lambda each: (each.at, each.name)):
        if moment.at < start:
            _let_pass(worker, moment.at)
            with worker.database.writing() as session:
                moment.play(session, today, numbers)
    _let_pass(worker, start)


def _moments(plan: Plan, today: date) -> list[Moment]:
    first = today - timedelta(days=plan.begins)
    asked = Deed(0, ASK, AGENCY_ADMIN, hour=9)
    return [
        Moment(CALENDAR.at(first + timedelta(days=deed.day), deed.hour), plan, deed) for deed in (asked, *plan.deeds)
    ]


def _let_pass(worker: Worker, until: datetime) -> None:
    while True:
        with worker.database.reading() as session:
            moment = next_due(session)
        if moment is None or moment > until:
            worker.settle(until)
            return
        worker.settle(moment)


def _do(session: Transaction, moment: Moment, today: date) -> None:
    plan, deed = moment.plan, moment.deed
    first = today - timedelta(days=plan.begins)
    facts = {
        name: (first + timedelta(days=value)).isoformat() if name in {"begun_on", "held_on", "created_on"} else value
        for name, value in deed.facts.items()
    }
    if deed.step == ASK:
        named = {"agency": key_of(plan.agency), "name": plan.person, "email": email_of(plan.person)}
        begin(session, _actor(session, moment), "P03", Sent({**plan.access, **named}), moment.at)
        return
    case = newest_about(session, email_of(plan.person))
    act(session, _actor(session, moment), case.number, deed.step, Sent(facts), now=moment.at, version=None)


def _actor(session: Transaction, moment: Moment) -> Viewer:
    """Return who does it: the trainee, the agency's administrator, or where there is none somebody of ICA."""
    own = moment.deed.by is TRAINEE
    found = person_of(session, email_of(moment.plan.person)) if own else _officer(session, moment)
    if found is None:
        raise LookupError(f"nobody does {moment.deed.step!r} for {moment.plan.person}")
    return viewer_of(found)


def _officer(session: Transaction, moment: Moment) -> Person | None:
    place = next(place for place in PLACES if place.name == moment.plan.agency)
    if moment.deed.by is AGENCY_ADMIN and place.administrators:
        return person_of(session, email_of(place.administrators[0]))
    of_ica = holders(session, SYSTEM_ADMIN, None, None)
    return person_by_id(session, of_ica[len(moment.plan.person) % len(of_ica)])
