"""P03. New-user onboarding (manual 2.1 and 2.2).

Nobody holds a license untrained, unsigned or unauthorized. Once the series has begun everything must be
done by day 30, or the series must be retaken; but nothing lapses while the work is with ICA, and where
day 30 passes there, the trainee has fifteen days from the answer.
"""

from workflows.facts.facts import fact
from workflows.grammar.process import LOCAL, Ended, Must, Process, Step, Waiting
from workflows.grammar.shapes import one_text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, SUBJECT
from workflows.law.roles import SYSTEM_ADMIN, TRAINEE
from workflows.manual.people.attendance import TrainingRecord
from workflows.manual.people.onboarding.access import ISSUE, USERNAME
from workflows.manual.people.onboarding.funders_staff import AGREED, OVER, WITH_THE_AGREEMENT
from workflows.manual.people.onboarding.level import HIGH_LEVEL, LEVEL
from workflows.manual.people.onboarding.may_hold import ICA_LATE, PARTNERSHIP, STANDING
from workflows.manual.people.onboarding.needed import NEEDED
from workflows.manual.people.onboarding.reapplying import REAPPLICATION
from workflows.manual.people.onboarding.requesting import REQUEST, RETAKE, WITHDRAW
from workflows.manual.people.onboarding.security import EXPIRY, SECURITY, SECURITY_AGAIN
from workflows.manual.people.onboarding.series import (
    ATTENDANCE,
    BEGIN,
    BY_ROSTER,
    CORRECTIONS,
    HOMEWORK,
    REFUSE_EARLY,
    REVIEW,
    UNCORRECTED,
    UNHANDED,
)
from workflows.manual.people.onboarding.signing import AGREEMENT, AGREEMENT_AGAIN, NOTICE, NOTICE_AGAIN
from workflows.manual.people.onboarding.sparing import COUNT, WAIVE
from workflows.manual.people.onboarding.states import S
from workflows.manual.people.standing import AgencyStanding, Attempt, EarlierSeries, PersonStanding

# "All HMIS Users are required to attend new user training with the HMIS Lead Agency prior to receiving access to the
# system."

CONDITIONS = (AGREEMENT, NOTICE, SECURITY, LEVEL, HIGH_LEVEL)
AGAIN = (AGREEMENT_AGAIN, NOTICE_AGAIN, SECURITY_AGAIN)
SeriesNeeded = one_text("SeriesNeeded", "Require the series of a former license holder.", "Why the series is needed")
PROCESS = (
    Process("P03", "New-user onboarding", "people", subject=TRAINEE, heading="A license for {subject}")
    .looks_up(AgencyStanding, PersonStanding, TrainingRecord, EarlierSeries)
    .shows(TrainingRecord, EarlierSeries, to=(SUBJECT,))
    .shows(AgencyStanding, to=(EVERY_AGENCY,))
    .takes_over(Attempt)
    .follows(BY_ROSTER, WITH_THE_AGREEMENT)
    .one_open("2.2-aa-unique-license", "a license of this agency is requested for the person already")
    .needs("Before the license can be issued", *NEEDED)
    .begins(REQUEST, RETAKE, AGREED)
    .at_any_time(WITHDRAW, OVER)
    .throughout((S.ENROLLED, S.TRAINING, S.IN_REVIEW, S.CORRECTING), meanwhile=(*CONDITIONS, PARTNERSHIP))
    .throughout((S.TRAINING, S.IN_REVIEW, S.CORRECTING), may=(ATTENDANCE,))
    .runs(
        Waiting(S.REAPPLYING, "2.8-v4-terminate", "Enrolled")
        .until(REAPPLICATION)
        .then(Step("enroll", "2.2-new-training-before", S.ENROLLED).called("Enroll the trainee", "Trainee enrolled")),
        Waiting(S.ENROLLED, "2.2-new-training-before", "Enrolled")
        .until(
            Must("enroll", "2.2-new-training-before", SYSTEM_ADMIN, "begin {subject}'s training series")
            .aimed("the manual sets no time for the series to begin", late=ICA_LATE)
            .answers(BEGIN, WAIVE, COUNT, REFUSE_EARLY)
        )
        .meanwhile(
            Must("waiver", "2.2-returning-user", SYSTEM_ADMIN, "ask whether {subject} may skip the series")
            .aimed("the manual sets no time for the question", late=ICA_LATE)
            .when(
                fact(PersonStanding.licensed_before).yes.said(
                    "the person held a license before", "the person never held a license"
                )
            )
            .answers(
                Step("require-series", "2.2-returning-user")
                .called("Require the series", "Series required of a former license holder")
                .asks(SeriesNeeded)
            )
        ),
        Waiting(S.TRAINING, "2.2-training-window", "Training").until(HOMEWORK).meanwhile(UNHANDED),
        Waiting(S.IN_REVIEW, "2.2-homework-review", "Review")
        .until(REVIEW)
        .rests(
            UNHANDED,
            "2.2-homework-review",
            "nothing lapses while ICA holds the homework",
            tolls=Policy.toll_clock_during_review,
        ),
        Waiting(S.CORRECTING, "2.2-correction-window", "Corrections").until(CORRECTIONS).meanwhile(UNCORRECTED),
        Waiting(S.TRAINED, "2.2-aa-access-only-if", "Conditions")
        .until(*CONDITIONS, *STANDING, REAPPLICATION)
        .then(
            Step("clear", "2.2-aa-access-only-if", S.CLEARED)
            .called("Clear the case", "All conditions met")
            .tells("username-to-create", SYSTEM_ADMIN)
        ),
        Waiting(S.CLEARED, "2.1-username-generation", "Username")
        .until(USERNAME)
        .meanwhile(*AGAIN, *STANDING, REAPPLICATION, EXPIRY)
        .then(ISSUE),
        Ended(S.LICENSED, "2.1-username-generation", "License"),
        Ended(S.LAPSED, "2.2-training-30"),
        Ended(S.REPEATED, "2.2-retake-discretion"),
        Ended(S.REFUSED, "2.2-refuse-license"),
        Ended(S.WITHDRAWN, LOCAL),
    )
)
