"""Counting later findings anew once an earlier one is revoked: their own cases are corrected, in the same transaction."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from models.casebook.amending import amend
from models.casebook.applying import Scene
from models.casebook.casebook import Author
from models.casebook.replaying import history
from models.rows.cases import CaseRow
from models.rows.conduct import Finding
from workflows.grammar.events import THE_CLOCK, Act, Correct, Learn
from workflows.law.value import changed
from workflows.manual.conduct.conduct_record import ConductRecord


def recount_after(revoked: Finding, scene: Scene) -> None:
    """Correct what the cases of later findings of the same user, or the agency's own, looked up (2.8-tiered)."""
    same = Finding.person_id == revoked.person_id if revoked.person_id else Finding.person_id.is_(None)
    later = select(Finding.case_id).where(same, Finding.id > revoked.id).order_by(Finding.id)
    if revoked.person_id is None:
        later = later.where(Finding.agency_id == revoked.agency_id)
    for case_id in scene.session.scalars(later).all():
        case = scene.session.get_one(CaseRow, case_id)
        why = f"the finding of {scene.row['number']} was revoked"
        if better := list(_one_less(scene, case, why)):
            first, *also = better
            amend(scene.session, case_id, changed(first, also=tuple(also)), scene.now, Author(scene.person_id))


def _one_less(scene: Scene, case: CaseRow, why: str) -> Iterator[Correct]:
    """Yield a correction of each look-up that counted the finding."""
    for place, (event, _) in enumerate(history(scene.session, case).events):
        for record in event.records if isinstance(event, Learn) else event.forms if isinstance(event, Act) else ():
            if isinstance(record, ConductRecord) and record.findings:
                yield Correct(place, THE_CLOCK, (changed(record, findings=record.findings - 1),), why)
