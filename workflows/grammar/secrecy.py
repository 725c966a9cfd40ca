"""Answers that are secret until they are counted: a ballot."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.law.policy import Policy
from workflows.law.setting import Setting


@dataclass(frozen=True)
class Secret:
    """In which state an answer is its author's alone, and how it is shown once the case has left it."""

    state: str
    shown: Setting[str] | str  # named, counted or secret; a setting's, or as whoever asks for the answers says it

    def shown_by(self, policy: Policy) -> str:
        """Return how it is shown under an edition, once it is counted."""
        return self.shown if isinstance(self.shown, str) else policy[self.shown]
