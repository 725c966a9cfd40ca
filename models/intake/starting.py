"""Which cases a person may begin, and for which agencies."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer, hats_for
from models.access.concern import Concern
from models.access.rulebook import rulebook_of
from models.intake.intake import openings
from models.rows.people import Agency
from workflows.grammar.duties import owners_of
from workflows.grammar.events import Roles
from workflows.grammar.process import Process
from workflows.law.fields import Mark, marked
from workflows.law.roles import COMPLAINANT, OF_AN_AGENCY, may_act_as


def agencies_for(session: Session, viewer: Viewer, process: Process) -> list[Agency]:
    """Return the agencies for which a person may begin a case of a process, by name."""
    rows = select(Agency).where(Agency.closed_at.is_(None)).order_by(Agency.name)
    owners = _beginners(process)
    if COMPLAINANT in owners:
        return list(session.scalars(rows))
    if not any(role not in OF_AN_AGENCY for role, _ in viewer.offices):
        rows = rows.where(Agency.id.in_(viewer.agencies()))
    return [
        agency
        for agency in session.scalars(rows)
        if _may(hats_for(session, viewer, Concern(process.key, frozenset({agency.id}))), owners)
    ]


def _beginners(process: Process) -> Roles:
    """Return who begins cases of a process: any of the ways to begin will do."""
    return frozenset(owner for way in openings(process) for owner in owners_of(way, None))


def _may(worn: Roles, owners: Roles) -> bool:
    return any(may_act_as(worn, owner) for owner in owners)


def may_begin(session: Session, viewer: Viewer, process: Process) -> bool:
    """Say whether a person may begin a case of a process at all."""
    owners = _beginners(process)
    if COMPLAINANT in owners:
        return True
    if not owners or not viewer.offices:
        return False
    if needs_agency(process):
        return bool(agencies_for(session, viewer, process))
    return _may(hats_for(session, viewer, Concern(process.key)), owners)


def needs_agency(process: Process) -> bool:
    """Say whether the first form of a process names an agency, or several."""
    form = openings(process)[0].form
    return bool(form and (marked(form, Mark.AGENCY) or marked(form, Mark.AGENCIES)))


def beginnings(session: Session, viewer: Viewer) -> list[Process]:
    """Return the processes of which a person may begin a case, in the order of the manual."""
    return [process for process in rulebook_of(session).processes.values() if may_begin(session, viewer, process)]


def may_begin_any(session: Session, viewer: Viewer) -> bool:
    """Say whether there is a case that a person may begin."""
    return any(may_begin(session, viewer, process) for process in rulebook_of(session).processes.values())
