"""The notices that a decision gives: what its steps and its clock tell, and dates that moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from workflows.engine.cases import Changes, Decision, Told
from workflows.engine.ladder import MOVED, WAITING_MOVED
from workflows.engine.losses import told_of_losses
from workflows.engine.new_tasks import told_of_new
from workflows.grammar.duties import base
from workflows.grammar.events import Act, Tick
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK
from workflows.telling.audience import who_waits

CATCH_UP_AFTER = timedelta(hours=1)  # what was due longer ago than this is told in one catch-up message a person


def noticed(
    case_id: int, decision: Decision, changes: Changes, policy: Policy, *, version: int | None,
    leaves_at: datetime | None,
) -> list[dict[str, Any]]:  # fmt: skip
    """Return the rows of a decision's notices, whose mail leaves at once or at a moment."""
    late = decision.rung is not None and decision.at - decision.rung.at > CATCH_UP_AFTER
    rows = [notice_row(case_id, told, decision.at) | {"catch_up": late} for told in decision.notices]
    rows += [notice_row(case_id, told, decision.at) for told in told_of_new(decision, changes, policy)]
    rows += [notice_row(case_id, told, decision.at) for told in told_of_losses(decision, policy)]
    rows += [
        notice_row(case_id, told, decision.at) | {"moved_from": was} for told, was in _moved(decision, changes, policy)
    ]
    return [row | {"leaves_at": leaves_at, "version": version} for row in rows]


def notice_row(case_id: int, told: Told, at: datetime) -> dict[str, Any]:
    """Return the row of a notice that waits to be told."""
    return {
        "case_id": case_id,
        "template": told.template,
        "role": told.to,
        "person_id": None,
        "clause": told.clause,
        "duty": told.duty,
        "moved_from": None,
        "created_at": at,
        "version": None,
        "leaves_at": None,
        "catch_up": False,
        "told_at": None,
        "training_id": None,
        "outcome": "",
        "told_on": None,
        "told_how": None,
    }


def _moved(decision: Decision, changes: Changes, policy: Policy) -> Iterator[tuple[Told, date]]:
    """Yield what owners of dates that moved are told, and those who wait, with the days they were.

    Steps tell what they bring themselves.
    """
    if isinstance(decision.event, Act | Tick):
        return
    after = decision.after
    listed = {duty.key: duty for duty in after.process.duties_in(after.state)}
    for owed in changes.moved:
        was, now, duty = decision.before.owed[owed.key].receipt, owed.receipt, listed[base(owed.key)]
        owner = duty.owner_of(owed.party)
        if was and now and was.ends != now.ends and owner is not CLOCK:
            yield Told(MOVED, owner, duty.clause, owed.key), was.day
            for role in who_waits(after.process, after.known(policy, decision.at)):
                if role is not owner:
                    yield Told(WAITING_MOVED, role, duty.clause, owed.key), was.day
