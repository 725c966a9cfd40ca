"""What the Committee's decisions write: the data elements that it asks for, and the edition of the manual that it approved."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select

from models.casebook.applying import Scene, apply, forbid, undo
from models.registries.policy_texts.publishing import may_be_withdrawn, publish, publishing_faults, withdraw
from models.rows.meetings import DataElement
from models.rows.registries import PolicyText
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import Effect, Paper, said
from workflows.facts.text_kinds import TextKind
from workflows.manual.governance.manual_review.approving import PublishManual
from workflows.manual.governance.motion.moving import AskForElement, EndElement


@apply.register
def ask_for_element(effect: AskForElement, scene: Scene) -> None:
    """Put an element on the list from its first day."""
    row = DataElement(
        name=said(effect.name).strip(), who_for=said(effect.who_for).strip(),
        begins_on=said(effect.on) or scene.decision.on, case_id=scene.row["id"], entered_at=scene.now,
    )  # fmt: skip
    scene.session.add(row)


@undo.register
def take_off_the_list(effect: AskForElement, scene: Scene) -> None:
    """Let what the motion added count for nothing."""
    scene.session.flush()
    rows = select(DataElement).where(DataElement.case_id == scene.row["id"])
    for row in scene.session.scalars(rows.where(func.lower(DataElement.name) == said(effect.name).strip().lower())):
        row.void_at = scene.now


@apply.register
def end_element(effect: EndElement, scene: Scene) -> None:
    """Let the list say until when an element is asked for: the day before the motion's first day without it."""
    scene.session.flush()
    asked = (DataElement.ends_on.is_(None), func.lower(DataElement.name) == said(effect.name).strip().lower())
    for row in scene.session.scalars(select(DataElement).where(*asked)):
        row.ends_on = (said(effect.on) or scene.decision.on) - timedelta(days=1)
        row.ended_by_id = scene.row["id"]


@undo.register
def ask_for_it_again(effect: EndElement, scene: Scene) -> None:
    """Let the element have no last day again."""
    del effect
    scene.session.flush()
    for row in scene.session.scalars(select(DataElement).where(DataElement.ended_by_id == scene.row["id"])):
        row.ends_on, row.ended_by_id = None, None


def _facts(effect: PublishManual) -> dict[str, object]:
    return {
        "kind": TextKind.MANUAL, "edition": said(effect.edition), "words": said(effect.words),
        "news": said(effect.news), "effective_on": said(effect.on),
    }  # fmt: skip


@forbid.register
def may_not_publish(effect: PublishManual, scene: Scene, was: Effect | None = None) -> None:
    """Forbid an edition that the list of texts has already, or that begins before the one in effect."""
    del was
    if faults := tuple(publishing_faults(scene.session, _facts(effect))):
        raise NotAllowed(*faults)


@apply.register
def publish_manual(effect: PublishManual, scene: Scene) -> None:
    """Publish the edition; from its first day on P33 asks everybody to review it."""
    publish(scene.session, _facts(effect), scene.now, scene.person_id)


@undo.register
def take_manual_back(effect: PublishManual, scene: Scene) -> None:
    """Take the edition back while nobody was asked to review it; after that it stays, and another edition follows."""
    rows = select(PolicyText).where(PolicyText.paper == Paper.MANUAL, PolicyText.edition == said(effect.edition))
    for text in scene.session.scalars(rows):
        if may_be_withdrawn(text, scene.now):
            withdraw(scene.session, text, scene.now, scene.person_id or 0)
