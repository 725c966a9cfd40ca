"""Sentences with facts of a case inside, beside numbers of the policy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from workflows.facts.comparisons import Operand
from workflows.facts.known import Known, Unknown
from workflows.law.policy import Policy
from workflows.law.wording import names_in, told, with_settings

Names = Mapping[str, Operand[Any]]


@dataclass(frozen=True)
class Wording(Operand[str]):
    """Words that a function makes of a case; `label` is what stands in their place where there is no case."""

    make: Callable[[Known], str]
    label: str

    def read(self, known: Known) -> str:
        """Return the words."""
        return self.make(known)

    def spoken(self, policy: Policy) -> str:
        """Name them."""
        del policy
        return f"[{self.label}]"


def wording(label: str) -> Callable[[Callable[[Known], str]], Wording]:
    """Make words of a function, and say what they are."""
    return lambda make: Wording(make, label)


def filled(
    words: str,
    policy: Policy,
    names: Names | None = None,
    known: Known | None = None,
    given: Mapping[str, str] | None = None,
) -> str:
    """Return a sentence with what it names put in: what is given, facts of the case or else their labels, or settings."""
    facts = {name: _said(operand, policy, known) for name, operand in (names or {}).items() if name in names_in(words)}
    return with_settings(words, policy, {**facts, **(given or {})})


def _said(operand: Operand[Any], policy: Policy, known: Known | None) -> str:
    if known is not None:
        try:
            return told(operand.read(known))
        except Unknown:
            pass
    return operand.spoken(policy)
