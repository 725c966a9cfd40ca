"""P34: after the Committee each Continuum of Care approves the manual, or sends it back; then its edition is published (manual 5).

24 CFR 578.7(b) has the Continuum approve HMIS policies; ICA's site says that both do, after the Committee. That is the reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.facts import fact
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Consent, Step, escalate, otherwise, to
from workflows.grammar.shapes import one_text
from workflows.law.continua import CONTINUUMS, Continuum
from workflows.law.policy import Policy
from workflows.law.readers import ICA
from workflows.law.roles import CHAIR, COC_BALANCE, COC_CHITTENDEN, COMMITTEE, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.governance.manual_review.drafting import CLAUSE, ManualDraft, changes
from workflows.manual.governance.manual_review.states import R


@dataclass(frozen=True)
class PublishManual(
    Effect,
    key="PublishManual",
    undone=Undone("the edition is taken back, unless people are asked to review it already"),
):
    """The edition of the manual is on the list of texts, and everybody is asked to review it from its first day."""

    edition: Term[str]
    words: Term[str]
    news: Term[str]
    on: Term[date | None]


def _both(known: Known) -> frozenset[Continuum]:
    del known
    return frozenset(Continuum)


SentBack = one_text("ManualSentBack", "Send the manual back.", "What is to change", "ICA and the Committee read it")
WHO = (SYSTEM_ADMIN, ICA_DIRECTOR, CHAIR, COMMITTEE, COC_BALANCE, COC_CHITTENDEN)


def _first_day(known: Known) -> date | None:
    """Return from when the edition is in effect: none binds anybody before it is approved."""
    first = known[ManualDraft].effective_on
    return max(first, known.today) if first else None


APPROVE = (
    Step("approve-manual", CLAUSE)
    .called("Approve the manual", "Manual approved, {party}")
    .read_by(ICA, COMMITTEE, COC_BALANCE)
)
APPROVAL = (
    Consent("approve-manual", CLAUSE, CONTINUUMS, "approve the manual, or send it back")
    .aimed("the manual gives the CoCs no time", within=Days(Policy.continuum_approval_days),
           late=escalate(CONTINUUMS, ICA_DIRECTOR))
    .by_asker_too("ICA begins the review, and no CoC does")
    .each("Continuum of Care", _both)
    .answers(
        APPROVE,
        Step("send-back-manual", CLAUSE, R.REVIEWING)
        .called("Send the manual back", "Manual sent back, {party}")
        .asks(SentBack)
        .tells("manual-sent-back", *WHO),
    )
)  # fmt: skip
FINISH = (
    Step("finish-review", CLAUSE)
    .called("Finish the review", "Manual approved by the Committee and the CoCs")
    .leads(
        to(R.APPROVED)
        .when(changes)
        .called("New edition of the manual published")
        .does(PublishManual(fact(ManualDraft.edition), fact(ManualDraft.words), fact(ManualDraft.summary),
                            _first_day))
        .tells("manual-approved", *WHO),
        otherwise(R.APPROVED).tells("manual-approved", *WHO),
    )
)  # fmt: skip
