"""What changes while a client's request is open: the agency's own days to answer, and denials of earlier requests."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.effects import Scene, apply
from models.learning import learn_about
from models.people import Agency
from models.registry import audit, fit, fit_guideline
from workflows.manual.clients.requests import ShowDenial


def set_guideline(session: Session, agency: Agency, days: int | None, now: datetime, by: int | None = None) -> int:
    """Set an agency's own days to answer clients, or none, and say how many cases learn of it; or raise Unfit."""
    fit(fit_guideline(days))
    agency.guideline_days = days
    session.flush()
    words = f"answers clients within {days} days by its own guideline" if days else "has no guideline of its own"
    audit(session, now, f"the agency {agency.key} {words}", by)
    return learn_about(session, now, agency_id=agency.id)


@apply.register
def show_denial(effect: ShowDenial, scene: Scene) -> None:
    """Let the client's open requests know of a denial (3.4-deny-harassing)."""
    del effect
    learn_about(scene.session, scene.now, client=scene.row["client"])
