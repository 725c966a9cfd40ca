"""An agency's own days to answer clients' requests; open cases learn of them at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models.lookups.learning import learn_about
from models.registries.entries import entered
from models.registries.forms.agencies import Guideline
from models.registries.people_and_agencies import audit
from models.rows.people import Agency


def set_guideline(
    session: Session, agency: Agency, facts: Mapping[str, Any], now: datetime, by: int | None = None
) -> int:
    """Set an agency's own days to answer clients, or none, and say how many cases learn of it; or raise NotAllowed."""
    days = agency.guideline_days = entered(Guideline, facts).guideline_days
    session.flush()
    words = f"answers clients within {days} days by its own guideline" if days else "has no guideline of its own"
    audit(session, now, f"the agency {agency.key} {words}", by)
    return learn_about(session, now, agency_id=agency.id)
