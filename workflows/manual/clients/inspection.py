"""P11. Client inspection request (manual 3.4, Inspection and Correction).

A client may inspect their record and have a copy. The agency gives it, or denies it on one of four grounds
and explains why, within 60 days of the request or by its own guideline, whichever is soonest. How often a
client asked before is shown, and denies nothing by itself.
"""

from workflows.facts.combined_rules import Soonest
from workflows.facts.facts import fact
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Ended, Must, Process, Require, State, Step, Waiting, escalate
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.clients.inspection_forms import Denial, EarlierInspections, Given, Request
from workflows.manual.clients.requests import (
    Guideline,
    ShowDenial,
    after_request,
    in_time_or_late,
    own_record,
    recorded,
    withdraw,
    within_reach,
)


class S(State):
    """Where a request to inspect may stand."""

    ASKED = "ASKED", "the client waits for an answer"
    GIVEN = "GIVEN", "the client has the information"
    DENIED = "DENIED", "the request is denied, and the client knows why"
    WITHDRAWN = "WITHDRAWN", "the client withdrew the request"


RECEIVED = fact(Request.received_on)
LAST_DAY = Soonest(Days(Policy.inspection_days, since=RECEIVED), Days(fact(Guideline.days), since=RECEIVED))
GIVE = (
    Step("give", "3.4-inspect-60", S.GIVEN)
    .called("Give the information", "Information given")
    .asks(Given)
    .requires(
        Require(
            "3.4-inspect-explain",
            "the agency offers to explain whatever a client does not understand; offer it first",
            fact(Given.explained),
        ),
        after_request("3.4-inspect-60", fact(Given.given_on), RECEIVED),
    )
)
DENY = (
    Step("deny", "3.4-deny-60", S.DENIED)
    .citing("3.4-deny-litigation", "3.4-deny-confidential-source", "3.4-deny-danger", "3.4-deny-harassing")
    .called("Deny the request", "Request denied, and explained to the client")
    .asks(Denial)
    .requires(
        *recorded("3.4-deny-record", fact(Denial.request_recorded), fact(Denial.reason_recorded)),
        after_request("3.4-deny-60", fact(Denial.explained_on), RECEIVED),
    )
    .does(ShowDenial())
    .tells("inspection-denied", AGENCY_DIRECTOR)
)
PROCESS = (
    Process("P11", "Client inspection request", "clients", heading="A client of {subject} asks to see their record")
    .looks_up(Guideline, EarlierInspections)
    .begins(
        Step("ask", "3.4-inspect-right", S.ASKED)
        .called("Take a client's request to see their record", "Request taken")
        .by(AGENCY_ADMIN)
        .asks(Request)
        .requires(own_record(fact(Request.asker)), within_reach(RECEIVED))
    )
    .runs(
        Waiting(S.ASKED, "3.4-inspect-right", "Asked")
        .until(
            Must(
                "answer", "3.4-inspect-60", AGENCY_ADMIN, "give the client the information, or deny it and explain why"
            )
            .by(
                LAST_DAY,
                late=escalate((AGENCY_DIRECTOR, SYSTEM_ADMIN), ICA_DIRECTOR, monthly=True),
                remind=Policy.client_remind_days,
            )
            .answers(
                *in_time_or_late(GIVE, fact(Given.given_on), LAST_DAY),
                *in_time_or_late(DENY, fact(Denial.explained_on), LAST_DAY),
            )
        )
        .may(withdraw(S.WITHDRAWN, RECEIVED)),
        Ended(S.GIVEN, "3.4-inspect-60", "Answered"),
        Ended(S.DENIED, "3.4-deny-explain"),
        Ended(S.WITHDRAWN, LOCAL),
    )
)
