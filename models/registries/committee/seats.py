"""The seats of the Committee as people read them: who has each and how long, and which is empty (1-advisory-composition)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from models.rows.meetings import CommitteeSeat, CommitteeTerm
from models.rows.people import Office, Person
from workflows.facts.committee_seats import ends_soon
from workflows.law.policy import Policy
from workflows.law.roles import CHAIR, OF_THE_COMMITTEE, VICE_CHAIR


@dataclass(frozen=True)
class SeatNow:
    """A seat as it stands on a day."""

    seat: CommitteeSeat
    term: CommitteeTerm | None  # that runs; none where the seat is empty
    following: CommitteeTerm | None  # that is to begin
    soon: bool  # whether the term ends soon, and nobody is to have the seat after it
    past: tuple[CommitteeTerm, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nobody has it."""
        return self.term is None

    @property
    def words(self) -> str:
        """What it is called: whose view it brings, and from where."""
        return f"{self.seat.kind.words}, {self.seat.area.words}"


@dataclass(frozen=True)
class Roll:
    """The Committee on a day: its seats, and the members who have none."""

    seats: tuple[SeatNow, ...]
    without: tuple[Person, ...]
    chair: str
    vice_chair: str

    @property
    def empty(self) -> tuple[SeatNow, ...]:
        """The seats that nobody has."""
        return tuple(each for each in self.seats if each.is_empty)

    @property
    def ending(self) -> tuple[SeatNow, ...]:
        """The seats whose terms end soon, with nobody to follow."""
        return tuple(each for each in self.seats if each.soon)


def roll(session: Session, today: date, policy: Policy) -> Roll:
    """Return the Committee as it is on a day."""
    members = {each.id: each for each in sitting_members(session)}
    kept = or_(CommitteeSeat.given_up_on.is_(None), CommitteeSeat.given_up_on > today)
    rows = session.scalars(select(CommitteeSeat).where(kept).order_by(CommitteeSeat.id)).all()
    seats = tuple(_now(each, set(members), today, policy) for each in rows)
    seated = {each.term.person_id for each in seats if each.term}
    roles = {person.id: {office.role for office in person.offices} for person in members.values()}
    first = {role: next((members[n].name for n in roles if role in roles[n]), "") for role in (CHAIR, VICE_CHAIR)}
    without = tuple(each for number, each in members.items() if number not in seated)
    return Roll(seats, without, first[CHAIR], first[VICE_CHAIR])


def sitting_members(session: Session) -> list[Person]:
    """Return the members of the Committee by name."""
    seated = select(Office.person_id).where(Office.role.in_(OF_THE_COMMITTEE))
    rows = select(Person).where(Person.id.in_(seated), Person.left_at.is_(None))
    rows = rows.options(selectinload(Person.offices)).order_by(Person.name, Person.id)
    return list(session.scalars(rows))


def seat_by_id(session: Session, seat_id: int) -> CommitteeSeat | None:
    """Return a seat."""
    return session.get(CommitteeSeat, seat_id)


def _now(seat: CommitteeSeat, members: set[int], today: date, policy: Policy) -> SeatNow:
    """Return a seat on a day; who is no member any more has none, whatever the term says."""
    counting = [each for each in seat.terms if each.void_at is None]
    held = [each for each in counting if each.person_id in members and each.ends_on >= today]
    running = next((each for each in held if each.begins_on <= today), None)
    following = next((each for each in held if each.begins_on > today), None)
    soon = running is not None and following is None and ends_soon(running.ends_on, today, policy)
    past = tuple(each for each in reversed(counting) if each not in {running, following})
    return SeatNow(seat, running, following, soon, past)
