"""A form names documents and other cases that whoever fills it in may read: to everybody else they are not there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.rulebook import rulebook_of
from models.casebook.casebook import restored
from models.casebook.sight.cases_named import of_known_cases
from models.casebook.sight.sight import sight_of
from models.rows.cases import CaseRow, Document
from workflows.engine.cases import Case, NotAllowed, Refusal
from workflows.engine.engine import decide
from workflows.facts.forms import Form
from workflows.grammar.events import Act
from workflows.grammar.process import Step
from workflows.law.fields import Mark, marked
from workflows.law.value import changed

NAMING = (Mark.DOCUMENT, Mark.CASE)


def case_for(session: Session, viewer: Viewer, row: CaseRow, step: Step | None) -> Case:
    """Return a case as the desk knows it; for a form that names any, with those documents and other cases that somebody may read."""
    columns = {"process": row.process, "edition": row.edition, "state": row.state, "body": row.body}
    case = restored(rulebook_of(session), columns)
    if step is None or not any(_naming(step)):
        return case
    return changed(case, forms={kind: _as_read(session, viewer, row, form) for kind, form in case.forms.items()})


def _naming(step: Step) -> Iterator[str]:
    for mark in NAMING:
        yield from marked(step.form, mark) if step.form else ()


def _as_read(session: Session, viewer: Viewer, row: CaseRow, form: Form) -> Form:
    found = {name: getattr(form, name) for name in marked(type(form), Mark.DOCUMENT)}
    lists = {name: names for name, names in found.items() if isinstance(names, tuple)}
    if lists:
        rows = session.scalars(select(Document).where(Document.case_id == row.id))
        read = {each.counts_as for each in sight_of(session, viewer, row).documents(rows)}
        form = changed(form, **{name: tuple(each for each in names if each in read) for name, names in lists.items()})
    return of_known_cases(session, viewer, form)


def refuse_unread(session: Session, viewer: Viewer, row: CaseRow, deed: tuple[Step | None, Act], now: datetime) -> None:
    """Raise NotAllowed where a step names what is not there for whoever takes it, with all that stands against it as if it were not."""
    step, event = deed
    if step and any(_naming(step)):
        decide(case_for(session, viewer, row, step), event, now, rulebook_of(session).editions.named(row.edition))


def refuse_unread_anew(
    session: Session, viewer: Viewer, row: CaseRow, said: tuple[Step, Form, Form | None], now: datetime
) -> None:
    """Raise NotAllowed where a form that is corrected, or entered late, comes to name what is not there for whoever enters it."""
    step, form, was = said
    named = {name for name in _naming(step) if getattr(form, name) != getattr(was, name, None)}
    if not named:
        return
    known = case_for(session, viewer, row, step).known(rulebook_of(session).editions.named(row.edition), now)
    there = changed(known, forms={**known.forms, type(form): form})
    against = (each for each in step.conditions if each.fact and each.fact.form is type(form) and not each.test(there))
    refused = [Refusal(each.clause, each.says(there), field=each.fact.field) for each in against if each.fact]
    if found := [each for each in refused if each.field in named]:
        raise NotAllowed(*found)
