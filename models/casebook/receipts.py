"""What somebody who began a case about themselves keeps of it: what they sent, and nothing that came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer, sent_by, viewer_of
from models.access.rulebook import rulebook_of
from models.casebook.casebook import NoSuchCase
from models.casebook.replaying import read
from models.rows.cases import CaseRow, HistoryRow
from models.rows.people import Person
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.events import Act
from workflows.grammar.process import Process, Step
from workflows.law.policy import Policy


@dataclass(frozen=True)
class Receipt:
    """A case as it was begun: its number, the step and its form, and the day."""

    number: str
    process: Process
    step: Step
    form: Form | None
    on: date
    policy: Policy
    agencies: Mapping[str, str]  # their names, by their keys
    known: Known  # at the moment it was sent, and for good


def receipt(session: Session, viewer: Viewer, number: str) -> Receipt:
    """Return what a person sent about themselves under a number; or raise NoSuchCase."""
    row = session.scalars(select(CaseRow).where(CaseRow.number == number, sent_by(viewer))).one_or_none()
    if row is None:
        raise NoSuchCase(number)
    return receipt_of(session, row)


def receipts(session: Session, viewer: Viewer) -> list[Receipt]:
    """Return all that a person sent about themselves, the newest first."""
    rows = select(CaseRow).where(sent_by(viewer)).order_by(CaseRow.id.desc())
    return [receipt_of(session, row) for row in session.scalars(rows)]


def is_sent_by(session: Session, row: CaseRow, person: Person) -> bool:
    """Say whether a person began a case about themselves."""
    return session.scalar(select(CaseRow.id).where(CaseRow.id == row.id, sent_by(viewer_of(person)))) is not None


def receipt_of(session: Session, row: CaseRow) -> Receipt:
    """Return how a case was begun."""
    rulebook = rulebook_of(session)
    process, policy = rulebook.processes[row.process], rulebook.editions.named(row.edition)
    rows = select(HistoryRow).where(HistoryRow.case_id == row.id).order_by(HistoryRow.id).limit(1)
    first = session.scalars(rows).one()
    event = read(process, first.event)
    forms = {type(form): form for form in event.forms} if isinstance(event, Act) else {}
    step = next(step for step in process.openings if step.name == first.kind)
    known = Known(policy, first.at, forms)
    said = forms.get(step.form) if step.form else None
    agencies = {row.agency.key: row.agency.name} if row.agency else {}
    return Receipt(row.number, process, step, said, first.effective_on, policy, agencies, known)
