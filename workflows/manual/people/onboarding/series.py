"""P03: the training series, its homework, and what becomes of it (manual 2.2, New HMIS User Training Requirements).

"Once a new user begins the training series, they have 15 days to complete the training series and all required
assignments. HMIS Lead Agency staff will review the homework and determine if corrections are needed. Users will have an
additional 15 days to make all corrections. If the user fails to complete all requirements within 30 days, the user will
need to retake the training series."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.engine.cases import Case
from workflows.facts.combined_rules import Movable, Soonest, Unless
from workflows.facts.conditions import Condition
from workflows.facts.effects import OpenCase, RecordAttendance, Topic
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Duty, Follow, Must, Require, Step, escalate
from workflows.grammar.shapes import one_text, refuse, send_back
from workflows.law.fields import DURING, Line
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA, SUBJECT
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN, TRAINEE
from workflows.manual.people.attendance import TrainingRecord, no_longer_than
from workflows.manual.people.onboarding.attempts import fail_again, failed_repeatedly, next_attempt, next_failed_attempt
from workflows.manual.people.onboarding.own_sessions import (
    Series,
    attended,
    missing,
    moved_on_roster,
    on_roster,
)
from workflows.manual.people.onboarding.states import S

Minutes = Annotated[int, Meta(ge=1, le=2880)]
Missed = Annotated[int, Meta(ge=0, le=2880)]


BEGIN = (
    Step("begin-series", "2.2-training-window", S.TRAINING)
    .called("Begin the training series", "Training series begun")
    .asks(Series)
    .on_any_day("a training counts from the day on which it was held")
    .tells("series-begun", TRAINEE)
)


BY_ROSTER = Follow(TrainingRecord, BEGIN, SYSTEM_ADMIN, on_roster, "The roster of the series says so", moved_on_roster)


class Session(Form, key="Session"):
    """Record the trainee's attendance at a session of the series."""

    title: Annotated[Line, Meta(title="Session")]
    held_on: Annotated[date, DURING, Meta(title="Held on")]
    minutes: Annotated[Minutes, Meta(title="Length, in minutes")]
    missed: Annotated[Missed, Meta(title="Minutes missed")]


ATTENDANCE = (
    Step("record-session", "2.2-participation")
    .read_by(ICA, EVERY_AGENCY, SUBJECT)  # as the list of trainings shows it
    .called("Record a session", "Session recorded")
    .by(SYSTEM_ADMIN)
    .asks(Session)
    .on_any_day("a training counts from the day on which it was held")
    .requires(no_longer_than(fact(Session.missed), fact(Session.minutes)))
    .does(
        RecordAttendance(
            Topic.BASIC, fact(Session.title), fact(Session.held_on), fact(Session.minutes), fact(Session.missed)
        )
    )
)


Homework = one_text(
    "Homework", "Hand in the homework.", "What you hand in", "All sessions and assignments, done", field="work"
)
HANDED_IN = (
    Step("submit", "2.2-training-window", S.IN_REVIEW)
    .called("Hand in {your} homework", "Homework handed in")
    .asks(Homework)
    .tells("homework-handed-in", SYSTEM_ADMIN)
)
HOMEWORK = (
    Must("homework", "2.2-training-window", TRAINEE, "finish all sessions and hand in {your} homework")
    .by(Days(Policy.onboarding_submit_days, since=fact(Series.begun_on)), late=escalate((TRAINEE, AGENCY_ADMIN)))
    .answers(HANDED_IN)
)

# "HMIS Lead Agency staff may determine that a new user failed to grasp the necessary data entry concepts … may use their
# discretion to require new users to repeat new user training. If a new user fails … after repeated attempts, HMIS Lead
# Agency staff … may refuse to issue the new user a Vermont HMIS user license."

Corrections = one_text("Corrections", "Say what must be corrected.", "What the trainee must correct", field="wanted")
NotGrasped = one_text("NotGrasped", "Require the series again.", "Which concepts the homework shows were not grasped")
NoLicense = one_text(
    "NoLicense", "Refuse the license.", "Why the license is refused", "The trainee and the agency read it"
)
CORRECT = send_back("correct", "2.2-correction-window", S.CORRECTING, "corrections", Corrections).tells(
    "corrections-asked", TRAINEE
)


