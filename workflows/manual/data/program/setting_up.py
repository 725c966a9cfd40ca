"""P31: ICA consults with the agency, sets the program up in WellSky with its assessments, and puts it into the directory (4.1).

"The required data elements depend on the program. … The HMIS Lead Agency will consult with the Agency Administrator to properly
set up each program in HMIS."
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Require, Step
from workflows.grammar.shapes import in_wellsky
from workflows.grammar.words import wording
from workflows.law.agency_kinds import ProjectType, Protected
from workflows.law.continua import Continuum
from workflows.law.fields import DURING, Remark, Text, enter
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN
from workflows.law.wording import listed
from workflows.manual.data.program.asking import CHOSEN, NewProgramWanted, ProgramChangeWanted, is_new
from workflows.manual.data.program.known import ASSESSMENTS, IDENTIFY, ProgramHere, ProgramsHere, among
from workflows.manual.data.program.naming import ICA_LATE, name_of
from workflows.manual.data.program.states import S

ProjectID = Annotated[
    str,
    Meta(min_length=1, max_length=32, pattern=r"^[^\s;,]+$", title="ProjectID", description="As WellSky gives it"),
    enter("enter the ProjectID: up to 32 letters or digits, without spaces or commas"),
]
KindField = Annotated[ProjectType, Meta(title="Project type, as it is set up")]
ProtectedField = Annotated[
    frozenset[Protected],
    Meta(
        title="Protected kinds that you confirm",
        description="Such a program shares nothing; clients of youth and legal services may be unnamed",
    ),
]
ConsultedField = Annotated[date, DURING, Meta(title="Gone through with the agency on")]


@dataclass(frozen=True)
class EnterProgram(
    Effect,
    key="EnterProgram",
    undone=Undone("the program is not on the list of programs any more", alike=("project_id",)),
):
    """The program is on the agency's list of programs."""

    name: Term[str]
    project_id: Term[str]
    continuum: Term[Continuum]
    kind: Term[ProjectType]
    protected: Term[tuple[Protected, ...]]
    assessments: Term[str]


@dataclass(frozen=True)
class ChangeProgram(
    Effect,
    key="ChangeProgram",
    undone=Undone("the list of programs says again what it said before", alike=("project_id",)),
):
    """The agency's list of programs says so from now on."""

    project_id: Term[str]
    name: Term[str]
    kind: Term[ProjectType]
    protected: Term[tuple[Protected, ...]]
    assessments: Term[str]
    report: Term[str]
    ended_on: Term[date | None]
    was: Term[ProgramHere]


class ProgramSetUp(Form, key="ProgramSetUp", kw_only=True):
    """Confirm that the new program is set up in WellSky. It goes on the list of programs."""

    consulted_on: ConsultedField
    project_id: ProjectID
    kind: KindField
    protected: ProtectedField = frozenset()
    assessments: Annotated[
        Text,
        Meta(title="Assessments, as they are set up", description="Required fields are in red, or say that they are"),
    ]
    done_on: Annotated[date, DURING, Meta(title="Set up in WellSky on")]


class ProgramChanged(Form, key="ProgramChanged", kw_only=True):
    """Confirm that the change is made in WellSky. The list of programs says so from now on."""

    consulted_on: ConsultedField
    kind: Annotated[ProjectType | None, Meta(title="Project type", description="Leave it empty if it stays")] = None
    protected: ProtectedField = frozenset()
    dropped: Annotated[
        Remark,
        Meta(
            title="If a kind that the directory has is not among them: why",
            description="The program could share, or could no longer have unnamed clients. The agency reads it",
        ),
    ] = ""
    assessments: Annotated[
        Remark, Meta(title="Assessments, as they are set up", description="Leave it empty if they stay")
    ] = ""
    done_on: Annotated[date, DURING, Meta(title="Changed in WellSky on")]


def _in_order(kinds: frozenset[Protected]) -> tuple[Protected, ...]:
    return tuple(each for each in Protected if each in kinds)


def _confirmed(known: Known) -> tuple[Protected, ...]:
    return _in_order(known[ProgramSetUp].protected)


def _protected_now(known: Known) -> tuple[Protected, ...]:
    return _in_order(known[ProgramChanged].protected)


def was(known: Known) -> ProgramHere:
    """Return the program as the directory has it before the change."""
    chosen = CHOSEN.said(known) or ()
    return among(known, chosen) or ProgramHere(name="", project_id=next(iter(chosen), ""))


