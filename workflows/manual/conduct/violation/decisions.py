"""P19: what is said of a decision of the Committee, before it and after it: of one that is weighed as of one that was made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from workflows.facts.known import Known
from workflows.facts.rules import Rule
from workflows.law.wording import with_settings
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.conduct.violation.alleging import Violator, of_agency
from workflows.manual.conduct.violation.following import FIRST_TERM, THIRD_TERM
from workflows.manual.conduct.violation.remedies import SECOND_TERM
from workflows.manual.conduct.violation.results import Result
from workflows.manual.conduct.violation.texts import DECISIONS, ENDED_BEFORE, OVER_WITH_IT, Decided
from workflows.manual.conduct.violation.tiers import THIRD, somebody, tier

TERMS: Mapping[int, Rule] = {1: FIRST_TERM, 2: SECOND_TERM, 3: THIRD_TERM}


def violator(known: Known) -> Violator:
    """Return whose violation it is."""
    return Violator.AGENCY if of_agency(known) else Violator.USER


def through(known: Known) -> date | None:
    """Return the last day of the suspension, as far as it is known."""
    reckoned = TERMS[min(tier(known), THIRD)].reckon(known, known.today)
    return reckoned.day if reckoned else None


def filled(words: str, known: Known) -> str:
    """Return words with the days and the numbers of the case."""
    last, ended, until = through(known), known[ConductRecord].ended, known[ConductRecord].barred_until
    days = {
        "through": f"{last:%B %-d, %Y}" if last else "the last day, which counts from the written notice",
        "ended": f"{max(ended):%B %-d, %Y}" if ended else "a day before",
        "until": f"through {until:%B %-d, %Y}" if until else "until what it waits for is done",
    }
    return with_settings(words, known.policy, days)


def said_of(known: Known, result: Result) -> Decided:
    """Return what is said of a decision."""
    if result is Result.KEPT and not of_agency(known) and known[ConductRecord].ended:
        return ENDED_BEFORE
    return DECISIONS[violator(known), result, somebody(known)]


def follows_from(known: Known, said: Decided) -> str:
    """Return what follows from a decision."""
    last = through(known)
    if "{through}" in said.follows and last and last < known.today:
        return OVER_WITH_IT
    return filled(said.follows, known)


def weighed(known: Known, result: Result) -> tuple[str, ...]:
    """Return what would follow from a decision, sentence by sentence."""
    said = said_of(known, result)
    kept = result is not Result.TERMINATED
    further = filled(said.further, known)
    return (
        f"{{subject}} {said.of_them}.",
        follows_from(known, said),
        f"A further violation {further}" if kept else further,
    )
