"""P19. A violation of the manual or the agreements, and what follows (manual 2.8).

Each violation found weighs more than the last, whatever its type and however long ago. The first suspends for
30 days or until the agency reports its remedy; the second for 30 days and until then; at the third the Committee
decides between ending the license and at least 30 days; a further one, after a license was kept, ends it.
"""

from workflows.facts.by_name import TellUsers
from workflows.facts.effects import ReinstateLicense
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Ended, Must, Process, Step, Waiting, escalate, wait
from workflows.law.policy import Policy
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    COC_BALANCE,
    COC_CHITTENDEN,
    COMMITTEE,
    ICA_DIRECTOR,
    OF_THE_COMMITTEE,
    SYSTEM_ADMIN,
    USER,
    Role,
)
from workflows.manual.conduct.committee import Committee, MeetingCalendar
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.conduct.violation.alleging import (
    AGENCY_WIDE,
    ALLEGE,
    COMPLAINED,
    DISMISS,
    JOIN,
    Allegation,
    same_violator,
)
from workflows.manual.conduct.violation.finding import FIND
from workflows.manual.conduct.violation.following import (
    BESIDE,
    COMMITTEE_TOLD,
    CONFIRM_REINSTATEMENT,
    END_IN_WELLSKY,
    FIRST_TERM,
    LAST_WORDS,
    NOTIFY,
    NOTIFY_AFTERWARDS,
    NOTIFY_THIRD,
    SCHEDULE,
    SEND_NOTICE,
    THIRD_TERM,
    TRAIN,
    UNDER_VOTE,
    WARNING,
)
from workflows.manual.conduct.violation.objecting import OBJECT, OBJECTING, OBJECTION, TAKE_OBJECTION
from workflows.manual.conduct.violation.one_deed import ONE_DEED
from workflows.manual.conduct.violation.remedies import (
    NAMED_OVER,
    REMEDY_FIRST,
    REMEDY_SECOND,
    SECOND_TERM,
    SEND_BACK_FIRST,
    SEND_BACK_SECOND,
    SUSPENSION_OVER,
)
from workflows.manual.conduct.violation.seats import ALTERNATES
from workflows.manual.conduct.violation.statement import STATEMENT
from workflows.manual.conduct.violation.states import S
from workflows.manual.conduct.violation.tables import TABLES
from workflows.manual.conduct.violation.third import CHAIR_DECIDES, CONFIRM, JUDGE, PROPOSE, RULE, RULING_UNTIL
from workflows.manual.conduct.violation.tiers import is_committees, somebody
from workflows.manual.conduct.violation.told import NAMES
from workflows.manual.conduct.violation.unserved import UNSERVED
from workflows.manual.conduct.violation.vote import CLOSE, COUNT, VOTES

TOLD_IN = frozenset(
    state.key
    for state in (
        S.JOINED,
        S.KEPT,
        S.AGENCY_SUSPENDED,
        S.RETRAINING,
        S.ENDING,
        S.TERMINATED,
        S.CLOSED,
        S.REVOKED,
        S.TAKEN_BACK,
    )
)  # where the agency has heard of it, also without the written notice


def kept_from(known: Known) -> frozenset[Role]:
    """Keep the case from the agency until it is told, and from the Committee below the third tier."""
    is_told = SEND_NOTICE.taken(known) or known.state in TOLD_IN
    agency = frozenset[Role]() if is_told else frozenset({AGENCY_ADMIN, AGENCY_DIRECTOR})
    others = OF_THE_COMMITTEE | {COC_BALANCE, COC_CHITTENDEN}
    return agency | (frozenset() if is_committees(known) else others)


def lift(clause: str, to: S, *effects: TellUsers) -> Step:
    """End the suspension when its term is over."""
    step = Step("lift", clause, to).called("Lift the suspension", "Suspension lifted")
    return step.does(ReinstateLicense("its term is over"), *effects).tells(*SUSPENSION_OVER)


def close(clause: str) -> Step:
    """End the case when all that follows is done."""
    done = Step("close", clause, S.CLOSED).called("Close the case", "Everything done")
    return done.untold(USER, AGENCY_ADMIN, because="they heard when the suspension ended, and nothing changes for them")


