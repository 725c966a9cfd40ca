"""P03: which attempt at the series a case is, how many failed in the homework, and what the next one takes over.

"If a new user fails to successfully complete the homework requirements for data entry after repeated attempts …": the
attempts are the person's, whichever agency asked for the license, and whether or not it withdrew since.
"""

from __future__ import annotations

from workflows.facts.conditions import condition
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.manual.people.onboarding.level import LevelDecision
from workflows.manual.people.onboarding.reapplying import allowed_on
from workflows.manual.people.onboarding.requesting import Access
from workflows.manual.people.standing import Attempt, EarlierSeries


def attempt(known: Known) -> Attempt:
    """Return which attempt this is; a request is the first."""
    return known[Attempt] if Attempt in known.forms else Attempt()


def _failed(known: Known) -> int:
    """Count the person's earlier series in which the homework failed: those on record, and those that were taken over."""
    on_record = known[EarlierSeries].failed if EarlierSeries in known.forms else 0
    return max(on_record, attempt(known).failed)


@condition("homework failed in several series", "homework has not failed in several series")
def failed_repeatedly(known: Known) -> bool:
    """Count the series that failed before this one (2.2-refuse-license)."""
    return _failed(known) >= known.policy.refusal_min_attempts


@condition(
    "with this one, homework failed in several series", "with this one, homework has not failed in several series"
)
def fail_again(known: Known) -> bool:
    """Count this attempt among those that failed."""
    return _failed(known) + 1 >= known.policy.refusal_min_attempts


def next_attempt(known: Known) -> tuple[Form, ...]:
    """Return what a new attempt takes over from one that did not fail in the homework."""
    return _taken_over(known, failed=0)


def next_failed_attempt(known: Known) -> tuple[Form, ...]:
    """Return what a new attempt takes over from one that failed in the homework."""
    return _taken_over(known, failed=1)


def _taken_over(known: Known, failed: int) -> tuple[Form, ...]:
    """Return the request, a level already decided, and the count of attempts."""
    now, decided = attempt(known), LevelDecision in known.forms
    kept = (known[LevelDecision],) if decided else ()
    following = Attempt(
        number=now.number + 1, failed=now.failed + failed, level_decided=decided, allowed_on=allowed_on(known)
    )
    return known[Access], following, *kept
