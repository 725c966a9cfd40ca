"""What is not decided yet: conditions that hang on steps which somebody still has to take."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from workflows.facts.conditions import Condition, Happened
from workflows.facts.forms import Form
from workflows.facts.known import Known


class Awaited(Protocol):
    """A step, so far as a condition needs to know."""

    @property
    def name(self) -> str:
        """What it is stored as."""

    @property
    def form(self) -> type[Form] | None:
        """What it asks."""


@dataclass(frozen=True)
class LookedUp:
    """A record that the desk will have looked up anew, as of a motion that somebody else decides."""

    form: type[Form]
    name: str = ""


def looked_up(test: Condition) -> tuple[LookedUp, ...]:
    """Return the records and forms that a condition looks at, where no step of its own will change them."""
    forms = (getattr(source, "form", None) for source in test.sources())
    return tuple(dict.fromkeys(LookedUp(form) for form in forms if form))


def foreseen(test: Condition, known: Known, awaited: Collection[Awaited]) -> bool | None:
    """Return whether a condition holds, or None while it is not known or may still come out otherwise."""
    return None if hangs_on(test, awaited) else test.verdict(known)


def hangs_on(test: Condition, awaited: Collection[Awaited]) -> bool:
    """Say whether what a condition looks at may still come with one of some steps."""
    names = {step.name for step in awaited}
    forms = {step.form for step in awaited if step.form}
    return any(
        source.step in names if isinstance(source, Happened) else getattr(source, "form", None) in forms
        for source in test.sources()
    )
