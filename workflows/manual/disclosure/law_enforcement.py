"""P13. A law-enforcement request (manual 3.4, uses 5 and 6).

A written request is released only if all conditions are met and the agency then chooses to; counsel does not
approve before day 7, and silence never releases. A court paper is reviewed and answered by the return date
printed on it. Federal protective requests and evidence of a crime at the agency have short paths of their own.
Every release is in the disclosure log.
"""

from workflows.facts.combined_rules import If
from workflows.facts.facts import Known, fact
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Ended, Must, Process, Step, Waiting, escalate
from workflows.law.policy import Policy
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    COC_BALANCE,
    COC_CHITTENDEN,
    COUNSEL,
    ICA_DIRECTOR,
    MANAGING_DIRECTOR,
    SYSTEM_ADMIN,
    Role,
)
from workflows.manual.disclosure.law_enforcement_conditions import (
    ALL_SIX,
    ASKED,
    AT_THE_AGENCY,
    COMPLETE,
    DATED,
    OF_THE_COURT,
    ONE_AGENCY,
    PRINTED,
    PROTECTIVE,
    STATUTE,
    WHOSE,
    unaffected,
)
from workflows.manual.disclosure.law_enforcement_court import COMPLY, RETURN_DATE, REVIEWS
from workflows.manual.disclosure.law_enforcement_duties import (
    CONSENTS,
    S,
    answer,
    closing,
    receive,
    refuse,
    release,
)
from workflows.manual.disclosure.law_enforcement_forms import (
    Approval,
    Check,
    Completed,
    Instrument,
    Letter,
    Missing,
    PaperKind,
    PaperOpinion,
    Request,
    Restart,
    Withdrawn,
)
from workflows.manual.disclosure.law_enforcement_release import PremisesRelease, ProtectiveRelease, Release

WRITTEN, PROTECTED, EVIDENCE = "3.4-le-written-may", "3.4-le-federal-protective", "3.4-le-crime-premises"
COUNSEL_REVIEW = "3.4-le-v-counsel"


def received(by: Role) -> tuple[Step, ...]:
    """Return the ways in which ICA, or an agency that got a request, enters it."""
    return (
        receive(WRITTEN, S.CHECKING, by, Instrument.WRITTEN).requires(*ASKED),
        receive(PRINTED, S.IN_COURT, by, *OF_THE_COURT)
        .requires(*ASKED, *DATED)
        .tells("enforcement-court-paper", ICA_DIRECTOR, AGENCY_DIRECTOR, COUNSEL),
        receive(PRINTED, S.CLASSIFYING, by, Instrument.ATTORNEY)
        .requires(*ASKED, *DATED)
        .tells("enforcement-received", COUNSEL),
        receive(WRITTEN, S.RETURNED, by, Instrument.ORAL).requires(*ASKED),
        receive(PROTECTED, S.PROTECTIVE, by, Instrument.PROTECTIVE)
        .requires(*ASKED, STATUTE)
        .tells("enforcement-received", COUNSEL, AGENCY_DIRECTOR),
    )


def classify(kind: PaperKind, to: S) -> Step:
    """Return what follows when counsel takes the paper for this."""
    return (
        Step("classify", PRINTED, to)
        .called("Say what the paper is", "Counsel said what the paper is")
        .asks(PaperOpinion)
        .when(f"counsel takes it for {kind}", fact(PaperOpinion.kind).among(kind))
    )


def statute(known: Known) -> str:
    """Name the law on which a federal protective request rests."""
    named = known[Request].statute
    return f"federal protective request under {named}" if named else "federal protective request"


REQUEST_BACK = Step("send-back", WRITTEN, S.RETURNED).called("Send the request back", "Request sent back").asks(Missing)
RUN_OUT = (
    Step("run-out", COUNSEL_REVIEW, S.RUN_OUT)
    .called("Let counsel's time run out", "Counsel's time ran out")
    .tells("enforcement-run-out", ICA_DIRECTOR, COUNSEL)
)

