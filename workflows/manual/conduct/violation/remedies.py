"""P19: how the remedy of a first or second violation is reported, and what it ends.

"… or until the Partner Agency notifies the HMIS Lead Agency of action taken to remedy the violation."
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from msgspec import Meta

from workflows.facts.by_name import TellUsers
from workflows.facts.conditions import Condition, condition
from workflows.facts.effects import ReinstateLicense
from workflows.facts.facts import Fact, fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.resuming import ResumeSuspension
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Require, Step, escalate, otherwise, to
from workflows.grammar.shapes import one_text
from workflows.law.fields import DURING, Line, Text
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.conduct.violation.following import FIRST_TERM, SENT
from workflows.manual.conduct.violation.states import S
from workflows.manual.conduct.violation.tiers import named_by_agency, tier, whom

SECOND_TERM = Days(Policy.v2_suspension_days, since=SENT)
ON_REMEDY_NOTICE = "on_remedy_notice"
SUSPENSION_OVER = ("license-reinstated", USER, AGENCY_ADMIN, AGENCY_DIRECTOR)
NAMED_OVER = TellUsers("suspension-over-for-you", named=whom, when=named_by_agency)


class Remedy(Form, key="Remedy"):
    """Report the remedy."""

    action: Annotated[Text, Meta(title="Action taken to remedy the violation")]
    received_on: Annotated[date, DURING, Meta(title="Report received by ICA on")]


class OtherRemedy(Form, key="OtherRemedy"):
    """Take the report of another agency."""

    agency_name: Annotated[Line, Meta(title="Agency that reports", description="The one the person works for now")]
    action: Annotated[Text, Meta(title="Action taken to remedy the violation")]
    received_on: Annotated[date, DURING, Meta(title="Report received by ICA on")]


SUSPENDED_ON = fact(ConductRecord.suspended_on)
SendingBack = one_text(
    "RemedySentBack", "Send the report back.", "What is missing in it", "The agency reads it", field="missing"
)


@condition("the report names an action", "the report names no action")
def _names_action(known: Known) -> bool:
    if not SUSPENDED_ON.given(known):  # nobody is suspended, or it was not looked up yet when the report came in
        return True
    return sum(map(str.isalpha, known[Remedy].action)) >= known.policy.remedy_letters


def _after_notice(received: Fact[date]) -> Require:
    words = "the remedy is reported after the written notice"
    return Require("2.8-v1-suspend", words, received.not_before(SENT), about=received)


NAMES_ACTION = Require(
    "2.8-v1-suspend",
    "say what was done: a report that names no action ends no suspension",
    _names_action,
    about=fact(Remedy.action),
)


def _reported(clause: str) -> tuple[Step, Step]:
    """Return how the agency reports a remedy, and how ICA takes the report of the agency the person works for now."""
    own = (
        Step("report-remedy", clause)
        .called("Report the remedy", "Remedy reported")
        .asks(Remedy)
        .requires(_after_notice(fact(Remedy.received_on)), NAMES_ACTION)
        .tells("remedy-reported", SYSTEM_ADMIN)
    )
    other = (
        Step("accept-remedy", "2.8-v2-remedy")
        .citing(clause)
        .called("Take another agency's report", "Remedy reported by another agency")
        .by(SYSTEM_ADMIN)
        .asks(OtherRemedy)
        .requires(_after_notice(fact(OtherRemedy.received_on)))
    )
    return own, other


@condition("a report ends the suspension early", "a report does not end the suspension")
def lifts_early(known: Known) -> bool:
    """Ask the setting what ends a first suspension early (2.8-v1-suspend)."""
    return known.policy.v1_early_lift == ON_REMEDY_NOTICE


def _early(step: Step) -> Step:
    return step.leads(
        to(S.AFTERCARE)
        .when(lifts_early)
        .does(ReinstateLicense("the remedy was reported"), NAMED_OVER)
        .tells(*SUSPENSION_OVER),
        otherwise(None),
    )


# Whether it names an action ICA sees within days of its own; what ended by it goes on as if it had not come.

_LIFTED = Step("lift", "2.8-v1-suspend")
_SENT_BACK = Step("send-remedy-back", "2.8-v1-suspend")
_REPORTS = (Step("report-remedy", "2.8-v1-suspend"), Step("accept-remedy", "2.8-v2-remedy"))


@condition("the report came in within the days that ICA has to send it back", "the days to send it back are over")
def _may_come_back(known: Known) -> bool:
    days = [known.taken[step.name].on for step in _REPORTS if step.name in known.taken]
    return bool(days) and known.today <= max(days) + timedelta(known.policy.remedy_review_days)


_report_came = (_REPORTS[0].taken | _REPORTS[1].taken).said(
    "a report of the remedy came in", "no report of the remedy came in"
)


@condition("a report of the remedy is in", "no report of the remedy is in")
def _report_is_in(known: Known) -> bool:
    return known.times(*_REPORTS) > known.times(_SENT_BACK)


@condition("the report ended the suspension", "no report ended a suspension")
def _ended_by_report(known: Known) -> bool:
    return tier(known) == 1 and lifts_early(known) and not _LIFTED.taken(known) and known.times(*_REPORTS) > 0


def _sending_back(step: Step, is_in: Condition) -> Step:
    return (
        step.called("Send the report back", "Report sent back")
        .by(SYSTEM_ADMIN)
        .asks(SendingBack)
        .requires(
            Require("2.8-v1-suspend", "no report of the remedy is in", is_in),
            Require("2.8-v1-suspend", "a report is sent back within {remedy_review_days} days of it", _may_come_back),
        )
        .tells("remedy-sent-back", AGENCY_ADMIN, AGENCY_DIRECTOR)
    )


SEND_BACK_FIRST = (
    _sending_back(Step("send-remedy-back", "2.8-v1-suspend", S.FIRST), _report_came)
    .when(_ended_by_report)
    .does(ResumeSuspension(), TellUsers("suspension-goes-on-for-you", named=whom, when=named_by_agency))
    .tells("suspension-goes-on", USER)
)
SEND_BACK_SECOND = _sending_back(Step("send-remedy-back", "2.8-v2-remedy"), _report_is_in)
REMEDY_FIRST = (
    Must("remedy", "2.8-v1-suspend", AGENCY_ADMIN, "report what was done about {subject}'s violation")
    .by(FIRST_TERM, late=escalate(AGENCY_DIRECTOR))
    .answers(*map(_early, _reported("2.8-v1-suspend")))
)
# "Second Violation - … The user's license will be suspended for 30 days. The user and/or Partner Agency must take
# action to remedy the violation; however, this action will not shorten the length of the license suspension. If the
# violation has not been remedied by the end of the 30-day user license suspension, the suspension will continue until
# the Partner Agency notifies the HMIS Lead Agency of the action taken to remedy the violation."

REMEDY_SECOND = (
    Must("remedy-second", "2.8-v2-remedy", AGENCY_ADMIN, "report what was done about {subject}'s violation")
    .by(SECOND_TERM, late=escalate((AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR), monthly=True))
    .lapses(~_report_is_in)
    .answers(*_reported("2.8-v2-remedy"))
)
