"""A condition of the manual that a step must meet, and the words in which it is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from workflows.facts.comparisons import Operand
from workflows.facts.conditions import Condition
from workflows.facts.facts import Fact
from workflows.facts.known import Known
from workflows.grammar.words import filled
from workflows.law.policy import Policy


@dataclass(frozen=True)
class Require:
    """A condition of the manual; a step that breaks it is refused in these words, beside the field at fault.

    In braces the words name settings, and what `names` makes of the case.
    """

    clause: str
    words: str
    test: Condition
    about: Fact[Any] | None = None
    names: Mapping[str, Operand[Any]] = field(default_factory=dict, hash=False)

    @cached_property
    def fact(self) -> Fact[Any] | None:
        """The field at fault: the one named, or else the first that the condition reads."""
        return self.about or next((each for each in self.test.sources() if isinstance(each, Fact)), None)

    def says(self, known: Known) -> str:
        """Return the sentence about a case."""
        return filled(self.words, known.policy, self.names, known)

    def told(self, policy: Policy) -> str:
        """Return the sentence about no case in particular."""
        return filled(self.words, policy, self.names)
