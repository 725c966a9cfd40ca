"""Which roles nobody changes alone: those that a case can be kept for, to be read or to be judged by them."""

from __future__ import annotations

from collections.abc import Iterable

from workflows.law.policy import Policy
from workflows.law.roles import Role

BY_TWO = "two people change this: propose it, and somebody on the side of the role confirms it"


def is_guarded(role: Role, policy: Policy) -> bool:
    """Say whether a role is one that two people change."""
    return role.key in policy.guarded_roles


def any_guarded(roles: Iterable[Role], policy: Policy) -> bool:
    """Say whether one of some roles is guarded."""
    return any(is_guarded(role, policy) for role in roles)
