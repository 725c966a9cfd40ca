"""How long a form that is half filled in is kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from workflows.law.policy import Policy


def touched_since(now: datetime, policy: Policy) -> datetime:
    """Return since when somebody must have touched a form that is half filled in, for it to be kept."""
    return now - timedelta(days=policy.draft_days)
