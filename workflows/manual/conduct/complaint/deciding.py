"""P20: ICA looks into a complaint, and alleges a violation, dismisses it, or finds it unfounded."""

from __future__ import annotations

from workflows.answers.masking import masked_in, redacted
from workflows.facts.effects import OpenCase
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Must, Step, escalate, otherwise, to
from workflows.grammar.shapes import one_text
from workflows.law.policy import Policy
from workflows.law.roles import ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.law.value import changed
from workflows.manual.conduct.complaint.accused import of_employee
from workflows.manual.conduct.complaint.saying import Complaint, reachable
from workflows.manual.conduct.complaint.states import S
from workflows.manual.conduct.violation.alleging import ABOUT_SOMEBODY, Allegation

# "The name of the person making the complaint will not be released by the HMIS Lead Agency if the individual wishes to
# remain anonymous."


def allegation(known: Known) -> tuple[Allegation]:
    """Return what is handed on to the violation case: without the complainant's name, where that was asked for."""
    handed = known[Allegation]
    if not known[Complaint].anonymous:
        return (handed,)
    secrets = masked_in(known[Complaint])
    return (changed(handed, what=redacted(handed.what, secrets), occurred=redacted(handed.occurred, secrets)),)


Dropped = one_text("Dropped", "Dismiss the complaint.", "Why the complaint is dismissed")
Unfounded = one_text("Unfounded", "Find the complaint unfounded.", "What you looked into, and what it showed")
UNFOUNDED = (
    Step("find-unfounded", "2.8-report-duty", S.ANSWERING)
    .called("Find it unfounded", "Complaint unfounded")
    .asks(Unfounded)
)
DECIDE = (
    Must("decide", "2.8-report-duty", SYSTEM_ADMIN, "look into the complaint and decide")
    .by(Days(Policy.complaint_decide_days), late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR))
    .when(~of_employee)
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
        UNFOUNDED,
    )
)
Answered = one_text("Answered", "Record that the complainant was told.", "What the complainant was told", field="words")
TELL = (
    Must("tell", LOCAL, SYSTEM_ADMIN, "tell the complainant what became of the complaint")
    .aimed(
        "the manual asks for no answer; a complainant who may be contacted gets one",
        within=Days(Policy.complaint_answer_days),
        late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR),
    )
    .when(reachable)
    .answers(Step("tell", LOCAL).called("Record the answer", "Complainant told").asks(Answered))
)
CLOSE = (
    Step("close", "2.8-report-duty")
    .called("Close the complaint", "Complaint closed")
    .leads(to(S.UNFOUNDED).when(UNFOUNDED.taken), otherwise(S.DISMISSED))
)
