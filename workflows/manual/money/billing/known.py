"""P22: what the desk knows of an agency's licenses, what they cost, and what suspends them.

"HMIS License Fee - the The annual fee paid by partner agencies to allow each HMIS user at their agency continued access to the
database." What is billed stays as it was on the day of the invoice; what is suspended is as it is today.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.law.choice import Choice
from workflows.law.value import Value
from workflows.manual.money.billing.amounts import cents


class FeeKind(Choice):
    """What a fee is for."""

    USER = "user", "a user license"
    ART = "art", "an ART license"


class Fee(Value, frozen=True):
    """What one license costs a year, from a day on."""

    kind: Annotated[FeeKind, Meta(title="What it is for")]
    amount: Annotated[str, Meta(title="Amount, in US dollars")]
    from_on: Annotated[date, Meta(title="From")]


class LicensesBilled(Form, key="LicensesBilled"):
    """What the directory says of the agency's licenses and their fees; once there is an invoice, what it says of them."""

    licenses: Annotated[int, Meta(title="Licenses", ge=0)] = 0
    art: Annotated[int, Meta(title="Licenses with ART", ge=0)] = 0
    fees: Annotated[tuple[Fee, ...], Meta(title="Fees")] = ()


class LicensesBarred(Form, key="LicensesBarred"):
    """Who holds a license of the agency, and what else suspends them."""

    users: Annotated[int, Meta(title="Users with a license", ge=0)] = 0
    stay: Annotated[tuple[str, ...], Meta(title="Users whose license something else suspends")] = ()
    back: Annotated[tuple[str, ...], Meta(title="Addresses of the users whose license nothing else suspends")] = ()
    shown: Annotated[bool, Meta(title="WellSky still shows an account as suspended that nothing suspends")] = False


HAS_USERS = (
    fact(LicensesBarred.users).at_least(1).said("somebody holds a license there", "nobody holds a license there")
)
IS_SHOWN = fact(LicensesBarred.shown).yes.said(
    "WellSky shows an account as suspended that nothing else suspends",
    "WellSky shows no such account, or something else suspends each of them",
)


def _begun(fee: Fee) -> date:
    return fee.from_on


def in_force(known: Known, kind: FeeKind, on: date) -> int | None:
    """Return what a license costs on a day, in cents; nothing where no fee is on record."""
    fees = [each for each in known[LicensesBilled].fees if each.kind is kind and each.from_on <= on]
    return cents(max(fees, key=_begun).amount) if fees else None
