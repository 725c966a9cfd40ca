"""P25: the plan runs, is reviewed every thirty days, and is met; or ICA's director is asked (manual 4.3; 2.2, New User Training).

"If the HMIS Lead Agency determines that data entered by a current HMIS User does not meet minimum data quality standards, users may be
required to repeat this training." They keep their licenses meanwhile; who does not repeat it is dealt with in the plan.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.by_name import TellUsers
from workflows.facts.combined_rules import Newest
from workflows.facts.conditions import condition
from workflows.facts.facts import fact, today
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days, On
from workflows.grammar.process import Must, Require, Step, again, escalate
from workflows.grammar.shapes import one_text
from workflows.law.fields import DURING, USERS, Line, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.data.corrective_action.planning import AGENCY_TOLD, ENDS_ON, ICA_LATE, TO_DIRECTOR, PlanProposed
from workflows.manual.data.corrective_action.reason import CLAUSE, NEEDS, REPEAT
from workflows.manual.data.corrective_action.states import S


class PlanMoreTime(Form, key="PlanMoreTime", kw_only=True):
    """Give the agency more time."""

    until: Annotated[date, Meta(title="All measures are carried out by")]
    why: Annotated[Text, Meta(title="Why it gets more time", description="The agency reads it")]


class PlanReviewed(Form, key="PlanReviewed", kw_only=True):
    """Say where the plan stands."""

    reviewed_on: Annotated[date, DURING, Meta(title="Reviewed on")]
    standing: Annotated[
        Text, Meta(title="Where each measure stands, and what the figures show", description="The agency reads it")
    ]


def last_day(known: Known) -> date:
    """Return by when all measures are to be carried out, as it was said last."""
    more = known.forms.get(PlanMoreTime)
    return more.until if isinstance(more, PlanMoreTime) else known[PlanProposed].ends_on


@condition("the days of the plan are over", "the plan still has days")
def _is_over(known: Known) -> bool:
    return known.today > last_day(known)


LAST_DAY = Newest(On(fact(PlanMoreTime.until)), On(ENDS_ON))
REVIEW_STEP = Step("review", NEEDS)
NEXT_REVIEW = Newest(
    Days(Policy.cap_review_interval, since=REVIEW_STEP.day("the last review")), Days(Policy.cap_review_interval)
)
REVIEWED = (
    REVIEW_STEP.called("Record a review", "Plan reviewed")
    .asks(PlanReviewed)
    .each_time()
    .read_by(ICA, EVERY_AGENCY)
    .leads(again())
    .tells("plan-reviewed", *AGENCY_TOLD)
)
PlanMet = one_text(
    "PlanMet", "Close the plan: it is met.", "What the figures show now", "The agency reads it", field="shows"
)
MEET = (
    Step("met", NEEDS, S.MET)
    .called("Close the plan: it is met", "Plan met")
    .asks(PlanMet)
    .read_by(ICA, EVERY_AGENCY)
    .tells("plan-met", *AGENCY_TOLD)
)
PlanNotMet = one_text(
    "PlanNotMet", "Bring it before ICA's director.", "Which measures are not carried out", "The agency reads it"
)
NOT_MET = (
    Step("not-met", CLAUSE, S.DECIDING)
    .called("Bring it before ICA's director", "Plan not met; ICA's director decides what follows")
    .asks(PlanNotMet)
    .read_by(ICA, EVERY_AGENCY)
    .requires(Require(CLAUSE, "the plan still has days; record a review instead", _is_over))
    .tells(*TO_DIRECTOR)
)
REVIEW = (
    Must("review", NEEDS, SYSTEM_ADMIN, "review {subject}'s corrective action plan")
    .aimed("the manual sets no reviews", within=NEXT_REVIEW, late=ICA_LATE)
    .answers(REVIEWED, MEET, NOT_MET)
)


class MeasuresDone(Form, key="MeasuresDone", kw_only=True):
    """Say how the measures were carried out."""

    done_on: Annotated[date, DURING, Meta(title="Carried out by")]
    how: Annotated[Text, Meta(title="What was done, measure by measure", description="Name no client")]


CARRY_OUT = (
    Must("carry-out", NEEDS, AGENCY_ADMIN, "carry out the measures of {your} corrective action plan")
    .by(LAST_DAY, late=escalate((AGENCY_ADMIN, AGENCY_DIRECTOR), SYSTEM_ADMIN))
    .answers(
        Step("carried-out", NEEDS)
        .called("Say that the measures are carried out", "Agency said that the measures are carried out")
        .asks(MeasuresDone)
        .read_by(ICA, EVERY_AGENCY)
        .tells("plan-carried-out", SYSTEM_ADMIN)
    )
)  # fmt: skip


class RepeatTraining(Form, key="RepeatTraining", kw_only=True):
    """Have users repeat the new-user training. They keep their licenses."""

    users: Annotated[tuple[Line, ...], USERS, Meta(title="Users who repeat it")]
    repeat_by: Annotated[date, Meta(title="They repeat it by")]
    why: Annotated[Text, Meta(title="What in their data falls short", description="They read it; name no client")]


REPEAT_TRAINING = (
    Step("repeat-training", REPEAT)
    .called("Have users repeat the training", "Users asked to repeat the training")
    .said("They keep their licenses. Where it is not repeated, the next review of the plan says so.")
    .by(SYSTEM_ADMIN)
    .asks(RepeatTraining)
    .each_time()
    .read_by(ICA, EVERY_AGENCY, USER)
    .requires(
        Require(REPEAT, "choose at least one user", fact(RepeatTraining.users).given),
        Require(REPEAT, "enter a day after today", fact(RepeatTraining.repeat_by).after(today),
                about=fact(RepeatTraining.repeat_by)),
    )
    .does(TellUsers("repeat-training-for-you", named=fact(RepeatTraining.users)))
    .tells("repeat-training", *AGENCY_TOLD)
)  # fmt: skip
