"""The law of the ladders, on the dates that real cases reach: opened, entered late, moved, paused and let run on.

From each configuration that an exploration finds, the clock is out for a minute up to 400 days, and the engine itself then
tells whom it would have told had it struck at each rung.
"""

from collections.abc import Hashable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta

import pytest

from tests.workflows import made_up
from tests.workflows.explorations import MANY_RECORDS, attempts
from workflows.engine.cases import Case, Decision, NotAllowed
from workflows.engine.engine import decide
from workflows.engine.ladder import REMINDER
from workflows.grammar.events import Act, Tick
from workflows.grammar.process import Process
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import Role
from workflows.law.value import changed
from workflows.manual.registry import PROCESSES
from workflows.trying.explore import Exploration

OUTAGES = tuple(timedelta(minutes=minutes) for minutes in (1, 24 * 60, 20 * 24 * 60, 400 * 24 * 60))
ENTERED_LATE = (0, 20, 100)  # days
every_process = pytest.mark.parametrize("process", [*PROCESSES, made_up.PROCESS], ids=lambda process: process.key)


def reached(process: Process) -> Iterator[tuple[Case, str, datetime]]:
    """Yield each date that cases of a process reach, once as it lies from the day on which it is reached, with its case."""
    seen, turns = set[Hashable](), 0 if process.key in MANY_RECORDS else 1
    for decision in Exploration(attempts(process), strange_turns=turns).decisions():
        for each in entered(decision):
            for key, row in each.after.owed.items():
                if row.receipt is None or row.next_at is None:
                    continue
                mark = each.after.state, key, row.receipt.ends - each.at, row.fair is None, frozenset(row.acted)
                if mark not in seen:
                    seen.add(mark)
                    yield each.after, key, each.at


def entered(decision: Decision) -> Iterator[Decision]:
    """Yield what was decided, and the same entered days later, as of its day."""
    yield decision
    if isinstance(decision.event, Act):
        act = changed(decision.event, on=decision.on)
        for days in ENTERED_LATE[1:]:
            with suppress(NotAllowed):
                yield decide(decision.before, act, decision.at + timedelta(days=days), FIRST_EDITION)


def late(decision: Decision) -> set[Role]:
    return {told.to for told in decision.notices if told.template != REMINDER and not decision.steps}


def awake(case: Case, key: str, now: datetime, until: datetime) -> tuple[set[Role], list[str]]:
    """Return whom a clock tells that strikes at each rung, and the steps that it takes."""
    told = set[Role]()
    while key in case.owed and (at := case.owed[key].next_at) and at <= until:
        decision = decide(case, Tick(key), max(at, now), FIRST_EDITION)
        told, case = told | late(decision), decision.after
        if decision.steps:
            return told, [step.name for step in decision.steps]
    return told, []


@every_process
def test_whatever_date_a_case_reaches_an_outage_loses_no_audience_and_no_step_of_the_clock(process: Process) -> None:
    dates = 0
    for case, key, now in reached(process):
        dates += 1
        for outage in OUTAGES:
            told, steps = awake(case, key, now, now + outage)
            if case.owed[key].next_at > now + outage:  # type: ignore[operator]
                assert (told, steps) == (set(), [])
                continue
            decision = decide(case, Tick(key), now + outage, FIRST_EDITION)
            assert (late(decision), [step.name for step in decision.steps]) == (told, steps), f"{key} in {case.state}"
            left = decision.after.owed.get(key)
            assert decision.steps or left is None or left.next_at is None or left.next_at > now + outage, (
                "all is caught up"
            )
    assert dates or not any(duty.deadline for waiting in process.waiting() for duty in waiting.all_duties())
