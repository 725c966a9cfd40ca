"""P19: the states of a violation, and the duties that several of them share."""

from workflows.facts.effects import ConfirmInWellSky, ReportAgendaItem
from workflows.facts.facts import Known, fact
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Must, State, Step, escalate
from workflows.law.policy import Policy
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    CHAIR,
    COC_BALANCE,
    COC_CHITTENDEN,
    COMMITTEE,
    ICA_DIRECTOR,
    SYSTEM_ADMIN,
    USER,
)
from workflows.manual.conduct.agency_pattern import rolling
from workflows.manual.conduct.committee import Committee
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.conduct.meeting_rule import NextMeeting
from workflows.manual.conduct.violation_forms import Done, Letter, NoMeeting, Pattern, Told, TrainingGiven
from workflows.manual.conduct.violation_tiers import suspends_nobody
from workflows.manual.conduct.violation_vote import VOTE


class S(State):
    """Where a violation may stand."""

    ALLEGED = "ALLEGED", "ICA is looking into what is alleged"
    FOUND = "FOUND", "a violation is found; user and agency are to be told in writing"
    FIRST = "FIRST", "the suspension for a first violation runs"
    SECOND = "SECOND", "the suspension for a second violation runs"
    THIRD = "THIRD", "the Committee is voting on a third violation"
    PATTERN = "PATTERN", "several users of the agency violated repeatedly; ICA prepares its proposal"
    CHAIRED = "CHAIRED", "the vote decided nothing; the chair says how to go on"
    KEPT = "KEPT", "the license is kept; the suspension runs out"
    RULING = "RULING", "the Committee suspends the agency; length and scope are being recorded"
    AGENCY_SUSPENDED = "AGENCY_SUSPENDED", "the agency is suspended as the Committee decided"
    CONFIRMING = "CONFIRMING", "ICA is confirming the termination: a further violation after the license was kept"
    OLDER = "OLDER", "ICA's director is deciding: the license was kept, but this happened before"
    AFTERCARE = "AFTERCARE", "training and the notice to the Committee are outstanding"
    RETRAINING = "RETRAINING", "the Committee has decided; training is outstanding"
    ENDING = "ENDING", "the license has ended; it remains to be ended in WellSky"
    CLOSED = "CLOSED", "everything that follows is done"
    TERMINATED = "TERMINATED", "the licenses are terminated"
    JOINED = "JOINED", "it joined the papers of the violation before the Committee"
    DISMISSED = "DISMISSED", "no violation is found"


SENT = fact(Letter.sent_on)
FIRST_TERM = Days(Policy.v1_suspension_days, since=SENT)
SECOND_TERM = Days(Policy.v2_suspension_days, since=SENT)
THIRD_TERM = Days(Policy.v3_min_suspension_days, since=SENT)
NEXT_MEETING = NextMeeting(fact(ConductRecord.found_at))
SUSPENDED_IN_WELLSKY = Step("confirm-suspension", "2.8-v1-suspend")


def _suspended_there(known: Known) -> bool:
    return known.times(SUSPENDED_IN_WELLSKY) > 0


def _usable_again(known: Known) -> bool:
    return _suspended_there(known) and not known[ConductRecord].barred_otherwise


def _unscheduled(known: Known) -> bool:
    return known[ConductRecord].found_at is not None and NEXT_MEETING.reckon(known, known.today) is None


