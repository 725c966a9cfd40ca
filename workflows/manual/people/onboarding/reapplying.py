"""P03: whether there may be a new license for somebody whose license was terminated (manual 2.2, 2.8).

"… their license will be terminated and the Advisory Committee will be notified." Whether there may ever be another one,
and who says so, the manual does not say. Here ICA's director decides, with a reason, before anything else is done.
"""

from __future__ import annotations

from datetime import date

from workflows.facts.conditions import condition
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Step, escalate
from workflows.grammar.shapes import one_text
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN, TRAINEE
from workflows.manual.people.onboarding.may_hold import tracked
from workflows.manual.people.onboarding.states import S
from workflows.manual.people.standing import AgencyStanding, Attempt, PersonStanding

CLAUSE = "2.8-v4-terminate"
Allowance = one_text(
    "Allowance", "Allow a new license.", "Why there may be a new license", "The trainee and the agency read it"
)
Denial = one_text(
    "NewLicenseDenial", "Deny a new license.", "Why there is no new license", "The trainee and the agency read it"
)
ALLOW = (
    Step("allow-license", CLAUSE)
    .citing("2.2-returning-user")
    .called("Allow a new license", "New license allowed after a termination")
    .asks(Allowance)
    .tells("new-license-allowed", TRAINEE, AGENCY_ADMIN)
)


def allowed_on(known: Known) -> date | None:
    """Return since when ICA allows a new license, in this case or in the attempt before it."""
    taken_over = known[Attempt].allowed_on if Attempt in known.forms else None
    return ALLOW.day("a new license was allowed").said(known) or taken_over


@condition(
    "a license of the person, or those of the agency, were terminated, and ICA has not allowed a new one since",
    "neither a license of the person nor those of the agency were terminated, or ICA has allowed a new one since",
)
def shut_out(known: Known) -> bool:
    """Look for a termination that ICA has not answered with leave for a new license."""
    standing, allowed = known[PersonStanding], allowed_on(known)
    agency = known[AgencyStanding].terminated_on if AgencyStanding in known.forms else None
    last = max((day for day in (standing.terminated_on, agency) if day), default=None)
    is_terminated = standing.terminated or agency is not None
    return is_terminated and (allowed is None or (last is not None and last > allowed))


REAPPLICATION = (
    Must("reapplication", CLAUSE, ICA_DIRECTOR, "decide whether {subject} may have a new license")
    .aimed(
        "the manual does not say whether a terminated license is ever followed by another",
        within=Days(Policy.reapplication_days),
        late=escalate((ICA_DIRECTOR, SYSTEM_ADMIN)),
    )
    .when(
        (tracked & shut_out).said(
            "ICA has to decide about a new license", "ICA has nothing to decide about a new license"
        )
    )
    .lapses(shut_out)
    .answers(
        ALLOW,
        Step("deny-license", CLAUSE, S.REFUSED)
        .citing("2.2-returning-user")
        .called("Deny a new license", "New license denied after a termination")
        .asks(Denial)
        .tells("new-license-denied", TRAINEE, AGENCY_ADMIN, SYSTEM_ADMIN),
    )
)
