"""P20. A complaint that a user, an agency or an ICA employee violated the manual or the agreements (manual 2.8).

Anybody may complain, by name or without. An incomplete complaint is kept and asked after, never refused. ICA looks
into it and alleges a violation, dismisses it, or finds it unfounded. One about an ICA employee goes past ICA to the
leadership of the affected Continuum and ICA's managing director; to everybody else at ICA it does not exist.
"""

from workflows.facts.effects import OpenCase
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Ended, Must, Process, Step, Waiting, escalate
from workflows.law.policy import Policy
from workflows.law.roles import COC_BALANCE, COC_CHITTENDEN, COMPLAINANT, ICA_DIRECTOR, MANAGING_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.conduct.complaint_conditions import (
    COMPLETE,
    REFERRED_TO_SOMEBODY,
    TOUCHES_SOMEBODY,
    allegation,
    kept_from,
    of_employee,
    reachable,
    receipt,
)
from workflows.manual.conduct.complaint_forms import (
    Answered,
    Complaint,
    Completed,
    Dropped,
    Question,
    Referral,
    Unfounded,
    Without,
)
from workflows.manual.conduct.complaint_leadership import DECISIONS, INQUIRY, VIEWS, S
from workflows.manual.conduct.violation_forms import Allegation
from workflows.manual.conduct.violation_tiers import ABOUT_SOMEBODY

CONTENT = ("2.8-complaint-content", "2.8-complaint-writing", "2.8-anonymous")
COMPLETED = (
    Step("complete", "2.8-complaint-content", S.LOOKING)
    .called("Add what was missing", "Complaint completed")
    .asks(Completed)
)
GO_ON = (
    Step("go-on", "2.8-complaint-content", S.LOOKING).called("Go on without it", "Looked into as it is").asks(Without)
)
REFER = (
    Step("refer", "2.8-ica-employee", S.WITH_LEADERSHIP)
    .called("Hand it to the leadership", "Handed to the leadership: an ICA employee is complained of")
    .by(SYSTEM_ADMIN)
    .asks(Referral)
    .requires(REFERRED_TO_SOMEBODY)
    .tells("complaint-about-staff", COC_BALANCE, COC_CHITTENDEN, MANAGING_DIRECTOR)
)
PROCESS = (
    Process("P20", "Violation complaint", "conduct", confidential=True, heading="A complaint", receipt=receipt)
    .keeps_from("2.8-ica-employee", "ICA, where an employee is complained of; the leadership, where none is", kept_from)
    .begins(
        Step("complain", "2.8-report-duty", S.RECEIVED)
        .when("a user or an agency is complained of", lambda known: not of_employee(known))
        .citing(*CONTENT)
        .called("File a complaint", "Complaint received")
        .by(COMPLAINANT)
        .asks(Complaint)
        .tells("complaint-received", SYSTEM_ADMIN),
        Step("complain", "2.8-ica-employee", S.WITH_LEADERSHIP)
        .citing(*CONTENT)
        .called("File a complaint", "Complaint received")
        .by(COMPLAINANT)
        .asks(Complaint)
        .requires(TOUCHES_SOMEBODY)
        .tells("complaint-about-staff", COC_BALANCE, COC_CHITTENDEN, MANAGING_DIRECTOR),
    )
    .runs(
        Waiting(S.RECEIVED, "2.8-complaint-content", "Received")
        .until(
            Must("read", "2.8-complaint-content", SYSTEM_ADMIN, "see whether the complaint says all that it must")
            .by(Days(Policy.complaint_ask_days), late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR))
            .answers(
                Step("look-into", "2.8-complaint-content", S.LOOKING)
                .called("Look into it", "Complaint complete")
                .requires(COMPLETE),
                Step("ask", "2.8-complaint-content", S.ASKED)
                .when("the complainant may be contacted", reachable)
                .called("Ask for what is missing", "Complainant asked")
                .asks(Question),
                COMPLETED,
                GO_ON,
            )
        )
        .may(REFER),
        Waiting(S.ASKED, "2.8-complaint-content", "Received")
        .until(
            Must("answer", "2.8-complaint-content", SYSTEM_ADMIN, "add the complainant's answer, or go on without it")
            .by(Days(Policy.complaint_ask_days), late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR))
            .answers(COMPLETED, GO_ON)
        )
        .may(REFER),
        Waiting(S.LOOKING, "2.8-report-duty", "Looked into")
        .until(
            Must("decide", "2.8-report-duty", SYSTEM_ADMIN, "look into the complaint and decide")
            .by(Days(Policy.complaint_decide_days), late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR))
            .answers(
                Step("allege", "2.8-report-duty", S.ALLEGED)
                .citing("2.8-anonymous")
                .called("Open a violation case", "Violation case opened")
                .asks(Allegation)
                .requires(ABOUT_SOMEBODY)
                .does(OpenCase("P19", "complained", allegation)),
                Step("dismiss", "2.8-report-duty", S.ANSWERING)
                .called("Dismiss the complaint", "Complaint dismissed")
                .asks(Dropped),
                Step("find-unfounded", "2.8-report-duty", S.ANSWERING)
                .called("Find it unfounded", "Complaint unfounded")
                .asks(Unfounded),
            )
        )
        .may(REFER),
        Waiting(S.ANSWERING, LOCAL, "Answered")
        .until(
            Must("tell", LOCAL, SYSTEM_ADMIN, "tell the complainant what became of the complaint")
            .untimed("the manual asks for no answer; a complainant who may be contacted gets one")
            .when("the complainant may be contacted", reachable)
            .answers(Step("tell", LOCAL).called("Record the answer", "Complainant told").asks(Answered))
        )
        .then(
            Step("close", "2.8-report-duty", S.UNFOUNDED).when(
                "it was found unfounded", lambda known: Unfounded in known.forms
            ),
            Step("close", "2.8-report-duty", S.DISMISSED),
        ),
        Waiting(S.WITH_LEADERSHIP, "2.8-ica-employee", "Leadership")
        .until(*VIEWS, INQUIRY)
        .then(
            Step("hear", "2.8-ica-employee", S.DECIDING)
            .called("Hear all views", "All views are in")
            .tells("complaint-to-decide", MANAGING_DIRECTOR, COC_BALANCE, COC_CHITTENDEN)
        ),
        Waiting(S.DECIDING, "2.8-ica-employee", "Leadership").until(*DECISIONS),
        Ended(S.ALLEGED, "2.8-report-duty", "Violation case"),
        Ended(S.DISMISSED, "2.8-report-duty"),
        Ended(S.UNFOUNDED, "2.8-report-duty"),
        Ended(S.SETTLED, "2.8-ica-employee"),
    )
)
