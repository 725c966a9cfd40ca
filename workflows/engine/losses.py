"""What a change of the directory takes away: consents that do not suffice any more, and parties that have no part left."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from workflows.engine.cases import Decision, Told
from workflows.facts.known import Known
from workflows.grammar.duties import party_of
from workflows.grammar.events import Learn
from workflows.grammar.process import NEW, Process
from workflows.grammar.steps import LOCAL
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK, Offices, Role

NO_PART = "part-over"  # what an office is told that has no part in a case any more, and perhaps does not see it


def told_of_losses(decision: Decision, policy: Policy) -> Iterator[Told]:
    """Yield what those are told whom a change of the directory deprives of something; steps tell what they bring themselves."""
    if not isinstance(decision.event, Learn) or decision.before.state == NEW:
        return
    process, told = decision.after.process, {each.to for each in decision.notices}
    before, after = (case.known(policy, decision.at) for case in (decision.before, decision.after))
    for loss in process.losses:
        if loss.holds(before) - loss.holds(after):
            yield from (Told(each.template, each.to, loss.clause) for each in loss.notices)
    over = _kept_out(process, after) - _kept_out(process, before)
    if decision.before.state == decision.after.state:  # else the step that was taken tells
        over |= _with_a_part(process, before) - _with_a_part(process, after)
    yield from (Told(NO_PART, role, LOCAL) for role in sorted(over - told, key=attrgetter("key")))


def _with_a_part(process: Process, known: Known) -> frozenset[Role]:
    """Return which offices owe something for a part of their own, or have answered."""
    owners = (
        duty.owner_for(party_of(key))
        for duty in process.duties_in(known.state)
        if isinstance(duty.owner, Offices) and not duty.is_at_will
        for key in duty.keys_of_all(known)
    )
    return frozenset(owners) - {CLOCK}


def _kept_out(process: Process, known: Known) -> frozenset[Role]:
    """Return the offices with parts of their own that a case is kept from."""
    if process.withheld is None:
        return frozenset()
    parts = {role for each in process.offices for role in each.held.values()}
    return process.withheld.roles(known) & parts