def _project_id(known: Known) -> str:
    return was(known).project_id


def _name_now(known: Known) -> str:
    return name_of(known) or was(known).name


def _assessments_now(known: Known) -> str:
    return known[ProgramChanged].assessments.strip() or was(known).assessments


def _kind_now(known: Known) -> ProjectType:
    return known[ProgramChanged].kind or was(known).kind


def _report_now(known: Known) -> str:
    return known[ProgramChangeWanted].report.strip() or was(known).report


def _missing(known: Known) -> tuple[Protected, ...]:
    return tuple(each for each in was(known).protected if each not in known[ProgramChanged].protected)


@condition("the kinds that the directory has are among them", "a kind that the directory has is not among them")
def _keeps_kinds(known: Known) -> bool:
    return not _missing(known)


@wording("the kinds that fall away")
def _falling(known: Known) -> str:
    return listed(each.words for each in _missing(known))


def _ends(known: Known) -> date | None:
    return known[ProgramChangeWanted].ends_on or was(known).ended_on


@condition("no program of the agency has this ProjectID", "a program of the agency has this ProjectID already")
def _new_id(known: Known) -> bool:
    return all(each.project_id != known[ProgramSetUp].project_id for each in known[ProgramsHere].programs)


@condition("the program was gone through before it was set up", "the program was set up before it was gone through")
def _consulted_first(known: Known) -> bool:
    return known[ProgramSetUp].done_on >= known[ProgramSetUp].consulted_on


@condition("the change was gone through before it was made", "the change was made before it was gone through")
def _change_consulted_first(known: Known) -> bool:
    return known[ProgramChanged].done_on >= known[ProgramChanged].consulted_on


PROTECTED = "3.1-protected-programs"
FIRST_CONSULTED = "ICA goes through it with the agency first; check both days"
SILENT, WITHIN = "the manual sets no time for it", Days(Policy.program_setup_days)
SET_UP = (
    in_wellsky("set-up", IDENTIFY, "set up {subject}'s new program")
    .aimed(SILENT, within=WITHIN, late=ICA_LATE)
    .when(is_new)
    .answers(
        Step("set-up", IDENTIFY, S.REPORTING)
        .citing(ASSESSMENTS, "2.1-aa-assessments", "3.1-unnamed")
        .called("Confirm that the program is set up", "Program set up in WellSky")
        .asks(ProgramSetUp)
        .dated(fact(ProgramSetUp.done_on))
        .read_by(ICA, EVERY_AGENCY)
        .requires(
            Require(IDENTIFY, "a program of the agency has this ProjectID already; check it", _new_id,
                    about=fact(ProgramSetUp.project_id)),
            Require(IDENTIFY, FIRST_CONSULTED, _consulted_first, about=fact(ProgramSetUp.done_on)),
        )
        .does(
            EnterProgram(
                name_of, fact(ProgramSetUp.project_id), fact(NewProgramWanted.continuum), fact(ProgramSetUp.kind), _confirmed,
                fact(ProgramSetUp.assessments),
            )
        )
        .tells("program-set-up", AGENCY_ADMIN)
    )
)  # fmt: skip
MAKE_CHANGE = (
    in_wellsky("make-change", IDENTIFY, "change {subject}'s program")
    .aimed(SILENT, within=WITHIN, late=ICA_LATE)
    .when(~is_new)
    .answers(
        Step("make-change", IDENTIFY, S.DONE)
        .citing(ASSESSMENTS, "2.1-aa-assessments", "3.1-unnamed")
        .called("Confirm that the change is made", "Program changed in WellSky")
        .asks(ProgramChanged)
        .dated(fact(ProgramChanged.done_on))
        .read_by(ICA, EVERY_AGENCY)
        .requires(
            Require(IDENTIFY, FIRST_CONSULTED, _change_consulted_first, about=fact(ProgramChanged.done_on)),
            Require(PROTECTED, "the directory has it as {falling}; choose that again, or say below why it falls away",
                    _keeps_kinds | fact(ProgramChanged.dropped).given, about=fact(ProgramChanged.protected), names={"falling": _falling}),
        )
        .does(ChangeProgram(_project_id, _name_now, _kind_now, _protected_now, _assessments_now, _report_now, _ends, was))
        .tells("program-changed", AGENCY_ADMIN)
    )
)  # fmt: skip
