"""The rungs of a deadline: reminders ahead, the moment it passes, and what comes after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import count

from workflows.facts.known import Known
from workflows.facts.rules import Rule, numbers_of
from workflows.grammar.duties import Deadline, Duty
from workflows.grammar.steps import Step
from workflows.law.calendar import Receipt, months_after
from workflows.law.roles import CLOCK, Role
from workflows.law.value import Value, changed

REMINDER, OVERDUE, STILL_OVERDUE = "reminder", "overdue", "still-overdue"


class Rung(Value, frozen=True):
    """A moment, and what the clock then does: a step, or a message to some."""

    at: datetime
    to: tuple[Role, ...]
    template: str = ""
    step: Step | None = None

    @property
    def name(self) -> str:
        """What happens there, in a word."""
        return self.step.name if self.step else self.template


class Owed(Value, frozen=True):
    """An open duty, with the one row of its deadline."""

    key: str
    since: date  # day 0, unless its rule names another
    opened: datetime
    acted: datetime | None = None  # the last rung that was acted on
    receipt: Receipt | None = None
    next_at: datetime | None = None
    next_rung: str = ""
    floor: datetime | None = None  # the first moment at which every answer is possible
    still: bool = False  # whether its deadline stands still
    fair: date | None = None  # the day up to which it is in time, because its owner could not know of it sooner

    @property
    def party(self) -> str:
        """Which of several parties owes it, if one does."""
        return self.key.partition(":")[2]


def rungs(duty: Duty, owed: Owed, known: Known) -> Iterator[Rung]:
    """Yield the rungs of an open duty's deadline, lowest first; there may be no last one."""
    due, receipt, policy = duty.deadline, owed.receipt, known.policy
    if due is None or receipt is None:
        return
    owner = duty.owner_of(owed.party)
    if owner is not CLOCK:
        yield from _reminders(owner, due, owed, known)
    if isinstance(due.late, Step):
        yield Rung(receipt.ends, (CLOCK,), step=due.late)
        return
    last = receipt.ends
    for place, roles in enumerate(due.late.to):
        if place:
            last = known.calendar.at(receipt.day + timedelta(days=1 + place * policy.escalate_again_days))
        yield Rung(last, roles, OVERDUE)
    for months in count(1) if due.late.monthly else ():
        day = months_after(known.calendar.day(last), months)
        yield Rung(known.calendar.at(day, policy.remind_hour), (owner,), STILL_OVERDUE)


def _reminders(owner: Role, due: Deadline, owed: Owed, known: Known) -> Iterator[Rung]:
    receipt, policy, calendar = owed.receipt, known.policy, known.calendar
    if receipt is None:
        return
    moments = set[datetime]()
    for days in known.policy[due.remind]:
        day = receipt.day - timedelta(days)
        moments.add(calendar.at(calendar.open_day_by(day) if policy.remind_on_open_days else day, policy.remind_hour))
    yield from (Rung(at, (owner,), REMINDER) for at in sorted(moments) if owed.opened < at < receipt.ends)


def above(duty: Duty, owed: Owed, known: Known) -> Iterator[Rung]:
    """Yield the rungs above the last one acted on; a deadline that stands still has none."""
    if owed.still:
        return iter(())
    return (rung for rung in rungs(duty, owed, known) if owed.acted is None or rung.at > owed.acted)


def reckon(duty: Duty, owed: Owed, known: Known, still: bool) -> Owed:
    """Return an open duty with its date and its next rung, worked out from what is known now."""
    floor = _floor(duty, owed, known) if duty.floors else None
    if duty.deadline is None:
        return changed(owed, floor=floor, still=still)
    dated = changed(owed, receipt=_fair(receipt_of(duty.deadline.rule, known, owed.since), owed, known), floor=floor,
                    still=still)  # fmt: skip
    ahead = next(above(duty, dated, known), None)
    return changed(dated, next_at=ahead.at if ahead else None, next_rung=ahead.name if ahead else "")


def _fair(receipt: Receipt | None, owed: Owed, known: Known) -> Receipt | None:
    if receipt is None or owed.fair is None or receipt.day >= owed.fair:
        return receipt
    return known.calendar.moved(receipt, owed.fair, "the owner could not know of it sooner")


def receipt_of(rule: Rule, known: Known, since: date) -> Receipt | None:
    """Return the date that a rule gives, with the numbers behind it."""
    found = rule.reckon(known, since)
    return changed(found, numbers=numbers_of(rule, known.policy)) if found else None


def _floor(duty: Duty, owed: Owed, known: Known) -> datetime | None:
    floors = (floor.reckon(known, owed.since) for floor in duty.floors)
    return max((floor.starts for floor in floors if floor), default=None)
