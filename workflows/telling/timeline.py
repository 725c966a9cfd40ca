"""What the timeline of a case says of an event: what was done, for whom, and whether it came late."""

from __future__ import annotations

from datetime import date, datetime

from workflows.engine.cases import Decision
from workflows.grammar.events import Act, ComeUnder, Event, Extend, Halt, Learn, Tick
from workflows.grammar.words import filled
from workflows.law.calendar import Receipt
from workflows.law.policy import Policy
from workflows.law.wording import listed
from workflows.telling.prose import capital

WAITED = "The wait is over"  # a term that simply ran out has no words of its own
RUNGS = {"reminder": "Reminder sent", "overdue": "Found late", "still-overdue": "Still late"}


def title(decision: Decision, policy: Policy, party: str = "") -> str:
    """Return what happened, in a line; `party` is what the one of several is called for whom it was done."""
    if decision.steps:
        return f"{_done(decision, policy, party)}{_passed_over(decision, policy)}"
    match decision.event:
        case Tick() if decision.rung:
            return f"{RUNGS[decision.rung.name]}{_passed_over(decision, policy)}"
        case Tick():  # the desk was to remind or to tell of it on this day, and since an upgrade is not any more
            return "Nothing is due on this day any more"
        case Learn(records):
            return (
                capital(listed(f"{record.says()[:1].lower()}{record.says()[1:]}" for record in records))
                + ": looked up anew"
            )
    return _of_dates(decision.event)


def _of_dates(event: Event) -> str:
    match event:
        case Extend(until=until, reason=reason):
            return f"Deadline extended to {until:%B %-d, %Y}: {reason}"
        case Halt(ends=ends):
            return "Deadline runs on" if ends else "Deadline paused"
        case ComeUnder(edition=edition, reason=reason):
            return f"Reckoned by the {edition} of the deadlines and limits from now on: {reason}"
    raise TypeError(f"an event that tells nothing: {event}")


def _passed_over(decision: Decision, policy: Policy) -> str:
    """Say which reminders nobody got, because the clock was late for them."""
    days = [f"{policy.calendar.day(rung.at):%B %-d}" for rung in decision.missed]
    if not days:
        return ""
    return f". Passed over meanwhile: the {'reminder' if len(days) == 1 else 'reminders'} of {listed(days)}"


def _done(decision: Decision, policy: Policy, party: str) -> str:
    said = [step.done for step in decision.steps if step.done] or [WAITED]
    first, *more = (filled(each, policy, given={"party": party}) for each in said)
    return ". ".join((f"{first}, late" if is_late(decision, policy) else first, *more))


def is_late(decision: Decision, policy: Policy) -> bool:
    """Say whether somebody did something too late: by the moment or the day on which it was done."""
    if not isinstance(decision.event, Act) or (receipt := _in_time_until(decision, policy)) is None:
        return False
    return policy.calendar.is_past(receipt, _when(decision, decision.event, policy), decision.at)


def _in_time_until(decision: Decision, policy: Policy) -> Receipt | None:
    """Return the date by which it was in time: the step's own, by what it said itself, or else that of the duty it answered."""
    if decision.steps and (rule := decision.steps[0].in_time):
        return rule.reckon(decision.after.known(policy, decision.at), decision.on)
    owed = decision.before.owed.get(decision.answered)
    return owed.receipt if owed else None


def _when(decision: Decision, event: Act, policy: Policy) -> date | datetime:
    """Return the moment at which a step happened by its own form, or else the day that it counts from."""
    step = decision.steps[0]
    if step.branch and step.branch.as_entered:
        return policy.calendar.day(decision.at)
    said = step.dated_by.said(decision.after.known(policy, decision.at)) if step.dated_by else None
    return said if isinstance(said, datetime) and event.on is None else decision.on
