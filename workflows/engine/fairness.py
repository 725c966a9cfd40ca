"""What one party enters makes no other party late: who could not know of a date has days of their own all the same."""

from __future__ import annotations

from datetime import timedelta

from workflows.engine.cases import Case
from workflows.engine.ladder import Owed, reckon
from workflows.facts.known import Known
from workflows.grammar.duties import Duty
from workflows.grammar.events import Act, Event
from workflows.grammar.process import NEW
from workflows.law.roles import CLOCK, may_act_as
from workflows.law.value import changed


def surprises(event: Event, case: Case, duty: Duty, party: str) -> bool:
    """Say whether a duty is owed by somebody else than whoever enters something, and who learns of it by that.

    The beginning of a case is dated by its receipt, whoever enters it.
    """
    owner = duty.owner_of(party)
    if not isinstance(event, Act) or case.state == NEW or CLOCK in event.actors:
        return False
    return owner is not CLOCK and not may_act_as(event.actors, owner)


def in_fairness(duty: Duty, before: Owed | None, now: Owed, known: Known) -> Owed:
    """Return a duty whose date has just been brought into the past: it counts from today, or has some days at least."""
    if not is_past(now, known) or is_past(before, known):
        return now
    anew = reckon(duty, changed(now, since=max(now.since, known.today)), known, now.still)
    if not is_past(anew, known):
        return anew
    return reckon(duty, changed(now, fair=known.today + timedelta(days=known.policy.fair_days)), known, now.still)


def is_past(owed: Owed | None, known: Known) -> bool:
    """Say whether the date of a duty lies in the past."""
    return owed is not None and owed.receipt is not None and not owed.still and owed.receipt.ends <= known.now
