"""The effect by which a suspension goes on that had ended by a report which ICA sent back."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.facts.effects import AccountAccess, Effect, Undone


@dataclass(frozen=True)
class ResumeSuspension(
    Effect,
    key="ResumeSuspension",
    access=AccountAccess.SUSPENDED,
    felt=True,
    at_once=True,
    undone=Undone("the suspension of {subject} under this case ended with the report of the remedy", by_two=True),
):
    """The suspension of {subject} under this case goes on, as if no remedy had been reported."""
