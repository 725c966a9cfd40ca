"""How long a correction waits for a second person until it is late, and when those who may confirm it are asked again."""

from __future__ import annotations

from datetime import datetime, timedelta

from workflows.engine.leaving import in_office_hours
from workflows.law.policy import Policy


def late_at(proposed: datetime, policy: Policy) -> datetime:
    """Return the first moment at which a correction has waited too long."""
    calendar = policy.calendar
    return calendar.at(calendar.day(proposed) + timedelta(days=1 + policy.proposal_days))


def first_asked_again(proposed: datetime, policy: Policy) -> datetime:
    """Return when those who may confirm a correction are asked for the first time after they were told."""
    return in_office_hours(late_at(proposed, policy), policy)


def next_asked_again(asked: datetime, policy: Policy) -> datetime:
    """Return when they are asked the next time: never twice a day."""
    calendar = policy.calendar
    return in_office_hours(calendar.at(calendar.day(asked) + timedelta(days=max(policy.proposal_days, 1))), policy)
