"""What decisions write of disclosures and agreements: the log of releases, and how long an agreement runs."""

from __future__ import annotations

from sqlalchemy import select

from models.access.concern import agency_of
from models.casebook.applying import Scene, apply
from models.rows.disclosures import Agreement, Disclosure
from workflows.facts.effects import BeginAgreement, EndAgreement, ExtendAgreement, LogDisclosure, said


@apply.register
def log_disclosure(effect: LogDisclosure, scene: Scene) -> None:
    """Put into the log what an agency released (3.4-le-ethics)."""
    agency_id = agency_of(scene.session, scene.party) if scene.party else None
    scene.session.add(
        Disclosure(
            case_id=scene.row["id"],
            agency_id=agency_id or scene.row["agency_id"],
            disclosed_on=said(effect.on),
            recorded_at=scene.now,
            recipient=said(effect.recipient),
            what=said(effect.what),
            ground=said(effect.ground),
            clause=effect.clause,
            decided_by_id=scene.person_id,
            decided_as=scene.decision.actor,
        )
    )


@apply.register
def begin_agreement(effect: BeginAgreement, scene: Scene) -> None:
    """Put an agreement that runs from now on into the registry (3.4-research-written)."""
    scene.session.add(
        Agreement(
            case_id=scene.row["id"],
            kind=effect.kind,
            title=said(effect.title),
            party=said(effect.party),
            begun_on=said(effect.begins),
            ends_on=said(effect.ends),
        )
    )
    scene.session.flush()


@apply.register
def extend_agreement(effect: ExtendAgreement, scene: Scene) -> None:
    """Let the agreement of a case run until another day."""
    _latest(scene).ends_on = said(effect.ends)
    scene.session.flush()  # what is read of a case afterwards is read anew


@apply.register
def end_agreement(effect: EndAgreement, scene: Scene) -> None:
    """Write down when the agreement of a case ended, and when the data were back (3.4-research-term-return)."""
    agreement = _latest(scene)
    agreement.ended_on, agreement.returned_on = said(effect.on), said(effect.returned)
    scene.session.flush()


def _latest(scene: Scene) -> Agreement:
    rows = select(Agreement).where(Agreement.case_id == scene.row["id"]).order_by(Agreement.id.desc()).limit(1)
    return scene.session.scalars(rows).one()
