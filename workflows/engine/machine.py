"""The states and steps of a process as a machine of `transitions`, which finds the step and moves the case."""

from __future__ import annotations

import logging
from functools import cache
from typing import Protocol, cast

from transitions import EventData, Machine, MachineError

from workflows.grammar.duties import Duty
from workflows.grammar.process import NEW, Process, Step

logging.getLogger("transitions").setLevel(logging.WARNING)  # it tells of every callback


class NoWay(Exception):
    """There is no step of this name where a case stands."""


class Token(Protocol):
    """What is moved through a process."""

    state: str

    def allows(self, step: Step, outcome: Step, duty: Duty | None) -> bool:
        """Say whether a step is for this case, is not refused, and comes out so."""
        ...

    def take(self, step: Step, duty: Duty | None, left: str | None) -> None:
        """Write down a step that was made."""
        ...


def move(token: Token, process: Process, step: str) -> None:
    """Move a token by the step of this name, where it is allowed; raise NoWay where there is none."""
    try:
        _machine(process).events[step].trigger(token)
    except (KeyError, MachineError) as error:
        raise NoWay(step) from error


@cache
def _machine(process: Process) -> Machine:
    """Build the machine of a declaration, once."""
    names = [NEW, *(each.state.key for each in process.states)]
    built = Machine(model=None, states=names, initial=NEW, auto_transitions=False, send_event=True, queued=False)
    for source, outcome, duty in process.arrows():
        _add(built, source, outcome, duty)
    return built


def _add(built: Machine, source: str, outcome: Step, duty: Duty | None) -> None:
    def allowed(data: EventData) -> bool:
        return cast("Token", data.model).allows(outcome.button, outcome, duty)

    def taken(data: EventData) -> None:
        cast("Token", data.model).take(outcome, duty, left=source if outcome.to else None)

    built.add_transition(outcome.name, source, outcome.to.key if outcome.to else None, conditions=allowed, after=taken)
