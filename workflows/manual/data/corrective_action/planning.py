"""P25: ICA and the agency work out a plan, and the agency agrees to it (manual 4.3, Data Quality Plan).

"… will work with ICA to create a corrective action plan to address the data needs of the partner agency."
The manual says neither what stands in a plan nor how long it runs: that is the desk's own target, and the agency's word counts.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Consent, Must, Require, Step, escalate
from workflows.grammar.shapes import one_text
from workflows.law.fields import AGENCY, Line, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.data.corrective_action.reason import CLAUSE, NEEDS, PlanBefore
from workflows.manual.data.corrective_action.states import S

ICA_LATE = escalate(SYSTEM_ADMIN, ICA_DIRECTOR)
AGENCY_TOLD = (AGENCY_DIRECTOR, AGENCY_ADMIN)


class PlanWanted(Form, key="PlanWanted", kw_only=True):
    """Begin a corrective action plan."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency")]
    shortfalls: Annotated[
        Text,
        Meta(title="What still falls short after ICA's training", description="The agency reads it; name no client"),
    ]


ONE_AT_ONCE = Require(
    CLAUSE,
    "what fell short is dealt with as a violation; it has no plan at the same time",
    ~fact(PlanBefore.referred).yes,
)
TOLD = ("plan-begun", *AGENCY_TOLD)
BEGIN = (
    Step("begin-plan", CLAUSE, S.PLANNING)
    .called("Begin a corrective action plan", "Corrective action plan begun")
    .by(SYSTEM_ADMIN)
    .asks(PlanWanted)
    .read_by(ICA, EVERY_AGENCY)
    .requires(ONE_AT_ONCE)
    .tells(*TOLD)
)
DEFICIENT = (
    Step("deficient", CLAUSE, S.PLANNING)
    .called("Begin a plan from the monthly round", "Data still fall short after ICA's training")
    .by(CLOCK)
    .requires(ONE_AT_ONCE)
    .tells(*TOLD)
)


class PlanProposed(Form, key="PlanProposed", kw_only=True):
    """Propose the plan that you worked out with the agency."""

    needs: Annotated[Text, Meta(title="The agency's data needs", description="Why the data fall short; name no client")]
    measures: Annotated[Text, Meta(title="Measures", description="One a line: what is done, by whom, and by which day")]
    ends_on: Annotated[
        date, Meta(title="All measures are carried out by", description="As a rule {cap_days} days from now at most")
    ]
    why_longer: Annotated[str, Meta(title="Why it takes longer, if it does", max_length=2000)] = ""


ENDS_ON = fact(PlanProposed.ends_on)


@condition("the plan ends on a day ahead", "the plan ends today or before")
def _ahead(known: Known) -> bool:
    return known[PlanProposed].ends_on > known.today


@condition("the plan is no longer than is usual", "the plan is longer than is usual")
def _is_usual(known: Known) -> bool:
    return known[PlanProposed].ends_on <= known.today + timedelta(days=known.policy.cap_days)


PROPOSE = (
    Step("propose", NEEDS, S.AGREEING)
    .called("Propose the plan", "Plan proposed to the agency")
    .asks(PlanProposed)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require(NEEDS, "enter a day after today", _ahead, about=ENDS_ON),
        Require(NEEDS, "a plan runs {cap_days} days as a rule; say why this one takes longer",
                _is_usual | fact(PlanProposed.why_longer).given, about=fact(PlanProposed.why_longer)),
    )
    .tells("plan-proposed", *AGENCY_TOLD)
)  # fmt: skip
PROPOSED_ON = PROPOSE.day("the day on which the plan was proposed")
PlanLeft = one_text("PlanLeft", "Close it without a plan.", "Why nothing more follows", "The agency reads it")
LEAVE = (
    Step("leave-plan", CLAUSE, S.LEFT)
    .called("Close it without more", "Closed without more")
    .asks(PlanLeft)
    .read_by(ICA, EVERY_AGENCY)
    .tells("plan-left", *AGENCY_TOLD, SYSTEM_ADMIN)
)
PLAN = (
    Must("plan", NEEDS, SYSTEM_ADMIN, "work out a corrective action plan with {subject}")
    .aimed("the manual sets no time for it", within=Days(Policy.cap_plan_days), late=ICA_LATE)
    .answers(PROPOSE, LEAVE)
)
AGREE = (
    Step("agree", NEEDS, S.RUNNING)
    .called("Agree to the plan", "Agency agreed to the plan")
    .tells("plan-agreed", SYSTEM_ADMIN, *AGENCY_TOLD)
)
PlanSentBack = one_text("PlanSentBack", "Ask for changes to the plan.", "What is to change, and why", field="wanted")
SEND_BACK = (
    Step("send-back-plan", NEEDS, S.PLANNING)
    .called("Ask for changes", "Agency asked for changes to the plan")
    .asks(PlanSentBack)
    .read_by(ICA, EVERY_AGENCY)
    .tells("plan-sent-back", SYSTEM_ADMIN)
    .untold(AGENCY_DIRECTOR, because="they ask for it, or see it in the case with their administrator")
)
TO_DIRECTOR = ("plan-to-decide", ICA_DIRECTOR, *AGENCY_TOLD)


@condition("the agency's days to answer are over", "the agency still has days to answer")
def _answer_is_late(known: Known) -> bool:
    return known.today > PROPOSED_ON.read(known) + timedelta(days=known.policy.cap_answer_days)


UNANSWERED = (
    Step("unanswered", CLAUSE, S.DECIDING)
    .called("Ask ICA's director what follows", "Agency did not answer the plan")
    .by(SYSTEM_ADMIN)
    .requires(Require(CLAUSE, "the agency has {cap_answer_days} days to answer", _answer_is_late))
    .tells(*TO_DIRECTOR)
)
AGREEMENT = (
    Consent("agree", NEEDS, AGENCY_DIRECTOR, "agree to {your} corrective action plan, or ask for changes")
    .aimed("the manual sets no time for it", within=Days(Policy.cap_answer_days),
           late=escalate((AGENCY_DIRECTOR, AGENCY_ADMIN), (SYSTEM_ADMIN, ICA_DIRECTOR)))
    .answers(AGREE.by(AGENCY_DIRECTOR, AGENCY_ADMIN), SEND_BACK.by(AGENCY_DIRECTOR, AGENCY_ADMIN))
)  # fmt: skip
