"""P20: what the leadership owes when an ICA employee is complained of (2.8-ica-employee)."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days, Rule
from workflows.grammar.duties import USUAL
from workflows.grammar.process import LOCAL, Duty, Must, Step, escalate
from workflows.grammar.shapes import one_text
from workflows.law.continua import CONTINUUMS, Continuum
from workflows.law.fields import ACCUSED, Text
from workflows.law.policy import Policy
from workflows.law.readers import CONTINUUM, ICA
from workflows.law.roles import COC_BALANCE, COC_CHITTENDEN, MANAGING_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.conduct.complaint.accused import RETURN, touched, without_director
from workflows.manual.conduct.complaint.complaining import LEADERSHIP, Question
from workflows.manual.conduct.complaint.deciding import Answered
from workflows.manual.conduct.complaint.saying import Given, reachable
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
    .when(~without_director)
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


def _one_of_them(key: str, clause: str, task: str, step: Step, *, within: Rule = USUAL) -> tuple[Duty, Duty]:
    """Return what the managing director does for the leadership, or where that cannot be, the first CoC."""
    others = (COC_BALANCE, COC_CHITTENDEN)
    theirs = Must(key, clause, MANAGING_DIRECTOR, task).aimed(
        NO_TIME, within=within, late=escalate(MANAGING_DIRECTOR, others)
    )
    alone = Must(f"{key}-without-director", clause, CONTINUUMS, task).aimed(
        NO_TIME, within=within, late=escalate(CONTINUUMS, others)
    )
    return (
        theirs.when(~without_director).answers(step),
        alone.when(without_director).each("CoC that acts for the leadership", _who_records).answers(step),
    )


SETTLE = (
    Step("settle", "2.8-ica-employee", S.ANSWERING_FOR_LEADERS)
    .called("Record the decision", "Decision recorded")
    .asks(Outcome)
    .read_by(ICA, CONTINUUM)  # kept from all of ICA but its managing director
)
DECISIONS = _one_of_them("decide", "2.8-ica-employee", "decide with the CoCs what follows", SETTLE)

# What the complaint lacks is asked for here as well, and who complained hears what became of it.

ASK_BACK = (
    Step("ask-complainant", "2.8-complaint-content")
    .when(reachable)
    .called("Ask the complainant", "Complainant asked")
    .by(*LEADERSHIP)
    .asks(Question)
    .read_by(ICA, CONTINUUM)
)


class Learned(Form, key="Learned", kw_only=True):
    """Add what the complainant answered."""

    employee: Annotated[Given, ACCUSED, Meta(title="Name of the employee, if it was missing")] = ""
    occurred: Annotated[Given, Meta(title="On which day, or over which period, if it was missing")] = ""
    more: Annotated[Text, Meta(title="What the complainant answered, or that no answer came")]


ADDED = (
    Step("add-answer", "2.8-complaint-content")
    .called("Add the complainant's answer", "Complainant's answer added")
    .asks(Learned)
    .read_by(ICA, CONTINUUM)
)


@condition("the complainant was asked and has not answered", "no question to the complainant is open")
def _asked(known: Known) -> bool:
    return known.times(ASK_BACK) > known.times(ADDED)


ASKED_BACK = tuple(
    duty.when(_asked & (without_director if duty.owed_by else ~without_director))
    for duty in _one_of_them(
        "complainant", "2.8-complaint-content", "add the complainant's answer", ADDED,
        within=Days(Policy.complaint_ask_days),
    )
)  # fmt: skip
Returned = one_text(
    "Returned", "Send the complaint to ICA, because no ICA employee is complained of.", "How you know that it is about nobody of ICA"
)  # fmt: skip
BACK_TO_ICA = (
    Step(RETURN.name, "2.8-report-duty", S.RECEIVED)
    .when((~RETURN.taken).said("it was not sent back before", "it was sent back before"))
    .called("Send it to ICA", "Sent to ICA: no ICA employee is complained of")
    .by(*LEADERSHIP)
    .asks(Returned)
    .tells("complaint-received", SYSTEM_ADMIN)
    .untold(*LEADERSHIP, because="one of them sends it back for all, and it is ICA's from then on")
)
MAY = (ASK_BACK, BACK_TO_ICA)
ANSWERS = tuple(
    duty.when(reachable & (without_director if duty.owed_by else ~without_director))
    for duty in _one_of_them(
        "answer-complainant", LOCAL, "tell the complainant what became of the complaint",
        Step("tell-complainant", LOCAL).called("Record the answer", "Complainant told").asks(Answered).read_by(ICA, CONTINUUM),
        within=Days(Policy.complaint_answer_days),
    )
)  # fmt: skip
SETTLED = Step("close-for-leaders", "2.8-ica-employee", S.SETTLED).called("Close the complaint", "Complaint closed")
