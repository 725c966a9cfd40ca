"""What decisions on violations write: findings, for good (2.8)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from models.casebook.applying import Scene, alter, apply, elsewhere, undo
from models.casebook.naming import name_anew
from models.effects.recounting import finding_of, foretold, recount
from models.lookups.learning import learn_about
from models.rows.cases import CaseRow
from models.rows.conduct import Finding
from workflows.correction.correction import Elsewhere
from workflows.facts.effects import DecideFinding, RecordFinding, said


@apply.register
def record_finding(effect: RecordFinding, scene: Scene) -> None:
    """Put a finding on record for good; the user's and the agency's other open cases learn of it."""
    session, person_id, agency_id = scene.session, scene.row["subject_id"], scene.row["agency_id"]
    finding = finding_of(scene)
    if finding is None:
        finding = Finding(case_id=scene.row["id"], person_id=person_id, agency_id=agency_id, found_at=scene.decision.at)
        session.add(finding)
    finding.void_at, finding.outcome, finding.decided_on = None, "", None
    _say(finding, effect)
    session.flush()
    if scene.amendment:
        recount(scene, counts=True)
    case = session.get(CaseRow, scene.row["id"], populate_existing=True)
    name_anew(session, [case] if case else [], scene.now)  # which violation it is stands in its name from now on
    learn_about(session, scene.now, person_id=person_id, agency_id=agency_id)


def _say(finding: Finding, effect: RecordFinding) -> None:
    finding.occurred_on, finding.tier = said(effect.occurred_on), said(effect.tier)
    finding.nature, finding.law = said(effect.nature), said(effect.law)


@apply.register
def decide_finding(effect: DecideFinding, scene: Scene) -> None:
    """Write down what became of the finding of a case."""
    for finding in scene.session.scalars(select(Finding).where(Finding.case_id == scene.row["id"])):
        finding.outcome, finding.decided_on = said(effect.outcome), scene.decision.on
    learn_about(scene.session, scene.now, person_id=scene.row["subject_id"])


@undo.register
def revoke_finding(_: RecordFinding, scene: Scene) -> None:
    """Let the finding of a case count for nothing, and count those after it anew (2.8-tiered)."""
    session, person_id, agency_id = scene.session, scene.row["subject_id"], scene.row["agency_id"]
    if finding := finding_of(scene):
        finding.void_at, finding.stands_at = scene.now, None
    session.flush()
    recount(scene, counts=False)
    learn_about(session, scene.now, person_id=person_id, agency_id=agency_id)


@elsewhere.register
def counted_anew(_: RecordFinding, scene: Scene, *, undone: bool) -> Iterable[Elsewhere]:
    """Say which later findings are counted anew, and of which the decision stands."""
    return foretold(scene, counts=not undone)


@alter.register
def found_otherwise(was: RecordFinding, now: RecordFinding, scene: Scene) -> None:
    """Let the record of a finding say what it should have said; the moment at which it was found stays."""
    del was
    if finding := finding_of(scene):  # one that the Committee revoked, too
        _say(finding, now)
    learn_about(scene.session, scene.now, person_id=scene.row["subject_id"], agency_id=scene.row["agency_id"])


@undo.register
def undecide_finding(_: DecideFinding, scene: Scene) -> None:
    """Let the finding of a case stand as it did before the decision: undecided, or as an earlier one left it."""
    left = [(said(each.outcome), by.on) for by in scene.lived for each in by.effects if isinstance(each, DecideFinding)]
    outcome, decided_on = left[-1] if left else ("", None)
    for finding in scene.session.scalars(select(Finding).where(Finding.case_id == scene.row["id"])).all():
        finding.outcome, finding.decided_on = outcome, decided_on
    learn_about(scene.session, scene.now, person_id=scene.row["subject_id"])
