"""What is asked of a program: whose it is, its ProjectID, where it works, and of which kind it is."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from models.registries.forms.edits import Reason
from workflows.facts.forms import Form
from workflows.law.agency_kinds import ProjectType, Protected
from workflows.law.continua import Continuum
from workflows.law.fields import AGENCY, Line, Remark, Short, enter

ProjectID = Annotated[str, Meta(min_length=1, max_length=32, pattern=r"^[^\s;,]+$")]


class ProgramEntry(Form, key="ProgramEntry", kw_only=True):
    """What a program is, whoever's it is."""

    name: Annotated[Line, Meta(title="Name", description="As in WellSky"), enter("enter the program's name")]
    project_id: Annotated[
        ProjectID,
        Meta(title="ProjectID", description="As the agency's HMIS CSV exports have it"),
        enter("enter the ProjectID: up to 32 letters or digits, without spaces or commas"),
    ]
    continuum: Annotated[
        Continuum, Meta(title="Continuum of Care (CoC)"), enter("choose the Continuum of Care (CoC) it is in")
    ]
    kind: Annotated[ProjectType, Meta(title="Project type"), enter("choose the project type")]
    protected: Annotated[
        frozenset[Protected],
        Meta(
            title="Protected kinds",
            description="Choose what ICA has confirmed. Clients of youth and legal services may be unnamed. What another law protects is agreed with the agency, as a policy conflict.",
        ),
    ] = frozenset()


class NewProgram(ProgramEntry, key="NewProgram", kw_only=True):
    """A program of an agency."""

    agency: Annotated[str, AGENCY, Meta(title="Agency"), enter("choose the agency")]


class ProgramEdit(ProgramEntry, key="ProgramEdit", kw_only=True):
    """What is on record about a program."""

    ended_on: Annotated[
        date | None, Meta(title="Last day of the program", description="Leave it empty while the program runs")
    ] = None
    assessments: Annotated[Remark, Meta(title="Assessments", description="As they are set up in WellSky")] = ""
    report: Annotated[Short, Meta(title="Standard report", description="As the agency chose it")] = ""
    reason: Reason
