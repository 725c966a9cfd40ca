"""To whom a duty goes: the person a case is about, the only one who can do it, or the team that fills in."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Date, bindparam, func, select
from sqlalchemy.orm import Session

from models.access.concern import agency_of, asker_of, recused_in, roles_in
from models.access.resting import is_barred, rests
from models.rows.people import Absence, Office, Person
from models.rows.registries import License
from models.store.prepared import Prepared, connection_of
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    OF_AN_AGENCY,
    OF_THE_CASE,
    OF_THE_COMMITTEE,
    STAFF,
    Role,
    doers_of,
    fill_in,
    seats_of,
    vacancy,
)

_HELD = (
    select(Office.person_id)
    .join(Person, Person.id == Office.person_id)
    .where(
        Office.role == bindparam("role"),
        func.coalesce(Office.agency_id, 0) == bindparam("agency"),
        Person.left_at.is_(None),
    )
    .order_by(Office.person_id)
)
_HOLDERS, _ABLE, _CLEAR = Prepared(_HELD), Prepared(_HELD.where(~rests())), Prepared(_HELD.where(~is_barred()))
_AWAY = Prepared(
    select(Absence.person_id, Absence.stand_in_id).where(
        Absence.begins_on <= bindparam("today", type_=Date), Absence.ends_on >= bindparam("today", type_=Date)
    )
)
NOBODY: frozenset[int] = frozenset()


def holders(
    session: Session, role: Role, agency_id: int | None, aside: Container[int] = NOBODY, *, consents: bool = False
) -> list[int]:
    """Return who holds an office of an agency, or of the whole desk, and does not stand aside: recusal beats office.

    An Agency Administrator whose license is suspended or has ended holds none for that while, nor does an executive director
    whose own license is suspended where something is agreed to.
    """
    ways = {AGENCY_ADMIN: _ABLE, AGENCY_DIRECTOR: _CLEAR if consents else _HOLDERS}
    found = ways.get(role, _HOLDERS).all(connection_of(session), {"role": role, "agency": agency_id or 0})
    return [row["person_id"] for row in found if row["person_id"] not in aside]


def sitting(session: Session, role: Role, agencies: Container[int], aside: Container[int] = NOBODY) -> list[int]:
    """Return who holds an office of the Committee, is tied to none of some agencies, and does not stand aside."""
    rows = session.execute(
        select(Person.id, Person.agency_id)
        .join(Office, Office.person_id == Person.id)
        .where(Office.role.in_(seats_of(role)), Person.left_at.is_(None))
        .distinct()
        .order_by(Person.id)
    ).all()
    of = select(Office.person_id, Office.agency_id).where(Office.person_id.in_([row.id for row in rows]))
    ties = {person_id for person_id, agency_id in session.execute(of) if agency_id in agencies}
    ties |= {row.id for row in rows if any(agency in agencies for agency in licensed_at(session, row.id))}
    return [row.id for row in rows if row.agency_id not in agencies and row.id not in ties and row.id not in aside]


def licensed_at(session: Session, person_id: int) -> frozenset[int]:
    """Return the agencies at which somebody has a license."""
    held = select(License.agency_id).where(License.person_id == person_id, License.ended_at.is_(None))
    return frozenset(session.scalars(held))


@dataclass(frozen=True, slots=True)
class Route:
    """The team a duty goes to, the person if there is just one for it, and the agency it is for."""

    team: Role
    person_id: int | None
    agency_id: int | None


class Routes:
    """The ways of the duties of one case, on a day: who is away then gets nothing that others are there for."""

    def __init__(self, session: Session, row: Mapping[Any, Any], today: date) -> None:
        """Take the case's row."""
        self._session, self._row, self._today = session, row, today
        self._besides: Container[int] = NOBODY

    def to(self, owner: Role, party: str = "", *, consents: bool = False, by_another: bool = False) -> Route:
        """Return the way of a duty to its owner, or to one of the parties that owe it; nobody consents for another.

        What is to be answered by another goes to nobody who began the case.
        """
        asker = asker_of(self._session, self._row["id"]) if by_another else None
        self._besides = self._aside | ({asker} if asker else frozenset())
        agency_id = self._row["agency_id"]
        if owner in OF_THE_CASE:
            return Route(owner, self._row["subject_id"], agency_id)
        if owner in OF_AN_AGENCY:
            return self._agency(owner, agency_of(self._session, party) if party else agency_id, consents=consents)
        if party.isdecimal():
            return Route(owner, int(party), agency_id)
        if owner in OF_THE_COMMITTEE:
            return self._committee(owner)
        return self._desk(owner, consents=consents)

    @cached_property
    def _away(self) -> dict[int, int | None]:
        """Who is away, and who stands in for them."""
        found = _AWAY.all(connection_of(self._session), {"today": self._today})
        return {row["person_id"]: row["stand_in_id"] for row in found}

    def _there(self, people: Iterable[int], *, consents: bool) -> list[int]:
        """Return those who are there, or for whom somebody stands in; nobody consents for another. If none is, all."""
        all_ = list(people)
        if len(all_) <= 1:  # there is nobody else to give it to, so nobody's absence is looked up
            return all_
        there = [each for each in all_ if each not in self._away or (self._away[each] and not consents)]
        return there or all_

    @cached_property
    def _aside(self) -> frozenset[int]:
        return recused_in(self._session, self._row["id"]) | {self._row["subject_id"]}

    def _holders(self, role: Role, agency_id: int | None, *, consents: bool = False) -> list[int]:
        return holders(self._session, role, agency_id, self._besides, consents=consents)

    def _agency(self, owner: Role, agency_id: int | None, *, consents: bool) -> Route:
        instead = vacancy(owner, consents=consents)
        for role in dict.fromkeys((owner, instead) if instead in OF_AN_AGENCY else (owner,)):
            if found := self._holders(role, agency_id, consents=consents):
                return Route(role, _only(self._there(found, consents=consents)), agency_id)
        if instead in OF_AN_AGENCY:
            return Route(AGENCY_DIRECTOR, None, agency_id)
        if not self._doers(instead):  # nor is anybody of ICA there; the agency's director may do it as well
            for role in doers_of(owner) - {owner}:
                if found := self._holders(role, agency_id):
                    return Route(role, _only(self._there(found, consents=consents)), agency_id)
        return replace(self._desk(instead, consents=consents), agency_id=agency_id)

    def _committee(self, owner: Role) -> Route:
        agency_id = self._row["agency_id"]
        for role in (owner, *fill_in(owner)):
            ties = {agency_id} - {None}
            found = {each for other in doers_of(role) for each in sitting(self._session, other, ties, self._besides)}
            if found:
                return Route(role, _only(found), agency_id)
        return Route(vacancy(owner), None, agency_id)

    def _doers(self, role: Role) -> set[int]:
        """Return who does what an office of the whole desk owes, but for offices that the case is kept from."""
        kept = roles_in(self._row["withheld"])
        return {each for other in doers_of(role) - kept for each in self._holders(other, None)}

    def _desk(self, role: Role, *, consents: bool) -> Route:
        """Return the way to an office of the whole desk: to the keeper, or to the only one who can do it."""
        there = self._there(self._doers(role), consents=consents)
        keeper: int | None = self._row["keeper_id"]
        if role in STAFF and keeper in there:
            return Route(role, keeper, self._row["agency_id"])
        return Route(role, _only(there), self._row["agency_id"])


def _only(people: Iterable[int]) -> int | None:
    found = set(people)
    return found.pop() if len(found) == 1 else None
