"""For whom the calendar opens cases: the users of each agency; a registry that changes has the desk look again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeAlias

from sqlalchemy import Select, exists, func, literal, select, update
from sqlalchemy.orm import Session

from models.access.rulebook import recurring
from models.rows.figures import DataFigure
from models.rows.people import Agency
from models.rows.recurrences import RecurrenceRow
from models.rows.registries import License
from workflows.grammar.recurring import Per
from workflows.law.calendar import OCTOBER, federal_year

Parties: TypeAlias = Select[int, int]  # the numbers of a person and of an agency, 0 for none


def users(begun: datetime, over: datetime) -> Parties:
    """Return who holds a license that was issued before a period is over, with the agency of their oldest one."""
    del begun
    held = select(func.min(License.id)).where(License.issued_at < over, License.ended_at.is_(None))
    agency = func.coalesce(License.agency_id, 0).label("agency_id")
    return select(License.person_id, agency).where(License.id.in_(held.group_by(License.person_id)))


def partner_agencies(begun: datetime, over: datetime) -> Parties:
    """Return the agencies that are not closed, each for itself."""
    del begun, over  # an agency is looked at as it is now
    return select(literal(0).label("person_id"), Agency.id.label("agency_id")).where(Agency.closed_at.is_(None))


def the_desk(begun: datetime, over: datetime) -> Parties:
    """Return that there is one case for all, which is nobody's in particular."""
    del begun, over
    return select(literal(0).label("person_id"), literal(0).label("agency_id"))


def agencies_with_users(begun: datetime, over: datetime) -> Parties:
    """Return the agencies that had users when a period began, and have some."""
    del over
    held = License.issued_at < begun, License.ended_at.is_(None), License.agency_id.is_not(None)
    rows = select(literal(0).label("person_id"), func.coalesce(License.agency_id, 0).label("agency_id")).where(*held)
    return rows.join(Agency, Agency.id == License.agency_id).where(Agency.closed_at.is_(None)).distinct()


def ica_with_figures(begun: datetime, over: datetime) -> Parties:
    """Return that there is one case for all, where the federal year that ended before the period has figures on record."""
    del over
    year = federal_year(begun.date())
    within = DataFigure.month >= date(year - 1, OCTOBER, 1), DataFigure.month < date(year, OCTOBER, 1)
    rows = select(literal(0).label("person_id"), literal(0).label("agency_id"))
    return rows.where(exists().where(*within))


PARTIES: dict[Per, Callable[[datetime, datetime], Parties]] = {
    Per.USER: users,
    Per.AGENCY: partner_agencies,
    Per.DESK: the_desk,
    Per.ICA: the_desk,
    Per.ICA_WITH_FIGURES: ica_with_figures,
    Per.AGENCY_WITH_USERS: agencies_with_users,
}


def look_again(session: Session, now: datetime, per: Per) -> None:
    """Let the sweep look at once whether there is somebody new to open a case for."""
    keys = [key for key, each in recurring(session).items() if each.per is per]
    rows = update(RecurrenceRow).where(RecurrenceRow.process.in_(keys), RecurrenceRow.next_at > now)
    session.execute(rows.values(next_at=now))
