"""Looking up the data elements that the Committee asks for beyond HUD's (2.1-minimum-elements)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.lookups.about import About
from models.rows.meetings import DataElement
from workflows.manual.governance.motion.moving import ElementsAsked


def elements_asked(session: Session, about: About) -> ElementsAsked:
    """Look up what is asked for and has no last day."""
    del about
    rows = select(DataElement.name).where(DataElement.ends_on.is_(None)).order_by(DataElement.id)
    return ElementsAsked(names=tuple(session.scalars(rows)))
