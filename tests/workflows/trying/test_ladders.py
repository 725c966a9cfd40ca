"""The law of every ladder: whenever the clock comes, it has told in the end whom an always-awake clock would have told.

Every dated duty of every process is tried: opened at once or entered late, its date moved or not while the clock was out,
and the clock then back after a minute up to 400 days.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflows import made_up
from tests.workflows.explorations import BEGINNING
from workflows.engine.ladder import AGAIN, DUE, OVERDUE, REMINDER, Owed, Rung, above, parted, rungs, told_by
from workflows.facts.known import Known
from workflows.grammar.duties import Duty
from workflows.grammar.process import Process
from workflows.law.calendar import Receipt
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import Offices, Role
from workflows.law.value import changed
from workflows.manual.registry import PROCESSES

CALENDAR = FIRST_EDITION.calendar
OUTAGES = st.one_of(st.integers(1, 400 * 24 * 60), st.sampled_from((1, 60, 24 * 60, 400 * 24 * 60)))  # minutes


@cache
def dated(process: Process) -> tuple[Duty, ...]:
    duties = {duty for waiting in process.waiting() for duty in waiting.all_duties() if duty.deadline}
    return tuple(sorted(duties, key=lambda duty: duty.key))


LADDERS = [(process.key, duty) for process in (*PROCESSES, made_up.PROCESS) for duty in dated(process)]
every_ladder = pytest.mark.parametrize("duty", [duty for _, duty in LADDERS], ids=[f"{p}.{d.key}" for p, d in LADDERS])


def owed(duty: Duty, due: date, opened: datetime = BEGINNING) -> Owed:
    """Return a duty whose last day is a day, whatever its rule would say."""
    receipt = Receipt("a day", due, CALENDAR.at(due), CALENDAR.at(due + timedelta(days=1)))
    return Owed(f"{duty.key}{party_in(duty)}", CALENDAR.day(opened), opened, receipt=receipt)


def party_in(duty: Duty) -> str:
    """Return how a key names one of the offices that owe a duty, each for its part."""
    return f":{next(iter(duty.owner.held))}" if isinstance(duty.owner, Offices) else ""


def at(now: datetime) -> Known:
    return Known(FIRST_EDITION, now)


def passed(duty: Duty, row: Owed, now: datetime) -> Iterator[Rung]:
    for rung in above(duty, row, at(now)):
        if rung.at > now:
            return
        yield rung


def strike(duty: Duty, row: Owed, now: datetime) -> tuple[Owed, tuple[Rung, ...], dict[Role, str]]:
    """Let the clock strike once, as the interpreter does."""
    acts, _ = parted(tuple(passed(duty, row, now)))
    return changed(row, acted={**row.acted, **{rung.key: now for rung in acts}}), acts, told_by(acts)


def awake(duty: Duty, row: Owed, until: datetime) -> Iterator[tuple[Rung, ...]]:
    """Let a clock that never sleeps strike on each rung at its moment."""
    while (rung := next(above(duty, row, at(until)), None)) and rung.at <= until:
        row, acts, _ = strike(duty, row, max(rung.at, row.opened))
        yield acts


def late(acts: tuple[Rung, ...]) -> set[Role]:
    return {role for rung in acts if rung.name != REMINDER and not rung.step for role in rung.to}


@every_ladder
@settings(max_examples=15)
@given(minutes=OUTAGES, days=st.integers(-400, 40))
def test_after_an_outage_or_a_late_entry_whom_an_awake_clock_would_have_told_is_told_once(
    duty: Duty, minutes: int, days: int
) -> None:
    row, now = owed(duty, BEGINNING.date() + timedelta(days=days)), BEGINNING + timedelta(minutes=minutes)
    would = list(awake(duty, row, now))
    after, acts, told = strike(duty, row, now)
    assert set(told) - ({duty.owner_of(row.party)} if not late(acts) else set()) == {
        role for each in would for role in late(each)
    }
    assert bool(acts) == bool(would)
    assert [rung.step for rung in acts if rung.step] == [rung.step for each in would for rung in each if rung.step]
    assert list(passed(duty, after, now)) == [], "nothing is left to catch up on"


@every_ladder
@settings(max_examples=15)
@given(minutes=OUTAGES, first=st.integers(-5, 60), second=st.integers(-100, 60), asleep=st.booleans())
def test_whatever_day_a_date_moves_to_all_are_told_who_are_told_by_the_new_one(
    duty: Duty, minutes: int, first: int, second: int, asleep: bool
) -> None:
    row, moved_at = owed(duty, BEGINNING.date() + timedelta(days=first)), BEGINNING + timedelta(days=20)
    for acts in () if asleep else awake(duty, row, moved_at):
        if any(rung.step for rung in acts):
            return  # the desk's own step ended it
        row = changed(row, acted={**row.acted, **{rung.key: max(acts[-1].at, row.opened) for rung in acts}})
    told = set() if asleep else {rung.key for rung in rungs_until(duty, row, moved_at) if rung.key in row.acted}
    moved = changed(row, receipt=owed(duty, BEGINNING.date() + timedelta(days=second)).receipt)
    now = moved_at + timedelta(minutes=minutes)
    _, acts, _ = strike(duty, moved, now)
    struck = {rung.key for rung in acts}
    for rung in rungs_until(duty, moved, now):
        if rung.name == OVERDUE or rung.key == DUE:
            assert rung.key in struck | told, "nobody is forgotten, wherever the date moved"
            assert rung.key not in struck & told or rung.at > row.acted[rung.key], "nobody is told twice of one moment"


def rungs_until(duty: Duty, row: Owed, now: datetime) -> list[Rung]:
    found = list[Rung]()
    for rung in rungs(duty, row, at(now)):
        if rung.at > now:
            break
        found.append(rung)
    return found


@every_ladder
def test_no_ladder_falls_silent(duty: Duty) -> None:
    row = owed(duty, BEGINNING.date())
    now = BEGINNING + timedelta(days=1000)
    struck = [rung for acts in awake(duty, row, now) for rung in acts]
    if struck[-1].step is None:
        again = [rung.at for rung in struck if rung.key == AGAIN]
        assert now - again[-1] < timedelta(days=40)
        assert all(later - sooner < timedelta(days=40) for sooner, later in pairwise(again))
