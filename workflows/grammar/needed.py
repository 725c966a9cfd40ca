"""What must be so before what a case is for: one list, shown from the first day and asked again at the last click."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from workflows.facts.comparisons import Operand
from workflows.facts.conditions import Condition
from workflows.facts.known import Known
from workflows.grammar.requirements import Require
from workflows.grammar.steps import Office
from workflows.law.roles import Role


@dataclass(frozen=True, eq=False)
class Needed:
    """A condition of the manual, as a list says it, whether it holds, and who can make it hold."""

    key: str
    clause: str
    words: str  # what is so when it holds: "the User Agreement is signed"
    no: str  # why a step that needs it is refused
    test: Condition
    by: tuple[Office, ...] = ()
    names: Mapping[str, Operand[Any]] = field(default_factory=dict)

    def seen_to(self, *who: Role | Office) -> Needed:
        """Name who can make it hold: the first whose condition applies."""
        return replace(self, by=tuple(each if isinstance(each, Office) else Office(each) for each in who))

    def holds(self, known: Known) -> bool:
        """Say whether it holds now; what is not known yet does not."""
        return self.test.verdict(known) is True

    def owner(self, known: Known) -> Role | None:
        """Return who can make it hold, as far as is known."""
        return next((each.role for each in self.by if each.when is None or each.when.verdict(known)), None)

    @property
    def require(self) -> Require:
        """The same condition, as a step asks it."""
        return Require(self.clause, self.no, self.test, names=dict(self.names))


def missing(needed: Iterable[Needed], known: Known) -> Iterator[Needed]:
    """Yield what does not hold yet."""
    return (each for each in needed if not each.holds(known))
