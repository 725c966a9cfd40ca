"""How a program is corrected: where it works and of which kind it is counts at once, also in running imports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models.lookups.learning import learn_about
from models.lookups.recurring import look_again
from models.registries.edits.editing import Editing, Registry
from models.registries.entries import one_line
from models.registries.forms.programs import ProgramEdit
from models.registries.programs import program_faults
from models.rows.people import Program
from workflows.engine.cases import Refusal
from workflows.grammar.recurring import Per
from workflows.law.agency_kinds import Protected

PLAIN = ("name", "project_id", "continuum", "kind", "ended_on", "assessments", "report")


def _says(program: Program) -> dict[str, Any]:
    plain = {name: getattr(program, name) for name in PLAIN}
    return {**plain, "protected": frozenset(program.protected)}


def _faults(session: Session, program: Program, said: Mapping[str, Any]) -> Iterator[Refusal]:
    yield from program_faults(session, program.agency, said, besides=program.id)


def _write(session: Session, program: Program, new: ProgramEdit, now: datetime) -> int:
    program.name, program.project_id = one_line(new.name), new.project_id
    program.continuum, program.kind, program.ended_on = new.continuum, new.kind, new.ended_on
    program.assessments, program.report = new.assessments.strip(), new.report.strip()
    program.protected = tuple(each for each in Protected if each in new.protected)
    session.flush()
    look_again(session, now, Per.AGENCY)  # whether it is switched to Shared and may not be
    return learn_about(session, now, agency_id=program.agency_id)


PROGRAMS = Editing[Program](Registry.PROGRAMS, ProgramEdit, _says, _faults, _write)
