"""Whether an event has changed what a date depends on: where it has not, the date is the one it was."""

from __future__ import annotations

from workflows.engine.cases import Case
from workflows.facts.facts import DayOf, Fact
from workflows.facts.known import Known
from workflows.grammar.duties import Duty


def is_touched(duty: Duty, before: Case, now: Known) -> bool:
    """Say whether an edition, a form, a step or a pause that the dates of a duty depend on is another than it was."""
    if before.edition != now.policy.name:
        return True
    if before.moves is not now.moves and any(before.moves.get(key) != now.moves.get(key) for key in duty.moved_by):
        return True
    return any(_is_another(source, before, now) for source in duty.sources)


def _is_another(source: object, before: Case, now: Known) -> bool:
    match source:
        case Fact(step="", form=form):
            return before.forms.get(form) is not now.forms.get(form)
        case Fact(step=step):
            return before.answers.get(step) is not now.answers.get(step)
        case DayOf(step=step):
            return before.taken.get(step) != now.taken.get(step)
    return False
