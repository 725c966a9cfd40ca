"""What follows in a case from what the desk has just found out: a step that a record answers, taken or put right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from workflows.engine.cases import Case
from workflows.facts.forms import Form
from workflows.grammar.events import Act, Roles
from workflows.grammar.following import Follow
from workflows.law.policy import Policy
from workflows.law.value import Value


class Anew(Value, frozen=True):
    """A step that was answered otherwise than a record says now, and what it should have said."""

    step: str
    actors: Roles
    form: Form
    reason: str


def following(before: Case, after: Case, now: datetime, policy: Policy) -> Iterator[Act | Anew]:
    """Yield what follows from the records by which a case has changed."""
    for each in after.process.following:
        if each.record in after.forms and before.forms.get(each.record) != after.forms[each.record]:
            yield from _follows(each, before, after, now, policy)


def _follows(each: Follow, before: Case, after: Case, now: datetime, policy: Policy) -> Iterator[Act | Anew]:
    known, step, actors = after.known(policy, now), each.step, frozenset({each.by})
    if any(way.name == step.name for way, _ in after.process.ways_in(after.state)):
        if form := each.fills(known):
            yield Act(step.name, actors, (form,))
    elif step.name in after.taken and (form := each.anew(before.known(policy, now), known)):
        yield Anew(step.name, actors, form, each.reason)
