"""D07. The yearly report on data quality, for each Continuum (manual 4.3, Data Quality Plan).

"The HMIS Lead Agency will submit a report to each CoC annually that identifies the degree to which all Partner Agencies within the CoC are
meeting the minimum data entry standards."

The desk makes the report from the figures of the federal year that has ended: one for each Continuum, about its own programs. A person looks at them before they go.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Ended, Must, Per, Process, State, Step, Waiting, escalate, yearly
from workflows.grammar.recurring import Period
from workflows.grammar.shapes import one_text
from workflows.grammar.words import wording
from workflows.law.calendar import federal_year
from workflows.law.fields import DURING, Remark
from workflows.law.policy import Policy
from workflows.law.readers import CONTINUUM, ICA
from workflows.law.roles import CLOCK, COC_BALANCE, COC_CHITTENDEN, ICA_DIRECTOR, SYSTEM_ADMIN

CLAUSE = "4.3-annual-report"


class S(State):
    """The states of a yearly report."""

    WRITING = "WRITING", "ICA looks at the yearly reports"
    SENT = "SENT", "each CoC has its report"
    NO_FIGURES = "NO_FIGURES", "there are no figures of this year"


@wording("the federal year of the report")
def year(known: Known) -> str:
    """Say "2026"."""
    return f"{federal_year(known[Period].begins_on)}"


BEGIN = Step("begin", CLAUSE, S.WRITING).called("Begin the yearly report", "Yearly report begun").by(CLOCK)


class ReportsSent(Form, key="ReportsSent", kw_only=True):
    """Send each CoC its report."""

    sent_on: Annotated[date, DURING, Meta(title="Sent on")]
    remark: Annotated[Remark, Meta(title="What the CoCs should know beside it", description="Both CoCs read it")] = ""


NoReport = one_text(
    "NoReport",
    "Close it without a report.",
    "Why there is none",
    "Such as: the desk has no figures of that year yet. The CoCs read it",
)
SEND = (
    Must("send", CLAUSE, SYSTEM_ADMIN, "look at the yearly reports on data quality, and send each CoC its own")
    .aimed("the manual says each year, and no day", within=Days(Policy.annual_report_days),
           late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR))
    .answers(
        Step("send", CLAUSE, S.SENT)
        .called("Send the reports", "Each CoC has its report")
        .asks(ReportsSent)
        .read_by(ICA, CONTINUUM)
        .tells("yearly-report", COC_BALANCE, COC_CHITTENDEN, ICA_DIRECTOR),
        Step("no-report", CLAUSE, S.NO_FIGURES)
        .called("Close it without a report", "No report for this year")
        .asks(NoReport)
        .read_by(ICA, CONTINUUM)
        .tells("yearly-report-none", COC_BALANCE, COC_CHITTENDEN, ICA_DIRECTOR),
    )
)  # fmt: skip
PROCESS = (
    Process(
        "D07",
        "Yearly report on data quality",
        "data",
        heading="Data quality in federal year {year}",
        names={"year": year},
        of_the_manual=False,
    )
    .shows(Period, to=(CONTINUUM,))
    .recurs(yearly(Policy.annual_report_month, 1), per=Per.ICA_WITH_FIGURES, begins=BEGIN)
    .runs(
        Waiting(S.WRITING, CLAUSE, "Report").until(SEND),
        Ended(S.SENT, CLAUSE, "Sent"),
        Ended(S.NO_FIGURES, CLAUSE),
    )
)
