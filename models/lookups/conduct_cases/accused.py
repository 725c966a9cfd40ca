"""Looking up who is complained of, and who is left to look into it (2.8-ica-employee)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.accusing import accused_in
from models.access.concern import recused_in
from models.access.routing import holders
from models.lookups.about import About
from models.rows.people import Office
from workflows.law.continua import LEADERS, Continuum
from workflows.law.roles import COUNSEL, MANAGING_DIRECTOR, STAFF, SYSTEM_ADMIN, doers_of
from workflows.manual.conduct.complaint.accused import Accused

OF_ICA = STAFF | {COUNSEL}


def accused(session: Session, about: About) -> Accused:
    """Look up whether ICA may look into a complaint, and which leadership can; nobody who is complained of, or stands aside."""
    named = accused_in(session, about.said)
    aside = named.everybody | (recused_in(session, about.case_id) if about.case_id else frozenset())
    theirs = set(session.scalars(select(Office.role).where(Office.person_id.in_(named.sure))))
    ica = {each for role in doers_of(SYSTEM_ADMIN) for each in holders(session, role, None)}
    return Accused(
        past_ica=bool(theirs & OF_ICA) or (bool(ica) and ica <= aside),
        directed=bool(holders(session, MANAGING_DIRECTOR, None, aside)),
        led=frozenset(each for each in Continuum if holders(session, LEADERS[each], None, aside)),
    )
