"""For how long somebody may take back what they did, and its mail waits so long."""

from __future__ import annotations

from datetime import datetime, timedelta

from workflows.engine.cases import Decision
from workflows.law.policy import Policy


def waits_until(decision: Decision, policy: Policy) -> datetime | None:
    """Return when the mail of what a person did leaves; nothing, if it leaves at once, as a sanction's does."""
    if any(effect.at_once for effect in decision.effects):
        return None
    return until(decision.at, policy)


def until(at: datetime, policy: Policy) -> datetime:
    """Return until when what was done at a moment may be taken back."""
    return at + timedelta(minutes=policy.undo_minutes)


def reason(policy: Policy) -> str:
    """Say why an entry was struck, for the history."""
    return f"Taken back within {policy.undo_minutes} minutes."
