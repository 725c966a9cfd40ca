"""How a case that has ended is opened again: by what came in late, or by correcting the entry that ended it."""

from __future__ import annotations

from dataclasses import dataclass

from models.casebook.casebook import NoSuchCase
from models.intake.correcting import correctable, ended_by
from models.intake.late_entries import offers
from models.intake.proposals import amenders_in
from models.rows.cases import CaseRow
from web.calls import Call
from workflows.engine.cases import NotAllowed
from workflows.grammar.events import Roles


@dataclass(frozen=True)
class WaysBack:
    """Where who corrects in the case enters what came in late, and where they correct what ended the case; empty where that is no way back."""

    late: str = ""
    correct: str = ""

    @property
    def question(self) -> str:
        """What whoever looks may have come for."""
        if self.late and self.correct:
            return "Did something come in late, or was something entered by mistake?"
        return (
            "Did something come in late?" if self.late else "Was something entered by mistake?" if self.correct else ""
        )


def ways_back_of(call: Call, case: CaseRow, worn: Roles) -> WaysBack:
    """Return the ways back into a case that has ended, for those who may take them."""
    if case.closed_at is None or not worn & amenders_in(call.session, case):
        return WaysBack()
    number, place = case.number, f"/cases/{case.number}"
    late = f"{place}/late" if offers(call.session, call.viewer, number) else ""
    try:
        row_id = ended_by(call.session, call.viewer, number)
        correctable(call.session, call.viewer, number, row_id, call.now)
    except (NotAllowed, NoSuchCase):
        return WaysBack(late)
    return WaysBack(late, f"{place}/history/{row_id}/correct")
