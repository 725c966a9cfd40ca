"""Whom the directory has as users of an agency, when each was last in WellSky, and whose departure is reported."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.casebook import restored
from models.lookups.about import About
from models.lookups.disclosure import is_a_funders
from models.lookups.standing.partners import REVIEWS, YEARLY_CONFIRMED
from models.rows.cases import CaseRow
from models.rows.people import Agency, Person
from models.rows.registries import License
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.manual.people.departure import PROCESS as DEPARTURE
from workflows.manual.people.users_review.users import UserHere, UsersHere, is_idle

LOOKED_AT = 8  # reviews before this one, which is more than a year of them


def users_here(session: Session, about: About) -> UsersHere:
    """Look up who works with HMIS at an agency, as far as the directory knows (2.1-aa-monitor-access)."""
    agency = session.get(Agency, about.agency_id or 0)
    confirmed_on = _confirmed_on(session, about)
    return UsersHere(
        agency=agency.key if agency else "", users=users_of(session, about.agency_id), confirmed_on=confirmed_on
    )


def _confirmed_on(session: Session, about: About) -> date | None:
    """Return the day on which the agency last confirmed what it does once a year, in another review than this one."""
    others = (CaseRow.process == REVIEWS, CaseRow.agency_id == about.agency_id, CaseRow.id != (about.case_id or 0))
    columns = select(CaseRow.process, CaseRow.edition, CaseRow.state, CaseRow.body)
    rows = session.execute(columns.where(*others).order_by(CaseRow.id.desc()).limit(LOOKED_AT)).mappings()
    taken = (restored(rulebook_of(session), row).taken.get(YEARLY_CONFIRMED) for row in rows)
    return next((each.latest for each in taken if each), None)


def users_to_choose_from(
    session: Session, agency_id: int | None, today: date, policy: Policy
) -> list[tuple[UserHere, bool]]:
    """Return the users whose departure is not reported, each with whether they were not in WellSky for long."""
    return [(each, is_idle(each, today, policy)) for each in users_of(session, agency_id) if not each.leaves]


def users_at(session: Session, agencies: Iterable[Agency], *, besides: int) -> list[tuple[str, str]]:
    """Return the addresses of all users of some agencies but one, each with the name, and the agency where there are several."""
    names = {each.id: each.name for each in agencies}
    rows = select(Person.email, Person.name, License.agency_id).join(Person, Person.id == License.person_id)
    held = rows.where(License.agency_id.in_(names), License.ended_at.is_(None), Person.id != besides)
    found = session.execute(held.order_by(Person.name, Person.email)).all()
    return [(row[0], f"{row[1]}, {names[row[2] or 0]}" if len(names) > 1 else row[1]) for row in found]


def users_of(session: Session, agency_id: int | None) -> tuple[UserHere, ...]:
    """Return the users of an agency by name, without the staff of a funder, of whom its agreement is asked anew."""
    leaves = exists().where(
        CaseRow.process == DEPARTURE.key, CaseRow.subject_id == License.person_id, CaseRow.agency_id == License.agency_id,
        CaseRow.closed_at.is_(None),
    )  # fmt: skip
    own = (License.agency_id == (agency_id or 0), License.ended_at.is_(None), ~is_a_funders())
    held = select(License, leaves).where(*own)
    found = [
        UserHere(
            name=row.person.name, address=row.person.email, since=FIRST_EDITION.calendar.day(row.issued_at), last_log_on=row.last_log_on,
            leaves=leaving,
        )
        for row, leaving in session.execute(held).unique()
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.address)))
