"""The parties who all owe one duty, each for itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workflows.facts.known import Known


@dataclass(frozen=True)
class Each:
    """The parties who all owe a duty, each for itself: agencies by their keys, people by their numbers, offices by theirs."""

    words: str
    of: Callable[[Known], Iterable[str]]

    def parties(self, known: Known) -> tuple[str, ...]:
        """Return their keys, each once."""
        found = self.of(known)
        return tuple(dict.fromkeys(map(_key, sorted(found) if isinstance(found, frozenset) else found)))


def _key(party: str) -> str:
    return str.__str__(party)  # of a choice its key, not its words
