"""P19. A violation of the manual or the agreements, and what follows (manual 2.8).

Each violation found weighs more than the last, whatever its type and however long ago. The first suspends for
30 days or until the agency reports its remedy; the second for 30 days and until then; at the third the Committee
decides between ending the license and at least 30 days; a further one, after a license was kept, ends it.
"""

from workflows.facts.effects import DecideFinding, ReinstateLicense, SuspendLicense, TerminateLicense
from workflows.facts.facts import Known, fact
from workflows.facts.rules import Days, On
from workflows.grammar.process import Ended, Must, Process, Step, Waiting, escalate, wait
from workflows.law.policy import Policy
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    CHAIR,
    CLOCK,
    COC_BALANCE,
    COC_CHITTENDEN,
    COMMITTEE,
    ICA_DIRECTOR,
    SYSTEM_ADMIN,
    USER,
    Role,
)
from workflows.manual.conduct.committee import Committee, MeetingCalendar
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.conduct.violation_duties import (
    BESIDE,
    COMMITTEE_TOLD,
    CONFIRM_REINSTATEMENT,
    END_IN_WELLSKY,
    FIRST_TERM,
    LAST_WORDS,
    NOTIFY_THIRD,
    SCHEDULE,
    SECOND_TERM,
    THIRD_TERM,
    TRAIN,
    UNDER_VOTE,
    VOTES,
    WARNING,
    S,
)
from workflows.manual.conduct.violation_findings import ASKED_TO_DECIDE, FIND, NOTICES, somebody, suspension
from workflows.manual.conduct.violation_forms import (
    Allegation,
    Chaired,
    Dismissal,
    Finding,
    Judgment,
    Ruling,
)
from workflows.manual.conduct.violation_remedies import REMEDY_FIRST, REMEDY_SECOND
from workflows.manual.conduct.violation_results import CLOSE, COUNT
from workflows.manual.conduct.violation_tiers import ABOUT_SOMEBODY, PROPOSED, is_committees
from workflows.manual.conduct.violation_vote import LONG_ENOUGH


def kept_from(known: Known) -> frozenset[Role]:
    """Keep the case from the agency until it is told, and from the Committee below the third tier."""
    agency = frozenset[Role]() if "send-notice" in known.taken else frozenset({AGENCY_ADMIN, AGENCY_DIRECTOR})
    others = frozenset({COMMITTEE, CHAIR, COC_BALANCE, COC_CHITTENDEN})
    return agency | (frozenset() if is_committees(known) else others)


def lift(clause: str, to: S) -> Step:
    """End the suspension when its term is over."""
    step = Step("lift", clause, to).called("Lift the suspension", "Suspension lifted")
    return step.does(ReinstateLicense("its term is over")).tells("license-reinstated", USER, AGENCY_ADMIN)


def close(clause: str) -> Step:
    """End the case when all that follows is done."""
    return Step("close", clause, S.CLOSED).called("Close the case", "Everything done")


