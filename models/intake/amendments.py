"""A correction is written, and what other cases had looked up of this one is looked up again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.casebook.amending import amend
from models.casebook.casebook import Author
from models.lookups.changes import tell_of_accused
from models.lookups.learning import learn_about
from models.rows.cases import CaseRow
from workflows.grammar.events import Amendment


def write_amendment(
    session: Session, case: CaseRow, amendment: Amendment, now: datetime, author: Author, *, version: int | None = None
) -> None:
    """Correct a case, and let the open cases about its client or its person know of it; or raise as `amend` does."""
    amend(session, case.id, amendment, now, author, version=version)
    tell_of_accused(session, now, case)
    if case.client or case.subject_id:
        learn_about(session, now, person_id=case.subject_id, client=case.client)
