"""What may happen to a case: somebody does something, the clock strikes, the desk learns, a deadline is moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from workflows.facts import Form
from workflows.people import CLOCK, Role

Roles: TypeAlias = frozenset[Role]
THE_CLOCK: Roles = frozenset({CLOCK})


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody takes a step, as of a day if that is not today; a person may wear several hats."""

    step: str
    actors: Roles
    forms: tuple[Form, ...] = ()  # the step's own first; a case that another one opens brings more
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """The clock reaches a rung of a duty's ladder."""

    duty: str


@dataclass(frozen=True, slots=True)
class Learn:
    """The desk looked something up, or it changed elsewhere."""

    records: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Extend:
    """Somebody extends a deadline to a day, for a reason."""

    duty: str
    actors: Roles
    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class Halt:
    """Somebody pauses a deadline, or lets it run on, for a reason."""

    duty: str
    actors: Roles
    reason: str
    on: date | None = None
    ends: bool = False  # whether it runs on


Event: TypeAlias = Act | Tick | Learn | Extend | Halt
