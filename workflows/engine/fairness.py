"""What one party enters makes no other party late: who could not know of a date has days of their own all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from workflows.engine.ladder import Owed, reckon
from workflows.facts.facts import Fact
from workflows.facts.known import Known, Taken
from workflows.grammar.duties import Duty
from workflows.grammar.events import Act, ComeUnder, Event
from workflows.grammar.process import Step
from workflows.law.roles import CLOCK, may_act_as
from workflows.law.value import changed


def fairly(event: Event, duty: Duty, before: Owed | None, now: Owed, known: Known, *, steps: Iterable[Step]) -> Owed:
    """Return a duty that an event dates, with the days that its owner has because they could not know of it sooner."""
    if isinstance(event, ComeUnder):
        return no_sooner(duty, before, now, known)
    return in_fairness(duty, before, now, known, steps) if surprises(event, duty, now.party) else now


def surprises(event: Event, duty: Duty, party: str) -> bool:
    """Say whether a duty is owed by somebody else than whoever enters something, and who learns of it by that.

    What counts is who entered it, not in whose name: a letter that lay with ICA makes nobody late but ICA.
    """
    owner = duty.owner_of(party)
    if not isinstance(event, Act) or CLOCK in event.actors:
        return False
    return owner is not CLOCK and not may_act_as(event.known_to, owner)


def in_fairness(duty: Duty, before: Owed | None, now: Owed, known: Known, steps: Iterable[Step]) -> Owed:
    """Return a duty that somebody else's entry has just dated: the day that was given counts, and leaves some days at least.

    They are never more than there would have been, had it happened today. What was late before stays late.
    """
    if now.still or now.receipt is None or is_past(before, known):
        return now
    days = [now.receipt.day, *_days_of_their_own(duty, now, known, tuple(steps))]
    if (latest := max(days)) > now.receipt.day:
        now = reckon(duty, changed(now, fair=latest), known, now.still)
    return now


def no_sooner(duty: Duty, before: Owed | None, now: Owed, known: Known) -> Owed:
    """Return a duty that another edition dates, for which some days are left, unless there were fewer before or it was late.

    Nothing becomes late on the day on which ICA takes another edition, whatever that says, and the desk does nothing then.
    """
    if now.still or now.receipt is None or is_past(before, known):
        return now
    some = known.today + timedelta(days=known.policy.fair_days)
    latest = min(before.receipt.day, some) if before and before.receipt else some
    return reckon(duty, changed(now, fair=latest), known, now.still) if latest > now.receipt.day else now


def _days_of_their_own(duty: Duty, now: Owed, known: Known, steps: tuple[Step, ...]) -> Iterator[date]:
    """Yield the days up to which a duty is in time at least."""
    some = known.today + timedelta(days=known.policy.fair_days)
    fresh = changed(now, since=max(now.since, known.today))
    taken = {**known.taken, **{step.name: _today(known, step) for step in steps}}
    learned = reckon(duty, fresh, _said_today(changed(known, taken=taken), steps), now.still)
    if learned.receipt:
        yield min(learned.receipt.day, some)
    if is_past(now, known):
        yield some


def _today(known: Known, step: Step) -> Taken:
    """Return a step as taken today."""
    return changed(known.taken[step.name], on=known.today) if step.name in known.taken else Taken(1, known.today)


def _said_today(known: Known, steps: tuple[Step, ...]) -> Known:
    """Return what would be known, did the form say today as the day on which the step happened."""
    dated_by = steps[0].dated_by if steps else None
    if not isinstance(dated_by, Fact) or dated_by.form not in known.forms:
        return known
    form = known.forms[dated_by.form]
    said = known.now if isinstance(getattr(form, dated_by.field), datetime) else known.today
    return changed(known, forms={**known.forms, dated_by.form: changed(form, **{dated_by.field: said})})


def is_past(owed: Owed | None, known: Known) -> bool:
    """Say whether the date of a duty lies in the past."""
    return owed is not None and owed.receipt is not None and not owed.still and owed.receipt.ends <= known.now
