"""P23: ICA proposes another fee, or puts on record what is charged already (manual 2.7, Annual Vermont HMIS License Fees).

"The amount of a user license may change depending on the operating costs of the Vermont HMIS."
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import Effect, OpenCase, Term, Undone
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Require, Step
from workflows.grammar.words import wording
from workflows.law.fields import Text
from workflows.law.readers import ICA
from workflows.law.roles import CHAIR, COMMITTEE, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.law.wording import dollars
from workflows.manual.governance.motion.moving import Motion, MotionKind
from workflows.manual.money.billing.amounts import Amount, cents
from workflows.manual.money.billing.known import Fee, FeeKind
from workflows.manual.money.fee_change.states import S

CLAUSE, ART_CLAUSE = "2.7-fee-changes", "2.7-art-price"
NOTICE = "notice"


class FeesKnown(Form, key="FeesKnown"):
    """What licenses cost, as far as that is on record."""

    fees: Annotated[tuple[Fee, ...], Meta(title="Fees")] = ()


class FeeProposal(Form, key="FeeProposal", kw_only=True):
    """Propose another fee for a user license."""

    amount: Annotated[Amount, Meta(title="New fee a year for a user license, in US dollars")]
    costs: Annotated[Text, Meta(title="Which operating costs have changed", description="The Committee reads it")]
    impact: Annotated[Text, Meta(title="What it means for agencies", description="The Committee reads it")]


class FeeOnRecord(Form, key="FeeOnRecord", kw_only=True):
    """Put on record what ICA charges already, or what the software contract charges ICA for ART."""

    kind: Annotated[FeeKind, Meta(title="What for?")]
    amount: Annotated[Amount, Meta(title="Amount a year for each license, in US dollars")]
    from_on: Annotated[date, Meta(title="From")]
    source: Annotated[Text, Meta(title="What says so", description="Such as the contract and its page")]


@dataclass(frozen=True)
class SetFee(Effect, key="SetFee", undone=Undone("the amount counts for nothing; what was billed by it stays billed")):
    """The list of fees shows the amount, from its first day."""

    kind: Term[FeeKind]
    cents: Term[int]
    on: Term[date]


@condition("the Committee is told, and may ask questions", "the Committee approves the change")
def by_notice(known: Known) -> bool:
    """Ask the edition: the manual says both."""
    return known.policy.fee_change_mode == NOTICE


@condition("it is what ART costs, or the first fee for a user license", "a fee for a user license is on record already")
def _may_be_put(known: Known) -> bool:
    art = known[FeeOnRecord].kind is FeeKind.ART
    return art or not any(each.kind is FeeKind.USER for each in known[FeesKnown].fees)


def proposed(known: Known) -> str:
    """Say the fee that is proposed."""
    return dollars(cents(known[FeeProposal].amount))


@wording("what it is about")
def matter(known: Known) -> str:
    """Name the fee that is proposed, or the amount that is put on record."""
    if isinstance(said := known.forms.get(FeeOnRecord), FeeOnRecord):
        return f"{dollars(cents(said.amount))} a year for {said.kind}"
    return f"{proposed(known)} a year for a user license"


def _motion(known: Known) -> tuple[Motion]:
    said = known[FeeProposal]
    text = f"Resolved, that the annual fee for a user license is {proposed(known)} from the next billing year on."
    reasons = f"{said.costs}\n\n{said.impact}"[:5000]
    return (
        Motion(
            title=f"Fee for a user license: {proposed(known)}", text=text, reasons=reasons,
            kind=MotionKind.RESOLUTION,
        ),
    )  # fmt: skip


# "All changes in amounts charged for user licenses will be approved by the HMIS Advisory Committee."
# "The HMIS Advisory Committee will be notified of changes in cost and given the opportunity to ask questions regarding the impact
# of such change."
PROPOSE = (
    Step("propose", CLAUSE, S.PROPOSED)
    .called("Propose another fee", "Another fee proposed")
    .by(SYSTEM_ADMIN, ICA_DIRECTOR)
    .asks(FeeProposal)
    .read_by(ICA, COMMITTEE)
    .does(OpenCase("P34", "brought", _motion, when=~by_notice, about_person=False))
    .tells("fee-proposed", COMMITTEE, CHAIR)
)


def _cents(known: Known) -> int:
    return cents(known[FeeOnRecord].amount)


# "The additional amount charged for these licenses will reflect the actual cost of the license charged to the HMIS Lead Agency
# under the HMIS software contract."
RECORD = (
    Step("record", CLAUSE, S.ON_RECORD)
    .citing(ART_CLAUSE)
    .called("Put an amount on record", "Amount put on record")
    .said("Invoices are written by it. Another fee for a user license is proposed, and not put on record here.")
    .by(SYSTEM_ADMIN, ICA_DIRECTOR)
    .asks(FeeOnRecord)
    .read_by(ICA)
    .requires(
        Require(CLAUSE, "a fee for a user license is on record already; propose another one", _may_be_put,
                about=fact(FeeOnRecord.kind))
    )
    .does(SetFee(fact(FeeOnRecord.kind), _cents, fact(FeeOnRecord.from_on)))
)  # fmt: skip
