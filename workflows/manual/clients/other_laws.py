"""What another law asks of an agency beyond the manual: fewer days for its clients, wherever a number of the manual dates them.

One rule reads it for every process, beside the number itself and never in its place: so it may shorten a client's days, and
lengthens none. Which laws these are is on record of the agency, and agreed in P35.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Day, Rule, Source, many
from workflows.law.calendar import Receipt
from workflows.law.policy import Policy
from workflows.law.setting import Setting
from workflows.law.value import Value


class FewerDays(Value, frozen=True):
    """A law that gives an agency fewer days than a number of the manual; what was asked for after its last day it dates no more."""

    setting: Annotated[str, Meta(title="Number of the manual", min_length=1)]
    days: Annotated[int, Meta(title="Days", ge=1)]
    law: Annotated[str, Meta(title="Law", min_length=1)]
    ends_on: Annotated[date | None, Meta(title="Last day")] = None


class OtherLaws(Form, key="OtherLaws"):
    """What other laws ask of the agency for its clients."""

    fewer: Annotated[tuple[FewerDays, ...], Meta(title="Fewer days by another law")] = ()


@dataclass(frozen=True)
class ByOtherLaw(Rule):
    """As many days as another law gives the agency, where one gives fewer than a number of the manual."""

    setting: Setting[int]
    since: Day

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the soonest of these dates, with the law by which it is."""
        del opened
        start, laws = self.since.said(known), known.forms.get(OtherLaws)
        if start is None or not isinstance(laws, OtherLaws):
            return None
        fewer = [each for each in laws.fewer if each.setting == self.setting.name]
        binding = [each for each in fewer if each.ends_on is None or start <= each.ends_on]
        if not binding:
            return None
        law = min(binding, key=lambda each: each.days)
        day = date.fromordinal(start.toordinal() + law.days)
        rule = f"{many(law.days, 'days')} since {str(self.since).lower()}, by {law.law}"
        return known.calendar.receipt(rule, day, start, (), law.days)

    def sources(self) -> Iterator[Source]:
        """Yield the laws, and the day they count from."""
        yield fact(OtherLaws.fewer)
        yield self.since

    def words(self, policy: Policy) -> str:
        """Say that another law may give fewer days."""
        del policy
        return f"fewer days since {str(self.since).lower()} by another law"
