"""What a record says of other cases, read only by those who may know of these cases."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.rows.cases import CaseRow
from workflows.facts.counted import Counted, Same
from workflows.facts.forms import Form
from workflows.law.fields import Mark, marked
from workflows.law.value import changed


def of_known_cases(session: Session, viewer: Viewer, form: Form) -> Form:
    """Return a form without its rows about cases that somebody may not know of: who stands aside from one, reads none of it."""
    rows = {name: getattr(form, name) for name in marked(type(form), Mark.CASES)}
    numbers = {_number(row) for found in rows.values() for row in found}
    if not numbers:
        return form
    seen = select(CaseRow.number).where(CaseRow.number.in_(numbers), visible(viewer, rulebook_of(session)))
    known = set(session.scalars(seen))
    return changed(form, **{name: tuple(row for row in found if _number(row) in known) for name, found in rows.items()})


def _number(row: Any) -> str:
    return str(getattr(row, "case", row))


def knows_all(session: Session, viewer: Viewer, case: CaseRow, counted: Counted) -> bool:
    """Say whether somebody may know of all cases out of which something is worked out for a case.

    Those that come to nothing are among them: otherwise whether it is shown would tell how the unknown one ended.
    """
    alike = (CaseRow.process == counted.process, CaseRow.id != case.id, _same(case, counted.same))
    unknown = select(CaseRow.id).where(*alike, ~visible(viewer, rulebook_of(session)))
    return session.scalar(unknown.limit(1)) is None


def _same(case: CaseRow, same: Same) -> ColumnElement[bool]:
    """Return the condition that another case has something in common with a case."""
    here, person = CaseRow.agency_id == case.agency_id, CaseRow.subject_id == case.subject_id
    match same:
        case Same.PERSON:
            return person if case.subject_id else and_(CaseRow.subject_id.is_(None), here)
        case Same.PERSON_HERE:
            return and_(person, here)
        case Same.AGENCY:
            return here
        case Same.CLIENT:
            return and_(CaseRow.client == case.client, here)
