"""P26: the estimate, its acceptance and the payments."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.requirements import Require
from workflows.grammar.shapes import OwnSignature
from workflows.grammar.steps import Step, again, otherwise, to
from workflows.grammar.words import wording
from workflows.law.fields import DURING, Remark, Text
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN
from workflows.manual.data.imports.projects import by_hand
from workflows.manual.data.imports.states import S
from workflows.manual.data.imports.uploads import UploadResult

Dollars = Annotated[int, Meta(ge=0, le=10_000_000)]
GIVEN = "import-estimate"  # the notice of every estimate


# "An estimate will be provided. …"


class Estimate(Form, key="Estimate"):
    """Estimate the costs of the import."""

    amount: Annotated[Dollars, Meta(title="Amount, in US dollars")]
    covers: Annotated[
        Text, Meta(title="What it covers", description="The service of WellSky and that of ICA among others")
    ]


GIVE_ESTIMATE = (
    Step("give-estimate", "4.4-estimate", S.OFFERED)
    .called("Give the estimate", "Estimate given")
    .asks(Estimate)
    .tells(GIVEN, AGENCY_ADMIN)
)
REVISE_ESTIMATE = (
    Step("revise-estimate", "4.4-estimate")
    .called("Change the estimate", "Estimate changed")
    .by(SYSTEM_ADMIN)
    .asks(Estimate)
    .each_time()
    .tells(GIVEN, AGENCY_ADMIN)
)


def _estimates(known: Known) -> list[int]:
    """Return the sums that ICA has estimated, the first one first."""
    given, revised = known.said(GIVE_ESTIMATE, Estimate), known.said(REVISE_ESTIMATE, Estimate)
    return [each.amount for each in (*given.values(), *(revised[key] for key in sorted(revised, key=_number)))]


def _number(key: str) -> int:
    return int(key or 0)


@wording("the estimate, in US dollars")
def estimated(known: Known) -> str:
    """Say what the import is estimated at by now."""
    return f"${known[Estimate].amount:,}"


# "Prior to an approved import, the Partner Agency requesting the import will incur all costs associated with the
# import, including, but not limited to: WellSky's cost of service and the HMIS Lead Agency's cost of service. … the
# Partner Agency requesting the import will be responsible for any additional costs incurred directly related to the
# import process."


class Acceptance(Form, key="Acceptance", kw_only=True):
    """Accept the estimate."""

    pays: Annotated[bool, Meta(title="The agency pays all costs of the import, before it begins")]
    pays_extra: Annotated[bool, Meta(title="It also pays further costs that the import directly causes")]
    amount: Annotated[
        Dollars | None,
        Meta(title="Amount you accept, in US dollars", description="Only needed if ICA has changed the estimate"),
    ] = None
    signed_as: OwnSignature


@condition("the amount is the estimate as it is now", "the amount is not the estimate as it is now")
def _accepts_all(known: Known) -> bool:
    """Say whether the agency accepts what is estimated now: what was changed meanwhile it has to name."""
    amount = known[Acceptance].amount
    return amount == known[Estimate].amount if amount is not None else not REVISE_ESTIMATE.taken(known)


# "All payments are non-refundable."


class Payment(Form, key="Payment"):
    """Record a payment of the agency."""

    paid_on: Annotated[date, DURING, Meta(title="Paid on")]
    amount: Annotated[Dollars, Meta(title="Amount, in US dollars")]
    no_refund: Annotated[bool, Meta(title="The agency was told that payments are not refundable")]
    covers: Annotated[Remark, Meta(title="What it pays for")] = ""


PAY_STEP = Step("record-payment", "4.4-prepaid")
FURTHER_STEP = Step("record-further-payment", "4.4-estimate")


def _paid(known: Known) -> int:
    return sum(each.amount for step in (PAY_STEP, FURTHER_STEP) for each in known.said(step, Payment).values())


@wording("what is paid by now, in US dollars")
def paid(known: Known) -> str:
    """Say what the agency has paid in all."""
    return f"${_paid(known):,}"


@wording("what is still to be paid, in US dollars")
def rest(known: Known) -> str:
    """Say what is missing to the estimate."""
    return f"${max(0, known[Estimate].amount - _paid(known)):,}"


@condition("all of the accepted estimate is paid", "part of the accepted estimate is still to be paid")
def _covered(known: Known) -> bool:
    return _paid(known) >= known[Estimate].amount


@condition("the last upload passed its check", "no upload has passed, or the last one failed")
def _has_passed(known: Known) -> bool:
    result = known.forms.get(UploadResult)
    return isinstance(result, UploadResult) and result.passed


@condition("the estimate is higher than the one that was accepted", "the estimate is no higher than before")
def _is_higher(known: Known) -> bool:
    *_, before, now = [0, 0, *_estimates(known)]
    return now > before


OPENS = (to(S.RUNNING).when(_covered & _has_passed), to(S.READY).when(_covered))
ACCEPT = (
    Step("accept-estimate", "4.4-prepaid")
    .citing("4.4-costs", "4.4-estimate")
    .called("Accept the estimate", "Estimate accepted")
    .asks(Acceptance)
    .requires(
        Require("4.4-costs", "the agency pays all costs of the import, WellSky's and ICA's among them",
                fact(Acceptance.pays).yes),
        Require("4.4-estimate", "further costs that the import directly causes are the agency's too",
                fact(Acceptance.pays_extra).yes),
        Require("4.4-estimate", "ICA has changed the estimate; it is {estimated} now, so enter that to accept it",
                _accepts_all, about=fact(Acceptance.amount), names={"estimated": estimated}),
    )
    .leads(to(S.COMMITTED).when(by_hand), *OPENS, otherwise(S.COMMITTED))
    .tells("estimate-accepted", SYSTEM_ADMIN)
)  # fmt: skip
REVISE_ACCEPTED = REVISE_ESTIMATE.leads(to(S.OFFERED).when(_is_higher), *OPENS, otherwise(None))
REVISE_RUNNING = REVISE_ESTIMATE.leads(to(S.OFFERED).when(_is_higher), otherwise(None))
NOT_REFUNDABLE = Require(
    "4.4-nonrefundable",
    "payments are not refundable, and no payment is recorded before the agency was told so",
    fact(Payment.no_refund).yes,
)
PAY = (
    PAY_STEP.citing("4.4-nonrefundable")
    .called("Record a payment", "Payment recorded")
    .asks(Payment)
    .each_time()
    .requires(NOT_REFUNDABLE)
    .leads(
        *(opens.tells("import-paid", AGENCY_ADMIN) for opens in (to(S.READY).when(by_hand), *OPENS)),
        again().called("Part of the costs paid").tells("import-paid-in-part", AGENCY_ADMIN),
    )
)
FURTHER_PAYMENT = (
    FURTHER_STEP.citing("4.4-prepaid", "4.4-nonrefundable")
    .called("Record a further payment", "Further payment recorded")
    .by(SYSTEM_ADMIN)
    .asks(Payment)
    .each_time()
    .requires(NOT_REFUNDABLE)
)
