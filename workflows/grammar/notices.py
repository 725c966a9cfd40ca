"""Whom an outcome tells, and why somebody whom it concerns hears of it in another way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from workflows.facts.facts import Fact
from workflows.facts.known import Known
from workflows.law.roles import Role

OfParties: TypeAlias = Callable[[Known], Iterable[str]]


@dataclass(frozen=True)
class Notice:
    """A message from the template of this name, told under the clause of the step that tells it."""

    template: str
    to: Role
    each: OfParties | None = None  # the parties to whom alone it goes, to each for itself


@dataclass(frozen=True, eq=False)
class Outside:
    """Somebody who has no account, to whom a letter goes: the answers that say to whom, and where."""

    name: Fact[str]
    address: Fact[str]

    def lines(self, known: Known) -> tuple[str, ...]:
        """Return to whom a letter is, line by line; nothing while that is not known."""
        found = (self.name.said(known), self.address.said(known))
        return tuple(line.strip() for each in found for line in (each or "").splitlines() if line.strip())


@dataclass(frozen=True, eq=False)
class Untold:
    """Somebody whom an outcome concerns, and the reason why no notice of it goes to them."""

    to: Role
    because: str


@dataclass(frozen=True, eq=False)
class Loss:
    """What holds by consents only as long as the directory stands, and who is told when a change of it takes some away."""

    clause: str
    words: str  # what is lost: "the consent to the release"
    holds: Callable[[Known], frozenset[str]]
    notices: tuple[Notice, ...]