def _refused(repeatedly: Condition) -> Step:
    """Return how a license is refused, once homework failed often enough."""
    words = "a license is refused only after homework failed in at least {refusal_min_attempts} series"
    refused = refuse("the license", "2.2-refuse-license", S.REFUSED, NoLicense)
    return refused.requires(Require("2.2-refuse-license", words, repeatedly)).tells(
        "license-refused", TRAINEE, AGENCY_ADMIN
    )


ACCEPT = (
    Step("accept", "2.2-homework-review", S.TRAINED)
    .called("Accept the homework", "Homework accepted")
    .requires(Require("2.2-participation", "{missing}", attended, names={"missing": missing}))
    .tells("homework-accepted", TRAINEE)
)
REFUSE_EARLY, REFUSE = _refused(failed_repeatedly), _refused(fail_again)
REVIEW = (
    Must("review", "2.2-homework-review", SYSTEM_ADMIN, "review {subject}'s homework")
    .by(Movable("review", Days(Policy.homework_review_days)), late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR))
    .extendable(ICA_DIRECTOR, LOCAL)
    .answers(
        ACCEPT,
        CORRECT,
        Step("repeat", "2.2-retake-discretion", S.REPEATED)
        .called("Ask for the series again", "Series to be repeated")
        .asks(NotGrasped)
        .does(OpenCase("P03", "retake", next_failed_attempt))
        .tells("repeat-series", TRAINEE, AGENCY_ADMIN),
        REFUSE,
    )
)
Corrected = one_text("Corrected", "Hand in the corrections.", "What you corrected", field="work")
CORRECTIONS_ASKED = CORRECT.day("corrections were asked")
THIRTY_DAYS = Movable("series", Days(Policy.onboarding_total_days, since=fact(Series.begun_on)))
FIFTEEN_MORE = Days(Policy.onboarding_correct_days, since=CORRECTIONS_ASKED)
LAST_DAY = Unless(THIRTY_DAYS, CORRECTIONS_ASKED, FIFTEEN_MORE)
CORRECTIONS = (
    Must("corrections", "2.2-correction-window", TRAINEE, "make the corrections ICA asked for")
    .by(Soonest(FIFTEEN_MORE, LAST_DAY), late=escalate((TRAINEE, AGENCY_ADMIN)))
    .answers(
        Step("resubmit", "2.2-correction-window", S.IN_REVIEW)
        .called("Hand in {your} corrections", "Corrections handed in")
        .asks(Corrected)
        .tells("homework-handed-in", SYSTEM_ADMIN)
    )
)


def _lapses(again: OpenCase) -> Duty:
    """Return what all of it is owed by: when the day passes, the series lapses and has to be retaken."""
    return Must("series", "2.2-training-30", TRAINEE, "complete every requirement of the training series").by(
        LAST_DAY,
        late=Step("lapse", "2.2-training-30", S.LAPSED)
        .called("Let the series lapse", "The series lapsed")
        .does(again)
        .tells("series-lapsed", TRAINEE, AGENCY_ADMIN)
        .untold(SYSTEM_ADMIN, because="ICA's tasks go on in the next attempt, which opens at once"),
    )


UNHANDED = _lapses(OpenCase("P03", "retake", next_attempt))
UNCORRECTED = _lapses(OpenCase("P03", "retake", next_failed_attempt)).extendable(
    SYSTEM_ADMIN, "2.2-homework-review", until=FIFTEEN_MORE
)


ENDED_UNPASSED = (S.REPEATED, S.LAPSED, S.REFUSED)


def homework_failed(case: Case) -> bool:
    """Say whether the homework failed in the series of a case that has ended.

    A series that lapsed without homework is no failed attempt, nor is one that the agency broke off.
    """
    match case.state:
        case S.REPEATED.key:
            return True
        case S.LAPSED.key:
            return CORRECT.name in case.taken
        case S.REFUSED.key:
            return HANDED_IN.name in case.taken
    return False
