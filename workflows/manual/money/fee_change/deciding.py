"""P23: what becomes of a proposed fee: the Committee's motion decides it, or ICA sets it once questions could be asked.

"The HMIS Advisory Committee will be notified of changes in cost and given the opportunity to ask questions regarding the impact
of such change."
"""

from __future__ import annotations

from datetime import date, timedelta

from workflows.facts.by_name import TellAgencies
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Step, escalate, otherwise, to
from workflows.grammar.recurring import Year
from workflows.grammar.shapes import one_text
from workflows.grammar.words import wording
from workflows.law.calendar import month_and_day
from workflows.law.policy import Policy
from workflows.law.readers import ICA
from workflows.law.roles import CHAIR, COMMITTEE, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.governance.motion.decided import ADOPTED, DECIDED, MotionDecided
from workflows.manual.money.billing.amounts import cents
from workflows.manual.money.billing.known import FeeKind
from workflows.manual.money.fee_change.proposing import CLAUSE, FeeProposal, SetFee, by_notice
from workflows.manual.money.fee_change.states import S

WHO = (COMMITTEE, CHAIR, SYSTEM_ADMIN, ICA_DIRECTOR)


def begins(known: Known) -> date:
    """Return from when a fee is billed that is decided today, or was by the Committee: from the next billing year on."""
    found = known.forms.get(MotionDecided)
    day = found.on if isinstance(found, MotionDecided) and found.on else known.today
    year = Year(*month_and_day(known.policy.billing_year_start)).containing(day)
    return year.ends_on + timedelta(days=1)


@wording("the day from which it is billed")
def billed_from(known: Known) -> str:
    """Say from when the fee is billed."""
    return f"{begins(known):%B %-d, %Y}"


def _user(known: Known) -> FeeKind:
    del known
    return FeeKind.USER


def _cents(known: Known) -> int:
    return cents(known[FeeProposal].amount)


FEE = SetFee(_user, _cents, begins), TellAgencies("fee-changed-for-agencies")
TAKE_UP = (
    Step("take-up", CLAUSE)
    .called("Take up what the Committee decided", "The Committee has decided")
    .leads(
        to(S.CHANGED)
        .when(ADOPTED)
        .called("Fee changed: approved by the Committee")
        .does(*FEE)
        .tells("fee-changed", *WHO),
        otherwise(S.KEPT).called("Fee kept: not approved by the Committee").tells("fee-kept", *WHO),
    )
)
AWAIT = (
    Must("await", CLAUSE, SYSTEM_ADMIN, "see to it that the Committee decides on the fee")
    .aimed(
        "the manual gives the Committee no days",
        within=Days(Policy.motion_decide_days),
        late=escalate((SYSTEM_ADMIN, ICA_DIRECTOR)),
    )
    .when(
        (~by_notice & ~DECIDED).said(
            "the Committee has not decided on the motion", "the Committee has decided, or has no motion to decide on"
        )
    )
    .met_by("the motion that this case brought before the Committee")
)
Question = one_text("FeeQuestion", "Ask ICA a question.", "Your question", "ICA and the Committee read it")
Answer = one_text("FeeAnswer", "Answer the Committee.", "Your answer", "The Committee reads it")
ASK = (
    Step("ask", CLAUSE)
    .called("Ask a question about the fee", "Question asked about the fee")
    .by(COMMITTEE, CHAIR)
    .asks(Question)
    .each_time()
    .read_by(ICA, COMMITTEE)
    .tells("fee-question", SYSTEM_ADMIN, ICA_DIRECTOR)
)
ANSWER = (
    Step("answer", CLAUSE)
    .called("Answer a question about the fee", "Question about the fee answered")
    .by(SYSTEM_ADMIN, ICA_DIRECTOR)
    .asks(Answer)
    .each_time()
    .read_by(ICA, COMMITTEE)
    .tells("fee-answer", COMMITTEE, CHAIR)
)
GivenUp = one_text("FeeGivenUp", "Keep the fee as it is.", "Why it stays", "The Committee reads it")
SET = (
    Must("set", CLAUSE, ICA_DIRECTOR, "set the fee, once the Committee could ask its questions")
    .aimed(
        "the manual gives no day for it",
        within=Days(Policy.motion_decide_days),
        late=escalate((ICA_DIRECTOR, SYSTEM_ADMIN)),
    )
    .when(by_notice)
    .answers(
        Step("set", CLAUSE, S.CHANGED)
        .called("Set the fee", "Fee changed: the Committee was told, and could ask")
        .not_before(Days(Policy.fee_question_days))
        .does(*FEE)
        .tells("fee-changed", *WHO),
        Step("keep", CLAUSE, S.KEPT)
        .called("Keep the fee as it is", "Fee kept")
        .asks(GivenUp)
        .read_by(ICA, COMMITTEE)
        .tells("fee-kept", *WHO),
    )
)
