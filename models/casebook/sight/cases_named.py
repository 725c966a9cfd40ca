"""What a record says of other cases, read only by those who may know of these cases."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.rows.cases import CaseRow
from workflows.facts.forms import Form
from workflows.law.fields import Mark, marked
from workflows.law.value import changed


def of_known_cases(session: Session, viewer: Viewer, form: Form) -> Form:
    """Return a form without its rows about cases that somebody may not know of: who stands aside from one, reads none of it."""
    rows = {name: getattr(form, name) for name in marked(type(form), Mark.CASES)}
    numbers = {row.case for found in rows.values() for row in found}
    if not numbers:
        return form
    seen = select(CaseRow.number).where(CaseRow.number.in_(numbers), visible(viewer, rulebook_of(session)))
    known = set(session.scalars(seen))
    return changed(form, **{name: tuple(row for row in found if row.case in known) for name, found in rows.items()})
