"""P22: the invoice of a billing year, and of licenses bought between (manual 2.7, Annual Vermont HMIS License Fees).

"Billing for licenses will occur once annually, covering July - June."
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from workflows.facts.combined_rules import Else
from workflows.facts.facts import fact
from workflows.facts.known import Known
from workflows.facts.rules import BusinessDays, Rule, Source
from workflows.grammar.process import Must, Require, Step, escalate
from workflows.grammar.recurring import Period
from workflows.grammar.shapes import one_text
from workflows.law.calendar import Receipt, months_after
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.money.billing.paying import DUE
from workflows.manual.money.billing.reckoning import (
    Invoice,
    Purchase,
    art_fee,
    art_known,
    arts,
    begins,
    ends,
    fee_known,
    has_licenses,
    licenses,
    total,
    user_fee,
)
from workflows.manual.money.billing.recorded import IssueInvoice
from workflows.manual.money.billing.states import S

YEAR_CLAUSE, BUY_CLAUSE, ART_CLAUSE = "2.7-billing-year", "2.7-purchase-any-time", "2.7-art-price"
FEE_CLAUSE, REFUND_CLAUSE = "5-license-fee-def", "2.8-no-refund"
AGENCY_TOLD = (AGENCY_DIRECTOR, AGENCY_ADMIN)


@dataclass(frozen=True)
class InvoiceMonth(Rule):
    """The last day of the month in which the invoices of a billing year go out; of licenses bought between there is none."""

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the last day of the first such month that ends in the billing year."""
        del opened
        period = known.forms.get(Period)
        if not isinstance(period, Period):
            return None
        first = period.begins_on.replace(day=1)
        ahead = (known.policy.invoice_month - first.month) % 12
        day = months_after(first, ahead + 1) - timedelta(days=1)
        return known.calendar.receipt(self.words(known.policy), day, period.begins_on)

    def sources(self) -> Iterator[Source]:
        """Yield the billing year, and the month."""
        yield fact(Period.begins_on)
        yield Policy.invoice_month

    def words(self, policy: Policy) -> str:
        """Say "the end of July"."""
        return f"the end of {date(2026, policy.invoice_month, 1):%B}"


BEGIN = (
    Step("begin", YEAR_CLAUSE, S.PREPARING)
    .called("Begin the billing year", "Billing year begun")
    .by(CLOCK)
    .tells("invoice-to-write", SYSTEM_ADMIN)
)
# "Partner Agencies may purchase licenses at any time."
BUY = (
    Step("buy", BUY_CLAUSE, S.PREPARING)
    .called("Buy licenses", "Licenses bought")
    .said("ICA sends an invoice for these licenses. A license itself is asked for with each new user.")
    .by(AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN)
    .asks(Purchase)
    .read_by(ICA, EVERY_AGENCY)
    .dated(fact(Purchase.bought_on))
    .requires(
        Require(BUY_CLAUSE, "no more licenses have ART than there are licenses",
                fact(Purchase.art).at_most(fact(Purchase.licenses)), about=fact(Purchase.art))
    )
    .tells("invoice-to-write", SYSTEM_ADMIN)
)  # fmt: skip
# "Any user or other fees paid by the Partner Agency will not be returned if a user's or Partner Agency's access to HMIS is
# revoked."
ISSUE = (
    Step("issue", YEAR_CLAUSE, S.OWED)
    .citing(BUY_CLAUSE, FEE_CLAUSE, REFUND_CLAUSE)
    .called("Send the invoice", "Invoice sent")
    .asks(Invoice)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require(FEE_CLAUSE, "the agency has no license to bill; close this without an invoice", has_licenses),
        Require(YEAR_CLAUSE, "put the fee for a user license on record first", fee_known),
        Require(ART_CLAUSE, "put on record first what the software contract charges ICA for ART", art_known),
    )
    .does(IssueInvoice(begins, ends, fact(Invoice.dated_on), DUE, licenses, user_fee, arts, art_fee, total))
    .tells("invoice", *AGENCY_TOLD)
)
Left = one_text("InvoiceLeft", "Close it without an invoice.", "Why there is no invoice", "The agency reads it")
LEAVE = (
    Step("leave", YEAR_CLAUSE, S.NOT_BILLED)
    .called("Close it without an invoice", "Closed without an invoice")
    .asks(Left)
    .read_by(ICA, EVERY_AGENCY)
    .tells("invoice-left", *AGENCY_TOLD)
)
PREPARE = (
    Must("invoice", YEAR_CLAUSE, SYSTEM_ADMIN, "send {subject} its invoice")
    .aimed("the manual names no day for it", within=Else(InvoiceMonth(), BusinessDays(Policy.purchase_invoice_days)),
           late=escalate((SYSTEM_ADMIN, ICA_DIRECTOR)))
    .answers(ISSUE, LEAVE)
)  # fmt: skip
