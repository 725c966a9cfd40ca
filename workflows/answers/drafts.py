"""How long a form that is half filled in is kept, and how long the same one that is sent again is no other one."""

from __future__ import annotations

from datetime import datetime, timedelta

from workflows.law.policy import Policy


def touched_since(now: datetime, policy: Policy) -> datetime:
    """Return since when somebody must have touched a form that is half filled in, for it to be kept."""
    return now - timedelta(days=policy.draft_days)


def same_for(policy: Policy) -> timedelta:
    """Return how long the same words of the same person are the same case, unless another one is meant."""
    return timedelta(minutes=policy.same_opening_minutes)
