"""D02: which roles are guarded, and who confirms a change of one: whoever else has it, else those to whom it answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.law.choice import Choice
from workflows.law.guarded_roles import is_guarded
from workflows.law.offices import HeldRole
from workflows.law.policy import Policy
from workflows.law.roles import (
    CHAIR,
    COC_BALANCE,
    COC_CHITTENDEN,
    COMMITTEE,
    COUNSEL,
    MANAGING_DIRECTOR,
    VICE_CHAIR,
    Offices,
    Role,
)


class Side(Choice):
    """Who confirms."""

    MANAGING_DIRECTOR = MANAGING_DIRECTOR.key, MANAGING_DIRECTOR.words
    COUNSEL = COUNSEL.key, COUNSEL.words
    COC_BALANCE = COC_BALANCE.key, COC_BALANCE.words
    COC_CHITTENDEN = COC_CHITTENDEN.key, COC_CHITTENDEN.words
    CHAIR = CHAIR.key, CHAIR.words
    COMMITTEE = COMMITTEE.key, COMMITTEE.words

    @property
    def role(self) -> Role:
        """Whose holders these are."""
        return Role(self.key)


SIDES = Offices(
    "person on the side of the role", {each.key: each.role for each in Side}, {each.key: each.words for each in Side}
)
ANSWERS_TO: dict[Role, tuple[Side, ...]] = {
    MANAGING_DIRECTOR: (Side.MANAGING_DIRECTOR, Side.COC_BALANCE, Side.COC_CHITTENDEN),
    COC_BALANCE: (Side.COC_BALANCE, Side.COC_CHITTENDEN),
    COC_CHITTENDEN: (Side.COC_CHITTENDEN, Side.COC_BALANCE),
    COUNSEL: (Side.COUNSEL, Side.MANAGING_DIRECTOR),
    CHAIR: (Side.CHAIR, Side.COMMITTEE, Side.COC_BALANCE, Side.COC_CHITTENDEN),
    VICE_CHAIR: (Side.CHAIR, Side.COMMITTEE, Side.COC_BALANCE, Side.COC_CHITTENDEN),
    COMMITTEE: (Side.CHAIR, Side.COMMITTEE, Side.COC_BALANCE, Side.COC_CHITTENDEN),
}
"""Who confirms a change of a role, the first of whom somebody is there; of any other role, ICA's managing director."""
OF_ANY_OTHER = ANSWERS_TO[MANAGING_DIRECTOR]


class RolesHeld(Form, key="RolesHeld"):
    """What the desk knows of the person's roles."""

    roles: Annotated[tuple[HeldRole, ...], Meta(title="Roles")] = (HeldRole.COMMITTEE,)


class SidesThere(Form, key="SidesThere"):
    """On which sides there is somebody besides the person."""

    there: Annotated[frozenset[Side], Meta(title="Where there is somebody to confirm it")] = frozenset({Side.CHAIR})


def guarded(roles: tuple[HeldRole, ...], policy: Policy) -> Iterator[HeldRole]:
    """Yield those of some roles that two people change."""
    yield from (each for each in roles if is_guarded(each.role, policy))


def side_of(role: Role, there: frozenset[Side]) -> Side | None:
    """Return who confirms a change of a role: the first side that somebody is on."""
    return next((side for side in ANSWERS_TO.get(role, OF_ANY_OTHER) if side in there), None)
