"""What may happen to a case: somebody does something, the clock strikes, the desk learns, a deadline is moved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TypeAlias

from workflows.facts.forms import Form
from workflows.law.roles import CLOCK, Role
from workflows.law.value import Value

Roles: TypeAlias = frozenset[Role]
Parties: TypeAlias = Mapping[str, Roles]  # for which parties somebody speaks, and in which hats
THE_CLOCK: Roles = frozenset({CLOCK})


class Act(Value, frozen=True):
    """Somebody takes a step, as of a day if that is not today; a person may wear several hats."""

    step: str
    actors: Roles
    forms: tuple[Form, ...] = ()  # the step's own first; a case that another one opens brings more
    on: date | None = None
    party: str = ""  # for which of the parties that owe the same duty
    entered_by: Roles = frozenset()  # who entered it, where that is not who took it
    as_given: bool = False  # stored before its days were held against what it rests on, which is not asked afterwards

    @property
    def known_to(self) -> Roles:
        """Who knew of it when it was entered, so that nothing of it comes as a surprise to them."""
        return self.entered_by or self.actors


HIGHEST = "highest"  # for the rung of a tick that was stored before it said which it acted on: it was the highest


class Tick(Value, frozen=True):
    """The clock reaches rungs of a duty's ladder; once it is decided, it says which it acted on and whom it told."""

    duty: str
    rungs: tuple[str, ...] = ()  # their keys
    to: tuple[Role, ...] = ()


class Learn(Value, frozen=True):
    """The desk looked something up, or it changed elsewhere."""

    records: tuple[Form, ...]


class Extend(Value, frozen=True):
    """Somebody extends a deadline to a day, for a reason."""

    duty: str
    actors: Roles
    until: date
    reason: str


class Halt(Value, frozen=True):
    """Somebody pauses a deadline, or lets it run on, for a reason."""

    duty: str
    actors: Roles
    reason: str
    on: date | None = None
    ends: bool = False  # whether it runs on


class ComeUnder(Value, frozen=True):
    """ICA reckons a case by another edition of the policy from now on, for a reason."""

    edition: str
    actors: Roles
    reason: str
    before: str = ""  # the edition until then; once it is decided, it says so


Event: TypeAlias = Act | Tick | Learn | Extend | Halt | ComeUnder


class Correct(Value, frozen=True):
    """An event said something wrong, and this is what it should have said; one that was struck counts again."""

    place: int  # of the event in the history, which never changes
    actors: Roles
    forms: tuple[Form, ...]  # in the place of those of the same kind
    reason: str
    on: date | None = None  # the day it counts from, where that was wrong
    also: tuple[Amendment, ...] = ()  # what can only be amended together with it
    beyond: bool = False  # whether what was done in a case that it opened ends with it


class Strike(Value, frozen=True):
    """An event was entered by mistake, and counts for nothing."""

    place: int
    actors: Roles
    reason: str
    also: tuple[Amendment, ...] = ()
    beyond: bool = False
    taken_back: bool = False  # with the record that it followed from: it follows again once that says so again


class Insert(Value, frozen=True):
    """A step was taken that is entered only now: it had reached somebody by then, on paper or by mail."""

    act: Act
    at: datetime  # when it was taken, or the last moment of that day
    actors: Roles  # who enters it
    reason: str
    also: tuple[Amendment, ...] = ()
    beyond: bool = False


Amendment: TypeAlias = Correct | Strike | Insert
Happening: TypeAlias = Event | Amendment  # what a history consists of
