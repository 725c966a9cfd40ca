"""P09: the System Administrator runs the audit trail report, and records what it shows."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.known import Known
from workflows.grammar.process import Must, Step, escalate, otherwise, to
from workflows.grammar.shapes import one_text
from workflows.law.choice import Choice
from workflows.law.fields import Text
from workflows.law.roles import ICA_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.conduct.audit_trail_report import AuditTrailReport, of_its_days
from workflows.manual.people.conflict_of_interest.states import S

# "If a user is suspected of violating this agreement, the System Administrator will run the audit trail report to
# determine if there was an infraction."


class Result(Choice):
    """What the audit trail report shows."""

    INFRACTION = "infraction", "an infraction"
    VIEWED = "viewed", "the user looked at such a record, and changed nothing"
    NONE = "none", "no infraction"
    UNDETERMINED = "undetermined", "it does not tell"


class Audit(AuditTrailReport, key="Audit"):
    """Record what the audit trail report shows. The report itself stays out of the desk."""

    result: Annotated[
        Result,
        Meta(title="What it shows", description="To have looked at such a record is {coi_ban_viewing}"),
    ]
    finding: Annotated[
        Text, Meta(title="Your finding", description="Name no client, and give no client's number or data")
    ]


@condition("the report shows an infraction", "the report shows no infraction")
def infraction(known: Known) -> bool:
    """Ask the report; to have looked counts only where viewing is banned."""
    counted = {Result.INFRACTION, Result.VIEWED} if known.policy.coi_ban_viewing else {Result.INFRACTION}
    return known[Audit].result in counted


UNHEARD = "the user hears of a suspicion only if the audit finds an infraction"
AUDIT = (
    Step("audit", "2.1-coi-audit")
    .called("Record what the audit shows", "Audit trail report run")
    .asks(Audit)
    .requires(*of_its_days("2.1-coi-audit", Audit))
    .leads(
        to(S.FOUND).when(infraction).called("Audit: an infraction").tells("conflict-infraction", USER),
        to(S.UNDETERMINED)
        .when(fact(Audit.result).is_(Result.UNDETERMINED))
        .called("Audit: not to be determined")
        .untold(USER, because=UNHEARD),
        otherwise(S.CLEARED).called("Audit: no infraction").untold(USER, because=UNHEARD),
    )
)


Closing = one_text("Closing", "Say why nothing more follows.", "Why", "Name no client")
PASS = (
    Step("pass", "2.1-coi-audit", S.PASSED)
    .called("Close it without an audit", "Closed without an audit")
    .asks(Closing)
    .untold(USER, because=UNHEARD)
)
NO_TIME, LATE = "the manual sets no time for the audit trail report", escalate(SYSTEM_ADMIN, ICA_DIRECTOR)
RUN = (
    Must("audit", "2.1-coi-audit", SYSTEM_ADMIN, "run the audit trail report").aimed(NO_TIME, late=LATE).answers(AUDIT)
)
CONSIDER = (
    Must("consider", "2.1-coi-audit", SYSTEM_ADMIN, "decide whether to run the audit trail report")
    .aimed(NO_TIME, late=LATE)
    .answers(AUDIT, PASS)
)