PROCESS = (
    Process(
        "P19",
        "Violation and sanction",
        "conduct",
        subject=USER,
        closed_to_subject=True,
        heading="A violation: {subject}",
    )
    .looks_up(ConductRecord, MeetingCalendar, Committee)
    .takes_over(Allegation)
    .keeps_from("2.8-v1-advisory", "the agency before its notice, the Committee below the third tier", kept_from)
    .begins(
        Step("allege", "2.8-scope", S.ALLEGED)
        .called("Record an allegation", "Allegation recorded")
        .by(SYSTEM_ADMIN)
        .asks(Allegation)
        .requires(ABOUT_SOMEBODY),
        Step("complained", "2.8-report-duty", S.ALLEGED)
        .called("Take over a complaint", "Complaint taken over")
        .by(CLOCK),
        Step("agency-wide", "2.8-agency-wide", S.PATTERN)
        .called("Put the agency at the third tier", "The agency is at the third tier")
        .by(CLOCK)
        .tells("agency-at-third-tier", COMMITTEE, CHAIR, ICA_DIRECTOR),
    )
    .runs(
        Waiting(S.ALLEGED, "2.8-tiered", "Allegation").until(
            Must("find", "2.8-tiered", SYSTEM_ADMIN, "decide whether there is a violation")
            .untimed("the manual sets no time for finding a violation")
            .answers(
                *FIND,
                Step("dismiss", "2.8-tiered", S.DISMISSED)
                .called("Find no violation", "No violation found")
                .asks(Dismissal),
            )
        ),
        Waiting(S.FOUND, "2.8-v1-notify", "Notice")
        .until(
            Must("notify", "2.8-v1-notify", SYSTEM_ADMIN, "tell user and agency in writing")
            .by(Days(Policy.violation_notice_days), late=escalate(ICA_DIRECTOR))
            .answers(*NOTICES)
        )
        .meanwhile(TRAIN, COMMITTEE_TOLD, SCHEDULE, WARNING),
        Waiting(S.FIRST, "2.8-v1-suspend", "Suspension")
        .until(wait("term-first", "2.8-v1-suspend", "let thirty days run out", FIRST_TERM))
        .then(lift("2.8-v1-suspend", S.AFTERCARE))
        .meanwhile(REMEDY_FIRST, *BESIDE),
        Waiting(S.SECOND, "2.8-v2-suspend", "Suspension")
        .until(
            wait(
                "term-second", "2.8-v2-suspend", "let thirty days run out, which a remedy does not shorten", SECOND_TERM
            ).when("a license is suspended", somebody),
            REMEDY_SECOND,
        )
        .then(lift("2.8-v2-suspend", S.AFTERCARE))
        .meanwhile(*BESIDE),
        Waiting(S.PATTERN, "2.8-v3-agency-subject", "Committee").until(
            Must(
                "propose", "2.8-v3-agency-subject", ICA_DIRECTOR, "propose to the Committee what follows for {subject}"
            )
            .untimed("the manual sets no time; the Committee is told already")
            .answers(
                Step("propose", "2.8-v3-agency-subject", S.THIRD)
                .called("Propose to the Committee", "Proposal made to the Committee")
                .asks(Finding)
                .requires(PROPOSED)
                .does(suspension())
                .tells(*ASKED_TO_DECIDE)
            )
        ),
        Waiting(S.THIRD, "2.8-v3-determination", "Committee")
        .until(NOTIFY_THIRD, VOTES)
        .then(*COUNT)
        .meanwhile(*UNDER_VOTE)
        .may(*CLOSE),
        Waiting(S.CHAIRED, "1-advisory-composition", "Committee")
        .until(
            Must("chair", "1-advisory-composition", CHAIR, "put the question to the Committee again")
            .untimed("the manual sets no time; silence neither ends nor keeps the license")
            .answers(
                Step("vote-again", "1-advisory-composition", S.THIRD)
                .called("Put the question again", "The Committee votes again")
                .asks(Chaired)
                .tells(*ASKED_TO_DECIDE)
            )
        )
        .meanwhile(NOTIFY_THIRD, *UNDER_VOTE),
        Waiting(S.KEPT, "2.8-v3-retain", "Suspension")
        .until(
            NOTIFY_THIRD,
            wait("term-third", "2.8-v3-retain", "let at least thirty days run out", THIRD_TERM).when(
                "a license is suspended", somebody
            ),
        )
        .then(lift("2.8-v3-retain", S.RETRAINING))
        .meanwhile(TRAIN, *UNDER_VOTE),
        Waiting(S.RULING, "2.8-v3-agency-subject", "Committee")
        .until(
            Must("ruling", "2.8-v3-agency-subject", CHAIR, "record for how long and how far {subject} is suspended")
            .untimed("the manual sets no time")
            .answers(
                Step("rule", "2.8-v3-agency-subject", S.AGENCY_SUSPENDED)
                .called("Record length and scope", "Length and scope recorded")
                .asks(Ruling)
                .requires(LONG_ENOUGH)
                .does(SuspendLicense(On(fact(Ruling.until)), whole_agency=True))
                .tells("agency-suspended", AGENCY_DIRECTOR, AGENCY_ADMIN)
            )
        )
        .meanwhile(NOTIFY_THIRD, *UNDER_VOTE),
        Waiting(S.AGENCY_SUSPENDED, "2.8-v3-agency-subject", "Suspension")
        .until(
            NOTIFY_THIRD,
            wait("term-agency", "2.8-v3-agency-subject", "let the suspension run out", On(fact(Ruling.until))),
        )
        .then(lift("2.8-v3-agency-subject", S.RETRAINING))
        .meanwhile(TRAIN, *UNDER_VOTE),
        Waiting(S.CONFIRMING, "2.8-v4-terminate", "Termination").until(
            Must("confirm", "2.8-v4-terminate", ICA_DIRECTOR, "confirm that the license ends")
            .untimed("the manual sets no time")
            .answers(
                Step("confirm", "2.8-v4-terminate", S.ENDING)
                .called("Confirm the termination", "Termination confirmed")
                .asks(Judgment)
                .does(DecideFinding("terminated"), TerminateLicense())
                .tells("license-terminated", USER, AGENCY_DIRECTOR, COMMITTEE)
            )
        ),
        Waiting(S.OLDER, "2.8-v4-terminate", "Termination").until(
            Must(
                "judge",
                "2.8-v4-terminate",
                ICA_DIRECTOR,
                "decide what follows from conduct before the Committee's decision",
            )
            .untimed("the manual sets no time, and nothing here is automatic (a reading)")
            .answers(
                Step("to-committee", "2.8-v3-determination", S.THIRD)
                .called("Put it to the Committee", "Put to the Committee")
                .asks(Judgment)
                .does(DecideFinding(""), suspension())
                .tells(*ASKED_TO_DECIDE),
                Step("record-only", "2.8-v4-terminate", S.RETRAINING)
                .called("Leave it on record", "Left on record")
                .asks(Judgment)
                .does(DecideFinding("recorded")),
            )
        ),
        Waiting(S.AFTERCARE, "2.8-v1-train", "Training")
        .until(TRAIN, COMMITTEE_TOLD, CONFIRM_REINSTATEMENT)
        .then(close("2.8-v1-train"))
        .meanwhile(SCHEDULE, WARNING),
        Waiting(S.RETRAINING, "2.8-v3-retain", "Training")
        .until(TRAIN, CONFIRM_REINSTATEMENT)
        .then(close("2.8-v3-retain"))
        .meanwhile(WARNING),
        Waiting(S.ENDING, "2.8-v4-terminate", "Termination")
        .until(END_IN_WELLSKY, LAST_WORDS)
        .then(Step("end", "2.8-v4-terminate", S.TERMINATED).called("End the case", "Terminated")),
        Ended(S.CLOSED, "2.8-v1-train", "Closed"),
        Ended(S.TERMINATED, "2.8-v4-terminate"),
        Ended(S.JOINED, "2.8-v3-determination"),
        Ended(S.DISMISSED, "2.8-tiered"),
    )
)
