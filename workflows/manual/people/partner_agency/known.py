"""P01: what the directory says of an agency as a partner, and when its agreement is to be renewed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Rule, Source
from workflows.law.calendar import Receipt, months_after
from workflows.law.fields import CASES
from workflows.law.policy import Policy

DECEMBER = 12


class AgencyPage(Form, key="AgencyPage"):
    """What the directory says of the agency as a partner."""

    director: Annotated[bool, Meta(title="An executive director is named")] = True
    signed_on: Annotated[date | None, Meta(title="Partnership Agreement signed on")] = None
    rules_on: Annotated[date | None, Meta(title="Rules on Confidential Data handed in on")] = None


class AgencyWork(Form, key="AgencyWork"):
    """What would end with the agency."""

    users: Annotated[tuple[str, ...], Meta(title="Users with a license")] = ()
    cases: Annotated[
        tuple[str, ...], CASES, Meta(title="Open cases when the desk last looked")
    ] = ()  # by their numbers, and none that is kept from ICA


def renewal_day(signed_on: date, policy: Policy) -> date | None:
    """Return the last day on which an agreement is renewed in time: its anniversary, or the end of the month for all."""
    if not policy.partnership_agreement_renewal_months:
        return None
    month = policy.partnership_renewal_month
    if not month:
        return months_after(signed_on, policy.partnership_agreement_renewal_months)
    year = signed_on.year + (signed_on.month >= month)
    return _last_of(date(year, month, 1))


def _last_of(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


@condition(
    "its Partnership Agreement is renewed by the end of next month",
    "its Partnership Agreement runs on beyond next month",
)
def renewal_is_near(known: Known) -> bool:
    """Say whether the agreement is to be renewed within this month or the next, or was to be renewed before."""
    signed = known[AgencyPage].signed_on
    due = renewal_day(signed, known.policy) if signed else None
    next_month = _last_of(known.today.replace(day=1)) + timedelta(days=1)
    return due is not None and due <= _last_of(next_month)


@dataclass(frozen=True)
class Renewal(Rule):
    """The last day on which the agreement is renewed in time."""

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the day, counted from the last signature."""
        del opened
        signed = fact(AgencyPage.signed_on).said(known)
        due = renewal_day(signed, known.policy) if signed else None
        return known.calendar.receipt(self.words(known.policy), due, signed) if due else None

    def sources(self) -> Iterator[Source]:
        """Yield the last signature, and what the edition says of renewals."""
        yield fact(AgencyPage.signed_on)
        yield Policy.partnership_agreement_renewal_months
        yield Policy.partnership_renewal_month

    def words(self, policy: Policy) -> str:
        """Say how many months after the last signature, or by the end of which month."""
        if policy.partnership_renewal_month:
            return f"the end of {date(2000, policy.partnership_renewal_month, 1):%B} after the last signature"
        return f"{policy.partnership_agreement_renewal_months} months after the last signature"
