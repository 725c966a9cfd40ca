"""What a case would be under another edition of the policy: nothing is decided, and nothing changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from workflows.engine.cases import Case, difference
from workflows.engine.coming_under import reckon_by
from workflows.engine.interpreter import Interpreter
from workflows.grammar.events import ComeUnder
from workflows.law.calendar import Receipt
from workflows.law.policy import Policy


def under(case: Case, edition: Policy, now: datetime) -> Case:
    """Return a running case as it would be, came it under an edition now, in force or not; or raise NotAllowed."""
    interpreter = Interpreter(case, ComeUnder(edition.name, frozenset(), ""), now, edition)
    reckon_by(interpreter)
    interpreter.settle()
    return interpreter.decision().after


def other_dates(one: Case, other: Case) -> Iterator[tuple[str, Receipt | None, Receipt | None]]:
    """Yield the tasks that are due otherwise, that are asked no longer, and that are asked besides, each with both receipts."""
    changes = difference(one, other)
    for each in changes.moved:
        was, becomes = one.owed[each.key].receipt, each.receipt
        if (was and was.ends) != (becomes and becomes.ends):
            yield each.key, was, becomes
    again = {each.key for each in changes.opened}
    yield from ((key, one.owed[key].receipt, None) for key in changes.closed if key not in again)
    yield from ((each.key, None, each.receipt) for each in changes.opened)
