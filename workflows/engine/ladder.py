"""The rungs of a deadline: reminders ahead, the moment it passes, and what comes after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import count

from workflows.facts.known import Known
from workflows.facts.rules import Rule, numbers_of
from workflows.grammar.duties import Deadline, Duty, party_of
from workflows.grammar.events import HIGHEST
from workflows.grammar.steps import Step
from workflows.law.calendar import Receipt, months_after
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK, Role
from workflows.law.setting import Setting
from workflows.law.value import Value, changed

REMINDER, OVERDUE, STILL_OVERDUE = "reminder", "overdue", "still-overdue"
OPENED = "task-new"  # what the owner of a new task is told, unless the step that opened it tells them itself
MOVED = "moved"  # what the owner is told when a date is another than it was
WAITING_MOVED = "waiting-moved"  # what those are told who wait for it
DUE, AGAIN = "due", "again"  # the keys of the desk's own step, and of the series that goes on until it is done


class Rung(Value, frozen=True):
    """A moment, and what the clock then does: a step, or a message to some."""

    key: str  # which rung of its ladder it is, wherever its date moves
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
    acted: Mapping[str, datetime] = {}  # the rungs that were acted on, by their keys, each with when the clock last did
    receipt: Receipt | None = None
    next_at: datetime | None = None
    next_rung: str = ""
    floor: datetime | None = None  # the first moment at which every answer is possible
    still: bool = False  # whether its deadline stands still
    fair: date | None = None  # the day up to which it is in time, because its owner could not know of it sooner

    @property
    def party(self) -> str:
        """Which of several parties owes it, if one does."""
        return party_of(self.key)


def rungs(duty: Duty, owed: Owed, known: Known) -> Iterator[Rung]:
    """Yield the rungs of an open duty's deadline, lowest first; there may be no last one."""
    due, receipt, policy = duty.deadline, owed.receipt, known.policy
    if due is None or receipt is None:
        return
    owner = duty.owner_of(owed.party)
    if owner is not CLOCK:
        yield from _reminders(owner, due, owed, known)
    if isinstance(due.late, Step):
        yield Rung(DUE, receipt.ends, (CLOCK,), step=due.late)
        return
    last, groups = receipt.ends, due.late.groups(owed.party)
    for place, roles in enumerate(groups):
        if place:
            last = known.calendar.at(receipt.day + timedelta(days=1 + place * policy.escalate_again_days))
        yield Rung(f"late-{place}", last, roles, OVERDUE)
    others = groups[-1] if groups and not due.late.monthly else ()
    yield from _going_on((owner, *others), known.calendar.day(last), known, monthly=due.late.monthly)


def _going_on(told: tuple[Role, ...], last: date, known: Known, *, monthly: bool) -> Iterator[Rung]:
    """Yield, without end, when the owner and those told last are told again; by the month it is the owner alone."""
    policy, calendar = known.policy, known.calendar
    apart = timedelta(days=max(policy.late_again_days, 1))
    for times in count(1):
        day = months_after(last, times) if monthly else calendar.open_day_from(last + times * apart)
        yield Rung(AGAIN, calendar.at(day, policy.remind_hour), tuple(dict.fromkeys(told)), STILL_OVERDUE)


def _reminders(owner: Role, due: Deadline, owed: Owed, known: Known) -> Iterator[Rung]:
    receipt = owed.receipt
    for at, days in _ahead_of(receipt.day, due.remind, known.policy) if receipt else ():
        if receipt and owed.opened < at < receipt.ends:
            yield Rung(f"{REMINDER}-{days}", at, (owner,), REMINDER)


@lru_cache(maxsize=4096)
def _ahead_of(day: date, remind: Setting[tuple[int, ...]], policy: Policy) -> tuple[tuple[datetime, int], ...]:
    """Return the moments of the reminders of a day, each with how many days ahead it is, the first one first."""
    calendar, moments = policy.calendar, dict[datetime, int]()  # two that fall on one day are one, the nearer
    for days in sorted(policy[remind], reverse=True):
        ahead = day - timedelta(days)
        on = calendar.open_day_by(ahead) if policy.remind_on_open_days else ahead
        moments[calendar.at(on, policy.remind_hour)] = days
    return tuple(sorted(moments.items()))


def above(duty: Duty, owed: Owed, known: Known) -> Iterator[Rung]:
    """Yield the rungs that were not acted on yet, lowest first; a deadline that stands still has none."""
    if owed.still:
        return iter(())
    return (rung for rung in rungs(duty, owed, known) if not _acted_on(rung, owed.acted))


def _acted_on(rung: Rung, acted: Mapping[str, datetime]) -> bool:
    """Say whether the clock acted on a rung when it already stood where it stands now, or before.

    A reminder is of what lies ahead: one that lies before anything that the clock has done does not come any more.
    """
    at = max(acted.values(), default=None) if rung.name == REMINDER else acted.get(rung.key)
    return at is not None and rung.at <= at


def parted(passed: tuple[Rung, ...], struck: tuple[str, ...] = ()) -> tuple[tuple[Rung, ...], tuple[Rung, ...]]:
    """Part the rungs that passed into those to act on, and the reminders that are passed over.

    What the desk does itself it does once; else everybody is told whom any rung would have told, or reminded once.
    A tick of the past acts on what it says it struck.
    """
    late = tuple(rung for rung in passed if rung.name != REMINDER)
    acts = late or passed[-1:]
    if struck:
        acts = passed[-1:] if HIGHEST in struck else tuple(rung for rung in passed if rung.key in struck)
    return acts, tuple(rung for rung in passed if rung.name == REMINDER and rung not in acts)


def told_by(acts: tuple[Rung, ...]) -> dict[Role, str]:
    """Return who is told when the clock acts on rungs, each by the lowest that tells them."""
    found = dict[Role, str]()
    for rung in acts:
        for role in () if rung.step else rung.to:
            found.setdefault(role, rung.template)
    return found


def reckon(duty: Duty, owed: Owed, known: Known, still: bool) -> Owed:
    """Return an open duty with its date and its next rung, worked out from what is known now; a party's from its own answers."""
    known = changed(known, party=owed.party) if owed.party else known
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
