"""One open case: a second one about the same person at the same agency, or about an agency, is refused, in the transaction that would open it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, sent_by, visible
from models.access.rulebook import rulebook_of
from models.casebook.casebook import restored
from models.intake.opening import Opening
from models.rows.cases import CaseRow
from models.rows.people import Agency, Person
from workflows.engine.cases import NotAllowed, Refusal
from workflows.facts.known import Known
from workflows.grammar.process import OneOpen, Process
from workflows.law.fields import Mark, marked


def refuse_second(session: Session, viewer: Viewer, opening: Opening, now: datetime) -> None:
    """Refuse a case of which there is an open one already.

    Who may know of the open one reads its number. Who may not is told that there is one, unless such cases may be kept
    from people: then a no would tell what is kept, and the second case opens.
    """
    process = rulebook_of(session).processes[opening.process]
    if process.single is None or (process.subject and opening.subject_id is None):
        return
    for case in _open(session, process.single, opening, now):
        known = session.scalar(select(CaseRow.number).where(CaseRow.id == case.id, _known_to(session, viewer)))
        if known or not _may_be_kept(process):
            words = f"{process.single.words}: case {known}" if known else process.single.words
            raise NotAllowed(Refusal(process.single.clause, words, field=_named_by(opening)))


def stands_open(session: Session, opening: Opening, now: datetime) -> bool:
    """Say whether there is an open case of this already, so that another case opens no second one."""
    single = rulebook_of(session).processes[opening.process].single
    return single is not None and next(_open(session, single, opening, now), None) is not None


def _known_to(session: Session, viewer: Viewer) -> ColumnElement[bool]:
    return or_(visible(viewer, rulebook_of(session)), sent_by(viewer))


def _may_be_kept(process: Process) -> bool:
    return process.withheld is not None or process.confidential


def _open(session: Session, single: OneOpen, opening: Opening, now: datetime) -> Iterator[CaseRow]:
    """Yield the open cases that stand in the way; whoever else would open one about this person waits until we are done."""
    about, number = (Person.id, opening.subject_id) if opening.subject_id else (Agency.id, opening.agency_id)
    session.execute(select(about).where(about == number).with_for_update(key_share=True))
    rulebook = rulebook_of(session)
    asked = single.matter_of(Known(rulebook.policy(now), now, {type(form): form for form in opening.forms}))
    same = (CaseRow.process == opening.process, CaseRow.subject_id == opening.subject_id,
            CaseRow.agency_id == opening.agency_id, CaseRow.closed_at.is_(None))  # fmt: skip
    rows = select(CaseRow).where(*same).order_by(CaseRow.id).execution_options(populate_existing=True)
    for row in session.scalars(rows):
        columns = {"process": row.process, "edition": row.edition, "state": row.state, "body": row.body}
        known = restored(rulebook, columns).known(rulebook.editions.named(row.edition), now)
        if single.matter_of(known) == asked:
            yield row


def _named_by(opening: Opening) -> str:
    """Return the field of the form that names the person."""
    fields = (name for form in opening.forms for name in marked(type(form), Mark.PERSON_EMAIL))
    return next(fields, "")
