"""Which cases a person may begin, and for which agencies."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access import Viewer, hats_for
from models.intake import openings
from models.people import Agency
from models.places import Place
from models.rulebook import rulebook_of
from workflows.duties import owner_of
from workflows.fields import Mark, marked
from workflows.grammar import Process
from workflows.people import OF_AN_AGENCY, may_act_as


def agencies_for(session: Session, viewer: Viewer, process: Process) -> list[Agency]:
    """Return the agencies for which a person may begin a case of a process, by name."""
    rows = select(Agency).where(Agency.closed_at.is_(None)).order_by(Agency.name)
    if not any(role not in OF_AN_AGENCY for role, _ in viewer.offices):
        rows = rows.where(Agency.id.in_(viewer.agencies()))
    owner = owner_of(openings(process)[0], None)
    return [
        agency
        for agency in session.scalars(rows)
        if may_act_as(hats_for(session, viewer, Place(process.key, frozenset({agency.id}))), owner)
    ]


def may_begin(session: Session, viewer: Viewer, process: Process) -> bool:
    """Say whether a person may begin a case of a process at all."""
    ways = openings(process)
    if not ways or not viewer.offices:
        return False
    if needs_agency(process):
        return bool(agencies_for(session, viewer, process))
    return may_act_as(hats_for(session, viewer, Place(process.key)), owner_of(ways[0], None))


def needs_agency(process: Process) -> bool:
    """Say whether the first form of a process names an agency."""
    form = openings(process)[0].form
    return bool(form and marked(form, Mark.AGENCY))


def beginnings(session: Session, viewer: Viewer) -> list[Process]:
    """Return the processes of which a person may begin a case, in the order of the manual."""
    return [process for process in rulebook_of(session).processes.values() if may_begin(session, viewer, process)]


def may_begin_any(session: Session, viewer: Viewer) -> bool:
    """Say whether there is a case that a person may begin."""
    return any(may_begin(session, viewer, process) for process in rulebook_of(session).processes.values())
