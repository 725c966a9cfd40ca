"""P27: the agency puts it right within the days that ICA reads as timely, or says that it was no misuse; ICA checks.

"If the Partner Agency fails to rectify the misuse of funds in a timely fashion, …"
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import Newest
from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days, On
from workflows.grammar.process import Must, Require, Step
from workflows.grammar.shapes import one_text
from workflows.law.fields import PAST, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.money.misuse_of_funds.noticing import AGENCY_TOLD, ICA_LATE, SENT, MisuseNotice, NoMisuse
from workflows.manual.money.misuse_of_funds.states import S

FUNDER_CLAUSE = "4.5-misuse-funder"


class MisuseRectified(Form, key="MisuseRectified", kw_only=True):
    """Say how the misuse of funds was put right."""

    rectified_on: Annotated[date, PAST, Meta(title="Put right on", description="Before or after ICA's letter")]
    how: Annotated[
        Text, Meta(title="What was done", description="Such as: the cost was moved to other funds; name no client")
    ]


MisuseDisputed = one_text(
    "MisuseDisputed",
    "Say that it was no misuse.",
    "Why the service is eligible, or the data are wrong",
    "Name no client",
)


class MoreTime(Form, key="MoreTime", kw_only=True):
    """Say what is still to be put right, and by when."""

    what: Annotated[Text, Meta(title="What is still to be put right", description="The agency reads it")]
    until: Annotated[date, Meta(title="To be put right by")]


def last_day(known: Known) -> date:
    """Return the last day on which the agency puts it right in time, as it was said last."""
    more = known.forms.get(MoreTime)
    if isinstance(more, MoreTime):
        return more.until
    return known[MisuseNotice].sent_on + timedelta(days=known.policy.misuse_cure_days)


@condition("the agency's days to put it right are over", "the agency still has days to put it right")
def _term_is_over(known: Known) -> bool:
    return known.today > last_day(known)


@condition("the agency has days enough", "the agency has too few days")
def _is_fair(known: Known) -> bool:
    term = known[MisuseNotice].sent_on + timedelta(days=known.policy.misuse_cure_days)
    return known[MoreTime].until >= max(term, known.today + timedelta(days=known.policy.fair_days))


FAIR = Require(FUNDER_CLAUSE, "give the agency its {misuse_cure_days} days from the letter at least, and {fair_days} days from today",
               _is_fair, about=fact(MoreTime.until))  # fmt: skip
TERM = Newest(On(fact(MoreTime.until)), Days(Policy.misuse_cure_days, since=SENT))
REPORT = (
    Step("report", FUNDER_CLAUSE, S.CHECKING)
    .called("Report that it is put right", "Agency reported that it is put right")
    .asks(MisuseRectified)
    .read_by(ICA, EVERY_AGENCY)
    .tells("misuse-answered", SYSTEM_ADMIN)
)
DISPUTE = (
    Step("dispute", FUNDER_CLAUSE, S.CHECKING)
    .called("Say that it was no misuse", "Agency says that it was no misuse")
    .asks(MisuseDisputed)
    .read_by(ICA, EVERY_AGENCY)
    .tells("misuse-answered", SYSTEM_ADMIN)
)
REPORT_LATE = (
    Step("report-late", FUNDER_CLAUSE, S.CHECKING)
    .called("Report that it is put right", "Agency reported that it is put right, after its days")
    .by(AGENCY_DIRECTOR, AGENCY_ADMIN)
    .asks(MisuseRectified)
    .read_by(ICA, EVERY_AGENCY)
    .tells("misuse-answered", SYSTEM_ADMIN, ICA_DIRECTOR)
)
TO_DIRECTOR = ("misuse-not-rectified", ICA_DIRECTOR, SYSTEM_ADMIN, *AGENCY_TOLD)
OVER = (
    Step("term-over", FUNDER_CLAUSE, S.DECIDING)
    .called("Ask ICA's director about the funder", "Not put right in its days")
    .tells(*TO_DIRECTOR)
)
RECTIFY = (
    Must("rectify", FUNDER_CLAUSE, AGENCY_DIRECTOR, "put the misuse of funds right, and say how")
    .by(TERM, late=OVER)
    .answers(REPORT, DISPUTE)
)

# ICA checks; whether it is put right is a person's word, and not the agency's alone.

Accepted = one_text(
    "MisuseAccepted", "Close it: it is put right.", "What you checked, and what it shows", "The agency reads it"
)
ACCEPT = (
    Step("accept", FUNDER_CLAUSE, S.RECTIFIED)
    .called("Close it: it is put right", "Misuse put right")
    .asks(Accepted)
    .read_by(ICA, EVERY_AGENCY)
    .tells("misuse-rectified", *AGENCY_TOLD)
)
SEND_BACK = (
    Step("send-back", FUNDER_CLAUSE, S.CURING)
    .called("Send it back: more is to be put right", "Not put right yet; sent back to the agency")
    .asks(MoreTime)
    .read_by(ICA, EVERY_AGENCY)
    .requires(FAIR)
    .tells("misuse-sent-back", *AGENCY_TOLD)
)
NotRight = one_text("MisuseNotRight", "Bring it before ICA's director.", "What is not put right", "The agency reads it")
NOT_RIGHT = (
    Step("bring", FUNDER_CLAUSE, S.DECIDING)
    .called("Bring it before ICA's director", "Not put right; ICA's director decides about the funder")
    .asks(NotRight)
    .read_by(ICA, EVERY_AGENCY)
    .requires(Require(FUNDER_CLAUSE, "the agency still has days to put it right; send it back to them", _term_is_over))
    .tells(*TO_DIRECTOR)
)
NO_MISUSE = (
    Step("find-none", FUNDER_CLAUSE, S.UNFOUNDED)
    .called("Close it: it was no misuse", "It was no misuse")
    .asks(NoMisuse)
    .read_by(ICA, EVERY_AGENCY)
    .tells("misuse-none", *AGENCY_TOLD)
)
CHECK = (
    Must("check", FUNDER_CLAUSE, SYSTEM_ADMIN, "check whether the misuse of funds is put right")
    .aimed("the manual gives ICA no days for it", within=Days(Policy.misuse_check_days), late=ICA_LATE)
    .answers(ACCEPT, SEND_BACK, NOT_RIGHT, NO_MISUSE)
)  # fmt: skip
