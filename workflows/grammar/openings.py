"""The ways in which people begin cases of a process: as an office holds them, or about themselves."""

from __future__ import annotations

from workflows.grammar.process import Process, Step
from workflows.grammar.takers import owners_of
from workflows.law.roles import CLOCK


def openings(process: Process) -> tuple[Step, ...]:
    """Return the ways in which people may begin a case; what the clock or another case begins is none."""
    return tuple(step for step in process.openings if owners_of(step, None) != (CLOCK,))


def about_oneself(process: Process, step: Step) -> bool:
    """Say whether it is the person a case is about who begins it so."""
    return step.button in process.openings and process.subject in owners_of(step, None)
