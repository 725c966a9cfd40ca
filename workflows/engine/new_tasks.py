"""Who is told of a task as it opens: whoever gets it and is not told by the step itself."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.engine.cases import Changes, Decision, Told
from workflows.engine.ladder import OPENED
from workflows.grammar.duties import base
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK


def told_of_new(decision: Decision, changes: Changes, policy: Policy) -> Iterator[Told]:
    """Yield what those are told who owe something from now on: not whoever acts, and nobody whom a step tells itself."""
    if not policy.new_task_mail:
        return
    told = {each.to for each in decision.notices} | {decision.actor, CLOCK}
    listed = {duty.key: duty for duty in decision.after.process.duties_in(decision.after.state)}
    for owed in changes.opened:
        duty = listed[base(owed.key)]
        if (owner := duty.owner_of(owed.party)) not in told:
            yield Told(OPENED, owner, duty.clause, owed.key)
