"""What dates a case would have under another edition of the policy: nothing is decided, and nothing changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from workflows.engine.cases import Case
from workflows.engine.ladder import reckon
from workflows.grammar.duties import base
from workflows.law.calendar import Receipt
from workflows.law.policy import Policy


def other_dates(case: Case, edition: Policy, now: datetime) -> Iterator[tuple[str, Receipt, Receipt]]:
    """Yield the open tasks that would be due otherwise, each with the receipt that it has and the one that it would have."""
    known, duties = case.known(edition, now), {duty.key: duty for duty in case.process.duties_in(case.state)}
    for key, owed in case.owed.items():
        duty = duties.get(base(key))
        if duty is None or duty.is_plain or owed.receipt is None:
            continue
        becomes = reckon(duty, owed, known, owed.still).receipt
        if becomes and becomes.ends != owed.receipt.ends:
            yield key, owed.receipt, becomes
