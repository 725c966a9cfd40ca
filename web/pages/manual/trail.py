"""Where a case stands in its process, and the ways it went."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Trail:
    """The state of a case, and each pair of states between which it moved."""

    current: str
    gone: frozenset[tuple[str, str]]

    def look(self, state: str) -> str:
        """Say whether it stands there now, has been there, or neither."""
        if state == self.current:
            return "now"
        return "been" if any(state in way for way in self.gone) else ""
