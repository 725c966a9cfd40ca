"""What is missing in a person's open cases before what each of them is for: before a license above all."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.casebook.case_json import decoded
from models.rows.cases import CaseRow
from workflows.grammar.needed import missing
from workflows.grammar.words import filled
from workflows.law.roles import Role


class Missing(NamedTuple):
    """A condition that does not hold yet, who can make it hold, and the case that waits for it."""

    words: str
    clause: str
    who: Role | None
    number: str


def still_needed(session: Session, viewer: Viewer, person_id: int, now: datetime) -> list[Missing]:
    """Return what is missing, case by case."""
    rulebook = rulebook_of(session)
    listing = [key for key, process in rulebook.processes.items() if process.needed]
    rows = select(CaseRow).where(
        visible(viewer, rulebook), CaseRow.subject_id == person_id, CaseRow.closed_at.is_(None)
    )
    cases = session.scalars(rows.where(CaseRow.process.in_(listing)).order_by(CaseRow.id)).unique()
    return [each for row in cases for each in _missing(session, row, now)]


def _missing(session: Session, row: CaseRow, now: datetime) -> list[Missing]:
    rulebook = rulebook_of(session)
    process, policy = rulebook.processes[row.process], rulebook.editions.named(row.edition)
    known = decoded(process, row.edition, row.state, row.body).known(policy, now)
    given = {"subject": row.subject.name if row.subject else "", "party": ""}
    return [
        Missing(filled(each.words, policy, process.names, known, given), each.clause, each.owner(known), row.number)
        for each in missing(process.needed, known)
    ]
