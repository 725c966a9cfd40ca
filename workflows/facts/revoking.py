"""The effect by which the Committee takes a finding back after an objection."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.facts.effects import Effect, Undone


@dataclass(frozen=True)
class RevokeFinding(
    Effect,
    key="RevokeFinding",
    felt=True,
    at_once=True,
    undone=Undone("the finding counts again", by_two=True),
):
    """The finding is revoked and counts no longer; later findings of the same user or agency count one less."""
