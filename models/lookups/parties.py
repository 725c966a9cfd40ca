"""What the desk finds out of the other agency that has a part in a case."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from models.lookups.about import About
from models.rows.cases import CaseRow
from models.rows.people import Agency
from workflows.manual.people.coordinated_services.asking import OtherAgency
from workflows.manual.people.partner_agency import PROCESS as PARTNER
from workflows.manual.people.partner_agency.states import S


def other_agency(session: Session, about: About) -> OtherAgency:
    """Look up what the agency is called for which somebody is to work (2.1-csa-scope)."""
    names = session.scalars(select(Agency.name).where(Agency.id.in_(about.parties))).all()
    return OtherAgency(name=", ".join(names), leaves=leaves(session, about.parties))


def leaves(session: Session, agencies: Collection[int]) -> bool:
    """Say whether one of some agencies is closed, or has ended its licenses because it leaves."""
    closed = select(Agency.id).where(Agency.id.in_(agencies), Agency.closed_at.is_not(None))
    leaving = (CaseRow.process == PARTNER.key, CaseRow.agency_id.in_(agencies), CaseRow.state == S.LAST_WORK.key)
    return bool(session.scalar(select(or_(closed.exists(), exists().where(*leaving)))))
