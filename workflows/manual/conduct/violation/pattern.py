"""When several users of one agency violate repeatedly in a year, the agency itself is at the third tier (2.8-agency-wide).

"During a 12-month calendar year, if there are multiple users (3 or more) with multiple violations (2 or more) from one
Partner Agency, …"
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from workflows.facts.conditions import condition
from workflows.facts.known import Known
from workflows.law.calendar import months_after
from workflows.law.policy import Policy
from workflows.manual.conduct.conduct_record import ConductRecord, Seen
from workflows.manual.conduct.violation.alleging import Allegation, Violator
from workflows.manual.conduct.violation.tiers import Finding

CALENDAR_YEAR, FOUND = "calendar", "found"


@condition("with this finding, several users of the agency have violated repeatedly", "the agency's users have not yet")
def newly_met(known: Known) -> bool:
    """2.8-agency-wide: with this finding, and not before it, enough users have violated often enough in the year."""
    if not _is_a_users(known):
        return False
    before = known[ConductRecord].at_agency
    return not _met(known, before) and _met(known, (*before, _this(known)))


@condition(
    "within a year, but not in one calendar year, several users violated repeatedly",
    "no year, whenever it begins, shows several users who violated repeatedly",
)
def rolling(known: Known) -> bool:
    """Say whether twelve months in a row meet the pattern that no calendar year meets: a warning, nothing more."""
    if not _is_a_users(known):
        return False
    seen = (*known[ConductRecord].at_agency, _this(known))
    if len(seen) < known.policy.agency_users * known.policy.agency_violations_each:
        return False
    return _in_months(seen, known.policy) and not _in_years(seen, known.policy)


def _is_a_users(known: Known) -> bool:
    return Allegation in known.forms and known[Allegation].violator is Violator.USER


def _this(known: Known) -> Seen:
    return Seen(user=0, on=known[Finding].occurred_on, found=known.today)


def _met(known: Known, seen: Iterable[Seen]) -> bool:
    """Judge the calendar year, or the twelve months, in which this finding's violation happened."""
    policy, day = known.policy, _day(_this(known), known.policy)
    if policy.agency_window == CALENDAR_YEAR:
        return _enough([each for each in seen if _day(each, policy).year == day.year], policy)
    return _in_months(seen, policy)


def _day(seen: Seen, policy: Policy) -> date:
    """Return the day of a finding that counts: when it happened, unless the policy counts from when it was found."""
    return seen.found if policy.agency_window_basis == FOUND and seen.found else seen.on


def _in_years(seen: Iterable[Seen], policy: Policy) -> bool:
    found = list(seen)
    years = {_day(each, policy).year for each in found}
    return any(_enough([each for each in found if _day(each, policy).year == year], policy) for year in years)


def _in_months(seen: Iterable[Seen], policy: Policy) -> bool:
    found = sorted(seen, key=lambda each: _day(each, policy))
    starts = {_day(each, policy) for each in found}
    windows = ([each for each in found if start <= _day(each, policy) < months_after(start, 12)] for start in starts)
    return any(_enough(window, policy) for window in windows)


def _enough(seen: Iterable[Seen], policy: Policy) -> bool:
    each = Counter(one.user for one in seen)
    return sum(count >= policy.agency_violations_each for count in each.values()) >= policy.agency_users
