"""Keeping the seats of the Committee: a seat is added or given up, a term begins; who is a member two people decide (D02)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from models.lookups.changes import tell_of_committee
from models.registries.committee.seats import sitting_members
from models.registries.entries import entered, refused, wrong
from models.registries.forms.committee import NewSeat, NewTerm, SeatGivenUp
from models.registries.people_and_agencies import audit
from models.rows.meetings import CommitteeSeat, CommitteeTerm
from models.rows.people import Person
from models.store.one_at_a_time import alone
from workflows.engine.cases import Refusal
from workflows.facts.committee_seats import SeatArea, SeatKind

LOCK = "seats of the Advisory Committee"


def add_seat(session: Session, facts: Mapping[str, Any], now: datetime, by: int | None = None) -> CommitteeSeat:
    """Add a seat, which nobody has yet; or raise NotAllowed."""
    new = entered(NewSeat, facts)
    seat = CommitteeSeat(kind=new.kind, area=new.area, added_at=now, added_by_id=by)
    session.add(seat)
    session.flush()
    _changed(session, now, f"a seat of the Advisory Committee was added: {new.kind.words}, {new.area.words}", by)
    return seat


def settle_seat(
    session: Session, person: Person, kind: SeatKind, area: SeatArea, *, days: tuple[date, date], now: datetime
) -> None:
    """Put a seat and its term on record on a desk that is being set up, be the term begun or not."""
    seat = CommitteeSeat(kind=kind, area=area, added_at=now)
    session.add(seat)
    session.flush()
    session.add(CommitteeTerm(seat_id=seat.id, person_id=person.id, begins_on=days[0], ends_on=days[1], at=now))
    session.flush()


def begin_term(
    session: Session, seat: CommitteeSeat, facts: Mapping[str, Any], now: datetime, by: int | None = None
) -> CommitteeTerm:
    """Give a seat to a member for a term; or raise NotAllowed. A term that was entered wrong is taken back first."""
    alone(session, LOCK)
    session.refresh(seat)
    if seat.given_up_on is not None:
        raise refused("this seat is given up")
    members = {each.email: each for each in sitting_members(session)}
    new = entered(NewTerm, facts, lambda said: _term_faults(seat, said, set(members)))
    person = members[new.member]
    term = CommitteeTerm(
        seat_id=seat.id, person_id=person.id, begins_on=new.begins_on, ends_on=new.ends_on, at=now, by_id=by
    )
    session.add(term)
    session.flush()
    session.refresh(seat)
    _changed(session, now, f"{person.email} has a seat of the Advisory Committee until {new.ends_on.isoformat()}", by)
    return term


def _term_faults(seat: CommitteeSeat, said: Mapping[str, Any], members: set[str]) -> Iterator[Refusal]:
    if "member" in said and said["member"] not in members:
        yield wrong("member", "choose a member of the Committee")
    begins, ends = said.get("begins_on"), said.get("ends_on")
    if begins is None or ends is None:
        return
    if ends < begins:
        yield wrong("ends_on", "enter a last day that is not before the first day")
    if any(each.void_at is None and each.begins_on <= ends and begins <= each.ends_on for each in seat.terms):
        yield wrong(
            "begins_on", "somebody has this seat on some of these days; enter a term after theirs, or take theirs back"
        )


def take_back(session: Session, term: CommitteeTerm, now: datetime, by: int) -> None:
    """Take a term back that is wrong or over early: it is kept, and counts for nothing."""
    alone(session, LOCK)
    term.void_at = now
    session.flush()
    session.refresh(term.seat)
    _changed(session, now, f"the term of {term.person.email} on the Advisory Committee was taken back", by)


def give_up(session: Session, seat: CommitteeSeat, facts: Mapping[str, Any], now: datetime, by: int) -> date:
    """Give a seat up that nobody has from then on; or raise NotAllowed."""
    alone(session, LOCK)
    session.refresh(seat)

    def faults(said: Mapping[str, Any]) -> Iterator[Refusal]:
        on = said.get("on")
        if on and any(each.void_at is None and each.ends_on >= on for each in seat.terms):
            yield wrong("on", "somebody has this seat on that day; enter a day after their term, or take the term back")

    seat.given_up_on = entered(SeatGivenUp, facts, faults).on
    session.flush()
    _changed(session, now, f"a seat of the Advisory Committee was given up: {seat.kind.words}, {seat.area.words}", by)
    return seat.given_up_on


def _changed(session: Session, now: datetime, what: str, by: int | None) -> None:
    audit(session, now, what, by)
    tell_of_committee(session, now)
