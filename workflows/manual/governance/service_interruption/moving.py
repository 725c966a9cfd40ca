"""P32: ICA works from another of its offices after a local disaster, by the word of its director (manual 3.5, Vermont HMIS).

"In the event of a localized emergency or disaster, ICA will shift responsibility for administering the HMIS and managing day-to-day
operations of the system to an unaffected site."
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.by_name import TellAgencies
from workflows.facts.combined_rules import Newest
from workflows.facts.conditions import condition
from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Require, Step, again, escalate
from workflows.grammar.shapes import one_text
from workflows.law.choice import Choice
from workflows.law.fields import DURING, Text
from workflows.law.policy import Policy
from workflows.law.readers import ICA, read_by
from workflows.law.roles import COUNSEL, ICA_DIRECTOR, MANAGING_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.governance.service_interruption.states import S

SITE = "3.5-dr-ica-site"
OWN = read_by(ICA, COUNSEL)


@dataclass(frozen=True)
class MoveOffice(
    Effect, key="MoveOffice", undone=Undone("ICA works from its usual office: it did not move", by_two=True)
):
    """ICA works from another of its offices; everybody can read it at /status."""

    office: Term[str]
    reach: Term[str]
    on: Term[date]


@dataclass(frozen=True)
class ReturnToOffice(Effect, key="ReturnToOffice", undone=Undone("ICA works from the other office still")):
    """ICA works from its usual office again."""

    on: Term[date]


class Site(Choice):
    """An office of ICA, as the manual names it."""

    MADISON = "Madison WI"
    GREEN_BAY = "Green Bay WI"
    VERMONT = "Vermont"


class OfficeMove(Form, key="OfficeMove", kw_only=True):
    """Let another office of ICA administer the HMIS."""

    affected: Annotated[Site, OWN, Meta(title="Office that cannot work")]
    office: Annotated[Site, Meta(title="Office that takes over")]
    moved_on: Annotated[date, DURING, Meta(title="Day of the move")]
    reached: Annotated[
        Text,
        Meta(
            title="How ICA is reached there",
            description="Everybody can read it at /status: phone, email and mail of the office",
        ),
    ]
    why: Annotated[Text, OWN, Meta(title="What happened", description="Only ICA and legal counsel read it")]


class OfficeReturn(Form, key="OfficeReturn", kw_only=True):
    """Let ICA's usual office administer the HMIS again."""

    back_on: Annotated[date, DURING, Meta(title="Day of the return")]


def _office(known: Known) -> str:
    return known[OfficeMove].office.key


@condition("the office that takes over administers the HMIS", "the office that takes over does not administer the HMIS")
def _known_offices(known: Known) -> bool:
    said = known[OfficeMove]
    return said.office.key in known.policy.ica_offices


@condition("the office that takes over is another one", "it is the same office")
def _unaffected(known: Known) -> bool:
    return known[OfficeMove].office is not known[OfficeMove].affected


OFFICE, BACK_ON = fact(OfficeMove.office), fact(OfficeReturn.back_on)
MOVE = (
    Step("move", SITE, S.MOVED)
    .called("Move ICA's work to another office", "ICA works from another office")
    .said("Agencies' administrators and executive directors are told at once. Deadlines stay as they are.")
    .by(ICA_DIRECTOR)
    .asks(OfficeMove)
    .read_by(ICA, COUNSEL, USER)
    .requires(
        Require(SITE, "choose one of {ica_offices}", _known_offices, about=OFFICE),
        Require(SITE, "choose an office that can work", _unaffected, about=OFFICE),
    )
    .does(MoveOffice(_office, fact(OfficeMove.reached), fact(OfficeMove.moved_on)), TellAgencies("office-moved"))
    .tells("ica-moved", SYSTEM_ADMIN, MANAGING_DIRECTOR, COUNSEL)
)
STAY = Step("stay", SITE)
LOOK_AGAIN = (
    Must("return", SITE, ICA_DIRECTOR, "decide whether ICA goes back to its usual office")
    .aimed("the manual does not say how long",
           within=Newest(Days(Policy.office_review_days, since=STAY.day("the last look at it")),
                         Days(Policy.office_review_days, since=fact(OfficeMove.moved_on))),
           late=escalate(ICA_DIRECTOR, MANAGING_DIRECTOR))
    .answers(
        Step("go-back", SITE, S.RETURNED)
        .called("Go back to the usual office", "ICA works from its usual office again")
        .asks(OfficeReturn)
        .read_by(ICA, COUNSEL)
        .does(ReturnToOffice(BACK_ON), TellAgencies("office-returned"))
        .tells("ica-returned", SYSTEM_ADMIN, MANAGING_DIRECTOR, COUNSEL),
        STAY.called("Stay for now", "ICA stays at the other office for now")
        .asks(one_text("OfficeStays", "Stay at the other office for now.", "Why", "Only ICA and legal counsel read it"))
        .read_by(ICA, COUNSEL)
        .leads(again()),
    )
)  # fmt: skip
