"""D02: what may change about somebody with a guarded role, and who proposes it."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import LOCAL, Require, Step
from workflows.grammar.shapes import one_text, withdraw
from workflows.law.choice import Choice
from workflows.law.fields import PERSON_EMAIL, SOME_AGENCY, Email, Line, Text
from workflows.law.offices import HeldRole
from workflows.law.roles import (
    CHAIR,
    COC_BALANCE,
    COC_CHITTENDEN,
    COMMITTEE,
    CONCERNED,
    COUNSEL,
    MANAGING_DIRECTOR,
    OF_THE_COMMITTEE,
    SYSTEM_ADMIN,
    VICE_CHAIR,
    Role,
)
from workflows.manual.people.guarded_role.sides import RolesHeld, SidesThere, guarded, side_of
from workflows.manual.people.guarded_role.states import S


class Change(Choice):
    """What changes."""

    GIVE = "give", "the person gets a role"
    END = "end", "the person gives up a role"
    ADDRESS = "address", "the person has another email address"
    AGENCY = "agency", "the person belongs to another agency, or to none"
    LINK = "link", "the person is handed a link to set a password, since the desk sends no mail"


class RoleChange(Form, key="RoleChange"):
    """Propose a change that a second person has to confirm."""

    user: Annotated[Email, PERSON_EMAIL, Meta(title="Email address of the person")]
    change: Annotated[Change, Meta(title="What changes")]
    why: Annotated[Text, Meta(title="Why", description="Whoever confirms it reads this, and so does the person")]
    role: Annotated[HeldRole | None, Meta(title="For a role: which one")] = None
    address: Annotated[Email | None, Meta(title="For another address: the new one")] = None
    agency: Annotated[
        Line | None,
        Meta(title="For another agency: which one", description="None if the person works for no agency now"),
        SOME_AGENCY,
    ] = None


ASKED = fact(RoleChange.change)


def concerned(known: Known) -> tuple[HeldRole, ...]:
    """Return the guarded roles that a change concerns: the one that is named, else all that the person has."""
    said = known[RoleChange]
    named = (said.role,) if said.role and said.change in {Change.GIVE, Change.END} else known[RolesHeld].roles
    return tuple(guarded(named, known.policy))


def sides(known: Known) -> tuple[str, ...]:
    """Return the sides that confirm a change, each once."""
    found = (side_of(each.role, known[SidesThere].there) for each in concerned(known))
    return tuple(dict.fromkeys(side.key for side in found if side))


def others(known: Known) -> frozenset[Role]:
    """Return the guarded roles that have no part in a change: neither do they change, nor do they confirm it."""
    part = {each.role for each in concerned(known)} | {Role(key) for key in sides(known)}
    return frozenset({MANAGING_DIRECTOR, COUNSEL, COC_BALANCE, COC_CHITTENDEN, *OF_THE_COMMITTEE} - part)


@condition("a guarded role is concerned", "no guarded role is concerned")
def _is_guarded(known: Known) -> bool:
    return bool(concerned(known))


@condition("on each side there is somebody to confirm it", "on some side nobody is there to confirm it")
def _can_be_confirmed(known: Known) -> bool:
    return all(side_of(each.role, known[SidesThere].there) for each in concerned(known))


@condition("it is said which role, address or agency", "it is not said which role or address")
def _is_whole(known: Known) -> bool:
    said = known[RoleChange]
    if said.change in {Change.GIVE, Change.END}:
        return said.role is not None
    return said.address is not None or said.change is not Change.ADDRESS


@condition("the person has the role that ends", "the person does not have the role that ends")
def _has_it(known: Known) -> bool:
    said = known[RoleChange]
    return said.change is not Change.END or said.role in known[RolesHeld].roles


@condition("the person does not have the role yet", "the person has the role already")
def _lacks_it(known: Known) -> bool:
    said = known[RoleChange]
    return said.change is not Change.GIVE or said.role not in known[RolesHeld].roles


GUARDED = (MANAGING_DIRECTOR, COUNSEL, COC_BALANCE, COC_CHITTENDEN, COMMITTEE, CHAIR, VICE_CHAIR)
PROPOSE = (
    Step("propose", LOCAL, S.PROPOSED)
    .called("Propose a change of a guarded role", "Change proposed")
    .by(SYSTEM_ADMIN)
    .asks(RoleChange)
    .requires(
        Require(LOCAL, "say which role, or which address", _is_whole, about=fact(RoleChange.role)),
        Require(LOCAL, "no guarded role is concerned; change it in the directory", _is_guarded,
                about=fact(RoleChange.role)),
        Require(LOCAL, "the person has this role already", _lacks_it, about=fact(RoleChange.role)),
        Require(LOCAL, "the person does not have this role", _has_it, about=fact(RoleChange.role)),
        Require(LOCAL, "nobody is there who could confirm it; whoever runs the server names the first holder of a role",
                _can_be_confirmed, about=fact(RoleChange.role)),
    )
    .tells("guarded-role-proposed", CONCERNED, *GUARDED)
)  # fmt: skip
Second = one_text("SecondThought", "Withdraw the proposal.", "Why the proposal is withdrawn")
WITHDRAW = withdraw("the proposal", S.WITHDRAWN, SYSTEM_ADMIN, Second).tells(
    "guarded-role-unchanged", CONCERNED, *GUARDED
)
