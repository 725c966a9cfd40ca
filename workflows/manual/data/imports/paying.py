"""P26: the estimate, its acceptance and the payments."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.grammar.requirements import Require
from workflows.grammar.shapes import SignedAs
from workflows.grammar.steps import Step
from workflows.law.fields import DURING, Remark, Text
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN
from workflows.manual.data.imports.states import S

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
    .tells(GIVEN, AGENCY_ADMIN)
)


# "Prior to an approved import, the Partner Agency requesting the import will incur all costs associated with the
# import, including, but not limited to: WellSky's cost of service and the HMIS Lead Agency's cost of service. … the
# Partner Agency requesting the import will be responsible for any additional costs incurred directly related to the
# import process."


class Acceptance(Form, key="Acceptance"):
    """Accept the estimate."""

    pays: Annotated[bool, Meta(title="The agency pays all costs of the import, before it begins")]
    pays_extra: Annotated[bool, Meta(title="It also pays further costs that the import directly causes")]
    signed_as: SignedAs


ACCEPT = (
    Step("accept-estimate", "4.4-prepaid", S.COMMITTED)
    .citing("4.4-costs", "4.4-estimate")
    .called("Accept the estimate", "Estimate accepted")
    .asks(Acceptance)
    .requires(
        Require("4.4-costs", "the agency pays all costs of the import, WellSky's and ICA's among them",
                fact(Acceptance.pays).yes),
        Require("4.4-estimate", "further costs that the import directly causes are the agency's too",
                fact(Acceptance.pays_extra).yes),
    )
    .tells("estimate-accepted", SYSTEM_ADMIN)
)  # fmt: skip


# "All payments are non-refundable."


class Payment(Form, key="Payment"):
    """Record a payment of the agency."""

    paid_on: Annotated[date, DURING, Meta(title="Paid on")]
    amount: Annotated[Dollars, Meta(title="Amount, in US dollars")]
    no_refund: Annotated[bool, Meta(title="The agency was told that payments are not refundable")]
    covers: Annotated[Remark, Meta(title="What it pays for")] = ""


NOT_REFUNDABLE = Require(
    "4.4-nonrefundable",
    "payments are not refundable, and no payment is recorded before the agency was told so",
    fact(Payment.no_refund).yes,
)
PAY = (
    Step("record-payment", "4.4-prepaid", S.READY)
    .citing("4.4-nonrefundable")
    .called("Record the payment", "Payment recorded")
    .asks(Payment)
    .requires(NOT_REFUNDABLE)
    .tells("import-paid", AGENCY_ADMIN)
)
FURTHER_PAYMENT = (
    Step("record-further-payment", "4.4-estimate")
    .citing("4.4-prepaid", "4.4-nonrefundable")
    .called("Record a further payment", "Further payment recorded")
    .by(SYSTEM_ADMIN)
    .asks(Payment)
    .requires(NOT_REFUNDABLE)
)
