"""An agency asks for somebody: whoever keeps the directory confirms that the person works there, before a license says so."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.belonging import asking
from models.registries.edits.editing import edit
from models.registries.edits.entries import PEOPLE
from models.registries.entries import refused
from models.rows.cases import CaseRow
from models.rows.people import Agency, Person


def confirm_member(session: Session, viewer: Viewer, person: Person, *, now: datetime, today: date) -> Agency:
    """Let a person be a member of the agency that asks for them in an open case; or raise NotAllowed."""
    found = asking(session, viewer, [person]).get(person.id)
    case = session.query(CaseRow).filter_by(number=found[1]).one() if found else None
    if case is None or case.agency is None:
        raise refused("no agency asks for this person any more; nothing was changed")
    reason = f"Works for the agency, which asked for a license in case {case.number}"
    facts = {**PEOPLE.says(person), "agency": case.agency.key, "reason": reason}
    edit(session, PEOPLE, person, facts, now=now, today=today, by=viewer.id)
    return case.agency
