"""Whether an answer still counts where something happened between the page it was given on and the moment it is sent."""

from __future__ import annotations

from collections.abc import Sequence

from workflows.engine.cases import Case
from workflows.grammar.duties import Duty
from workflows.grammar.process import Step


def still_asked(lived: Sequence[Case], name: str, party: str) -> bool:
    """Say whether a step that was offered in the first of these cases is asked in the same form through to the last.

    An answer counts while the duty it answers is open; what is free besides, while the case stays in its state. Nothing
    else that happens in a case makes an answer stale: no other answer, no note, no reminder.
    """
    first = lived[0]
    return any(
        all(_asked(case, first, step, duty, party) for case in lived)
        for step, duty in first.process.ways_in(first.state)
        if step.name == name
    )


def _asked(case: Case, first: Case, step: Step, duty: Duty | None, party: str) -> bool:
    if duty is None or duty.is_at_will:
        return case.state == first.state and case.entered == first.entered
    key = f"{duty.key}:{party}" if duty.owed_by else duty.key
    then, now = first.owed.get(key), case.owed.get(key)
    return then is not None and now is not None and then.opened == now.opened and _offers(case, step, duty)


def _offers(case: Case, step: Step, duty: Duty) -> bool:
    """Say whether a case asks for a duty by the same form."""
    return any(
        each.name == step.name and each.form is step.form and of is not None and of.key == duty.key
        for each, of in case.process.ways_in(case.state)
    )