PROCESS = (
    Process("P13", "Law-enforcement request", "disclosure", confidential=True)
    .keeps_from("3.4-le-vi-coc", "a Continuum whose records are not asked", unaffected)
    .begins(
        *received(SYSTEM_ADMIN),
        *received(AGENCY_ADMIN),
        receive(EVIDENCE, S.PREMISES, AGENCY_ADMIN, Instrument.PREMISES)
        .requires(WHOSE, ONE_AGENCY)
        .tells("enforcement-received", COUNSEL, AGENCY_DIRECTOR),
    )
    .at_any_time(
        Step("withdraw", LOCAL, S.WITHDRAWN)
        .called("Record that the official withdrew it", "Official withdrew the request")
        .by(SYSTEM_ADMIN)
        .asks(Withdrawn)
        .tells("enforcement-withdrawn", COUNSEL, AGENCY_DIRECTOR)
    )
    .runs(
        Waiting(S.CHECKING, WRITTEN, "Check").until(
            Must("check", WRITTEN, SYSTEM_ADMIN, "check the request, statement by statement")
            .untimed("the manual sets no time before the request is complete")
            .answers(
                Step("complete", COUNSEL_REVIEW, S.IN_REVIEW)
                .citing("3.4-le-cite-146")
                .called("Hand the complete request to counsel", "Counsel received the complete request")
                .asks(Check)
                .requires(*COMPLETE)
                .tells("enforcement-review", COUNSEL, COC_BALANCE, COC_CHITTENDEN),
                REQUEST_BACK,
            )
        ),
        Waiting(S.RETURNED, WRITTEN, "Check")
        .until(
            Must("completed-request", WRITTEN, SYSTEM_ADMIN, "enter the completed written request when it comes")
            .untimed("it is for the official to complete the request; nothing is released before")
            .answers(
                Step("resubmit", WRITTEN, S.CHECKING)
                .called("Enter the completed request", "Completed request received")
                .asks(Completed),
                refuse(WRITTEN),
            )
        )
        .meanwhile(
            Must("tell-official", WRITTEN, SYSTEM_ADMIN, "tell the official in writing what is missing")
            .untimed("the manual sets no time; the desk has no address of the official")
            .answers(
                Step("told-official", WRITTEN).called("Record your letter", "Official told in writing").asks(Letter)
            )
        ),
        Waiting(S.CLASSIFYING, PRINTED, "Check").until(
            Must("classify", PRINTED, COUNSEL, "say what the attorney's subpoena is")
            .by(RETURN_DATE, late=escalate(ICA_DIRECTOR), remind=Policy.court_remind_days)
            .answers(
                classify(PaperKind.COURT, S.IN_COURT).tells("enforcement-court-paper", ICA_DIRECTOR, AGENCY_DIRECTOR),
                classify(PaperKind.WRITTEN, S.CHECKING),
                classify(PaperKind.NEITHER, S.REFUSED).tells("enforcement-refused", SYSTEM_ADMIN, AGENCY_DIRECTOR),
            )
        ),
        Waiting(S.IN_REVIEW, COUNSEL_REVIEW, "Review")
        .until(
            Must("counsel", COUNSEL_REVIEW, COUNSEL, "approve the release, or refuse it")
            .by(Days(Policy.le_review_max_days), late=RUN_OUT)
            .answers(
                Step("approve", COUNSEL_REVIEW)
                .called("Approve the release", "Counsel approved")
                .asks(Approval)
                .not_before(If(Policy.le_floor_enforced, Days(Policy.le_review_min_days))),
                refuse(COUNSEL_REVIEW),
            ),
            *CONSENTS,
        )
        .then(
            Step("offer", WRITTEN, S.OFFERED)
            .called("Leave it to the agencies", "All conditions met; the agencies decide")
            .tells("enforcement-permitted", AGENCY_DIRECTOR)
        ),
        Waiting(S.RUN_OUT, COUNSEL_REVIEW, "Review")
        .until(
            Must("restart", COUNSEL_REVIEW, ICA_DIRECTOR, "start counsel's review again, or refuse the release")
            .by(Days(Policy.escalate_again_days), late=escalate(MANAGING_DIRECTOR))
            .answers(
                Step("restart", COUNSEL_REVIEW, S.IN_REVIEW)
                .called("Start the review again", "Counsel's review started again")
                .asks(Restart)
                .tells("enforcement-review", COUNSEL),
                refuse(COUNSEL_REVIEW),
            )
        )
        .meanwhile(*CONSENTS)
        .may(refuse(COUNSEL_REVIEW).by(COUNSEL)),
        Waiting(S.OFFERED, WRITTEN, "Decision")
        .until(
            answer(
                WRITTEN,
                "release the information, or decide not to",
                "the agency may, but need not, release; the manual sets no time",
                release("release", WRITTEN, Release, lambda _: "written request that meets all conditions", *ALL_SIX),
            )
        )
        .then(*closing(WRITTEN)),
        Waiting(S.IN_COURT, PRINTED, "Decision").until(COMPLY).then(*closing(PRINTED)).meanwhile(*REVIEWS),
        Waiting(S.PROTECTIVE, PROTECTED, "Decision")
        .until(
            answer(
                PROTECTED,
                "release what is specific and limited, or decide not to",
                "the manual sets no time for a federal protective request",
                release("protect", PROTECTED, ProtectiveRelease, statute, *PROTECTIVE),
            )
        )
        .then(*closing(PROTECTED)),
        Waiting(S.PREMISES, EVIDENCE, "Decision")
        .until(
            answer(
                EVIDENCE,
                "give the evidence to law enforcement, or decide not to",
                "the manual sets no time; the agency may, but need not, disclose",
                release(
                    "give-evidence",
                    EVIDENCE,
                    PremisesRelease,
                    lambda _: "evidence of a crime at the agency",
                    *AT_THE_AGENCY,
                ),
            )
        )
        .then(*closing(EVIDENCE)),
        Ended(S.RELEASED, "3.4-le-ethics", "Answered"),
        Ended(S.DECLINED, WRITTEN),
        Ended(S.REFUSED, WRITTEN),
        Ended(S.WITHDRAWN, LOCAL),
    )
)
