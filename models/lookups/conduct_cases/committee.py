"""Looking up the Advisory Committee: when it meets, and who of it may vote in a case (1-advisory-composition)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.lookups.about import About
from models.rows.cases import Party, Recusal
from models.rows.meetings import Meeting
from models.rows.people import Office, Person
from models.rows.registries import License
from workflows.law.roles import CHAIR, OF_THE_COMMITTEE, Role
from workflows.manual.conduct.committee import Committee, MeetingCalendar

FURTHEST_AHEAD = timedelta(days=2 * 365)  # a meeting later than that is a slip of the pen
FURTHEST_BACK = timedelta(days=400)  # a case is entered at most a year after it was received


def meeting_calendar(session: Session, about: About) -> MeetingCalendar:
    """Look up the meetings, but none so long ago that no open case can hang on it."""
    del about
    rows = select(Meeting.starts_at).where(Meeting.canceled_at.is_(None)).order_by(Meeting.starts_at)
    starts = list(session.scalars(rows))
    return MeetingCalendar(
        starts=tuple(start for start in starts if start >= starts[-1] - FURTHEST_AHEAD - FURTHEST_BACK),
        told_there=True,
    )


def committee(session: Session, about: About) -> Committee:
    """Look up who may vote: nobody who left, who began the case or whom it is about, who stands aside, or who is tied to its agency."""
    seats = _seats(session)
    aside = _standing_aside(session, about, set(seats))
    voting = [person_id for person_id in sorted(seats) if person_id not in aside]
    return Committee(
        members=tuple(str(person_id) for person_id in voting),
        chair=next((str(person_id) for person_id in voting if CHAIR in seats[person_id]), ""),
        seats=len(seats),
        with_floor=True,
    )


def _seats(session: Session) -> dict[int, set[Role]]:
    """Return the members by number, each with the offices held there."""
    rows = session.execute(
        select(Office.person_id, Office.role)
        .join(Person, Person.id == Office.person_id)
        .where(Office.role.in_(OF_THE_COMMITTEE), Person.left_at.is_(None))
    ).all()
    return {row.person_id: {role for person_id, role in rows if person_id == row.person_id} for row in rows}


def _standing_aside(session: Session, about: About, members: set[int]) -> set[int]:
    agencies = {about.agency_id} - {None}
    agencies |= set(session.scalars(select(Party.agency_id).where(Party.case_id == about.case_id)))
    found = {about.subject_id, about.asker_id} & members
    for tied in (
        select(Person.id).where(Person.id.in_(members), Person.agency_id.in_(agencies)),
        select(Office.person_id).where(Office.person_id.in_(members), Office.agency_id.in_(agencies)),
        select(License.person_id).where(
            License.person_id.in_(members), License.agency_id.in_(agencies), License.ended_at.is_(None)
        ),
        select(Recusal.person_id).where(Recusal.person_id.in_(members), Recusal.case_id == about.case_id),
    ):
        found |= set(session.scalars(tied))
    return {person_id for person_id in found if person_id is not None}
