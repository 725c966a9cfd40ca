"""The list of data elements that the Committee asks for, as its motions change it (2.1-minimum-elements)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select

from models.casebook.applying import Scene, apply, undo
from models.rows.meetings import DataElement
from workflows.facts.effects import said
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
