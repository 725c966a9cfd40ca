"""Which agencies approved what is done with their data, as their cases tell it (3.4-research-written)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.casebook import restored
from models.rows.cases import CaseRow
from workflows.manual.disclosure.research.approving import APPROVE


def approving(session: Session, case: CaseRow) -> tuple[str, ...]:
    """Return the keys of the agencies that approved in a case, in the order in which they did."""
    columns = {"process": case.process, "edition": case.edition, "state": case.state, "body": case.body}
    return tuple(restored(rulebook_of(session), columns).answers.get(APPROVE.name, {}))
