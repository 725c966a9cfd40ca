"""P20: what the leadership owes when an ICA employee is complained of (2.8-ica-employee)."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Must, Step, escalate
from workflows.grammar.shapes import one_text
from workflows.law.continua import CONTINUUMS, Continuum
from workflows.law.fields import Text
from workflows.law.readers import CONTINUUM, ICA
from workflows.law.roles import COC_BALANCE, COC_CHITTENDEN, MANAGING_DIRECTOR
from workflows.manual.conduct.complaint.complaining import of_director, touched
from workflows.manual.conduct.complaint.states import S

# "… both the affected Continuum of Care leadership as well the direct HMIS Lead Agency managing director."

# Nobody at ICA but the managing director may hear of it, and no CoC that it does not touch: the case is kept from them.
NO_TIME = "the manual sets no time for a complaint about an ICA employee"
View = one_text("View", "Give the CoC's view.", "The CoC's view, and what should follow", field="view")
VIEWS = (
    Must("view", "2.8-ica-employee", CONTINUUMS, "look into the complaint and give the CoC's view")
    .aimed(NO_TIME, late=escalate(CONTINUUMS, (MANAGING_DIRECTOR, COC_BALANCE, COC_CHITTENDEN)))
    .each("CoC that it touches", touched)
    .answers(Step("give-view", "2.8-ica-employee").called("Give {your} view", "View given, {party}").asks(View))
)
Inquiry = one_text(
    "Inquiry", "Put on record what was found.", "What was looked into, and what was found", field="found"
)
INQUIRY = (
    Must("inquiry", "2.8-ica-employee", MANAGING_DIRECTOR, "look into the complaint and record what you find")
    .aimed(NO_TIME, late=escalate(MANAGING_DIRECTOR, (COC_BALANCE, COC_CHITTENDEN)))
    .when(~of_director)
    .answers(
        Step("record-inquiry", "2.8-ica-employee").called("Record what you found", "Inquiry recorded").asks(Inquiry)
    )
)
HEAR = (
    Step("hear", "2.8-ica-employee", S.DECIDING)
    .called("Hear all views", "All views are in")
    .tells("complaint-to-decide", MANAGING_DIRECTOR, COC_BALANCE, COC_CHITTENDEN)
)


class Outcome(Form, key="Outcome"):
    """Record what was decided."""

    borne_out: Annotated[bool, Meta(title="The complaint is borne out")]
    follows: Annotated[
        Text, Meta(title="What follows", description="The tiers of the manual are for users and agencies only")
    ]


def _who_records(known: Known) -> tuple[Continuum, ...]:
    """Return the Continuum that records what the leadership decided without the director: the first that it touches."""
    return tuple(continuum for continuum in Continuum if continuum in touched(known))[:1]


SETTLE = (
    Step("settle", "2.8-ica-employee", S.SETTLED)
    .called("Record the decision", "Decision recorded")
    .asks(Outcome)
    .read_by(ICA, CONTINUUM)  # kept from all of ICA but its managing director
    .untold(
        MANAGING_DIRECTOR, COC_BALANCE, COC_CHITTENDEN,
        because="they decide together, and one of them records it for all",
    )
)  # fmt: skip
DECISIONS = (
    Must("decide", "2.8-ica-employee", MANAGING_DIRECTOR, "decide with the CoCs what follows")
    .aimed(NO_TIME, late=escalate(MANAGING_DIRECTOR, (COC_BALANCE, COC_CHITTENDEN)))
    .when(~of_director)
    .answers(SETTLE),
    Must(
        "decide-without-director",
        "2.8-ica-employee",
        CONTINUUMS,
        "record what the CoCs' leadership decided",
    )
    .aimed(NO_TIME, late=escalate(CONTINUUMS, (COC_BALANCE, COC_CHITTENDEN)))
    .when(of_director)
    .each("CoC that records the decision", _who_records)
    .answers(SETTLE),
)