CONFIRM_SUSPENSION = (
    Must("suspension", "2.8-v1-suspend", SYSTEM_ADMIN, "suspend the license in WellSky")
    .untimed("the suspension holds already; the account is to follow at once")
    .when("a license is suspended", lambda known: "rule" in known.taken or not suspends_nobody(known))
    .answers(
        SUSPENDED_IN_WELLSKY.citing("2.8-v2-suspend", "2.8-v3-determination")
        .called("Confirm the suspension", "Suspended in WellSky")
        .asks(Done)
        .does(ConfirmInWellSky())
    )
)
CONFIRM_REINSTATEMENT = (
    Must("reinstatement", "2.8-v1-suspend", SYSTEM_ADMIN, "reinstate the license in WellSky")
    .untimed("the suspension is over; the account is to follow at once")
    .when("it was suspended in WellSky, and no other bar stands", _usable_again)
    .answers(
        Step("confirm-reinstatement", "2.8-v1-suspend")
        .called("Confirm the reinstatement", "Reinstated in WellSky")
        .asks(Done)
        .does(ConfirmInWellSky(lifted=True))
    )
)
TRAIN = (
    Must("train", "2.8-v1-train", SYSTEM_ADMIN, "give the training that keeps it from happening again")
    .untimed("the manual sets no time, and no suspension waits for it (a reading)")
    .answers(
        Step("record-training", "2.8-v1-train")
        .citing("2.8-v2-train", "2.8-v3-retain")
        .called("Record the training", "Training given")
        .asks(TrainingGiven)
    )
)
COMMITTEE_TOLD = (
    Must("committee", "2.8-v1-advisory", SYSTEM_ADMIN, "tell the Committee at its next meeting")
    .by(NEXT_MEETING, late=escalate(ICA_DIRECTOR))
    .answers(
        Step("report", "2.8-v1-advisory")
        .citing("2.8-v2-advisory")
        .called("Record that the Committee was told", "Committee told")
        .asks(Told)
        .does(ReportAgendaItem())
    )
)
SCHEDULE = (
    Must("meeting", "1-advisory-composition", SYSTEM_ADMIN, "schedule a meeting of the Committee")
    .by(Days(Policy.meeting_schedule_days), late=escalate(ICA_DIRECTOR))
    .when("no meeting is scheduled after the finding", _unscheduled)
    .answers(
        Step("explain", "1-advisory-composition")
        .called("Say why none is scheduled", "No meeting scheduled yet")
        .asks(NoMeeting)
    )
)
WARNING = (
    Must("pattern", "2.8-agency-wide", SYSTEM_ADMIN, "look at the violations of the agency's users")
    .untimed("twelve months in a row meet the pattern, though no calendar year does: a warning only (a reading)")
    .when("within twelve months, but in no calendar year, several users violated repeatedly", rolling)
    .answers(Step("note-pattern", "2.8-agency-wide").called("Record what you found", "Pattern looked at").asks(Pattern))
)
BESIDE = (CONFIRM_SUSPENSION, TRAIN, COMMITTEE_TOLD, SCHEDULE, WARNING)

NOTIFY_THIRD = (
    Must("notify", "2.8-v3-notify", SYSTEM_ADMIN, "tell user and agency in writing")
    .by(Days(Policy.violation_notice_days), late=escalate(ICA_DIRECTOR))
    .when("they have not been told", lambda known: "send-notice" not in known.taken)
    .answers(
        Step("send-notice", "2.8-v3-notify")
        .called("Confirm the written notice", "User and agency told in writing")
        .asks(Letter)
        .tells("violation-found", USER, AGENCY_DIRECTOR, AGENCY_ADMIN)
    )
)
VOTES = (
    Must("vote", "2.8-v3-determination", COMMITTEE, "vote on what follows for {subject}")
    .by(THIRD_TERM, late=escalate((CHAIR, COC_BALANCE, COC_CHITTENDEN)))
    .each("member of the Committee who may vote", fact(Committee.members))
    .answers(VOTE)
)
UNDER_VOTE = (CONFIRM_SUSPENSION, WARNING)

END_IN_WELLSKY = (
    Must("termination", "2.8-v4-terminate", SYSTEM_ADMIN, "end the license in WellSky")
    .untimed("the license has ended; the account is to follow at once")
    .answers(
        Step("confirm-termination", "2.8-v4-terminate")
        .called("Confirm the end in WellSky", "Ended in WellSky")
        .asks(Done)
        .does(ConfirmInWellSky())
    )
)
LAST_WORDS = (
    Must("decision", "2.8-v3-notify", SYSTEM_ADMIN, "tell user and agency of the decision in writing")
    .by(Days(Policy.violation_notice_days), late=escalate(ICA_DIRECTOR))
    .answers(
        Step("send-decision", LOCAL).called("Confirm the written decision", "Decision told in writing").asks(Letter)
    )
)
