"""P31: the agency says what a program is, what it assesses and what it requires; of a program that is there, what changes.

"The Agency Administrator must identify the assessments and requirements for each program."
"""

from __future__ import annotations

from datetime import date
from fnmatch import fnmatchcase
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Require, Step, otherwise, to
from workflows.grammar.shapes import one_text, withdraw
from workflows.law.agency_kinds import ProjectType, Protected
from workflows.law.continua import Continuum
from workflows.law.fields import AGENCY, PROGRAMS, Line, Remark, Short, Text
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN
from workflows.manual.data.continua_known import AgencyContinua
from workflows.manual.data.program.known import IDENTIFY, NAMES, among, running
from workflows.manual.data.program.states import S

NameField = Annotated[
    Line, Meta(title="Name of the program", description="It says what kind of service the program is")
]


class NewProgramWanted(Form, key="NewProgramWanted", kw_only=True):
    """Ask ICA to set up a new program."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency")]
    name: NameField
    does: Annotated[Text, Meta(title="What the program does for its clients", description="Name no client")]
    kind: Annotated[ProjectType, Meta(title="Project type")]
    continuum: Annotated[Continuum, Meta(title="Continuum of Care (CoC)")]
    protected: Annotated[
        frozenset[Protected],
        Meta(
            title="Kinds with rules of their own",
            description="ICA confirms them. Such a program shares nothing; clients of youth and legal services may be unnamed",
        ),
    ] = frozenset()
    assessments: Annotated[
        Text, Meta(title="Assessments it needs", description="As WellSky calls them, or what they are to ask")
    ]
    requirements: Annotated[
        Text,
        Meta(title="What it has to collect", description="What its funding asks for, such as an ESG or a PATH grant"),
    ]
    extra: Annotated[
        Remark,
        Meta(
            title="What it collects beyond that, and what for",
            description="A program may collect more than the minimum, and no more than it needs",
        ),
    ] = ""
    begins_on: Annotated[date, Meta(title="First day of the program")]


class ProgramChangeWanted(Form, key="ProgramChangeWanted", kw_only=True):
    """Say what changes about a program."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency")]
    programs: Annotated[tuple[Line, ...], PROGRAMS, Meta(title="Program", description="Choose one")]
    name: Annotated[
        Short,
        Meta(title="New name", description="It says what kind of service it is. Leave it empty if the name stays"),
    ] = ""
    ends_on: Annotated[date | None, Meta(title="Last day, if the program ends")] = None
    assessments: Annotated[
        Remark, Meta(title="Assessments it needs from now on", description="Leave it empty if they stay")
    ] = ""
    report: Annotated[Short, Meta(title="New standard report", description="Leave it empty if it stays")] = ""
    other: Annotated[Remark, Meta(title="What else changes", description="Such as its type, or whom it serves")] = ""
    why: Annotated[Text, Meta(title="Why", description="Such as a new grant. Name no client")]


NEW_NAME, CHANGED_NAME = fact(NewProgramWanted.name), fact(ProgramChangeWanted.name)
CHOSEN = fact(ProgramChangeWanted.programs)
renames = CHANGED_NAME.given.said("the program gets another name", "the name stays")


@condition("it is a new program", "it is a program that is there")
def is_new(known: Known) -> bool:
    """Ask what the case began with."""
    return NewProgramWanted in known.forms


def wanted_name(known: Known) -> str:
    """Return the name that was asked for at first; empty where it stays."""
    new = known.forms.get(NewProgramWanted)
    return new.name if isinstance(new, NewProgramWanted) else known[ProgramChangeWanted].name


def matter(known: Known) -> str:
    """Return which program it is: a new one by its name, one that is there by its ProjectID."""
    change = known.forms.get(ProgramChangeWanted)
    if isinstance(change, ProgramChangeWanted):
        return f"id {' '.join(change.programs)}"
    return f"new {wanted_name(known).strip().casefold()}" if NewProgramWanted in known.forms else "all"


def free(known: Known, name: str, besides: tuple[str, ...] = ()) -> bool:
    """Say whether no other program of the agency that runs has this name."""
    taken = {each.name.casefold() for each in running(known) if each.project_id not in besides}
    return name.strip().casefold() not in taken


