"""P12. Client correction request (manual 3.4, Inspection and Correction).

A client may say or write that their information is inaccurate or incomplete. The agency deletes it, or marks
and supplements it; or it refuses, and gives the reason within 60 days of the request or by its own guideline,
whichever is soonest. For the correction itself the manual sets no time: the same 60 days are a local target.
"""

from workflows.facts.combined_rules import Soonest
from workflows.facts.facts import fact
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Ended, Must, Process, State, Step, Waiting, escalate
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.clients.correction_forms import Corrected, Denial, EarlierCorrections, Request
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
    """Where a request to correct may stand."""

    ASKED = "ASKED", "the client waits for the correction"
    CORRECTED = "CORRECTED", "the information is corrected"
    DENIED = "DENIED", "the correction is refused, and the client knows why"
    WITHDRAWN = "WITHDRAWN", "the client withdrew the request"


RECEIVED = fact(Request.received_on)
LAST_DAY = Soonest(
    Days(Policy.denial_reason_days, since=RECEIVED),
    Days(Policy.correction_days, since=RECEIVED),
    Days(fact(Guideline.days), since=RECEIVED),
)
CORRECT = (
    Step("correct", "3.4-correct-how", S.CORRECTED)
    .called("Correct the information", "Information corrected")
    .asks(Corrected)
    .requires(after_request("3.4-correct-how", fact(Corrected.corrected_on), RECEIVED))
)
DENY = (
    Step("deny", "3.4-correct-deny-explain", S.DENIED)
    .citing("3.4-correct-deny-60")
    .called("Refuse the correction", "Correction refused, and explained to the client")
    .asks(Denial)
    .requires(
        *recorded("3.4-correct-deny-record", fact(Denial.request_recorded), fact(Denial.reason_recorded)),
        after_request("3.4-correct-deny-60", fact(Denial.explained_on), RECEIVED),
    )
    .does(ShowDenial())
    .tells("correction-denied", AGENCY_DIRECTOR)
)
PROCESS = (
    Process("P12", "Client correction request", "clients", heading="A client of {subject} asks for a correction")
    .looks_up(Guideline, EarlierCorrections)
    .begins(
        Step("ask", "3.4-correct-request", S.ASKED)
        .called("Take a client's request for a correction", "Request taken")
        .by(AGENCY_ADMIN)
        .asks(Request)
        .requires(own_record(fact(Request.asker)), within_reach(RECEIVED))
    )
    .runs(
        Waiting(S.ASKED, "3.4-correct-request", "Asked")
        .until(
            Must(
                "answer",
                "3.4-correct-deny-60",
                AGENCY_ADMIN,
                "correct the client's information, or refuse and explain why",
            )
            .by(
                LAST_DAY,
                late=escalate((AGENCY_DIRECTOR, SYSTEM_ADMIN), ICA_DIRECTOR, monthly=True),
                remind=Policy.client_remind_days,
            )
            .answers(
                *in_time_or_late(CORRECT, fact(Corrected.corrected_on), LAST_DAY),
                *in_time_or_late(DENY, fact(Denial.explained_on), LAST_DAY),
            )
        )
        .may(withdraw(S.WITHDRAWN, RECEIVED)),
        Ended(S.CORRECTED, "3.4-correct-how", "Answered"),
        Ended(S.DENIED, "3.4-correct-deny-explain"),
        Ended(S.WITHDRAWN, LOCAL),
    )
)
