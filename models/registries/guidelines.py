"""An agency's own days to answer clients' requests; open cases learn of them at once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.lookups.learning import learn_about
from models.registries.people_and_agencies import audit, fit, fit_guideline
from models.rows.people import Agency


def set_guideline(session: Session, agency: Agency, days: int | None, now: datetime, by: int | None = None) -> int:
    """Set an agency's own days to answer clients, or none, and say how many cases learn of it; or raise Unfit."""
    fit(fit_guideline(days))
    agency.guideline_days = days
    session.flush()
    words = f"answers clients within {days} days by its own guideline" if days else "has no guideline of its own"
    audit(session, now, f"the agency {agency.key} {words}", by)
    return learn_about(session, now, agency_id=agency.id)
