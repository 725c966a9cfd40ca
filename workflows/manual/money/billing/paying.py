"""P22: the agency pays within its days, in full or in parts (manual 2.7, Annual Vermont HMIS License Fees).

"The annual fee must be paid within 60 days following the date of the invoice."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import OnOpenDay
from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Step, again, to
from workflows.grammar.shapes import one_text
from workflows.grammar.words import wording
from workflows.law.fields import DURING, Short
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.law.wording import dollars
from workflows.manual.money.billing.amounts import Amount, cents
from workflows.manual.money.billing.reckoning import Invoice, total
from workflows.manual.money.billing.recorded import CancelInvoice, RecordPayment
from workflows.manual.money.billing.states import S

PAY_CLAUSE, SUSPEND_CLAUSE = "2.7-pay-60", "2.7-nonpay-suspend"
AGENCY_TOLD = (AGENCY_DIRECTOR, AGENCY_ADMIN)


DUE = OnOpenDay(Policy.roll_weekend, Days(Policy.invoice_due_days, since=fact(Invoice.dated_on)))


class PaymentReceived(Form, key="PaymentReceived", kw_only=True):
    """Record a payment that ICA received. It is not paid back."""

    received_on: Annotated[
        date, DURING, Meta(title="Received on", description="The day on which ICA had it, not the day of this entry")
    ]
    amount: Annotated[Amount, Meta(title="Amount, in US dollars")]
    reference: Annotated[Short, Meta(title="Check number or other reference")] = ""


def _cents(known: Known) -> int:
    return cents(known[PaymentReceived].amount)


RECEIVE = (
    Step("receive", PAY_CLAUSE)
    .citing(SUSPEND_CLAUSE, "2.8-no-refund")
    .called("Record a payment", "Payment recorded")
    .by(SYSTEM_ADMIN)
    .asks(PaymentReceived)
    .each_time()
    .read_by(ICA, EVERY_AGENCY)
    .on_any_day("a payment counts from the day on which ICA received it, whenever that is entered")
    .does(
        RecordPayment(
            fact(PaymentReceived.received_on),
            _cents,
            fact(PaymentReceived.reference),
        )
    )
)


def paid(known: Known) -> int:
    """Return what ICA has received for the invoice, in cents."""
    return sum(cents(each.amount) for each in known.said(RECEIVE, PaymentReceived).values())


@condition("the invoice is paid in full", "part of the invoice is not paid")
def in_full(known: Known) -> bool:
    """Compare what was received with what the invoice comes to."""
    return paid(known) >= total(known)


@wording("what is paid by now, in US dollars")
def received(known: Known) -> str:
    """Say what ICA has received."""
    return dollars(paid(known))


@wording("what is still to be paid, in US dollars")
def rest(known: Known) -> str:
    """Say what is missing."""
    return dollars(max(0, total(known) - paid(known)))


IN_PART = again().called("Part of the invoice paid").tells("invoice-paid-in-part", *AGENCY_TOLD)
BEFORE_SUSPENSION = RECEIVE.leads(
    to(S.PAID).when(in_full).called("Invoice paid in full").tells("invoice-paid", *AGENCY_TOLD), IN_PART
)
InvoiceCanceled = one_text("InvoiceCanceled", "Cancel the invoice.", "Why nothing is owed", "The agency reads it")
CANCEL = (
    Step("cancel", PAY_CLAUSE, S.CANCELED)
    .called("Cancel the invoice", "Invoice canceled")
    .by(ICA_DIRECTOR)
    .asks(InvoiceCanceled)
    .read_by(ICA, EVERY_AGENCY)
    .does(CancelInvoice())
    .tells("invoice-canceled", *AGENCY_TOLD, SYSTEM_ADMIN)
)
