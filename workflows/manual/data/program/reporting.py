"""P31: the agency chooses the standard report of each program that is set up (manual 2.2).

"Establish the standard report for each specific program created." What a standard report is the manual does not say: its name is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Step, escalate
from workflows.law.fields import Line, Remark
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.data.program.known import REPORT
from workflows.manual.data.program.setting_up import ProgramSetUp
from workflows.manual.data.program.states import S


@dataclass(frozen=True)
class SetStandardReport(
    Effect,
    key="SetStandardReport",
    undone=Undone("the program has no standard report on record", alike=("project_id",)),
):
    """The list of programs has the program's standard report."""

    project_id: Term[str]
    report: Term[str]


class StandardReport(Form, key="StandardReport", kw_only=True):
    """Say which report is the program's standard report."""

    report: Annotated[
        Line, Meta(title="Name of the report", description="Such as the APR, the CAPER, or a report of your own in ART")
    ]
    remark: Annotated[Remark, Meta(title="How often, and for whom")] = ""


CHOOSE_REPORT = (
    Must("standard-report", REPORT, AGENCY_ADMIN, "choose the standard report of {your} new program")
    .aimed(
        "the manual sets no time for it",
        within=Days(Policy.program_report_days),
        late=escalate(AGENCY_ADMIN, (AGENCY_DIRECTOR, SYSTEM_ADMIN)),
    )
    .answers(
        Step("standard-report", REPORT, S.DONE)
        .called("Choose the standard report", "Standard report chosen")
        .asks(StandardReport)
        .read_by(ICA, EVERY_AGENCY)
        .does(SetStandardReport(fact(ProgramSetUp.project_id), fact(StandardReport.report)))
        .tells("program-report-chosen", SYSTEM_ADMIN)
    )
)
