"""P03: the duties and steps that several states of onboarding share."""

from workflows.facts.combined_rules import Movable, Unless
from workflows.facts.effects import OpenCase, Paper, RecordAttendance, SignPaper, Topic
from workflows.facts.facts import DayOf, Form, Known, fact
from workflows.facts.rules import Days
from workflows.grammar.process import Must, State, Step
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN, TRAINEE
from workflows.manual.people.onboarding_conditions import (
    NOT_ABOVE_ASKED,
    ORIENTED,
    RECEIVED,
    SECURITY_CREDIT,
    SIGNED,
    WITHIN_CEILING,
    above_ceiling,
    attempt,
    secure,
)
from workflows.manual.people.onboarding_forms import (
    Access,
    Acknowledgment,
    LevelDecision,
    NoLicense,
    Security,
    Series,
    Session,
    Signature,
    Waiver,
)
from workflows.manual.people.standing import Attempt, PersonStanding


class S(State):
    """Where a new user's case may stand."""

    ENROLLED = "ENROLLED", "waiting for a training series to begin"
    TRAINING = "TRAINING", "the trainee is taking the series"
    IN_REVIEW = "IN_REVIEW", "ICA is reviewing the homework"
    CORRECTING = "CORRECTING", "the trainee is making corrections"
    TRAINED = "TRAINED", "training is done; other conditions of access are outstanding"
    CLEARED = "CLEARED", "all conditions are met; the user name is being created"
    LICENSED = "LICENSED", "the user has a license"
    LAPSED = "LAPSED", "the series lapsed and must be retaken"
    REPEATED = "REPEATED", "ICA asks for the series again"
    REFUSED = "REFUSED", "the license is refused"
    WITHDRAWN = "WITHDRAWN", "the agency withdrew the request"


def next_attempt(known: Known, failed: int) -> tuple[Form, ...]:
    """Return what a new attempt takes over: the request, a level already decided, and the count of attempts."""
    now = attempt(known)
    kept = (known[LevelDecision],) if LevelDecision in known.forms else ()
    decided = LevelDecision in known.forms
    return known[Access], Attempt(number=now.number + 1, failed=now.failed + failed, level_decided=decided), *kept


def again(failed: int) -> OpenCase:
    """Open the next attempt, linked to this one; it says whether this one failed in the homework."""
    return OpenCase("P03", "retake", lambda known: next_attempt(known, failed))


CORRECTIONS_ASKED = DayOf("correct", "corrections were asked")
THIRTY_DAYS = Movable("series", Days(Policy.onboarding_total_days, since=fact(Series.begun_on)))
FIFTEEN_MORE = Days(Policy.onboarding_correct_days, since=CORRECTIONS_ASKED)
LAST_DAY = Unless(THIRTY_DAYS, CORRECTIONS_ASKED, FIFTEEN_MORE)
LAPSE = (
    Step("lapse", "2.2-training-30", S.LAPSED)
    .called("Let the series lapse", "The series lapsed")
    .tells("series-lapsed", TRAINEE, AGENCY_ADMIN)
)
SERIES = Must("series", "2.2-training-30", TRAINEE, "complete every requirement of the training series")
UNHANDED = SERIES.by(LAST_DAY, late=LAPSE.does(again(failed=0)))
UNCORRECTED = SERIES.by(LAST_DAY, late=LAPSE.does(again(failed=1))).extendable(
    SYSTEM_ADMIN, "2.2-homework-review", until=FIFTEEN_MORE
)
REFUSE = (
    Step("refuse", "2.2-refuse-license", S.REFUSED)
    .called("Refuse the license", "License refused")
    .asks(NoLicense)
    .tells("license-refused", TRAINEE, AGENCY_ADMIN)
)

AGREEMENT = (
    Must("agreement", "2.1-user-agreement-sign", TRAINEE, "sign the User Agreement")
    .untimed("there is no access until it is signed")
    .when("no User Agreement with this agency is on record", lambda known: not known[PersonStanding].agreement_signed)
    .answers(
        Step("sign", "2.1-user-agreement-sign")
        .citing("2.1-user-agreement-kept", "2.1-coi-disclose")
        .called("Sign the User Agreement", "User Agreement signed")
        .asks(Signature)
        .requires(*SIGNED)
        .does(SignPaper(Paper.USER_AGREEMENT, fact(Signature.signed_as), fact(Signature.conflicts)))
        .tells("agreement-to-keep", AGENCY_ADMIN)
    )
)
NOTICE = (
    Must("notice", "3.4-privacy-ack", TRAINEE, "acknowledge the privacy notice")
    .untimed("there is no first license before it (a reading)")
    .when("no acknowledgment is on record", lambda known: not known[PersonStanding].notice_acknowledged)
    .answers(
        Step("acknowledge", "3.4-privacy-ack")
        .called("Acknowledge the privacy notice", "Privacy notice acknowledged")
        .asks(Acknowledgment)
        .requires(RECEIVED)
        .does(SignPaper(Paper.PRIVACY_NOTICE, fact(Acknowledgment.signed_as)))
    )
)
SECURITY = (
    Must("security", "2.2-aa-access-only-if", SYSTEM_ADMIN, "record {subject}'s security training")
    .untimed("there is no access until it is done")
    .when("no security training is on record", lambda known: not secure(known))
    .answers(
        Step("record-security-training", "2.2-aa-access-only-if")
        .citing("2.2-participation")
        .called("Record the security training", "Security training recorded")
        .asks(Security)
        .requires(SECURITY_CREDIT)
        .does(
            RecordAttendance(
                Topic.SECURITY,
                lambda _: "Security training",
                fact(Security.held_on),
                fact(Security.minutes),
                fact(Security.missed),
            )
        )
    )
)
DECIDE = (
    Step("decide-level", "2.1-access-level-decider")
    .citing("2.1-aa-training-duty", "2.2-sec-access-level")
    .called("Decide the access level", "Access level decided")
    .asks(LevelDecision)
)
LEVEL = (
    Must("level", "2.1-access-level-decider", AGENCY_ADMIN, "decide {subject}'s access level")
    .untimed("there is no access until it is decided")
    .when(
        "the level asked for is at or below Case Manager III, and none was decided at an earlier attempt",
        lambda known: not above_ceiling(known) and not attempt(known).level_decided,
    )
    .answers(DECIDE.requires(WITHIN_CEILING, ORIENTED))
)
HIGH_LEVEL = (
    Must("high-level", "2.1-access-level-decider", SYSTEM_ADMIN, "decide {subject}'s access level")
    .untimed("there is no access until it is decided")
    .when(
        "the level asked for is above Case Manager III, and none was decided at an earlier attempt",
        lambda known: above_ceiling(known) and not attempt(known).level_decided,
    )
    .answers(DECIDE.requires(NOT_ABOVE_ASKED, ORIENTED))
)
CONDITIONS = (AGREEMENT, NOTICE, SECURITY, LEVEL, HIGH_LEVEL)
ATTENDANCE = (
    Step("record-session", "2.2-participation")
    .called("Record a session", "Session recorded")
    .by(SYSTEM_ADMIN)
    .asks(Session)
    .does(
        RecordAttendance(
            Topic.BASIC, fact(Session.title), fact(Session.held_on), fact(Session.minutes), fact(Session.missed)
        )
    )
)
WAIVE = (
    Step("waive", "2.2-waiver", S.TRAINED)
    .called("Waive the training series", "Training series waived")
    .asks(Waiver)
    .tells("series-waived", TRAINEE, AGENCY_ADMIN)
)
