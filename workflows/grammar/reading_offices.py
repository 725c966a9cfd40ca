"""Which offices have a part in the cases of a process, and so read them."""

from __future__ import annotations

from functools import cache

from workflows.grammar.duties import Escalate
from workflows.grammar.process import Process
from workflows.grammar.takers import owners_of
from workflows.law.roles import ASKER, HATS_ALONE, OF_THE_CASE, Role, may_act_as, vacancy


@cache
def offices_reading(process: Process) -> frozenset[Role]:
    """Return the offices that owe something in it, are told of it, or do either for one that is vacant."""
    owners = {owner for _, step, duty in process.steps() for owner in owners_of(step, duty)}
    owners |= {notice.to for _, step, _ in process.arrows() for notice in step.notices}
    owners |= {notice.to for loss in process.losses for notice in loss.notices}
    vacant = {vacancy(owner) for owner in owners}
    for duty in (duty for waiting in process.waiting() for duty in waiting.all_duties()):
        owners |= set(duty.owners)
        vacant |= {vacancy(owner, consents=duty.consents) for owner in duty.owners}
        if duty.deadline and isinstance(duty.deadline.late, Escalate):
            owners |= duty.deadline.late.roles
    owners |= vacant
    return frozenset(
        role
        for role in Role
        if role not in {*OF_THE_CASE, *HATS_ALONE, ASKER} and any(may_act_as({role}, owner) for owner in owners)
    )
