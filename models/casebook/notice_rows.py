"""The notices that a decision gives."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from workflows.engine.cases import Decision

CATCH_UP_AFTER = timedelta(hours=1)  # what was due longer ago than this is told in one catch-up message a person


def noticed(case_id: int, decision: Decision) -> list[dict[str, Any]]:
    """Return the rows of a decision's notices."""
    late = decision.rung is not None and decision.at - decision.rung.at > CATCH_UP_AFTER
    return [
        {
            "case_id": case_id,
            "template": told.template,
            "role": told.to,
            "person_id": None,
            "clause": told.clause,
            "duty": told.duty,
            "created_at": decision.at,
            "catch_up": late,
            "told_at": None,
            "outcome": "",
        }
        for told in decision.notices
    ]
