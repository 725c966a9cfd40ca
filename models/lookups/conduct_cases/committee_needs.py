"""Looking up what the Committee's calendar and seats say (1-advisory-composition)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.lookups.about import About
from models.lookups.conduct_cases.committee import meeting_calendar
from models.rows.meetings import CommitteeSeat
from models.rows.people import Office, Person
from workflows.law.roles import OF_THE_COMMITTEE
from workflows.manual.governance.committee_care.needs import CommitteeNeeds, SeatHeld


def committee_needs(session: Session, about: About) -> CommitteeNeeds:
    """Look up the seats with the last day for which a member has each, and the meetings."""
    sits = select(Office.person_id).join(Person, Person.id == Office.person_id)
    members = set(session.scalars(sits.where(Office.role.in_(OF_THE_COMMITTEE), Person.left_at.is_(None))))
    rows = select(CommitteeSeat).where(CommitteeSeat.given_up_on.is_(None)).order_by(CommitteeSeat.id)
    seats = tuple(_held(seat, members) for seat in session.scalars(rows))
    return CommitteeNeeds(seats=seats, meetings=meeting_calendar(session, about).starts)


def _held(seat: CommitteeSeat, members: set[int]) -> SeatHeld:
    days = (each.ends_on for each in seat.terms if each.void_at is None and each.person_id in members)
    return SeatHeld(f"{seat.kind.words}, {seat.area.words}", max(days, default=None))
