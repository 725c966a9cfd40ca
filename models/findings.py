"""Findings of violations: put on record for good, and decided (2.8-tiered, 2.8-no-expiry)."""

from __future__ import annotations

from sqlalchemy import select

from models.conduct import Finding
from models.effects import Scene, apply
from models.learning import learn_about
from workflows.effects import DecideFinding, RecordFinding, said


@apply.register
def record_finding(effect: RecordFinding, scene: Scene) -> None:
    """Put a finding on record for good; the user's and the agency's other open cases learn of it."""
    person_id, agency_id = scene.row["subject_id"], scene.row["agency_id"]
    finding = Finding(
        case_id=scene.row["id"], person_id=person_id, agency_id=agency_id, occurred_on=said(effect.occurred_on),
        found_at=scene.now, tier=said(effect.tier), nature=said(effect.nature), law=said(effect.law),
    )  # fmt: skip
    scene.session.add(finding)
    learn_about(scene.session, scene.now, person_id=person_id, agency_id=agency_id)


@apply.register
def decide_finding(effect: DecideFinding, scene: Scene) -> None:
    """Write down what became of the finding of a case."""
    for finding in scene.session.scalars(select(Finding).where(Finding.case_id == scene.row["id"])):
        finding.outcome, finding.decided_on = said(effect.outcome), scene.decision.on
    learn_about(scene.session, scene.now, person_id=scene.row["subject_id"])
