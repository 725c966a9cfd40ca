"""P30: what the desk knows of a victim service provider, and when its comparable database is looked at again.

"Victim service providers, private nonprofit agencies whose primary mission is to provide services to victims of domestic
violence, dating violence, sexual assault, or stalking, must not directly enter or provide data into HMIS if they are legally
prohibited from participating in HMIS." Who looks at its database, and how often, the manual does not say: ICA, every year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.counted import Same, counted
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Rule, Source
from workflows.law.agency_kinds import AgencyKind
from workflows.law.calendar import Receipt, months_after
from workflows.law.policy import Policy
from workflows.manual.people.standing import AgencyStanding

PROHIBITED, MUST_COMPARABLE = "3.5-vsp-prohibited", "3.5-vsp-must-comparable"
ABILITIES, REPORTS = "3.5-comparable-def", "3.5-comparable-reports"
TWO_MONTHS = 62  # days; from the first of a month on they reach into the month after the next, and never beyond it


EARLIER = counted("P30", Same.AGENCY)


class ComparableKnown(Form, key="ComparableKnown"):
    """What the desk knows of the agency's licenses, and of earlier cases about its comparable database."""

    users: Annotated[tuple[str, ...], Meta(title="Users with a license")] = ()
    partner: Annotated[bool, Meta(title="Signed the Partnership Agreement earlier")] = False
    settled_on: Annotated[date | None, EARLIER, Meta(title="Last settled on")] = None
    kept_on: Annotated[date | None, EARLIER, Meta(title="Comparable database checked last on")] = None


SETTLED_ON, KEPT_ON = fact(ComparableKnown.settled_on), fact(ComparableKnown.kept_on)
IS_ONE = fact(AgencyStanding.kind).is_(AgencyKind.VICTIM_SERVICES)
HAS_USERS = fact(ComparableKnown.users).given.said("somebody has a license there", "nobody has a license there")
WAS_PARTNER = fact(ComparableKnown.partner).yes.said(
    "it signed the Partnership Agreement earlier", "it never signed the Partnership Agreement"
)
WAS_KEPT = KEPT_ON.given.said("ICA has checked the database before", "ICA has not checked the database before")


def review_day(known: Known) -> date | None:
    """Return by when ICA looks at the database again, counted from when it was settled last."""
    settled, months = SETTLED_ON.said(known), known.policy.comparable_review_months
    return months_after(settled, months) if settled and months else None


@condition("its yearly confirmation is due this month or the next", "its yearly confirmation is not due for months")
def _review_is_near(known: Known) -> bool:
    due, first = review_day(known), known.today.replace(day=1)
    return due is not None and due < (first + timedelta(days=TWO_MONTHS)).replace(day=1)


NEVER_SETTLED = (~SETTLED_ON.given).said("this was never settled", "this was settled in an earlier case")
WANTED = IS_ONE & (HAS_USERS | _review_is_near | (WAS_PARTNER & NEVER_SETTLED))


@dataclass(frozen=True)
class ReviewDay(Rule):
    """The last day on which the yearly confirmation is in time."""

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the day, counted from when it was settled last; none the first time."""
        del opened
        day = review_day(known)
        return known.calendar.receipt(self.words(known.policy), day, SETTLED_ON.said(known)) if day else None

    def sources(self) -> Iterator[Source]:
        """Yield when it was settled last, and how long that holds."""
        yield SETTLED_ON
        yield Policy.comparable_review_months

    def words(self, policy: Policy) -> str:
        """Say how many months after it was settled last."""
        return f"{policy.comparable_review_months} months after it was settled last"
