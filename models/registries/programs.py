"""The registry of programs: ICA keeps it, an agency reads its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.lookups.learning import learn_about
from models.lookups.standing.other_laws import protected
from models.registries.directory import agencies_seen, agency_of
from models.registries.entries import entered, one_line, refused, wrong
from models.registries.forms.programs import NewProgram
from models.registries.people_and_agencies import audit
from models.rows.people import Agency, Program
from models.store.one_at_a_time import or_else
from models.store.paging import FIRST, Order, Page, Part
from models.store.voided import VOID_TOO
from workflows.engine.cases import Refusal
from workflows.law.agency_kinds import Protected
from workflows.law.continua import Continuum

PROGRAMS = Order("programs", Agency.name, Program.name, Program.id, kinds=(str, str, int))
AT_ONCE = "somebody else entered a program with this ProjectID just now"


def programs(session: Session, viewer: Viewer, agency: str = "", part: Part = FIRST) -> Page[Program]:
    """Return a page of the programs that somebody may see, by their agencies and names."""
    rows = select(Program).join(Agency, Agency.id == Program.agency_id).where(_seen(viewer))
    return PROGRAMS.page(session, rows.where(Agency.key == agency) if agency else rows, part)


def count_programs(session: Session, viewer: Viewer) -> int:
    """Count the programs that somebody may see."""
    rows = select(func.count(Program.id)).join(Agency, Agency.id == Program.agency_id).where(_seen(viewer))
    return session.scalar(rows) or 0


def _seen(viewer: Viewer) -> ColumnElement[bool]:
    return agencies_seen(viewer)


def programs_of(session: Session, agency_id: int) -> list[Program]:
    """Return all programs of an agency, by name."""
    rows = select(Program).where(Program.agency_id == agency_id).order_by(func.lower(Program.name), Program.id)
    return list(session.scalars(rows))


def kinds_of(session: Session, programs: Iterable[Program]) -> dict[int, tuple[Protected, ...]]:
    """Return as what each program is protected: as ICA confirmed it, and by other laws."""
    return protected(session, programs)


def program_by_id(session: Session, program_id: int) -> Program | None:
    """Return the program with an id."""
    return session.get(Program, program_id)


def program_seen(session: Session, viewer: Viewer, program_id: int) -> Program | None:
    """Return the program with an id, if somebody may see it."""
    rows = select(Program).join(Agency, Agency.id == Program.agency_id).where(_seen(viewer), Program.id == program_id)
    return session.scalars(rows).one_or_none()


def to_choose_from(session: Session, viewer: Viewer, today: date, agency_id: int | None = None) -> list[Program]:
    """Return the programs that run and that somebody may name, or those of one agency."""
    runs = or_(Program.ended_on.is_(None), Program.ended_on >= today)
    rows = select(Program).join(Agency, Agency.id == Program.agency_id).where(_seen(viewer), runs)
    rows = rows.where(Program.agency_id == agency_id) if agency_id else rows
    return list(session.scalars(rows.where(Agency.closed_at.is_(None)).order_by(Agency.name, Program.name)))


def enter_program(session: Session, facts: Mapping[str, Any], now: datetime, by: int | None = None) -> Program:
    """Add a program as somebody entered it; or raise NotAllowed."""

    def faults(said: Mapping[str, Any]) -> Iterator[Refusal]:
        agency = agency_of(session, said.get("agency", ""))
        if "agency" in said and agency is None:
            yield wrong("agency", f"no agency has the key {said['agency']!r}")
        if agency:
            yield from program_faults(session, agency, said)

    new = entered(NewProgram, facts, faults)
    agency = agency_of(session, new.agency)
    if agency is None:
        raise refused("choose the agency")
    program = Program(
        agency=agency, name=one_line(new.name), project_id=new.project_id, continuum=new.continuum, kind=new.kind,
        protected=tuple(new.protected), entered_at=now,
    )  # fmt: skip
    program = put_on_list(session, program)
    audit(session, now, f"the program {new.project_id} of {agency.key} was added", by)
    learn_about(session, now, agency_id=agency.id)
    return program


def put_on_list(session: Session, program: Program) -> Program:
    """Put a program on the list, also one that was struck from it: it is the same by its agency and ProjectID; or raise NotAllowed."""
    agency_id = program.agency.id
    same = (Program.agency_id == agency_id, Program.project_id == program.project_id, Program.void_at.is_not(None))
    with session.no_autoflush:
        struck = session.scalars(select(Program).where(*same).execution_options(**VOID_TOO)).one_or_none()
    if struck is None:
        with or_else(session, refused(AT_ONCE)):
            session.add(program)
        return program
    for name in ("name", "continuum", "kind", "protected", "ended_on", "entered_at"):
        setattr(struck, name, getattr(program, name))
    struck.assessments, struck.report, struck.void_at = program.assessments or "", "", None
    session.flush()
    return struck


def program_faults(
    session: Session, agency: Agency, said: Mapping[str, Any], besides: int | None = None
) -> Iterator[Refusal]:
    """Yield what does not go with what is on record of the agency, or of its other programs."""
    same = select(Program.name).where(Program.agency_id == agency.id, Program.project_id == said.get("project_id"))
    if other := session.scalar(same.where(Program.id != (besides or 0)).limit(1)):
        yield wrong("project_id", f"{agency.name} has the program {other!r} with this ProjectID already")
    continuum: Continuum | None = said.get("continuum")
    if continuum and continuum not in agency.cocs:
        words = f"{agency.name} does not work in {continuum}; correct the agency's CoCs first, or choose another"
        yield wrong("continuum", words)
    if Protected.OTHER_LAW in said.get("protected", ()):
        yield wrong(
            "protected", "what another law protects is agreed with the agency; report the law as a policy conflict"
        )
