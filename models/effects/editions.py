"""What the adoption of an edition of the deadlines and limits writes (5-ac-def)."""

from __future__ import annotations

from sqlalchemy import select

from models.casebook.applying import Scene, apply, undo
from models.rows.cases import CaseRow
from models.rows.meetings import AdoptedEdition
from workflows.facts.effects import said
from workflows.manual.governance.policy_edition.deciding import AdoptEdition


@apply.register
def adopt_edition(effect: AdoptEdition, scene: Scene) -> None:
    """Keep the edition; whatever is read after this transaction knows it, and its first day decides the rest."""
    scene.session.add(
        AdoptedEdition(
            case_id=scene.row["id"], name=said(effect.name), since=said(effect.since), numbers=said(effect.numbers),
            recorded_at=scene.now,
        )
    )  # fmt: skip


@undo.register
def take_edition_back(effect: AdoptEdition, scene: Scene) -> None:
    """Take the edition back while no case is under it; after that it stays, and another edition follows."""
    scene.session.flush()
    under = select(CaseRow.id).where(CaseRow.edition == said(effect.name)).limit(1)
    if scene.session.scalar(under) is not None:
        return
    for row in scene.session.scalars(select(AdoptedEdition).where(AdoptedEdition.case_id == scene.row["id"])):
        row.void_at = scene.now
