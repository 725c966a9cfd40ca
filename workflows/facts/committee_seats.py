"""The seats of the Advisory Committee: whose view each brings, and how its term stands (manual 1)."""

from __future__ import annotations

from datetime import date, timedelta

from workflows.law.choice import Choice
from workflows.law.policy import Policy

# "an Advisory Committee made up of a geographically diverse group of HMIS Users, homeless service providers, policy
# makers, funders and CoC Leadership"


class SeatKind(Choice):
    """Whose view a seat brings."""

    USERS = "users", "HMIS users"
    PROVIDERS = "providers", "homeless service providers"
    POLICY_MAKERS = "policy-makers", "policy makers"
    FUNDERS = "funders", "funders"
    CONTINUUM = "coc-leadership", "CoC leadership"


class SeatArea(Choice):
    """From where in the state a seat is filled."""

    BALANCE = "balance", "Balance of State"
    CHITTENDEN = "chittenden", "Chittenden County"
    STATE = "state", "the whole state"


def ends_soon(ends_on: date, today: date, policy: Policy) -> bool:
    """Say whether a term has ended, or ends so soon that the seat is to be given anew."""
    return ends_on < today + timedelta(days=policy.term_warn_days)
