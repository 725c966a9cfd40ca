"""Tasks change hands because people come, go or stand aside: each is with whoever can do it, and both sides are told."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session

from models.access.access import Viewer, hats, own_hats, viewer_of
from models.access.parties import parties_of
from models.access.resting import administered
from models.access.routing import Route, Routes, holders
from models.access.rulebook import rulebook_of
from models.casebook.handing_on import BACK, HANDED, LOST, tell_of_task
from models.rows.cases import CaseRow, DutyRow
from models.rows.people import Person
from workflows.grammar.duties import base
from workflows.grammar.events import Roles
from workflows.grammar.takers import asked_oneself
from workflows.law.roles import AGENCY_ADMIN, OF_AN_AGENCY, OF_THE_CASE, Offices, Role, doers_of, may_act_as

FEW = 5  # holders of an office; where there are more, nobody is the only one who can do what is nobody's yet


def give_back(session: Session, person: Person, now: datetime, by: int | None = None) -> None:
    """Take from a person what the person may no longer do; what is about the person stays."""
    session.flush()
    if person.left_at is not None or not viewer_of(person).is_staff():
        kept = (CaseRow.keeper_id == person.id, CaseRow.closed_at.is_(None))
        session.execute(update(CaseRow).where(*kept).values(keeper_id=None))
    reroute(session, on_the_desk_of(person), now, by)


def follow_office(session: Session, office: Role, agency_id: int | None, now: datetime, by: int | None = None) -> None:
    """Bring open duties in line with who holds an office now (2.1-aa-optional)."""
    session.flush()
    if agency_id is not None:
        reroute(session, and_(DutyRow.agency_id == agency_id, DutyRow.owner.in_(OF_AN_AGENCY)), now, by)
        return
    theirs = frozenset(role for role in Role if office in doers_of(role) and _has_few(session, role))
    waiting = or_(DutyRow.owner.in_(theirs), DutyRow.team.in_(theirs))
    reroute(session, and_(waiting, DutyRow.assignee_id.is_(None)), now, by)


def _has_few(session: Session, role: Role) -> bool:
    """Say whether there are few who do what a role owes: a chair is the only one, however many members there are."""
    return len({each for other in doers_of(role) for each in holders(session, other, None)}) <= FEW


def follow_licenses(
    session: Session, people: Collection[int], agencies: Collection[int], now: datetime, by: int | None = None
) -> None:
    """Bring open duties in line with which administrators may act, after a change of people's or agencies' licenses."""
    session.flush()
    for agency_id in administered(session, people, agencies):
        follow_office(session, AGENCY_ADMIN, agency_id, now, by)


def reroute(session: Session, which: ColumnElement[bool], now: datetime, by: int | None = None) -> None:
    """Give some open duties to whoever can do them now; who has one and can do it keeps it."""
    rows = select(DutyRow, CaseRow).join(CaseRow, CaseRow.id == DutyRow.case_id)
    rows = rows.where(which, DutyRow.closed_at.is_(None), DutyRow.owner.not_in(OF_THE_CASE)).order_by(DutyRow.id)
    for duty, case in session.execute(rows).all():
        route, had = _route(session, duty, case, now), duty.assignee_id
        holder = session.get(Person, had) if had else None
        duty.team = route.team
        if not (holder and can_do(session, holder, duty, case)):
            duty.assignee_id = route.person_id
        if duty.assignee_id != had:
            duty.snoozed_until = None  # whoever has it now sees it
            _tell(session, case, duty, holder, now, by=by)


def _route(session: Session, duty: DutyRow, case: CaseRow, now: datetime) -> Route:
    row = {name: getattr(case, name) for name in ("id", "agency_id", "subject_id", "keeper_id", "withheld")}
    if duty.assignee_id is None:  # what waits for anybody of the team goes on waiting, unless only one is left for it
        row["keeper_id"] = None
    declared = rulebook_of(session).processes[case.process].duty(base(duty.key))
    party = "" if declared is None or isinstance(declared.owner, Offices) else duty.key.partition(":")[2]
    today = rulebook_of(session).policy(now).calendar.day(now)
    consents, by_another = (declared.consents, declared.by_another) if declared else (False, False)
    return Routes(session, row, today).to(duty.owner, party, consents=consents, by_another=by_another)


def can_do(session: Session, person: Person, duty: DutyRow, case: CaseRow) -> bool:
    """Say whether somebody may do what a duty asks, for the party that owes it."""
    viewer = viewer_of(person)
    return person.left_at is None and speaks_for(session, viewer, duty, case, hats(session, viewer, case))


def speaks_for(session: Session, viewer: Viewer, duty: DutyRow, case: CaseRow, worn: Roles) -> bool:
    """Say whether somebody in some hats may answer a duty, for the party that owes it if one of several does."""
    party = duty.key.partition(":")[2]
    speaks = parties_of(session, viewer, case).get(party, frozenset()) if party else worn
    declared = rulebook_of(session).processes[case.process].duty(base(duty.key))
    consents = declared is not None and declared.consents
    if consents and viewer.lent:
        speaks &= own_hats(session, viewer, case)
    return may_act_as(speaks, duty.owner, consents=consents) and not (declared and asked_oneself(declared, worn))


def _tell(
    session: Session, case: CaseRow, duty: DutyRow, before: Person | None, now: datetime, *, by: int | None
) -> None:
    """Tell who lost a task and who has it now; not whoever brought it about, and nobody who left."""
    if before and before.left_at is None and before.id != by:
        tell_of_task(session, case, duty, LOST, now, person_id=before.id)
    if duty.assignee_id is None:
        tell_of_task(session, case, duty, BACK, now)
    elif duty.assignee_id != by:
        tell_of_task(session, case, duty, HANDED, now, person_id=duty.assignee_id)


def on_the_desk_of(person: Person) -> ColumnElement[bool]:
    """Return the condition that an open task is a person's own."""
    return and_(DutyRow.assignee_id == person.id, DutyRow.closed_at.is_(None))
