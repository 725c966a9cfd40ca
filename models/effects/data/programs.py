"""What the case of a program writes into the directory: that it is there, what it is from now on, its standard report (4.1, 2.2)."""

from __future__ import annotations

from sqlalchemy import select

from models.casebook.applying import Scene, apply, forbid, undo
from models.lookups.learning import learn_about
from models.lookups.recurring import look_again
from models.registries.entries import one_line
from models.registries.people_and_agencies import audit
from models.registries.programs import program_faults, put_on_list
from models.rows.people import Agency, Program
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import Effect, said
from workflows.grammar.recurring import Per
from workflows.manual.data.program.reporting import SetStandardReport
from workflows.manual.data.program.setting_up import ChangeProgram, EnterProgram


@forbid.register
def may_not_enter(effect: EnterProgram, scene: Scene, was: Effect | None = None) -> None:
    """Forbid a ProjectID that the agency has already, and a CoC in which it does not work."""
    own = _program(scene, said(was.project_id)) if isinstance(was, EnterProgram) else None
    entered = {"project_id": said(effect.project_id), "continuum": said(effect.continuum)}
    agency = scene.session.get_one(Agency, scene.row["agency_id"])
    if faults := tuple(program_faults(scene.session, agency, entered, besides=own.id if own else None)):
        raise NotAllowed(*faults)


@apply.register
def enter(effect: EnterProgram, scene: Scene) -> None:
    """Put the program on the agency's list; what rests on the list learns of it."""
    may_not_enter(effect, scene)
    agency = scene.session.get_one(Agency, scene.row["agency_id"])
    put_on_list(
        scene.session,
        Program(
            agency=agency, name=one_line(said(effect.name)), project_id=said(effect.project_id), continuum=said(effect.continuum),
            kind=said(effect.kind), protected=said(effect.protected), assessments=said(effect.assessments), entered_at=scene.now,
        ),
    )  # fmt: skip
    audit(scene.session, scene.now, f"the program {said(effect.project_id)} of {agency.key} was added", scene.person_id)
    _spread(scene)


@undo.register
def never_entered(effect: EnterProgram, scene: Scene) -> None:
    """Let the program count for nothing; it is kept."""
    program = _program(scene, said(effect.project_id))
    if program is not None:
        program.void_at = scene.now
        words = f"the program {program.project_id} of {program.agency.key} was added in error"
        audit(scene.session, scene.now, words, scene.person_id)
    _spread(scene)


@apply.register
def change(effect: ChangeProgram, scene: Scene) -> None:
    """Let the list say what the program is from now on."""
    program = _program(scene, said(effect.project_id))
    if program is None:
        return
    program.name, program.kind = one_line(said(effect.name)), said(effect.kind)
    program.protected, program.assessments = said(effect.protected), said(effect.assessments)
    program.report = said(effect.report)
    program.ended_on = said(effect.ended_on)
    audit(
        scene.session,
        scene.now,
        f"the program {program.project_id} of {program.agency.key} was changed",
        scene.person_id,
    )
    _spread(scene)


@undo.register
def as_before(effect: ChangeProgram, scene: Scene) -> None:
    """Let the list say again what it said before the change."""
    program, before = _program(scene, said(effect.project_id)), said(effect.was)
    if program is None:
        return
    program.name, program.kind, program.protected = before.name, before.kind, before.protected
    program.assessments, program.report, program.ended_on = before.assessments, before.report, before.ended_on
    words = f"the program {program.project_id} of {program.agency.key} is again as it was before a change made in error"
    audit(scene.session, scene.now, words, scene.person_id)
    _spread(scene)


@apply.register
def set_report(effect: SetStandardReport, scene: Scene) -> None:
    """Keep the name of the program's standard report (2.2-aa-standard-report)."""
    _report(scene, said(effect.project_id), said(effect.report))


@undo.register
def no_report(effect: SetStandardReport, scene: Scene) -> None:
    """Let the program have no standard report on record."""
    _report(scene, said(effect.project_id), "")


def _report(scene: Scene, project_id: str, report: str) -> None:
    if program := _program(scene, project_id):
        program.report = report
        _spread(scene)


def _program(scene: Scene, project_id: str) -> Program | None:
    mine = (Program.agency_id == scene.row["agency_id"], Program.project_id == project_id)
    return scene.session.scalars(select(Program).where(*mine)).one_or_none()


def _spread(scene: Scene) -> None:
    """Let the agency's open cases learn of it, and the sweep see whether something is to be switched off or confirmed."""
    scene.session.flush()
    look_again(scene.session, scene.now, Per.AGENCY)
    learn_about(scene.session, scene.now, agency_id=scene.row["agency_id"])
