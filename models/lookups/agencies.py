"""Looking up what an agency is as a partner: its licenses and who administers it, its director, what it signed (2.1, 3.1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from models.access.routing import holders
from models.access.rulebook import rulebook_of
from models.lookups.about import About
from models.lookups.disclosure import is_a_funders
from models.rows.cases import CaseRow, DutyRow
from models.rows.conduct import Sanction
from models.rows.people import Office, Person
from models.rows.registries import License, SignedPaper
from workflows.facts.effects import Paper
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK
from workflows.manual.governance.comparable_database.known import ComparableKnown
from workflows.manual.governance.comparable_database.states import S as Comparable
from workflows.manual.people.administrator.users import AgencyUsers
from workflows.manual.people.partner_agency.known import AgencyPage, AgencyWork

SETTLED = (Comparable.KEPT, Comparable.NOT_NEEDED, Comparable.WITHDRAWN)  # asked again when its time has come


def agency_users(session: Session, about: About) -> AgencyUsers:
    """Count the people with a license of the agency that has not ended, and name who administers it."""
    held = (License.agency_id == (about.agency_id or 0), License.ended_at.is_(None), ~is_a_funders())
    whose = or_(Sanction.person_id == License.person_id, Sanction.agency_id == License.agency_id)
    barred = exists().where(whose, Sanction.ended_at.is_(None))
    people = select(func.count(License.person_id.distinct()))
    rows = select(Person.email).join(Office, Office.person_id == Person.id)
    there = (Office.role == AGENCY_ADMIN, Office.agency_id == (about.agency_id or 0), Person.left_at.is_(None))
    return AgencyUsers(
        licenses=session.scalar(people.where(*held)) or 0,
        suspended=session.scalar(people.where(*held, barred)) or 0,
        administrators=tuple(session.scalars(rows.where(*there).order_by(Person.email))),
    )


def agency_page(session: Session, about: About) -> AgencyPage:
    """Look up whether a director is named, and when the agreement and the agency's own rules came in last."""
    return AgencyPage(
        director=bool(about.agency_id and holders(session, AGENCY_DIRECTOR, about.agency_id)),
        signed_on=_last(session, about, Paper.PARTNERSHIP),
        rules_on=_last(session, about, Paper.LOCAL_RULES),
    )


def _last(session: Session, about: About, paper: Paper) -> date | None:
    own = (SignedPaper.paper == paper, SignedPaper.agency_id == (about.agency_id or 0), SignedPaper.person_id.is_(None))
    last = session.scalar(select(func.max(SignedPaper.signed_at)).where(*own))
    return FIRST_EDITION.calendar.day(last) if last else None


def agency_work(session: Session, about: About) -> AgencyWork:
    """Look up what would end with an agency: its users' licenses, and its open cases but for those that are kept from ICA."""
    held = (License.agency_id == (about.agency_id or 0), License.ended_at.is_(None))
    people = select(Person.name).join(License, License.person_id == Person.id).where(*held).distinct()
    return AgencyWork(
        users=tuple(session.scalars(people.order_by(Person.name))),
        cases=tuple(open_work(session, about.agency_id or 0, about.case_id)),
    )


def comparable_known(session: Session, about: About) -> ComparableKnown:
    """Look up who has a license at the agency, and when a case about its comparable database was settled last."""
    held = (License.agency_id == (about.agency_id or 0), License.ended_at.is_(None))
    users = select(Person.name).join(License, License.person_id == Person.id).where(*held).distinct()
    return ComparableKnown(
        users=tuple(session.scalars(users.order_by(Person.name))),
        partner=_last(session, about, Paper.PARTNERSHIP) is not None,
        settled_on=_settled(session, about, SETTLED),
        kept_on=_settled(session, about, (Comparable.KEPT,)),
    )


def _settled(session: Session, about: About, states: Iterable[Comparable]) -> date | None:
    """Return the day on which the last case about the agency's database came to one of these ends."""
    own = (CaseRow.process == "P30", CaseRow.agency_id == (about.agency_id or 0), CaseRow.id != (about.case_id or 0))
    rows = select(func.max(CaseRow.closed_at)).where(*own, CaseRow.state.in_([each.key for each in states]))
    last = session.scalar(rows)
    return FIRST_EDITION.calendar.day(last) if last else None


def open_work(session: Session, agency_id: int, besides: int | None) -> list[str]:
    """Return the numbers of an agency's open cases, but for one, and for what is confidential or kept from somebody."""
    rows = select(CaseRow.number).where(may_hold_up(session, agency_id, besides))
    return list(session.scalars(rows.order_by(CaseRow.number)))


def unfinished(session: Session, agency_id: int, besides: int | None) -> list[str]:
    """Return the numbers of those in which somebody still owes something: what only waits for its day ends by itself."""
    rows = select(CaseRow.number).where(may_hold_up(session, agency_id, besides), is_worked_on())
    return list(session.scalars(rows.order_by(CaseRow.number)))


def may_hold_up(session: Session, agency_id: int, besides: int | None) -> ColumnElement[bool]:
    """Return the condition that a case of an agency is open, and neither confidential nor kept from somebody."""
    confidential = [key for key, process in rulebook_of(session).processes.items() if process.confidential]
    return and_(
        CaseRow.agency_id == agency_id, CaseRow.closed_at.is_(None), CaseRow.withheld == "",
        CaseRow.process.not_in(confidential), CaseRow.id != (besides or 0),
    )  # fmt: skip


def is_worked_on() -> ColumnElement[bool]:
    """Return the condition that somebody owes something in a case of the same statement."""
    return exists().where(DutyRow.case_id == CaseRow.id, DutyRow.closed_at.is_(None), DutyRow.owner != CLOCK)
