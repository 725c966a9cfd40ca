"""P32: ICA records an interruption that it hears of from the vendor, or announces maintenance; each agency is told at once (3.5, 2.2).

"All major outages are immediately brought to the attention of executive management. WellSky support staff helps manage communication or
messaging to the System Administrator as progress is made to address the service outage."
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Require, Step
from workflows.law.choice import Choice
from workflows.law.fields import PAST, Moment, Remark, Text
from workflows.law.readers import ICA
from workflows.law.roles import ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.governance.service_interruption.states import S

COMMS, FOUR_HOURS, AVAILABLE = "3.5-dr-comms", "3.5-dr-4h", "3.5-dr-availability"


@dataclass(frozen=True)
class Interrupt(
    Effect,
    key="Interrupt",
    told="HMIS counts as interrupted, or as in maintenance; everybody can read it at /status, and each agency is asked to tell its users",
    undone=Undone("this was no interruption: it is no longer at /status, and agencies need not tell their users"),
):
    """HMIS is interrupted, or maintenance is announced; agencies are asked to tell their users."""

    since: Term[datetime]
    expected_at: Term[datetime | None]
    advice: Term[str]
    partly: Term[bool] = False
    planned: bool = False


class Reach(Choice):
    """How much of HMIS is interrupted."""

    ALL = "all", "nobody can use HMIS"
    PARTS = "parts", "HMIS works, but not all of it"


Advice = Annotated[
    Text, Meta(title="What users should do until it is back", description="Everybody can read it at /status; name no person and no agency")
]  # fmt: skip
Vendor = Annotated[Remark, Meta(title="What {vendor_name} says", description="Only ICA reads it")]


class Interruption(Form, key="Interruption", kw_only=True):
    """Record that HMIS is interrupted. Each agency with users is asked to tell them."""

    since: Annotated[Moment, PAST, Meta(title="Start of the interruption")]
    reach: Annotated[Reach, Meta(title="How much of HMIS")]
    advice: Advice
    expected_at: Annotated[
        Moment | None, Meta(title="Expected back", description="If {vendor_name} says when; leave it empty otherwise")
    ] = None
    vendor: Vendor = ""


class Maintenance(Form, key="Maintenance", kw_only=True):
    """Announce that HMIS will not be available for a time. Each agency with users is asked to tell them."""

    begins_at: Annotated[Moment, Meta(title="Start of the maintenance")]
    ends_at: Annotated[Moment, Meta(title="End of the maintenance")]
    advice: Advice
    vendor: Vendor = ""


SINCE, BEGINS_AT, ENDS_AT = fact(Interruption.since), fact(Maintenance.begins_at), fact(Maintenance.ends_at)


def _expected(known: Known) -> datetime | None:
    return known[Interruption].expected_at


def _partly(known: Known) -> bool:
    return known[Interruption].reach is Reach.PARTS


def _planned_end(known: Known) -> datetime | None:
    return known[Maintenance].ends_at


@condition("it is expected back later than it was interrupted", "it is expected back before it was interrupted")
def _later(known: Known) -> bool:
    said = known[Interruption]
    return said.expected_at is None or said.expected_at > said.since


@condition("the maintenance ends later than now", "the maintenance has ended already")
def _ahead(known: Known) -> bool:
    return known[Maintenance].ends_at > known.now


@condition("the maintenance ends after it begins", "the maintenance ends before it begins")
def _ends_after(known: Known) -> bool:
    return known[Maintenance].ends_at > known[Maintenance].begins_at


ICA_TOLD = (SYSTEM_ADMIN, ICA_DIRECTOR)
RECORD = (
    Step("record", COMMS, S.DOWN)
    .citing("2.2-aa-interruptions", FOUR_HOURS)
    .called("Record an interruption of HMIS", "HMIS is interrupted")
    .said("It stands at /status at once. The administrators of each agency are asked to tell their users within {outage_relay_hours} hours.")
    .by(SYSTEM_ADMIN)
    .asks(Interruption)
    .dated(SINCE)
    .read_by(ICA)
    .requires(Require(COMMS, "enter a moment after the interruption began", _later, about=fact(Interruption.expected_at)))
    .does(Interrupt(SINCE, _expected, fact(Interruption.advice), _partly))
    .tells("interruption-recorded", *ICA_TOLD)
)  # fmt: skip
ANNOUNCE = (
    Step("announce", COMMS, S.ANNOUNCED)
    .citing("2.2-aa-interruptions")
    .called("Announce maintenance of HMIS", "Maintenance of HMIS announced")
    .said("It stands at /status at once. The administrators of each agency are asked to tell their users within {outage_relay_hours} hours.")
    .by(SYSTEM_ADMIN)
    .asks(Maintenance)
    .read_by(ICA)
    .requires(
        Require(COMMS, "enter a moment that is still ahead", _ahead, about=ENDS_AT),
        Require(COMMS, "enter a moment after the maintenance begins", _ends_after, about=ENDS_AT),
    )
    .does(Interrupt(BEGINS_AT, _planned_end, fact(Maintenance.advice), planned=True))
    .tells("maintenance-announced", *ICA_TOLD)
)  # fmt: skip
