"""Who takes a step: those it names, else who owes the duty that it answers; and never whoever asked for what is decided."""

from __future__ import annotations

from collections.abc import Container, Iterable

from workflows.facts.known import Known
from workflows.grammar.duties import Duty
from workflows.grammar.steps import Step
from workflows.law.roles import AGENCY_ADMIN, ASKER, CLOCK, RESTING, Role, may_act_as

RESTS = (
    "your HMIS license is suspended or has ended; until it is back, ICA does the Agency Administrator's tasks, "
    "and the executive director signs"
)


def owners_of(step: Step, duty: Duty | None, party: str = "") -> tuple[Role, ...]:
    """Return who takes a step: those named, who owes the duty (for a party, or for any), or the clock."""
    if step.actors:
        return tuple(office.role for office in step.actors)
    if duty is None or step.button not in duty.ways:
        return (CLOCK,)
    return (duty.owner_of(party),) if party or isinstance(duty.owner, Role) else duty.owners


def may_take(actors: Iterable[Role], step: Step, duty: Duty | None, known: Known) -> Role | None:
    """Return the hat in which one of these takes a step, as far as is known; nothing if it is somebody else's."""
    worn, consents = frozenset(actors), bool(duty and duty.consents)
    if duty and asked_oneself(duty, worn):
        return None
    owners = owners_now(step, duty, known)
    return next((owner for owner in owners if may_act_as(worn, owner, consents=consents)), None)


def is_resting(actors: Iterable[Role], owners: Container[Role]) -> bool:
    """Say whether somebody would do this as Agency Administrator, but for the suspension or the end of their license."""
    return RESTING in frozenset(actors) and AGENCY_ADMIN in owners


def asked_oneself(duty: Duty, worn: Container[Role]) -> bool:
    """Say whether somebody in these hats began the case, and so may not answer a duty that another is to answer."""
    return duty.by_another and ASKER in worn


def owners_now(step: Step, duty: Duty | None, known: Known) -> tuple[Role, ...]:
    """Return who takes a step in this case, as far as is known: not those whose condition does not hold."""
    owners = owners_of(step, duty, known.party)
    if not step.limited:
        return owners
    closed = {role for role, when in step.limited if when.verdict(known) is False}
    return tuple(owner for owner in owners if owner not in closed)
