"""P25: what follows a plan that is not met is decided by ICA's director; no date refers anybody (manual 4.3, Data Quality Plan).

"… will be considered in violation of the HMIS operating agreements and will be subject to the repercussions listed in Section 2.9 …"
That is the older ending of the sentence; the newer one is the plan. The reading is both, in this order, and a person's decision.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import OpenCase
from workflows.facts.facts import fact, today
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Require, Step, escalate, otherwise, to
from workflows.law.fields import Line, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA, read_by
from workflows.law.roles import ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.conduct.violation.alleging import Allegation, Violator
from workflows.manual.data.corrective_action.planning import AGENCY_TOLD, AGREE, LEAVE
from workflows.manual.data.corrective_action.reason import CLAUSE, PlanBefore
from workflows.manual.data.corrective_action.running import PlanMoreTime
from workflows.manual.data.corrective_action.states import S

THEN_VIOLATION = "cap_then_violation"
MORE_TIME = (
    Step("more-time", CLAUSE)
    .called("Give the agency more time", "Agency has more time")
    .asks(PlanMoreTime)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require(
            CLAUSE, "enter a day after today", fact(PlanMoreTime.until).after(today), about=fact(PlanMoreTime.until)
        )
    )
    .leads(to(S.RUNNING).when(AGREE.taken), otherwise(S.AGREEING))
    .tells("plan-more-time", *AGENCY_TOLD, SYSTEM_ADMIN)
)


class Referral(Form, key="Referral", kw_only=True):
    """Refer it as a violation. The plan ends with it, and a violation case about the agency opens."""

    what: Annotated[
        Text, Meta(title="What the agency did not do, and which agreement it touches", description="Name no client")
    ]
    occurred: Annotated[Line, Meta(title="Over which period")]
    why: Annotated[Text, read_by(ICA), Meta(title="Why it is referred", description="Only ICA reads it")]


@condition(
    "a plan that is not met may be referred as a violation", "a plan that is not met is no violation, by this edition"
)
def _may_refer(known: Known) -> bool:
    return known.policy.dq_failure_path == THEN_VIOLATION


def allegation(known: Known) -> tuple[Allegation]:
    """Return what the violation case begins with: one about the agency."""
    said = known[Referral]
    return (
        Allegation(agency=known[PlanBefore].agency, violator=Violator.AGENCY, what=said.what, occurred=said.occurred),
    )


REFER = (
    Step("refer", CLAUSE, S.REFERRED)
    .when(_may_refer)
    .called("Refer it as a violation", "Referred as a violation; the plan ends")
    .asks(Referral)
    .read_by(ICA, EVERY_AGENCY)
    .does(OpenCase("P19", "complained", allegation, about_person=False))
    .tells("plan-referred", *AGENCY_TOLD, SYSTEM_ADMIN)
)
DECIDE = (
    Must("decide", CLAUSE, ICA_DIRECTOR, "decide what follows the plan of {subject}")
    .aimed("the manual gives ICA no days for it", within=Days(Policy.cap_decide_days),
           late=escalate((ICA_DIRECTOR, SYSTEM_ADMIN)))
    .answers(MORE_TIME, LEAVE, REFER)
)  # fmt: skip
