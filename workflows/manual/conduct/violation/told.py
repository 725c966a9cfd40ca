"""P19: what the notices say of a violation: which one it is, how long the suspension lasts, and what the Committee's vote came to."""

from __future__ import annotations

from datetime import date

from workflows.facts.known import Known
from workflows.facts.rules import Rule
from workflows.grammar.words import wording
from workflows.law.wording import listed
from workflows.manual.conduct.violation.following import FIRST_TERM, SEND_NOTICE, THIRD_TERM
from workflows.manual.conduct.violation.remedies import SECOND_TERM, lifts_early
from workflows.manual.conduct.violation.tiers import at_second, at_third, suspends_nobody, tier
from workflows.manual.conduct.violation.vote import KEEPS, SUSPENDS, TERMINATES, votes

UNSHOWN = "secret"
TIERS = {1: "first", 2: "second", 3: "third"}


@wording("first, second, third or further")
def which(known: Known) -> str:
    """Return which violation it is."""
    return TIERS.get(tier(known), "further")


@wording("how long the suspension lasts")
def lasting(known: Known) -> str:
    """Return how long the suspension lasts, as far as that stands; it counts from the written notice."""
    if suspends_nobody(known):
        return "No license is suspended."
    if not SEND_NOTICE.taken(known):
        return "The suspension counts from the written notice."
    if at_third(known):
        day = _through(known, THIRD_TERM)
        return f"The suspension lasts until the Advisory Committee decides, and through {day} if the license is kept."
    if at_second(known):
        day = _through(known, SECOND_TERM)
        return f"The suspension lasts through {day}, and on until the agency has reported to ICA what it did about it."
    sooner = ", or until the agency reports to ICA what it did about it if that is sooner" if lifts_early(known) else ""
    return f"The suspension lasts through {_through(known, FIRST_TERM)}{sooner}."


def _through(known: Known, term: Rule) -> str:
    reckoned = term.reckon(known, known.today)
    day: date = reckoned.day if reckoned else known.today
    return f"{day:%B %-d, %Y}"


@wording("what the Committee decided")
def result(known: Known) -> str:
    """Return what the vote came to."""
    results = {
        KEEPS: "The license is kept.", SUSPENDS: "The agency is suspended; the chair records for how long.",
        TERMINATES: "The license is terminated.",
    }  # fmt: skip
    decided = (words for condition, words in results.items() if condition(known))
    return next(decided, "The vote decided nothing: there was a tie, or no quorum. The chair puts the question again.")


@wording("how many votes were for what")
def counts(known: Known) -> str:
    """Return how many votes each choice got, unless they stay secret."""
    cast = list(votes(known).values())
    if known.policy.votes_shown == UNSHOWN or not cast:
        return ""
    found = {choice: cast.count(choice) for choice in sorted(set(cast))}
    return f"Votes: {listed(f'{number} to {choice}' for choice, number in found.items())}."


NAMES = {"which": which, "lasting": lasting, "result": result, "counts": counts}
