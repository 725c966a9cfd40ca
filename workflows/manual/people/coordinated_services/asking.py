"""P08: who is to work for which other agency, what for, and how long (manual 2.1, Participation Agreement Documents).

"Coordinated Services Agreements allow the specifically named HMIS user to enter client data as, or on behalf of, another
specifically named Partner Agency and/or to report on behalf of the specifically named Partner Agency."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact, today
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Require, Step
from workflows.grammar.shapes import one_text, withdraw
from workflows.grammar.words import wording
from workflows.law.calendar import months_after
from workflows.law.choice import Choice
from workflows.law.fields import AGENCY, PARTY, PERSON_EMAIL, Email, Line, Text
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, SYSTEM_ADMIN, USER
from workflows.manual.people.coordinated_services.states import S
from workflows.manual.people.standing import PersonStanding

CLAUSE = "2.1-csa-scope"


class Work(Choice):
    """What the user does for the other agency."""

    ENTER = "enter", "enter client data"
    REPORT = "report", "report"
    BOTH = "both", "enter client data, and report"


class CoordinatedServices(Form, key="CoordinatedServices", kw_only=True):
    """Ask that a user of your agency may work for another one."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency", description="Where the user works and has a license")]
    user: Annotated[Email, PERSON_EMAIL, Meta(title="Email address of the user")]
    other: Annotated[Line, PARTY, Meta(title="For which agency", description="Its executive director signs too")]
    work: Annotated[Work, Meta(title="What the user does for it")]
    purpose: Annotated[Text, Meta(title="What for", description="The programs and services; name no client")]
    begins: Annotated[date, Meta(title="First day of the agreement")]
    ends: Annotated[
        date,
        Meta(
            title="Last day of the agreement",
            description="At the latest {csa_term_months} months later; it can be asked for again",
        ),
    ]


class OtherAgency(Form, key="OtherAgency"):
    """What the desk knows of the agency for which the user works."""

    name: Annotated[str, Meta(title="Other agency")] = ""
    leaves: Annotated[bool, Meta(title="The other agency leaves the HMIS")] = False


def parties(known: Known) -> tuple[str, ...]:
    """Return the two agencies, by their keys: the user's own first."""
    said = known[CoordinatedServices]
    return said.agency, said.other


def last_day_possible(known: Known) -> date:
    """Return the last day on which an agreement that begins then may end."""
    return months_after(known[CoordinatedServices].begins, known.policy.csa_term_months)


@wording("the last day possible")
def _last_day(known: Known) -> str:
    return f"{last_day_possible(known):%B %-d, %Y}"


@condition("it is for another agency", "it is for the user's own agency")
def _is_another(known: Known) -> bool:
    own, other = parties(known)
    return own != other


@condition("it ends within its term", "it runs longer than its term")
def _within(known: Known) -> bool:
    return known[CoordinatedServices].ends <= last_day_possible(known)


RULES = (
    Require(CLAUSE, "name another agency than the user's own", _is_another, about=fact(CoordinatedServices.other)),
    Require(CLAUSE, "the user has no license at this agency; only an HMIS user can work for another agency",
            fact(PersonStanding.licensed_here).yes, about=fact(CoordinatedServices.user)),
    Require(CLAUSE, "the other agency leaves the HMIS; there is nothing to do for it",
            ~fact(OtherAgency.leaves).yes, about=fact(CoordinatedServices.other)),
    Require(CLAUSE, "the last day is past already; enter a later one",
            fact(CoordinatedServices.ends).not_before(today), about=fact(CoordinatedServices.ends)),
    Require(CLAUSE, "the agreement ends before it begins; enter a later last day",
            fact(CoordinatedServices.ends).not_before(fact(CoordinatedServices.begins)),
            about=fact(CoordinatedServices.ends)),
    Require(CLAUSE, "an agreement runs for {csa_term_months} months at most, so here through {last_day}",
            _within, about=fact(CoordinatedServices.ends), names={"last_day": _last_day}),
)  # fmt: skip
ASK = (
    Step("ask", CLAUSE, S.SIGNING)
    .called("Ask that a user works for another agency", "Coordinated Services Agreement asked for")
    .said("The user and the executive directors of both agencies sign. ICA files the agreement and opens the access.")
    .by(AGENCY_ADMIN, SYSTEM_ADMIN)
    .asks(CoordinatedServices)
    .requires(*RULES)
    .tells("coordinated-services-to-sign", USER, AGENCY_DIRECTOR)
)
REVIEWED = (
    Step("reviewed", CLAUSE, S.SIGNING)
    .called("Begin with what the agency said in its review", "Agreement asked for in the agency's review of its users")
    .by(CLOCK)
    .asks(CoordinatedServices)
    .requires(*RULES)
    .tells("coordinated-services-to-sign", USER, AGENCY_DIRECTOR)
)
NotNeeded = one_text("AgreementNotNeeded", "Withdraw the request.", "Why the request is withdrawn")
WITHDRAW = withdraw("the request", S.WITHDRAWN, AGENCY_ADMIN, NotNeeded).tells(
    "coordinated-services-not-signed", USER, AGENCY_DIRECTOR, SYSTEM_ADMIN
)
