"""Looking up who is left to answer a privacy complaint, besides those who are complained of (3.4-complaint-agency)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models.access.accusing import accused_in
from models.access.concern import recused_in
from models.access.routing import holders
from models.lookups.about import About
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN, Role, doers_of
from workflows.manual.clients.privacy_complaint.complaining import WhoAnswers


def who_answers(session: Session, about: About) -> WhoAnswers:
    """Look up who of the agency and of ICA may answer: nobody who is complained of, or stands aside.

    Where an agency has nobody at all ICA does its tasks as ever, and so answers for it: the complaint is ICA's from the start.
    """
    aside = accused_in(session, about.said).everybody
    aside |= recused_in(session, about.case_id) if about.case_id else frozenset()

    def there(role: Role, agency_id: int | None) -> bool:
        return bool(holders(session, role, agency_id, aside))

    agency = about.agency_id
    return WhoAnswers(
        agency=agency is not None and (there(AGENCY_ADMIN, agency) or there(AGENCY_DIRECTOR, agency)),
        director=agency is not None and there(AGENCY_DIRECTOR, agency),
        ica=any(there(role, None) for role in doers_of(SYSTEM_ADMIN)),
    )
