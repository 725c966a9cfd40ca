"""P19: how the remedy of a first or second violation is reported, and what it ends.

"… or until the Partner Agency notifies the HMIS Lead Agency of action taken to remedy the violation."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.by_name import TellUsers
from workflows.facts.conditions import condition
from workflows.facts.effects import ReinstateLicense
from workflows.facts.facts import Fact, fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Require, Step, escalate, otherwise, to
from workflows.law.fields import DURING, Line, Text
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.conduct.violation.following import FIRST_TERM, SENT
from workflows.manual.conduct.violation.states import S
from workflows.manual.conduct.violation.tiers import named_by_agency, whom

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


def _after_notice(received: Fact[date]) -> Require:
    words = "the remedy is reported after the written notice"
    return Require("2.8-v1-suspend", words, received.not_before(SENT), about=received)


def _reported(clause: str) -> tuple[Step, Step]:
    """Return how the agency reports a remedy, and how ICA takes the report of the agency the person works for now."""
    own = (
        Step("report-remedy", clause)
        .called("Report the remedy", "Remedy reported")
        .asks(Remedy)
        .requires(_after_notice(fact(Remedy.received_on)))
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
    .answers(*_reported("2.8-v2-remedy"))
)
