"""P29: the complainant knows at each level where the complaint stands; the manual says nothing of it, so this is ICA's own rule."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import Fact
from workflows.facts.forms import Form
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Duty, Escalate, Must, Require, Step, escalate
from workflows.law.choice import Choice
from workflows.law.fields import DURING, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN, Role
from workflows.manual.clients.privacy_complaint.complaining import reachable

NO_TIME = "the manual gives no days for a complaint"
ICA_LATE = escalate(SYSTEM_ADMIN, ICA_DIRECTOR)
AGENCY_LATE = escalate((AGENCY_ADMIN, AGENCY_DIRECTOR), SYSTEM_ADMIN)


class Reaction(Choice):
    """What the complainant says to an answer."""

    ACCEPTED = "accepted", "that settles it"
    SILENT = "silent", "nothing: they were told, and did not object"
    UNREACHED = "unreached", "nobody could be told: there is no way to reach them"


ToldOn = Annotated[
    date | None, DURING, Meta(title="They were told on", description="Empty only if nobody can reach them")
]
Says = Annotated[Reaction, Meta(title="What does the complainant say to it?")]


def told_first(told: Fact[date | None], says: Fact[Reaction]) -> Require:
    """Make the condition that the complainant was told, unless nobody can reach them."""
    words = "the complainant always knows where it stands; tell them first, and enter the day"
    return Require(LOCAL, words, told.given | says.is_(Reaction.UNREACHED), about=told)


def told_on(told: Fact[date | None]) -> Require:
    """Make the condition that whoever can be reached was told."""
    words = "the complainant always knows where it stands; tell them first, and enter the day"
    return Require(LOCAL, words, told.given | ~reachable, about=told)


class WhereItStands(Form, key="WhereItStands"):
    """Record that the complainant was told where it stands."""

    on: Annotated[date, DURING, Meta(title="Told on")]
    words: Annotated[
        Text,
        Meta(title="What they were told", description="Who looks into it, by when, and what follows; name no client"),
    ]


INFORM = (
    Step("inform", LOCAL)
    .called("Record what they were told", "The complainant was told where it stands")
    .asks(WhereItStands)
    .read_by(ICA, EVERY_AGENCY)
    .each_time()
)


def _tell(key: str, who: Role, late: Escalate) -> Duty:
    return (
        Must(key, LOCAL, who, "tell the complainant where the complaint stands")
        .aimed(NO_TIME, within=Days(Policy.complaint_inform_days), late=late)
        .when(reachable)
        .read_by(ICA, EVERY_AGENCY)
        .answers(INFORM)
    )


INFORM_AT_AGENCY = _tell("inform-at-agency", AGENCY_ADMIN, AGENCY_LATE)
INFORM_AT_ICA = _tell("inform-at-ica", SYSTEM_ADMIN, ICA_LATE)
INFORM_OF_COMMITTEE = _tell("inform-of-committee", SYSTEM_ADMIN, ICA_LATE)
