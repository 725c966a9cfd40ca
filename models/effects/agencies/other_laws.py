"""What another law that binds an agency writes: its days and its programs; what is under way follows, and corrections too."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.access.rulebook import rulebook_of
from models.casebook.applying import Scene, alter, apply, undo
from models.lookups.learning import learn_about
from models.lookups.recurring import look_again
from models.rows.disclosures import OtherLaw
from models.rows.people import Program
from workflows.facts.effects import said
from workflows.grammar.recurring import Per
from workflows.manual.governance.policy_conflict.agreeing import BindByLaw
from workflows.manual.governance.policy_conflict.ending import UnbindByLaw


@apply.register
def bind_by_law(effect: BindByLaw, scene: Scene) -> None:
    """Keep what a law asks of an agency, from today on (3-conflict-of-law)."""
    today = rulebook_of(scene.session).policy(scene.now).calendar.day(scene.now)
    scene.session.add(_law(effect, scene, today))
    _let_learn(scene)


@undo.register
def not_bound(effect: BindByLaw, scene: Scene) -> None:
    """Let the law count for nothing; it is kept."""
    del effect
    for row in _rows(scene):
        row.void_at = scene.now
    _let_learn(scene)


@alter.register
def bound_otherwise(was: BindByLaw, now: BindByLaw, scene: Scene) -> None:
    """Keep what the law asks as it should have been kept, since the same day and, if it ended, until the same day."""
    del was
    for row in _rows(scene):
        right = _law(now, scene, row.since)
        right.ends_on, row.void_at = row.ends_on, scene.now
        scene.session.add(right)
    _let_learn(scene)


@apply.register
def unbind_by_law(effect: UnbindByLaw, scene: Scene) -> None:
    """Keep the last day on which the law asked more; what came in by then keeps its dates."""
    _end(scene, said(effect.on))


@undo.register
def bound_on(effect: UnbindByLaw, scene: Scene) -> None:
    """Let the law go on."""
    del effect
    _end(scene, None)


def _law(effect: BindByLaw, scene: Scene, since: date) -> OtherLaw:
    kind, agency = said(effect.protected_as), scene.row["agency_id"]
    programs = select(Program).where(Program.agency_id == agency, Program.project_id.in_(said(effect.programs)))
    return OtherLaw(
        case_id=scene.row["id"], agency_id=agency, law=said(effect.law), since=since, recorded_at=scene.now,
        inspection_days=said(effect.inspection_days), correction_days=said(effect.correction_days),
        protected_as=kind.key,
        programs=list(scene.session.scalars(programs.order_by(Program.project_id))),
    )  # fmt: skip


def _end(scene: Scene, on: date | None) -> None:
    for row in _rows(scene):
        row.ends_on = on
    _let_learn(scene)


def _rows(scene: Scene) -> list[OtherLaw]:
    return list(scene.session.scalars(select(OtherLaw).where(OtherLaw.case_id == scene.row["id"])))


def _let_learn(scene: Scene) -> None:
    """Let the agency's open cases follow, and the sweep see whether a program is switched to Shared that may share nothing."""
    scene.session.flush()
    look_again(scene.session, scene.now, Per.AGENCY)
    learn_about(scene.session, scene.now, agency_id=scene.row["agency_id"])
