"""What a number of the manual is: a named setting that cites its clause and owns up to its origin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar, overload

from workflows.law.named import Named

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
GLOBAL = "(global)"  # stands where a clause would, for a number that every process shares


class Origin(Named):
    """Who is behind a number: the manual, this office's reading of it, this office alone, or an edition that changed it."""

    MANUAL = "manual", "manual number", "manual number"
    READING = "reading", "reading chosen", "reading chosen"
    LOCAL = "target", "local target", "local target"
    EDITION = "edition", "this edition's choice", "this edition's choice"


class Values:
    """An edition of the policy, so far as a setting needs to know."""

    def __getitem__(self, setting: Setting[T]) -> T:
        """Return the edition's value of a setting."""
        raise NotImplementedError


@dataclass(frozen=True, eq=False)
class Setting(Generic[T_co]):
    """Read from the class it is the setting itself; read from an edition it is that edition's value."""

    default: T_co
    origin: Origin
    clause: str
    words: str
    yes: str = ""  # of a yes or no, what stands for yes in a sentence
    no: str = ""
    meanings: Mapping[str, str] = field(default_factory=dict)  # of a choice, what each value is called
    name: str = field(default="", init=False)

    def __set_name__(self, owner: type, name: str) -> None:
        """Take the name of the attribute that holds the setting."""
        object.__setattr__(self, "name", name)

    @overload
    def __get__(self, edition: None, owner: type) -> Setting[T_co]: ...
    @overload
    def __get__(self, edition: Values, owner: type) -> T_co: ...
    @overload
    def __get__(self, edition: object, owner: type) -> Setting[T_co]: ...
    def __get__(self, edition: object, owner: type) -> Setting[T_co] | T_co:
        """Return the setting, or what an edition says of it."""
        return edition[self] if isinstance(edition, Values) else self

    def says(self: Setting[bool], *, yes: str, no: str) -> Setting[bool]:
        """Return the setting with what stands for yes and for no in a sentence that names it."""
        return replace(self, yes=yes, no=no)

    def means(self: Setting[str], meanings: Mapping[str, str]) -> Setting[str]:
        """Return the setting with what each value that it may have is called, wherever people read it."""
        return replace(self, meanings=meanings)

    def called(self, value: object) -> object:
        """Return a value by what it is called, where it is a choice or several in their order."""
        if not isinstance(value, str) or not self.meanings:
            return value
        said = [self.meanings.get(each, each) for each in value.split(",")]
        return ", ".join(said)

    @property
    def is_silent(self) -> bool:
        """Whether it is a yes or no without words for a sentence."""
        return isinstance(self.default, bool) and not (self.yes and self.no)

    def to(self: Setting[T], value: T) -> Change[T]:
        """Return the change that an edition makes; mypy holds value and setting to one type."""
        return Change(self, value)


@dataclass(frozen=True)
class Change(Generic[T]):
    """A value that an edition gives to a setting."""

    setting: Setting[T]
    value: T


def manual(value: T, clause: str, words: str) -> Setting[T]:
    """State a number that the manual itself gives."""
    return Setting(value, Origin.MANUAL, clause, words)


def reading(value: T, clause: str, words: str) -> Setting[T]:
    """State how an unclear text is read here."""
    return Setting(value, Origin.READING, clause, words)


def target(value: T, clause: str, words: str) -> Setting[T]:
    """State what this office aims at where the manual is silent."""
    return Setting(value, Origin.LOCAL, clause, words)
