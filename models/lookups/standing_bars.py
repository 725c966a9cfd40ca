"""What else bars those whom a case suspends, and what WellSky still shows of suspensions that are over (crossings: License)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from models.casebook.accounts import Account, accounts, barred
from models.lookups.about import About
from models.rows.cases import CaseRow, DutyRow
from models.rows.conduct import Sanction
from models.rows.registries import License
from workflows.facts.effects import AccountAccess
from workflows.manual.conduct.violation.following import CONFIRM_REINSTATEMENT
from workflows.manual.people.wellsky import CHANGE


@dataclass(frozen=True)
class Standing:
    """Whether something else bars all whom a case is about, until when, and whether an account is shown as suspended in vain."""

    barred: bool
    until: date | None
    shown: bool


def standing_bars(session: Session, about: About) -> Standing:
    """Look at everybody whom a case is about or names, or else at its agency: each may be barred by something of their own."""
    own = select(Sanction.person_id).where(Sanction.case_id == (about.case_id or 0), Sanction.person_id.is_not(None))
    named = [about.subject_id] if about.subject_id else list(session.scalars(own.distinct()))
    others = {each: _others(session, about, each) for each in named or [None]}
    free = [each for each, bars in others.items() if not bars]
    last = [bar.until_on for bars in others.values() for bar in bars]
    days = [day for day in last if day]
    return Standing(
        barred=not free,
        until=max(days) if not free and len(days) == len(last) else None,
        shown=any(is_shown(session, about, each) for each in free),
    )


def _others(session: Session, about: About, person_id: int | None) -> list[Sanction]:
    other = (Sanction.case_id != (about.case_id or 0), Sanction.ended_at.is_(None))
    return list(session.scalars(select(Sanction).where(_touches(about, person_id), *other)))


def _touches(about: About, person_id: int | None) -> ColumnElement[bool]:
    whose = [Sanction.agency_id == (about.agency_id or 0)]
    return or_(*whose, *([Sanction.person_id == person_id] if person_id else []))


def is_shown(session: Session, about: About, person_id: int | None) -> bool:
    """Say whether WellSky was made to suspend a license that there still is, and nobody has confirmed that it is back on."""
    theirs = License.person_id == person_id if person_id else License.agency_id == (about.agency_id or 0)
    held = exists().where(theirs, License.ended_at.is_(None))
    there = (Sanction.begun_confirmed_at.is_not(None), Sanction.ended_confirmed_at.is_(None))
    return bool(session.scalar(select(exists().where(_touches(about, person_id), *there)).where(held)))


def shown_with(session: Session, case_id: int) -> list[Sanction]:
    """Return the bars that are over and that WellSky shows for those whom a case suspends, whichever case set them."""
    over = (Sanction.begun_confirmed_at.is_not(None), Sanction.ended_at.is_not(None))
    rows = select(Sanction).where(_of_theirs(session, case_id), *over, Sanction.ended_confirmed_at.is_(None))
    return list(session.scalars(rows))


def _of_theirs(session: Session, case_id: int) -> ColumnElement[bool]:
    """Say of a bar that it is of somebody whom a case suspends, whichever case set it."""
    mine = session.execute(
        select(Sanction.person_id, Sanction.agency_id).where(Sanction.case_id == case_id).distinct()
    ).all()
    people, agencies = {row[0] for row in mine} - {None}, {row[1] for row in mine} - {None}
    free = select(License.person_id).where(License.agency_id.in_(agencies), License.ended_at.is_(None), ~barred())
    people |= set(session.scalars(free))  # who goes on working once the agency may
    return or_(Sanction.person_id.in_(people), Sanction.agency_id.in_(agencies), Sanction.case_id == case_id)


def left_to_their_own(session: Session, case_id: int) -> list[Sanction]:
    """Return the bars of users whose agency a case suspended, and who stay suspended in WellSky by these alone."""
    shown = (Sanction.case_id == case_id, Sanction.begun_confirmed_at.is_not(None))
    agencies = list(session.scalars(select(Sanction.agency_id).where(*shown, Sanction.agency_id.is_not(None))))
    users = list(
        session.scalars(select(License.person_id).where(License.agency_id.in_(agencies), License.ended_at.is_(None)))
    )
    own = (Sanction.person_id.in_(users), Sanction.ended_at.is_(None), Sanction.begun_confirmed_at.is_(None))
    return list(session.scalars(select(Sanction).where(*own)))


def ended_in_wellsky(session: Session, case_id: int, at: datetime) -> list[Sanction]:
    """Return the bars of those whom a case suspends that WellSky was said at a moment to show no more."""
    return list(
        session.scalars(select(Sanction).where(_of_theirs(session, case_id), Sanction.ended_confirmed_at == at))
    )


def left_suspended(session: Session, case_id: int) -> list[Account]:
    """Return the accounts of those whom a case suspended that WellSky shows as suspended in vain, and no open case asks for."""
    session.flush()
    found = list[Account]()
    for bar in shown_with(session, case_id):
        setter = session.get_one(CaseRow, bar.case_id)
        if bar.case_id == case_id or setter.closed_at is None:
            continue  # which asks for it itself
        theirs = License.person_id == bar.person_id if bar.person_id else License.agency_id == (bar.agency_id or 0)
        found += [each for each in accounts(session, theirs).values() if each.access is AccountAccess.ON]
    return [each for each in dict.fromkeys(found) if not _is_asked_for(session, each.person_id)]


def _is_asked_for(session: Session, person_id: int) -> bool:
    """Say whether an open case about somebody asks for an account to be turned on again."""
    rows = select(DutyRow.id).join(CaseRow, CaseRow.id == DutyRow.case_id)
    asks = DutyRow.key.in_((CONFIRM_REINSTATEMENT.key, CHANGE.key))
    rows = rows.where(CaseRow.subject_id == person_id, asks, DutyRow.closed_at.is_(None))
    return session.scalar(rows.limit(1)) is not None
