"""P29, third level: the Committee's final arbitration, by a vote like any other; who is tied to the agency or named stands aside.

"If there is no resolution, the Vermont HMIS Advisory Committee will oversee final arbitration."
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.effects import AddAgendaItem, ReportAgendaItem
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Step, escalate, to
from workflows.grammar.words import wording
from workflows.law.continua import CONTINUUMS, LEADERS, Continuum
from workflows.law.fields import Remark, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    CHAIR,
    COC_BALANCE,
    COC_CHITTENDEN,
    COMMITTEE,
    ICA_DIRECTOR,
    OF_THE_COMMITTEE,
    SYSTEM_ADMIN,
    Role,
)
from workflows.manual.clients.privacy_complaint.at_ica import AGENDA, ARBITRATE, BRING, BRING_BY_ITSELF
from workflows.manual.clients.privacy_complaint.informing import ICA_LATE, NO_TIME, ToldOn, told_on
from workflows.manual.clients.privacy_complaint.states import S
from workflows.manual.conduct.violation.seats import too_few
from workflows.manual.governance.motion.voting import (
    COUNTED,
    by_circulation,
    came_to,
    carried,
    counted,
    quorate,
)

MATTER = "the proposal"
brought = (BRING.taken | BRING_BY_ITSELF.taken).said("it is before the Committee", "it is not before the Committee")


class Arbitration(Form, key="Arbitration", kw_only=True):
    """Propose how the Committee decides."""

    decision: Annotated[
        Text,
        Meta(
            title="The decision, as it is voted on",
            description="Whether the complaint is right, and what the agency or ICA is to do; name no client",
        ),
    ]
    grounds: Annotated[Remark, Meta(title="Grounds")] = ""


PROPOSE = (
    Step("propose", ARBITRATE, S.PROPOSED)
    .called("Propose a decision", "Decision proposed")
    .asks(Arbitration)
    .read_by(ICA, COMMITTEE)
)
PROPOSAL = (
    Must("propose", ARBITRATE, CHAIR, "propose how the Committee decides the complaint")
    .aimed(NO_TIME, within=Days(Policy.complaint_level_days), late=escalate(CHAIR, ICA_DIRECTOR))
    .answers(PROPOSE)
)

PROPOSE_ANOTHER = Step("propose-another", ARBITRATE, S.ARBITRATING).called(
    "Propose another decision instead", "Another decision is to be proposed"
)


def _decided(known: Known) -> str:
    return f"Decided: {counted(known)}"


def _not_carried(known: Known) -> str:
    return f"Not carried: {counted(known)}"


RESULTS = (
    to(S.TELLING, ARBITRATE)
    .called("Decided by the Committee")
    .when(carried)
    .does(ReportAgendaItem(_decided, between=by_circulation))
    .tells(*COUNTED, SYSTEM_ADMIN),
    to(S.ARBITRATING, ARBITRATE)
    .called("The proposal found no majority; another one is to be made")
    .when(quorate)
    .does(ReportAgendaItem(_not_carried, between=by_circulation), AddAgendaItem(AGENDA))
    .tells(*COUNTED),
)


@wording("what is voted on")
def title(known: Known) -> str:
    """Name the arbitration as an agenda does."""
    del known
    return AGENDA


@wording("what is voted on, in a sentence")
def matter(known: Known) -> str:
    """Name the proposal as a task does."""
    del known
    return "how to decide a privacy complaint"


@wording("what was decided, and by how many votes")
def result(known: Known) -> str:
    """Say what the vote came to."""
    return came_to(known, "Decided as proposed", "The proposal found no majority")


def _both(known: Known) -> frozenset[Continuum]:
    del known
    return frozenset(Continuum)


ALTERNATES = (
    Must("alternates", "1-advisory-composition", CONTINUUMS, "name alternates for the Committee, so that enough members can vote on a complaint")
    .aimed(
        "the manual gives the Committee no size; the complaint waits until enough members can vote",
        within=Days(Policy.complaint_level_days),
        late=escalate(CONTINUUMS, (CHAIR, COC_BALANCE, COC_CHITTENDEN)),
    )
    .each("CoC that names members", _both)
    .when(too_few)
    .met_by("Ask ICA to add the members in the directory and confirm them. This task then closes automatically.")
)  # fmt: skip


def kept_from(known: Known) -> frozenset[Role]:
    """Keep it from the Committee until it comes there, and from the CoCs unless too few members are left to decide."""
    leaders = frozenset(LEADERS.values())
    if not brought(known):
        return OF_THE_COMMITTEE | leaders
    return frozenset() if too_few(known) else leaders


class ArbitrationTold(Form, key="ArbitrationTold", kw_only=True):
    """Tell the complainant and the agency what the Committee decided."""

    words: Annotated[
        Text,
        Meta(
            title="What the Committee decided, and on what grounds", description="The agency reads it; name no client"
        ),
    ]
    told_on: ToldOn = None


TELL = (
    Must("tell", ARBITRATE, SYSTEM_ADMIN, "tell the complainant and the agency what the Committee decided")
    .aimed(NO_TIME, within=Days(Policy.complaint_inform_days), late=ICA_LATE)
    .answers(
        Step("tell", ARBITRATE, S.ARBITRATED)
        .called("Record that they were told", "The complainant and the agency know what the Committee decided")
        .asks(ArbitrationTold)
        .read_by(ICA, EVERY_AGENCY, COMMITTEE)
        .requires(told_on(fact(ArbitrationTold.told_on)))
        .tells("privacy-decided", AGENCY_DIRECTOR, AGENCY_ADMIN, CHAIR)
    )
)