ENDS = "the suspension ends"
PROCESS = (
    Process(
        "P19",
        "Violation and sanction",
        "conduct",
        subject=USER,
        closed_to_subject=True,
        heading="{matter} {subject}",
        names=NAMES,
    )
    .looks_up(ConductRecord, MeetingCalendar, Committee)
    .shows(MeetingCalendar, Committee, to=(COMMITTEE,))
    .takes_over(Allegation)
    .keeps_from(
        "2.8-v1-advisory",
        "the agency until it has the written notice; the Committee unless it is a third violation",
        kept_from,
    )
    .untold(SYSTEM_ADMIN, because="ICA's System Administrators work on the case and have its tasks in the inbox")
    .likely_twice(
        "an allegation or a finding about the same is here already",
        same_violator,
        recent=Policy.same_deed_days,
        beside=(
            (
                "P25",
                "A corrective action plan of this agency is open. What falls short in its data is dealt with there",
            ),
        ),
    )
    .says(*TABLES)
    .in_writing("2.8-v1-notify", "violation-found", "violation-names-you")
    .in_writing("2.8-v3-notify", "license-kept", "agency-suspended", "decision-in-writing")
    .begins(ALLEGE, COMPLAINED, AGENCY_WIDE)
    .throughout((S.FIRST, S.SECOND), meanwhile=BESIDE)
    .throughout((S.FIRST, S.SECOND, S.AFTERCARE), meanwhile=(OBJECTION,), may=(OBJECT, TAKE_OBJECTION))
    .throughout((S.FOUND, S.FIRST, S.SECOND, S.THIRD), meanwhile=(ONE_DEED,))
    .throughout((S.THIRD, S.CHAIRED, S.KEPT, S.RULING, S.AGENCY_SUSPENDED), meanwhile=UNDER_VOTE)
    .throughout((S.THIRD, S.CHAIRED), meanwhile=(STATEMENT,))
    .runs(
        # "Repercussion for any violation will be assessed in a tiered manner."
        Waiting(S.ALLEGED, "2.8-tiered", "Allegation")
        .until(
            Must("find", "2.8-tiered", SYSTEM_ADMIN, "decide whether {subject} violated the policies")
            .aimed(
                "the manual sets no time for finding a violation",
                within=Days(Policy.violation_decide_days),  # as long as ICA has for a complaint
                late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR),
            )
            .answers(FIND, JOIN, DISMISS)
        )
        .said("ICA decides whether {subject} violated the policies. {so_far}"),
        Waiting(S.FOUND, "2.8-v1-notify", "Notice").until(NOTIFY).meanwhile(TRAIN, COMMITTEE_TOLD, SCHEDULE, WARNING),
        Waiting(S.FIRST, "2.8-v1-suspend", "Suspension")
        .until(wait("term-first", "2.8-v1-suspend", ENDS, FIRST_TERM))
        .then(lift("2.8-v1-suspend", S.AFTERCARE, NAMED_OVER))
        .meanwhile(REMEDY_FIRST),
        Waiting(S.SECOND, "2.8-v2-suspend", "Suspension")
        .until(wait("term-second", "2.8-v2-suspend", ENDS, SECOND_TERM).when(somebody), REMEDY_SECOND)
        .then(lift("2.8-v2-suspend", S.AFTERCARE, NAMED_OVER))
        .may(SEND_BACK_SECOND),
        Waiting(S.PATTERN, "2.8-v3-agency-subject", "Committee").until(PROPOSE),
        Waiting(S.THIRD, "2.8-v3-determination", "Committee")
        .until(NOTIFY_THIRD, VOTES, ALTERNATES)
        .then(COUNT)
        .may(CLOSE),
        Waiting(S.CHAIRED, "1-advisory-composition", "Committee").until(CHAIR_DECIDES).meanwhile(NOTIFY_THIRD),
        Waiting(S.KEPT, "2.8-v3-retain", "Suspension")
        .until(NOTIFY_THIRD, wait("term-third", "2.8-v3-retain", ENDS, THIRD_TERM).when(somebody))
        .then(lift("2.8-v3-retain", S.RETRAINING, NAMED_OVER))
        .meanwhile(TRAIN),
        Waiting(S.RULING, "2.8-v3-agency-subject", "Committee").until(RULE).meanwhile(NOTIFY_THIRD),
        Waiting(S.AGENCY_SUSPENDED, "2.8-v3-agency-subject", "Suspension")
        .until(NOTIFY_THIRD, wait("term-agency", "2.8-v3-agency-subject", ENDS, RULING_UNTIL))
        .then(lift("2.8-v3-agency-subject", S.RETRAINING, TellUsers("agency-suspension-over-for-you")))
        .meanwhile(TRAIN),
        Waiting(S.CONFIRMING, "2.8-v4-terminate", "Termination").until(CONFIRM),
        Waiting(S.OLDER, "2.8-v4-terminate", "Termination").until(JUDGE),
        Waiting(S.AFTERCARE, "2.8-v1-train", "Training")
        .until(TRAIN, COMMITTEE_TOLD, UNSERVED, CONFIRM_REINSTATEMENT, OBJECTION, OBJECTING)
        .then(close("2.8-v1-train"))
        .meanwhile(SCHEDULE, WARNING)
        .may(SEND_BACK_FIRST),
        Waiting(S.REVOKED, LOCAL, "Closed")
        .until(CONFIRM_REINSTATEMENT)
        .then(
            Step("close-revoked", LOCAL, S.TAKEN_BACK)
            .called("Close the case", "Everything done")
            .untold(USER, AGENCY_ADMIN, because="they heard when the finding was revoked, and nothing changes for them")
        ),
        Waiting(S.RETRAINING, "2.8-v3-retain", "Training")
        .until(TRAIN, NOTIFY_AFTERWARDS, UNSERVED, CONFIRM_REINSTATEMENT)
        .then(close("2.8-v3-retain"))
        .meanwhile(WARNING),
        Waiting(S.ENDING, "2.8-v4-terminate", "Termination")
        .until(END_IN_WELLSKY, LAST_WORDS)
        .then(
            Step("end", "2.8-v4-terminate", S.TERMINATED)
            .called("End the case", "Terminated")
            .untold(USER, AGENCY_ADMIN, because="they heard of it when the license ended")
        ),
        Ended(S.CLOSED, "2.8-v1-train", "Closed"),
        Ended(S.TERMINATED, "2.8-v4-terminate"),
        Ended(S.TAKEN_BACK, LOCAL),
        Ended(S.JOINED, "2.8-v3-determination"),
        Ended(S.SAME_DEED, "2.8-tiered"),
        Ended(S.DISMISSED, "2.8-tiered"),
    )
)
