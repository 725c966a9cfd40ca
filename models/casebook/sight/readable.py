"""The condition that a row is one that somebody reads, by the readers that it keeps; lists, counts and searches share it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sqlalchemy import ColumnElement, FromClause, and_, exists, false, literal, or_, select

from models.access.access import Viewer
from models.access.rulebook import RULEBOOK
from models.store.statements import AGENCY
from workflows.facts.effects import Effect
from workflows.law.readers import KEEPER, SUBJECT, as_column, of_party, worn
from workflows.law.roles import OF_AN_AGENCY, OF_THE_COMMITTEE, Role
from workflows.sight.needing import readers_of_effect


def readable(viewer: Viewer, readers: ColumnElement[str], case: FromClause) -> ColumnElement[bool]:
    """Return the condition that somebody reads a row of a case, beside which must stand that they may know of the case.

    Whom a case is about reads it as that person only, whatever office is held.
    """
    themselves = _names(readers, of_party(str(viewer.id)))
    about = case.c.subject_id == viewer.id
    others = or_(case.c.subject_id.is_(None), case.c.subject_id != viewer.id)
    keeps = and_(_names(readers, KEEPER.token), case.c.keeper_id == viewer.id)
    by_office = or_(keeps, *_by_office(viewer, readers, case))
    return or_(themselves, and_(about, _names(readers, SUBJECT.token)), and_(others, by_office))


def reads_effect(viewer: Viewer, effect: type[Effect], case: FromClause) -> ColumnElement[bool]:
    """Return the condition that somebody reads what a case wrote into a registry, beside which must stand that they may know of it."""
    written = {key: readers_of_effect(process, effect.key) for key, process in RULEBOOK.processes.items()}
    ways = (
        and_(case.c.process == key, readable(viewer, literal(as_column(readers)), case))
        for key, readers in written.items()
        if readers
    )
    return or_(false(), *ways)


@cache
def parts_of(role: Role) -> frozenset[str]:
    """Return the parts for which a role answers, in any process in which several offices do each for its own."""
    offices = {each for process in RULEBOOK.processes.values() for each in process.offices}
    return frozenset[str]().union(*(each.parts_of({role}) for each in offices))


def _by_office(viewer: Viewer, readers: ColumnElement[str], case: FromClause) -> Iterator[ColumnElement[bool]]:
    for role, agency in viewer.offices:
        named = [_names(readers, token) for token in sorted(worn({role}, parts_of(role)))]
        if role in OF_AN_AGENCY:
            of = (AGENCY.c.id == agency, readers.contains(";party:" + AGENCY.c.key + ";"))
            named.append(exists(select(AGENCY.c.id).where(*of).correlate_except(AGENCY)))
        free = [~case.c.withheld.contains(f";{role.key};")]
        if role in OF_THE_COMMITTEE and viewer.ties():
            free.append(or_(case.c.agency_id.is_(None), case.c.agency_id.not_in(viewer.ties())))
        yield and_(or_(*named), *free)


def _names(readers: ColumnElement[str], token: str) -> ColumnElement[bool]:
    return readers.contains(f";{token};", autoescape=True)
