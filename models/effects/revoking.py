"""What the Committee's answer to an objection writes: a finding that is revoked counts no longer, nor in later ones (2.8-tiered)."""

from __future__ import annotations

from collections.abc import Iterable

from models.casebook.applying import Scene, apply, elsewhere, undo
from models.casebook.naming import name_anew
from models.effects.recounting import finding_of, foretold, recount
from models.lookups.conduct_cases.record import REVOKED
from models.lookups.learning import learn_about
from models.rows.cases import CaseRow
from workflows.correction.correction import Elsewhere
from workflows.facts.effects import RecordFinding
from workflows.facts.revoking import RevokeFinding


@apply.register
def revoke(_: RevokeFinding, scene: Scene) -> None:
    """Let the finding count for nothing from now on, and count those after it anew."""
    if finding := finding_of(scene):
        finding.void_at, finding.stands_at = scene.now, None
        finding.outcome, finding.decided_on = REVOKED, scene.decision.on
    _spread(scene, counts=False)


@undo.register
def not_revoked(_: RevokeFinding, scene: Scene) -> None:
    """Let the finding count again, unless it is not so either."""
    if not any(isinstance(each, RecordFinding) for each in scene.standing):
        return
    if finding := finding_of(scene):
        finding.void_at, finding.outcome, finding.decided_on = None, "", None
    _spread(scene, counts=True)


@elsewhere.register
def counted_anew(_: RevokeFinding, scene: Scene, *, undone: bool) -> Iterable[Elsewhere]:
    """Say which later findings are counted anew, and of which the decision stands."""
    return foretold(scene, counts=undone)


def _spread(scene: Scene, *, counts: bool) -> None:
    session = scene.session
    session.flush()
    recount(scene, counts=counts)
    case = session.get(CaseRow, scene.row["id"], populate_existing=True)
    name_anew(session, [case] if case else [], scene.now)
    learn_about(session, scene.now, person_id=scene.row["subject_id"], agency_id=scene.row["agency_id"])
