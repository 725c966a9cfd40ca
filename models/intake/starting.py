"""Which cases a person may begin, in which ways, and for which agencies."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.concern import Concern
from models.access.rulebook import rulebook_of
from models.intake.case_subject import worn_by
from models.intake.for_others import others_of
from models.registries.details import agencies_of_user
from models.rows.people import Agency
from workflows.grammar.openings import about_oneself, openings
from workflows.grammar.process import Process, Step
from workflows.grammar.takers import owners_of
from workflows.law.fields import Mark, marked
from workflows.law.roles import COMPLAINANT, OF_AN_AGENCY, may_act_as


def agencies_for(session: Session, viewer: Viewer, process: Process, step: Step) -> list[Agency]:
    """Return the agencies for which a person may begin a case with a step, by name."""
    if about_oneself(process, step):
        return agencies_of_user(session, viewer.id)
    rows = select(Agency).where(Agency.closed_at.is_(None)).order_by(Agency.name)
    if COMPLAINANT in owners_of(step, None):
        return list(session.scalars(rows))
    if not any(role not in OF_AN_AGENCY for role, _ in viewer.offices):
        rows = rows.where(Agency.id.in_(viewer.agencies()))
    return [agency for agency in session.scalars(rows) if _may(session, viewer, process, step, agency)]


def parties_for(session: Session, step: Step) -> list[Agency]:
    """Return the agencies that may have a part in a case which a step begins, for themselves: any that is not closed."""
    if not (step.form and marked(step.form, Mark.PARTY)):
        return []
    return all_open(session)


def all_open(session: Session) -> list[Agency]:
    """Return every agency that is not closed, by name."""
    return list(session.scalars(select(Agency).where(Agency.closed_at.is_(None)).order_by(Agency.name)))


def _may(session: Session, viewer: Viewer, process: Process, step: Step, agency: Agency | None = None) -> bool:
    """Say whether one of the roles that a person would wear in such a case begins it with a step."""
    concern = Concern(process.key, frozenset({agency.id} if agency else ()))
    worn = worn_by(session, viewer, step, concern)
    own = any(may_act_as(worn, owner) for owner in owners_of(step, None))
    return own or others_of(session, viewer, step, concern) is not None


def begins_for_others(session: Session, viewer: Viewer, process: Process, step: Step) -> bool:
    """Say whether a person may begin a case so in the name of an agency that has somebody for it."""
    concerns = (Concern(process.key, frozenset({each.id})) for each in agencies_for(session, viewer, process, step))
    return any(others_of(session, viewer, step, concern) for concern in concerns)


def _may_begin(session: Session, viewer: Viewer, process: Process, step: Step) -> bool:
    if COMPLAINANT in owners_of(step, None):
        return True
    if not viewer.offices and not about_oneself(process, step):
        return False
    if needs_agency(step):
        return bool(agencies_for(session, viewer, process, step))
    return _may(session, viewer, process, step)


def needs_agency(step: Step) -> bool:
    """Say whether the form of a step names an agency, or several."""
    return bool(step.form and any(marked(step.form, kind) for kind in (Mark.AGENCY, Mark.AGENCIES)))


def ways_for(session: Session, viewer: Viewer, process: Process) -> list[Step]:
    """Return the steps with which a person may begin a case of a process, in its order."""
    return [step for step in openings(process) if _may_begin(session, viewer, process, step)]


def beginnings(session: Session, viewer: Viewer) -> list[tuple[Process, Step]]:
    """Return every way in which a person may begin a case, in the order of the manual."""
    processes = rulebook_of(session).processes.values()
    return [(process, step) for process in processes for step in ways_for(session, viewer, process)]


def may_begin_any(session: Session, viewer: Viewer) -> bool:
    """Say whether there is a case that a person may begin."""
    return any(ways_for(session, viewer, process) for process in rulebook_of(session).processes.values())


def may_start_here(viewer: Viewer) -> bool:
    """Say whether pages of people, agencies and programs offer somebody to start a case about them."""
    return viewer.is_staff() or bool(viewer.agencies())
