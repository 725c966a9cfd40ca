"""Conditions: something holds in a case, or does not, or that is not known yet; and the sentence that says so.

A condition is a value where it reads better so (`fact(Request.asker).is_(Asker.CLIENT) & vendor.taken`), and a function
with a sentence where it does not (`@condition("the person held a license before", …)`). What is not known does not spoil
what is: `no & unknown` is no, and `yes | unknown` is yes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, TypeAlias, cast, runtime_checkable

from workflows.facts.forms import Form
from workflows.facts.known import Known, Named, Unknown
from workflows.facts.mentions import attributes, is_form, mentioned
from workflows.law.policy import Policy
from workflows.law.setting import Setting
from workflows.law.wording import with_settings

TIME = frozenset({"today", "now"})  # what a function asks that looks at the clock


@runtime_checkable
class Field(Protocol):
    """A field of a form, so far as a condition needs to know."""

    form: type[Form]
    field: str


@dataclass(frozen=True)
class Happened:
    """A step whose having been taken a condition depends on."""

    step: str


@dataclass(frozen=True)
class HappenedOn(Happened):
    """A step on whose last day a condition depends, however often it was taken."""


@dataclass(frozen=True)
class Whole:
    """A form of which a function may read any field."""

    form: type[Form]


@dataclass(frozen=True)
class TheTime:
    """The day or the moment at which a condition is asked."""


@runtime_checkable
class Sourced(Protocol):
    """What depends on something: a condition, a day, a rule."""

    def sources(self) -> Iterator[Any]:
        """Yield what it depends on."""
        ...


Source: TypeAlias = Field | Setting[Any] | Happened | Whole | TheTime
Probe: TypeAlias = tuple[Any, object]  # a field, and a value of it on one side of a condition or on its edge


class Condition(ABC):
    """Something that holds or does not, so far as is known."""

    @abstractmethod
    def verdict(self, known: Known) -> bool | None:
        """Return whether it holds, or None while that is not known."""

    @abstractmethod
    def words(self, policy: Policy, *, no: bool = False) -> str:
        """Say it, or say that it does not hold."""

    @abstractmethod
    def sources(self) -> Iterator[Source]:
        """Yield what it depends on."""

    def probes(self, known: Known) -> Iterator[Probe]:
        """Yield values with which a field lies on either side of it."""
        del known
        yield from ()

    def __call__(self, known: Known) -> bool:
        """Return whether it holds, or raise Unknown."""
        found = self.verdict(known)
        if found is None:
            raise Unknown(", ".join(map(str, self.sources())))
        return found

    def __and__(self, other: Condition) -> Condition:
        """Both."""
        return Several((*_inside(self, every=True), *_inside(other, every=True)), every=True)

    def __or__(self, other: Condition) -> Condition:
        """Either, or both."""
        return Several((*_inside(self, every=False), *_inside(other, every=False)), every=False)

    def __invert__(self) -> Condition:
        """Not."""
        return Not(self)

    def __bool__(self) -> bool:
        """Refuse `and`, `or` and `not`, which would ask the value and not the case."""
        raise TypeError("a condition is no answer yet; combine conditions with &, | and ~")

    def said(self, yes: str, no: str) -> Condition:
        """Give it a written sentence, and one for when it does not hold."""
        return Worded(self, yes, no)


@dataclass(frozen=True)
class Several(Condition):
    """All of several conditions, or any of them."""

    conditions: tuple[Condition, ...]
    every: bool

    def verdict(self, known: Known) -> bool | None:
        """Return what decides, wherever it stands."""
        found = [each.verdict(known) for each in self.conditions]
        if (not self.every) in found:
            return not self.every
        return None if None in found else self.every

    def words(self, policy: Policy, *, no: bool = False) -> str:
        """Say them one after another; of "not both" comes "not the one, or not the other"."""
        parts = [each.words(policy, no=no) for each in self.conditions]
        return (", and " if self.every is not no else ", or ").join(parts)

    def sources(self) -> Iterator[Source]:
        """Yield what any of them depends on."""
        for each in self.conditions:
            yield from each.sources()

    def probes(self, known: Known) -> Iterator[Probe]:
        """Yield the sides of each."""
        for each in self.conditions:
            yield from each.probes(known)


def _inside(condition: Condition, *, every: bool) -> tuple[Condition, ...]:
    return condition.conditions if isinstance(condition, Several) and condition.every is every else (condition,)


@dataclass(frozen=True)
class Not(Condition):
    """A condition turned round."""

    condition: Condition

    def verdict(self, known: Known) -> bool | None:
        """Return the other answer."""
        found = self.condition.verdict(known)
        return None if found is None else not found

    def words(self, policy: Policy, *, no: bool = False) -> str:
        """Say that it does not hold."""
        return self.condition.words(policy, no=not no)

    def sources(self) -> Iterator[Source]:
        """Yield what it depends on."""
        return self.condition.sources()

    def probes(self, known: Known) -> Iterator[Probe]:
        """Yield the same sides."""
        return self.condition.probes(known)

    def __invert__(self) -> Condition:
        """Turn it back."""
        return self.condition


@dataclass(frozen=True)
class Worded(Condition):
    """A condition with a sentence of its own."""

    condition: Condition
    yes: str
    not_so: str

    def verdict(self, known: Known) -> bool | None:
        """Return what the condition says."""
        return self.condition.verdict(known)

    def words(self, policy: Policy, *, no: bool = False) -> str:
        """Say the written sentence."""
        return with_settings(self.not_so if no else self.yes, policy)

    def sources(self) -> Iterator[Source]:
        """Yield what it depends on."""
        return self.condition.sources()

    def probes(self, known: Known) -> Iterator[Probe]:
        """Yield the sides of the condition."""
        return self.condition.probes(known)


@dataclass(frozen=True)
class Function(Condition):
    """A condition that a function decides; what it may read is what its code names."""

    test: Callable[[Known], bool]
    yes: str
    not_so: str

    def verdict(self, known: Known) -> bool | None:
        """Ask the function; what it does not find is not known."""
        try:
            return self.test(known)
        except Unknown:
            return None

    def words(self, policy: Policy, *, no: bool = False) -> str:
        """Say the sentence."""
        return with_settings(self.not_so if no else self.yes, policy)

    def sources(self) -> Iterator[Source]:
        """Yield the forms that it may read, the steps that it may ask for, the settings, and the time."""
        yield from self._named

    @cached_property
    def _named(self) -> tuple[Source, ...]:
        return sources_of(self.test)


def sources_of(function: Callable[[Known], object]) -> tuple[Source, ...]:
    """Return what a function may look at: all that its code names, wherever it calls on."""
    values = mentioned(function)
    found = dict.fromkeys(source for value in values for source in _sources_in(value))
    names = frozenset[str]().union(*map(attributes, (function, *values)))
    settings = (setting for setting in Policy.settings() if setting.name in names)
    steps = _names_in(values) if "taken" in names else ()
    return (*dict.fromkeys((*found, *map(Happened, steps))), *settings, *((TheTime(),) if names & TIME else ()))


def called_in(function: Callable[[Known], object]) -> frozenset[str]:
    """Return the names of whatever a function calls or reads, wherever it calls on."""
    return frozenset[str]().union(*map(attributes, (function, *mentioned(function))))


def _sources_in(value: object) -> Iterator[Source]:
    if is_form(value):
        yield Whole(cast("type[Form]", value))
    elif isinstance(value, Field):
        yield Whole(value.form)
        yield from (Happened(step) for step in (getattr(value, "step", ""),) if step)
    elif isinstance(value, Happened | Whole | TheTime | Setting):
        yield value
    elif (
        isinstance(value, Sourced) and callable(value.sources) and not isinstance(value, type)
    ):  # a condition, a day, a rule
        yield from (found for each in value.sources() for found in _sources_in(each))
    elif isinstance(value, tuple | frozenset):
        yield from (found for each in value for found in _sources_in(each))
    elif isinstance(value, Named) and hasattr(value, "outcomes"):  # a step; facts do not know the class
        yield Happened(value.name)


def _names_in(values: tuple[object, ...]) -> Iterator[str]:
    """Yield the names that are listed among some values: where a function looks at what was taken, they are steps."""
    yield from (each for value in values if isinstance(value, frozenset) for each in value if isinstance(each, str))


def leaves(test: Condition) -> Iterator[Condition]:
    """Yield what a condition is made of: comparisons and functions, without "and", "or" and "not"."""
    match test:
        case Several(conditions):
            for each in conditions:
                yield from leaves(each)
        case Not(inner) | Worded(inner):
            yield from leaves(inner)
        case _:
            yield test


def condition(yes: str, no: str) -> Callable[[Callable[[Known], bool]], Condition]:
    """Make a condition of a function, with the sentence that says it and the one that says it does not hold."""

    def made(test: Callable[[Known], bool]) -> Condition:
        return Function(test, yes, no)

    return made
