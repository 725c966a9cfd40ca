"""P16: thirty days' notice, and the exception that ICA may make; a request that comes late is never rejected for it.

"Requests are to be submitted at least 30 days prior to the date the report is needed. Exceptions to the 30-day notice may be
made."
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import Else, Latest, Newest, Where
from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import BusinessDays, Days, On
from workflows.grammar.process import Must, Step, escalate
from workflows.grammar.words import wording
from workflows.law.choice import Choice
from workflows.law.fields import DURING, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.aggregate_data.asking import NOTICE, DataRequest

EXCEPTION = "3.2-request-exception"
ICA_LATE = escalate(SYSTEM_ADMIN, ICA_DIRECTOR)
SOON = BusinessDays(Policy.data_request_decision_days)


class DataCompleted(Form, key="DataCompleted", kw_only=True):
    """Enter the request as the requester completed it, in writing."""

    completed_on: Annotated[date, DURING, Meta(title="Completed request received")]
    wanted: Annotated[Text, Meta(title="Data wanted, as completed")]
    begins: Annotated[date, Meta(title="First day of the period")]
    ends: Annotated[date, Meta(title="Last day of the period")]
    needed_on: Annotated[date, Meta(title="Report needed by, as completed", description="Changed or not")]


def needed_on(known: Known) -> date:
    """Return the day by which the report is needed, as it was said last."""
    found = known.forms.get(DataCompleted)
    return found.needed_on if isinstance(found, DataCompleted) else known[DataRequest].needed_on


def first_in_time(known: Known) -> date:
    """Return the first day for which the request comes in time."""
    return known[DataRequest].received_on + timedelta(days=known.policy.data_request_notice_days)


@condition("the notice is long enough", "the notice is too short")
def in_time(known: Known) -> bool:
    """Hold the day by which the report is needed against the days of notice."""
    return needed_on(known) >= first_in_time(known)


@wording("the first day for which it comes in time")
def day_in_time(known: Known) -> str:
    """Name that day."""
    return f"{first_in_time(known):%B %-d, %Y}"


class Exceptional(Choice):
    """What ICA decides on a short notice."""

    MADE = "made", "make an exception: the report is ready when it is needed"
    KEPT = "kept", "keep to the notice: the report comes when the days of notice are over"


class ShortNotice(Form, key="ShortNotice"):
    """Decide on a request that comes at short notice."""

    decision: Annotated[Exceptional, Meta(title="Decision", description="The request goes on either way")]
    why: Annotated[Text, Meta(title="Reason", description="The requester may read it")]


EXCEPT = (
    Must(
        "exception", EXCEPTION, SYSTEM_ADMIN, "decide on an exception to the {data_request_notice_days} days of notice"
    )
    .aimed("the manual does not say who decides, nor when", within=SOON, late=ICA_LATE)
    .when(~in_time)
    .answers(
        Step("decide-exception", EXCEPTION)
        .citing(NOTICE)
        .called("Decide on an exception", "Decided on an exception to the days of notice")
        .asks(ShortNotice)
        .read_by(ICA, EVERY_AGENCY)
    )
)
WANTED = Newest(On(fact(DataCompleted.needed_on)), On(fact(DataRequest.needed_on)))
AFTER_NOTICE = Days(Policy.data_request_notice_days, since=fact(DataRequest.received_on))
ON_THE_DAY = (in_time | fact(ShortNotice.decision).is_(Exceptional.MADE)).said(
    "the notice is long enough or an exception is made", "the notice is too short and no exception is made"
)
READY = Latest(Else(Where(ON_THE_DAY, WANTED), AFTER_NOTICE), Days(Policy.data_request_ready_days))
"""The day the report is needed, or when the notice is over; who had to agree first leaves ICA some days all the same."""
