"""P22: what an invoice comes to: so many licenses, each at the fee in force, and those with ART at what they cost ICA.

"The additional amount charged for these licenses will reflect the actual cost of the license charged to the HMIS Lead Agency
under the HMIS software contract."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.recurring import Period, Year
from workflows.grammar.words import wording
from workflows.law.calendar import month_and_day
from workflows.law.fields import AGENCY, DURING, PAST, TODAY, Line, Remark
from workflows.law.wording import dollars
from workflows.manual.money.billing.known import FeeKind, LicensesBilled, in_force

BY_MONTHS, MONTHS = "months", 12


class Purchase(Form, key="Purchase", kw_only=True):
    """Buy licenses during a billing year."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency")]
    licenses: Annotated[int, Meta(title="How many licenses", ge=1, le=500)]
    art: Annotated[int, Meta(title="How many of them with ART", ge=0, le=500)] = 0
    bought_on: Annotated[
        date, PAST, TODAY, Meta(title="Bought on", description="They are billed to the end of the billing year")
    ]
    remark: Annotated[Remark, Meta(title="Remark", description="Such as for whom they are")] = ""


class Invoice(Form, key="Invoice", kw_only=True):
    """Send the invoice. It is for the licenses that the agency has today."""

    dated_on: Annotated[
        date,
        DURING,
        TODAY,
        Meta(title="Date of the invoice", description="The agency's {invoice_due_days} days count from this day"),
    ]
    remark: Annotated[Remark, Meta(title="What else it says", description="The agency reads it")] = ""


def _purchase(known: Known) -> Purchase | None:
    said = known.forms.get(Purchase)
    return said if isinstance(said, Purchase) else None


def year_of(known: Known) -> Period:
    """Return the billing year that is billed, or in which licenses were bought."""
    if (bought := _purchase(known)) is None:
        return known[Period]
    return Year(*month_and_day(known.policy.billing_year_start)).containing(bought.bought_on)


def begins(known: Known) -> date:
    """Return the first day that is billed: of the year, or the day on which licenses were bought."""
    bought = _purchase(known)
    return bought.bought_on if bought else known[Period].begins_on


def ends(known: Known) -> date:
    """Return the last day that is billed."""
    return year_of(known).ends_on


def licenses(known: Known) -> int:
    """Return how many licenses are billed: those bought, or those that the agency has on the day."""
    return (_purchase(known) or known[LicensesBilled]).licenses


def arts(known: Known) -> int:
    """Return how many of them are with ART."""
    return (_purchase(known) or known[LicensesBilled]).art


def user_fee(known: Known) -> int:
    """Return what one license costs for the days billed, in cents: the fee of the billing year, perhaps by months."""
    fee = in_force(known, FeeKind.USER, year_of(known).begins_on) or 0
    if known.policy.license_proration != BY_MONTHS:
        return fee
    first, billed = year_of(known).begins_on, begins(known)
    over = (billed.year - first.year) * MONTHS + billed.month - first.month
    return (fee * (MONTHS - over) * 2 + MONTHS) // (2 * MONTHS)  # to the nearest cent


def art_fee(known: Known) -> int:
    """Return what ART for one license costs ICA, in cents; no month is taken off what ICA pays itself."""
    return in_force(known, FeeKind.ART, _day(known)) or 0


def _day(known: Known) -> date:
    """Return the date of the invoice, or today while it is not written."""
    said = known.forms.get(Invoice)
    return said.dated_on if isinstance(said, Invoice) else known.today


def total(known: Known) -> int:
    """Return what the invoice comes to, in cents."""
    return licenses(known) * user_fee(known) + arts(known) * art_fee(known)


@condition("the agency has a license to bill", "the agency has no license to bill")
def has_licenses(known: Known) -> bool:
    """Look how many are billed."""
    return licenses(known) > 0


@condition("the fee for a user license is on record", "no fee for a user license is on record for that year")
def fee_known(known: Known) -> bool:
    """Look for the fee of the billing year."""
    return in_force(known, FeeKind.USER, year_of(known).begins_on) is not None


@condition("what ART costs ICA is on record, or nothing is billed for ART", "what ART costs ICA is not on record")
def art_known(known: Known) -> bool:
    """Look for what the software contract charges."""
    return not arts(known) or in_force(known, FeeKind.ART, _day(known)) is not None


@wording("what is billed")
def matter(known: Known) -> str:
    """Say which billing year is billed, or how many licenses were bought."""
    if _purchase(known):
        return (
            f"{licenses(known)} HMIS license{'' if licenses(known) == 1 else 's'} bought on {begins(known):%B %-d, %Y}"
        )
    return f"HMIS licenses, {begins(known):%B %Y} to {ends(known):%B %Y}"


@wording("what the invoice comes to, in US dollars")
def amount(known: Known) -> str:
    """Say the total."""
    return dollars(total(known))


@wording("what an invoice of today would come to")
def foreseen(known: Known) -> str:
    """Say what would be billed today, before somebody sends it; or what is not on record yet."""
    if not has_licenses.verdict(known):
        return "the agency has no license to bill"
    if not (fee_known.verdict(known) and art_known.verdict(known)):
        return "a fee that it needs is not on record"
    count, more = licenses(known), arts(known)
    with_art = f", {more} of them with ART" if more else ""
    return f"{dollars(total(known))} for {count} license{'' if count == 1 else 's'}{with_art}"


@wording("the lines of the invoice")
def lines(known: Known) -> str:
    """Say how it comes to that, a line each."""
    found = [_line("HMIS user license", licenses(known), user_fee(known))]
    found += [_line("ART for a license, at ICA's cost", arts(known), art_fee(known))] if arts(known) else []
    return "\n".join([*found, f"Total: {dollars(total(known))}"])


def _line(what: str, count: int, each: int) -> str:
    return f"{what}: {count} at {dollars(each)}, {dollars(count * each)}"
