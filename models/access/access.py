"""Who may know of a case, and in which hats they act in it: deny by default, one answer for every way of asking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, exists, false, or_, true
from sqlalchemy.orm import Session, object_session

from models.access.concern import Concern, asker_of, concern_of
from models.access.resting import directs_barred, resting_at
from models.access.routing import NOBODY, holders, licensed_at, sitting
from models.access.rulebook import Rulebook, rulebook_of
from models.rows.cases import CaseRow, HistoryRow, Party, Recusal
from models.rows.people import Person
from workflows.grammar.events import Roles
from workflows.grammar.steps import NEW
from workflows.law.roles import (
    ACTING_DIRECTOR,
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    ASKER,
    BARRED_DIRECTOR,
    CHAIR,
    OF_AN_AGENCY,
    OF_THE_COMMITTEE,
    RESTING,
    STAND_IN,
    SYSTEM_ADMIN,
    VICE_CHAIR,
    Role,
    may_act_as,
    vacancy,
)


class Away(NamedTuple):
    """Somebody who is away, with the offices that whoever stands in is lent."""

    id: int
    name: str
    offices: frozenset[tuple[Role, int | None]]
    agency_id: int | None


@dataclass(frozen=True)
class Viewer:
    """A person who asks, with the offices held: each of an agency, or of the whole desk; and the own agency."""

    id: int
    name: str
    offices: frozenset[tuple[Role, int | None]]
    agency_id: int | None
    lent: frozenset[Away] = frozenset()  # for whom the person stands in today
    licensed: frozenset[int] = frozenset()  # agencies at which a member of the Committee has a license

    @property
    def roles(self) -> Roles:
        """All roles, wherever held."""
        return frozenset(role for role, _ in self.offices)

    def agencies(self) -> frozenset[int]:
        """Return the agencies an office is held of."""
        return frozenset(agency for role, agency in self.offices if role in OF_AN_AGENCY and agency is not None)

    def ties(self) -> frozenset[int]:
        """Return the agencies a person is tied to: who sits on the Committee stands aside in their cases."""
        own = frozenset({self.agency_id} if self.agency_id is not None else ())
        return own | self.licensed | frozenset(agency for _, agency in self.offices if agency is not None)

    def is_staff(self) -> bool:
        """Say whether the person acts for the HMIS Lead Agency, as System Administrator or their director."""
        return may_act_as(self.roles, SYSTEM_ADMIN)


def viewer_of(person: Person) -> Viewer:
    """Return a person as one who asks."""
    offices = frozenset((office.role, office.agency_id) for office in person.offices)
    session, sits = object_session(person), any(role in OF_THE_COMMITTEE for role, _ in offices)
    licensed = licensed_at(session, person.id) if session and sits else frozenset[int]()
    return Viewer(person.id, person.name, offices, person.agency_id, licensed=licensed)


def row_of(session: Session, viewer: Viewer) -> Person:
    """Return the row of one who asks."""
    return session.get_one(Person, viewer.id)


def hats(session: Session, viewer: Viewer, case: CaseRow) -> Roles:
    """Return the roles in which a person acts in a case; without any the case does not exist for that person."""
    return hats_in(session, viewer, case.id, concern_of(session, case))


def hats_in(session: Session, viewer: Viewer, case_id: int, concern: Concern) -> Roles:
    """Return the roles in which a person acts in a case that concerns these; without any it does not exist for them."""
    if viewer.id in concern.recused:
        return frozenset()
    own = hats_for(session, viewer, concern)  # nothing else is asked for whom the case does not exist
    another = own and case_id and concern.process in rulebook_of(session).by_another
    asker = asker_of(session, case_id) if another else None
    if asker and AGENCY_ADMIN in own and ACTING_DIRECTOR not in own:
        own = hats_for(session, viewer, concern, frozenset({asker}))
    worn = own | _lent(session, viewer, concern) if own and viewer.lent else own
    return worn | {ASKER} if worn and asker == viewer.id else worn


def own_hats(session: Session, viewer: Viewer, case: CaseRow) -> Roles:
    """Return the roles in which a person agrees, signs, accepts and votes: none that is lent."""
    return hats(session, replace(viewer, lent=frozenset()), case)


def _lent(session: Session, viewer: Viewer, concern: Concern) -> Roles:
    """Return the roles in which a person acts for those who are away, in a case that they both may see."""
    if viewer.id == concern.subject_id:
        return frozenset()
    away = (each for each in viewer.lent if each.id not in concern.aside)
    found = (hats_for(session, Viewer(each.id, each.name, each.offices, each.agency_id), concern) for each in away)
    return frozenset[Role]().union(*found)


def hats_for(session: Session, viewer: Viewer, concern: Concern, besides: frozenset[int] = NOBODY) -> Roles:
    """Return the roles in which a person would act in a case that concerns these; besides may not decide who asked.

    The person a case is about acts in it as that person only, whatever office is held: recusal beats office.
    """
    rulebook = rulebook_of(session)
    if concern.subject_id == viewer.id:
        role = rulebook.processes[concern.process].subject
        return frozenset({role} if role and is_open_to_subject(rulebook, concern) else ())
    worn = frozenset(_reaching(session, viewer, rulebook.readers[concern.process], concern)) - concern.withheld
    acting = (
        AGENCY_ADMIN in worn
        and AGENCY_DIRECTOR not in concern.withheld
        and any(acts_for_director(session, viewer, agency, concern.aside | besides) for agency in concern.agencies)
    )
    return worn | frozenset(_filled_in(session, worn, concern)) | (frozenset({ACTING_DIRECTOR} if acting else ()))


def is_open_to_subject(rulebook: Rulebook, concern: Concern) -> bool:
    """Say whether a case may be seen by the person it is about."""
    return concern.process in rulebook.shown and not concern.closed


def _reaching(session: Session, viewer: Viewer, readers: Roles, concern: Concern) -> Iterator[Role]:
    for role, of in viewer.offices:
        tied = role in OF_THE_COMMITTEE and viewer.ties() & concern.agencies
        kept = role in concern.withheld  # by the office, whatever hat it is worn as
        if role in readers and not kept and not tied and (role not in OF_AN_AGENCY or of in concern.agencies):
            yield role_at(session, viewer.id, role, of)


def role_at(session: Session, person_id: int, role: Role, agency: int | None) -> Role:
    """Return the hat that an office is worn as: one that does nothing while an administrator's license is suspended or has ended.

    An executive director goes on doing, and agrees to nothing while their own license is suspended.
    """
    if role is AGENCY_DIRECTOR:
        return BARRED_DIRECTOR if agency in directs_barred(session, person_id) else role
    return RESTING if role is AGENCY_ADMIN and agency in resting_at(session, person_id) else role


def acts_for_director(session: Session, viewer: Viewer, agency: int, aside: frozenset[int]) -> bool:
    """Say whether somebody administers an agency that has no executive director who may answer for it in a case."""
    administers = (AGENCY_ADMIN, agency) in viewer.offices and agency not in resting_at(session, viewer.id)
    return administers and not holders(session, AGENCY_DIRECTOR, agency, aside, consents=True)


def _filled_in(session: Session, worn: Roles, concern: Concern) -> Iterator[Role]:
    """Yield the offices that nobody holds and that fall to one of these roles, to do what is to be done."""
    if may_act_as(worn, vacancy(AGENCY_ADMIN)):
        held = [holders(session, AGENCY_ADMIN, agency, concern.aside) for agency in concern.agencies or {None}]
        yield from () if all(held) else (STAND_IN,)
    if may_act_as(worn, vacancy(CHAIR)) and not sitting(session, CHAIR, concern.agencies, concern.aside):
        vice = VICE_CHAIR in worn or not sitting(session, VICE_CHAIR, concern.agencies, concern.aside)
        yield from (CHAIR,) if vice else ()


def visible(viewer: Viewer, rulebook: Rulebook) -> ColumnElement[bool]:
    """Return the condition that a case is one the person may know of; pages, counts, searches and exports share it."""
    recused = exists().where(Recusal.case_id == CaseRow.id, Recusal.person_id == viewer.id)
    others = or_(CaseRow.subject_id.is_(None), CaseRow.subject_id != viewer.id)
    return and_(or_(and_(others, _by_office(viewer, rulebook)), _as_subject(viewer, rulebook)), ~recused)


def sent_by(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a person began a case about themselves: its receipt is theirs, whatever became of it."""
    began = (HistoryRow.case_id == CaseRow.id, HistoryRow.from_state == NEW, HistoryRow.person_id == viewer.id)
    return and_(CaseRow.subject_id == viewer.id, exists().where(*began))


