"""By what two cases of a process are about one thing: of which there is one at a time, or which likely came in twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from workflows.facts.known import Known
from workflows.law.setting import Setting

Matter: TypeAlias = Callable[[Known], str]
Beside: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class OneOpen:
    """Of which there is one open case at a time, for one person at one agency: a second one is refused in these words."""

    clause: str
    words: str
    matter: Matter | None = None  # which of several matters a case is about, each with a case of its own

    def matter_of(self, known: Known) -> str:
        """Return which matter a case is about; without several there is but one."""
        return self.matter(known) if self.matter else ""


@dataclass(frozen=True)
class Alike:
    """By what two open cases of a process are likely one thing that came in twice: it is said at entry, and refuses nothing."""

    words: str
    matter: Matter  # the same text for the same thing; nothing where it cannot be told
    recent: Setting[int] | None = None  # days since it began within which a case that has ended counts too
    beside: Beside = ()  # processes in which an open case of the agency may deal with it already, and the words for it
