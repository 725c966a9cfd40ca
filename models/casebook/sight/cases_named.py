"""What a record says of other cases, read only by those who may know of these cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.rows.cases import CaseRow
from workflows.facts.forms import Form
from workflows.law.value import changed


def of_known_cases(session: Session, viewer: Viewer, form: Form) -> Form:
    """Return a form without its rows about cases that somebody may not know of: who stands aside from one, reads none of it."""
    lists = dict(_lists(form))
    numbers = {row.case for rows in lists.values() for row in rows}
    if not numbers:
        return form
    known = set(session.scalars(_known(viewer, session, numbers)))
    return changed(form, **{name: tuple(row for row in rows if row.case in known) for name, rows in lists.items()})


def _lists(form: Form) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for name in form.__struct_fields__:
        value = getattr(form, name)
        if isinstance(value, tuple) and value and all(isinstance(getattr(row, "case", None), str) for row in value):
            yield name, value


def _known(viewer: Viewer, session: Session, numbers: Iterable[str]) -> Any:
    seen = visible(viewer, rulebook_of(session))
    return select(CaseRow.number).where(CaseRow.number.in_(numbers), seen)
