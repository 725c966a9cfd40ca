"""P29: what may come of a complaint besides an answer: a violation case, a report of a security breach, or its withdrawal.

Whether somebody violated the manual is found in a case of its own; the complainant gets an answer all the same.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.effects import OpenCase, ReportAgendaItem
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import LOCAL, Step, otherwise, to
from workflows.law.fields import DURING, Remark
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    CHAIR,
    COC_BALANCE,
    COC_CHITTENDEN,
    COMMITTEE,
    SYSTEM_ADMIN,
)
from workflows.manual.clients.privacy_complaint.states import S
from workflows.manual.clients.requests import Asked
from workflows.manual.conduct.breach.reporting import BreachReport
from workflows.manual.conduct.violation.alleging import ABOUT_SOMEBODY, Allegation
from workflows.manual.conduct.violation.seats import too_few


def allegation(known: Known) -> tuple[Allegation]:
    """Return what the violation case begins with."""
    return (known[Allegation],)


def breach(known: Known) -> tuple[BreachReport]:
    """Return what the report of a breach begins with."""
    return (known[BreachReport],)


ALLEGE = (
    Step("allege", "2.8-scope")
    .called("Open a violation case", "Violation case opened")
    .by(SYSTEM_ADMIN)
    .asks(Allegation)
    .read_by(ICA)
    .requires(ABOUT_SOMEBODY)
    .does(OpenCase("P19", "complained", allegation))
)
REPORT_BREACH = (
    Step("report-breach", "2.8-unlawful-access")
    .called("Open a security breach", "Security breach opened")
    .by(SYSTEM_ADMIN)
    .asks(BreachReport)
    .read_by(ICA)
    .does(OpenCase("P21", "found", breach, about_person=False))
)


class ComplaintWithdrawn(Form, key="ComplaintWithdrawn", kw_only=True):
    """Record that the complainant withdraws the complaint."""

    withdrawn_on: Annotated[date, DURING, Meta(title="Withdrawn on")]
    asked: Asked
    remark: Annotated[Remark, Meta(title="What they said")] = ""


WITHDRAW_AT_AGENCY = (
    Step("withdraw", LOCAL, S.WITHDRAWN)
    .called("Record that it is withdrawn", "Withdrawn by the complainant")
    .by(AGENCY_ADMIN, SYSTEM_ADMIN)
    .asks(ComplaintWithdrawn)
    .read_by(ICA, EVERY_AGENCY)
    .tells("privacy-withdrawn", AGENCY_DIRECTOR, AGENCY_ADMIN, SYSTEM_ADMIN)
)
WITHDRAW_AT_ICA = (
    Step("withdraw-at-ica", LOCAL, S.WITHDRAWN)
    .called("Record that it is withdrawn", "Withdrawn by the complainant")
    .by(SYSTEM_ADMIN)
    .asks(ComplaintWithdrawn)
    .read_by(ICA, EVERY_AGENCY)
    .tells("privacy-withdrawn", AGENCY_DIRECTOR, AGENCY_ADMIN)
)
WITHDRAW_AT_COMMITTEE = (
    Step("withdraw-at-committee", LOCAL)
    .called("Record that it is withdrawn", "Withdrawn by the complainant")
    .by(SYSTEM_ADMIN)
    .asks(ComplaintWithdrawn)
    .read_by(ICA, EVERY_AGENCY)
    .does(ReportAgendaItem("withdrawn"))
    .tells("privacy-withdrawn", AGENCY_DIRECTOR, AGENCY_ADMIN)
    .tells("committee-dropped", COMMITTEE, CHAIR)
    .leads(
        to(S.WITHDRAWN).when(too_few).tells("privacy-withdrawn", COC_BALANCE, COC_CHITTENDEN), otherwise(S.WITHDRAWN)
    )
)