def fits(known: Known, name: str) -> bool:
    """Say whether a name looks as ICA wants it, where it says how; a * stands for any words."""
    pattern = known.policy.naming_pattern
    return not pattern or fnmatchcase(name.strip(), pattern)


@condition("no other program of the agency has this name", "a program of the agency has this name already")
def _free(known: Known) -> bool:
    name = wanted_name(known)
    besides = known[ProgramChangeWanted].programs if ProgramChangeWanted in known.forms else ()
    return not name or free(known, name, besides)


@condition("the name looks as ICA wants it", "the name does not look as ICA wants it")
def _fits(known: Known) -> bool:
    name = wanted_name(known)
    return not name or fits(known, name)


@condition("the agency works in this CoC", "the agency does not work in this CoC")
def _works_there(known: Known) -> bool:
    return known[NewProgramWanted].continuum in known[AgencyContinua].continua


@condition("one program is named", "no program is named, or more than one")
def _one(known: Known) -> bool:
    return len(known[ProgramChangeWanted].programs) == 1


@condition("the directory has the program", "the directory does not have the program")
def _there(known: Known) -> bool:
    return among(known, known[ProgramChangeWanted].programs) is not None


@condition("something changes", "nothing changes")
def _changes(known: Known) -> bool:
    said = known[ProgramChangeWanted]
    return bool(said.ends_on or any(each.strip() for each in (said.name, said.assessments, said.report, said.other)))


TAKEN, UNFIT = (
    "a program of the agency has this name already; choose another",
    "names fit the pattern {naming_pattern}; choose one that does",
)
TO_NAME = to(S.NAMING, NAMES).tells("program-to-name", SYSTEM_ADMIN)
ASK = (
    Step("ask", IDENTIFY, S.NAMING)
    .citing("2.1-aa-assessments", "2.1-extra-elements", NAMES, "3.1-unnamed")
    .called("Ask for a new program", "New program asked for")
    .said("ICA looks at the name, goes through the assessments with you, and sets the program up in WellSky.")
    .by(AGENCY_ADMIN, SYSTEM_ADMIN)
    .asks(NewProgramWanted)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require(NAMES, TAKEN, _free, about=NEW_NAME),
        Require(NAMES, UNFIT, _fits, about=NEW_NAME),
        Require(IDENTIFY, "the agency does not work in this CoC; choose another, or have ICA correct the directory first",
                _works_there, about=fact(NewProgramWanted.continuum)),
    )
    .tells("program-to-name", SYSTEM_ADMIN)
)  # fmt: skip
CHANGE = (
    Step("change", IDENTIFY)
    .citing("2.1-aa-assessments", NAMES, "2.2-aa-standard-report")
    .called("Ask for a change of a program", "Change of a program asked for")
    .said("ICA looks at a new name, makes the change in WellSky, and puts it into the directory.")
    .by(AGENCY_ADMIN, SYSTEM_ADMIN)
    .asks(ProgramChangeWanted)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require(IDENTIFY, "choose one program; ask for each change by itself", _one, about=CHOSEN),
        Require(IDENTIFY, "the directory has no such program of the agency; choose one of the list", _there, about=CHOSEN),
        Require(IDENTIFY, "say what changes", _changes, about=fact(ProgramChangeWanted.other)),
        Require(NAMES, TAKEN, _free, about=CHANGED_NAME),
        Require(NAMES, UNFIT, _fits, about=CHANGED_NAME),
    )
    .leads(TO_NAME.when(renames), otherwise(S.SETTING_UP).tells("program-to-set-up", SYSTEM_ADMIN))
)  # fmt: skip
NotWanted = one_text(
    "ProgramNotWanted", "Withdraw the request.", "Why the request is withdrawn", "The agency and ICA read it"
)
WITHDRAW = (
    withdraw("the request", S.WITHDRAWN, AGENCY_ADMIN, NotWanted)
    .by(AGENCY_ADMIN, SYSTEM_ADMIN)
    .read_by(ICA, EVERY_AGENCY)
    .tells("program-withdrawn", AGENCY_ADMIN, SYSTEM_ADMIN)
)
