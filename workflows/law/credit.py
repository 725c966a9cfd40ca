"""The attendance rule: who missed too much of a training has no credit for it (2.2-participation)."""

from __future__ import annotations

from workflows.law.policy import Policy


def credited(minutes: int, missed: int, policy: Policy) -> bool:
    """2.2-participation: credit unless more than the greater of ten minutes or ten percent was missed."""
    return missed * 100 <= max(policy.miss_minutes * 100, policy.miss_percent * minutes)


def no_credit(minutes: int, missed: int, policy: Policy) -> str:
    """Say why there is no credit."""
    most = max(policy.miss_minutes, policy.miss_percent * minutes // 100)
    return f"{missed} of {minutes} minutes were missed; more than {most} is no credit, and the session is taken again"
