"""D02. A guarded role changes: a process of the desk's own, which the manual does not know.

A complaint about ICA is read by its managing director, one about ICA's leadership by the Continuums of Care; counsel reads
what the police want, and the Committee judges. Whoever could alone give such a role, end it, or get at its holder's password
could choose the readers or the judges of a case about himself. So one person proposes it, and a second one confirms it who is
on the side of the role; everybody who has it is told of both.
"""

from __future__ import annotations

from dataclasses import dataclass

from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.facts import fact
from workflows.facts.handing_over import HandOverLink
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Consent, Ended, Must, Process, Step, Waiting, escalate, otherwise, to
from workflows.grammar.shapes import one_text
from workflows.law.offices import HeldRole
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, CONCERNED, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.people.guarded_role.proposing import (
    ASKED,
    GUARDED,
    PROPOSE,
    WITHDRAW,
    Change,
    RoleChange,
    others,
    sides,
)
from workflows.manual.people.guarded_role.sides import SIDES, RolesHeld, SidesThere
from workflows.manual.people.guarded_role.states import S


@dataclass(frozen=True)
class ChangeRole(
    Effect,
    key="ChangeRole",
    undone=Undone("what was changed stays changed, until the opposite is proposed and confirmed"),
):
    """The directory shows the change."""

    change: Term[Change]
    role: Term[HeldRole | None]
    address: Term[str | None]
    agency: Term[str | None]


WITHIN = Days(Policy.guarded_role_days)
LATE = escalate((SIDES, SYSTEM_ADMIN), ICA_DIRECTOR)
CHANGE = ChangeRole(
    fact(RoleChange.change), fact(RoleChange.role), fact(RoleChange.address), fact(RoleChange.agency)
)  # fmt: skip
Declining = one_text("Declining", "Decline the change.", "Why the change is declined", "The person reads it")
DECLINE = (
    Step("decline", LOCAL, S.DECLINED)
    .called("Decline the change", "Change declined")
    .asks(Declining)
    .tells("guarded-role-unchanged", CONCERNED, SYSTEM_ADMIN, *GUARDED)
)
CONFIRMATION = (
    Consent("confirm", LOCAL, SIDES, "confirm or decline a change about {subject}")
    .aimed("the manual says nothing of it", within=WITHIN, late=LATE)
    .each("side of the roles concerned", sides)
    .answers(Step("confirm", LOCAL).called("Confirm the change", "Change confirmed, {party}"), DECLINE)
)
HAND_OVER = (
    Must("hand-over", LOCAL, SIDES, "hand {subject} the link to set a password")
    .aimed("the manual says nothing of it", within=WITHIN, late=LATE)
    .each("side of the roles concerned", sides)
    .answers(
        Step("hand-over", LOCAL, S.CHANGED)
        .called("Say that the link is handed over", "Password link handed over")
        .does(HandOverLink())
        .tells("guarded-role-changed", CONCERNED, SYSTEM_ADMIN, *GUARDED)
    )
)
PROCESS = (
    Process(
        "D02",
        "Change of a guarded role",
        "people",
        subject=CONCERNED,
        of_the_manual=False,
        guards_roles=True,
        heading="A role of {subject}",
    )
    .keeps_from(LOCAL, "guarded roles that have no part in it", others)
    .untold(AGENCY_ADMIN, because="a guarded role is no agency's")
    .looks_up(RolesHeld, SidesThere)
    .one_open(LOCAL, "a change about this person waits for a second person already")
    .begins(PROPOSE)
    .runs(
        Waiting(S.PROPOSED, LOCAL, "Proposal")
        .until(CONFIRMATION)
        .may(WITHDRAW)
        .then(
            Step("carry-out", LOCAL)
            .called("Carry out the change", "Change confirmed")
            .leads(
                to(S.HANDING_OVER).when(ASKED.is_(Change.LINK)),
                otherwise(S.CHANGED).does(CHANGE).tells("guarded-role-changed", CONCERNED, SYSTEM_ADMIN, *GUARDED),
            )
        ),
        Waiting(S.HANDING_OVER, LOCAL, "Proposal").until(HAND_OVER),
        Ended(S.CHANGED, LOCAL, "Done"),
        Ended(S.DECLINED, LOCAL),
        Ended(S.WITHDRAWN, LOCAL),
    )
)
