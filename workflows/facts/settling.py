"""Whether an effect takes place, and what its terms say: the engine settles both, so that nothing unsettled leaves it."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from workflows.facts.effects import Effect
from workflows.facts.known import Known
from workflows.facts.rules import Rule

E = TypeVar("E", bound=Effect)


def happens(effect: Effect, known: Known) -> bool:
    """Say whether an effect that depends on a condition takes place."""
    when = getattr(effect, "when", True)
    return bool(when(known) if callable(when) else when)


def settle(effect: E, known: Known) -> E:
    """Return the effect with every term replaced by what it says now."""
    said: dict[str, Any] = {}
    for field in fields(effect):
        match getattr(effect, field.name):
            case Rule() as rule:
                receipt = rule.reckon(known, known.today)
                said[field.name] = receipt and receipt.day
            case term if callable(term):
                said[field.name] = term(known)
    return replace(effect, **said) if said else effect
