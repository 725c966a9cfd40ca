"""P03. New-user onboarding (manual 2.1 and 2.2).

Nobody holds a license untrained, unsigned or unauthorized. Once the series has begun everything must be
done by day 30, or the series must be retaken; but nothing lapses while the work is with ICA, and where
day 30 passes there, the trainee has fifteen days from the answer.
"""

from workflows.facts.combined_rules import Movable, Soonest
from workflows.facts.effects import IssueLicense
from workflows.facts.facts import fact
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Ended, Must, Process, Step, Waiting, escalate
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN, TRAINEE
from workflows.manual.people.attendance import TrainingRecord
from workflows.manual.people.onboarding_conditions import (
    ATTENDED,
    ELIGIBLE,
    FAILED_REPEATEDLY,
    FAILS_REPEATEDLY,
    READY,
    former,
)
from workflows.manual.people.onboarding_duties import (
    ATTENDANCE,
    CONDITIONS,
    FIFTEEN_MORE,
    LAST_DAY,
    REFUSE,
    UNCORRECTED,
    UNHANDED,
    WAIVE,
    S,
    again,
)
from workflows.manual.people.onboarding_forms import (
    Access,
    Account,
    Corrected,
    Corrections,
    Homework,
    LevelDecision,
    NotGrasped,
    Series,
    SeriesNeeded,
    Withdrawal,
)
from workflows.manual.people.standing import AgencyStanding, Attempt, PersonStanding

PROCESS = (
    Process("P03", "New-user onboarding", "people", subject=TRAINEE, heading="A license for {subject}")
    .looks_up(AgencyStanding, PersonStanding, TrainingRecord)
    .takes_over(Attempt)
    .begins(
        Step("request", "2.1-user-eligibility", S.ENROLLED)
        .citing("2.1-background-check", "2.1-aa-training-duty")
        .called("Request a license", "License requested")
        .by(AGENCY_ADMIN)
        .asks(Access)
        .requires(*ELIGIBLE)
        .tells("onboarding-begins", TRAINEE),
        Step("retake", "2.2-training-30", S.ENROLLED)
        .citing("2.2-retake-discretion")
        .called("Open the next attempt", "Next attempt opened")
        .by(CLOCK),
    )
    .at_any_time(
        Step("withdraw", LOCAL, S.WITHDRAWN)
        .called("Withdraw the request", "Request withdrawn")
        .by(AGENCY_ADMIN)
        .asks(Withdrawal)
        .tells("request-withdrawn", TRAINEE)
    )
    .runs(
        Waiting(S.ENROLLED, "2.2-new-training-before", "Enrolled")
        .until(
            Must("enroll", "2.2-new-training-before", SYSTEM_ADMIN, "begin {subject}'s training series")
            .untimed("the manual sets no time for the series to begin")
            .answers(
                Step("begin-series", "2.2-training-window", S.TRAINING)
                .called("Begin the training series", "Training series begun")
                .asks(Series)
                .tells("series-begun", TRAINEE),
                WAIVE,
                REFUSE.requires(FAILED_REPEATEDLY),
            )
        )
        .meanwhile(
            Must("waiver", "2.2-returning-user", SYSTEM_ADMIN, "ask whether {subject} may skip the series")
            .untimed("the manual sets no time for the question")
            .when("the person held a license before", former)
            .answers(
                Step("require-series", "2.2-returning-user")
                .called("Require the series", "Series required of a former license holder")
                .asks(SeriesNeeded)
            ),
            *CONDITIONS,
        ),
        Waiting(S.TRAINING, "2.2-training-window", "Training")
        .until(
            Must("homework", "2.2-training-window", TRAINEE, "finish all sessions and hand in your homework")
            .by(
                Days(Policy.onboarding_submit_days, since=fact(Series.begun_on)),
                late=escalate((TRAINEE, AGENCY_ADMIN)),
            )
            .answers(
                Step("submit", "2.2-training-window", S.IN_REVIEW)
                .called("Hand in your homework", "Homework handed in")
                .asks(Homework)
                .tells("homework-handed-in", SYSTEM_ADMIN)
            )
        )
        .meanwhile(UNHANDED, *CONDITIONS)
        .may(ATTENDANCE),
        Waiting(S.IN_REVIEW, "2.2-homework-review", "Review")
        .until(
            Must("review", "2.2-homework-review", SYSTEM_ADMIN, "review {subject}'s homework")
            .by(Movable("review", Days(Policy.homework_review_days)), late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR))
            .extendable(ICA_DIRECTOR, LOCAL)
            .answers(
                Step("accept", "2.2-homework-review", S.TRAINED)
                .called("Accept the homework", "Homework accepted")
                .requires(ATTENDED)
                .tells("homework-accepted", TRAINEE),
                Step("correct", "2.2-correction-window", S.CORRECTING)
                .called("Ask for corrections", "Corrections asked")
                .asks(Corrections)
                .tells("corrections-asked", TRAINEE),
                Step("repeat", "2.2-retake-discretion", S.REPEATED)
                .called("Ask for the series again", "Series to be repeated")
                .asks(NotGrasped)
                .does(again(failed=1))
                .tells("repeat-series", TRAINEE, AGENCY_ADMIN),
                REFUSE.requires(FAILS_REPEATEDLY),
            )
        )
        .meanwhile(*CONDITIONS)
        .rests(
            UNHANDED,
            "2.2-homework-review",
            "nothing lapses while ICA holds the homework",
            tolls=Policy.toll_clock_during_review,
        )
        .may(ATTENDANCE),
        Waiting(S.CORRECTING, "2.2-correction-window", "Corrections")
        .until(
            Must("corrections", "2.2-correction-window", TRAINEE, "make the corrections ICA asked for")
            .by(Soonest(FIFTEEN_MORE, LAST_DAY), late=escalate((TRAINEE, AGENCY_ADMIN)))
            .answers(
                Step("resubmit", "2.2-correction-window", S.IN_REVIEW)
                .called("Hand in your corrections", "Corrections handed in")
                .asks(Corrected)
                .tells("homework-handed-in", SYSTEM_ADMIN)
            )
        )
        .meanwhile(UNCORRECTED, *CONDITIONS)
        .may(ATTENDANCE),
        Waiting(S.TRAINED, "2.2-aa-access-only-if", "Conditions")
        .until(*CONDITIONS)
        .then(Step("clear", "2.2-aa-access-only-if", S.CLEARED).called("Clear the case", "All conditions met")),
        Waiting(S.CLEARED, "2.1-username-generation", "User name")
        .until(
            Must("username", "2.1-username-generation", SYSTEM_ADMIN, "create {subject}'s user name in WellSky")
            .untimed("the manual sets no time for creating the account")
            .answers(
                Step("confirm-username", "2.1-username-generation")
                .citing("2.1-pw-generated")
                .called("Confirm the user name", "User name created")
                .asks(Account)
                .requires(*READY)
            )
        )
        .then(
            Step("issue", "2.1-username-generation", S.LICENSED)
            .called("Issue the license", "License issued")
            .does(
                IssueLicense(fact(Account.username), lambda known: known[LevelDecision].level.value, fact(Access.art))
            )
            .tells("license-issued", TRAINEE, AGENCY_ADMIN)
        ),
        Ended(S.LICENSED, "2.1-username-generation", "License"),
        Ended(S.LAPSED, "2.2-training-30"),
        Ended(S.REPEATED, "2.2-retake-discretion"),
        Ended(S.REFUSED, "2.2-refuse-license"),
        Ended(S.WITHDRAWN, LOCAL),
    )
)
