"""On which days somebody is reminded of a training that they are signed up for."""

from __future__ import annotations

from datetime import date, timedelta

from workflows.law.policy import Policy


def next_reminder(held_on: date, today: date, policy: Policy) -> date | None:
    """Return the next day, after today, on which whoever is signed up for a training of some day is reminded of it."""
    days = (held_on - timedelta(days=ahead) for ahead in policy.session_remind_days)
    return min((day for day in days if day > today), default=None)