class _Alike(NamedTuple):
    """By what a person reads some processes alike: the offices that read them, and how these reach a case."""

    offices: tuple[tuple[Role, int | None], ...]
    shared: bool  # whether several agencies may have a part in a case
    kept: bool  # whether a case may be kept from an office


def _by_office(viewer: Viewer, rulebook: Rulebook) -> ColumnElement[bool]:
    """Return the condition that an office lets a person know of a case: once for all processes that are read alike."""
    alike = defaultdict[_Alike, list[str]](list)
    in_order = sorted(viewer.offices, key=lambda office: (office[0].key, office[1] or 0))
    for key, readers in rulebook.readers.items():
        offices = tuple((role, agency) for role, agency in in_order if role in readers)
        alike[_Alike(offices, key in rulebook.shared, rulebook.processes[key].withheld is not None)].append(key)
    ways = (and_(CaseRow.process.in_(keys), _any_reaches(viewer, how)) for how, keys in alike.items() if how.offices)
    return or_(false(), *ways)


def _any_reaches(viewer: Viewer, how: _Alike) -> ColumnElement[bool]:
    """Return the condition that one of some offices reaches a case."""
    wide = [role for role, _ in how.offices if role not in OF_AN_AGENCY]
    if wide and not how.kept and not OF_THE_COMMITTEE.issuperset(wide):
        return true()
    return or_(*(_reached(role, agency, viewer, shared=how.shared) for role, agency in how.offices))


def _reached(role: Role, agency: int | None, viewer: Viewer, *, shared: bool) -> ColumnElement[bool]:
    """Return the condition that one office reaches a case of a process that it reads."""
    kept = CaseRow.withheld.contains(f";{role.key};")
    if role in OF_AN_AGENCY:
        part = exists().where(Party.case_id == CaseRow.id, Party.agency_id == agency)
        return and_(or_(CaseRow.agency_id == agency, part) if shared else CaseRow.agency_id == agency, ~kept)
    if role in OF_THE_COMMITTEE and viewer.ties():
        return and_(or_(CaseRow.agency_id.is_(None), CaseRow.agency_id.not_in(viewer.ties())), ~kept)
    return ~kept


def _as_subject(viewer: Viewer, rulebook: Rulebook) -> ColumnElement[bool]:
    return and_(
        CaseRow.subject_id == viewer.id, CaseRow.process.in_(rulebook.shown), CaseRow.closed_to_subject.is_(False)
    )
