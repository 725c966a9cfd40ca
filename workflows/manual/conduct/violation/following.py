"""P19: what follows a finding: the written notice, what WellSky shows, training, and the report to the Committee."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.by_name import TellUsers
from workflows.facts.combined_rules import Soonest
from workflows.facts.conditions import condition
from workflows.facts.effects import ConfirmInWellSky, ReportAgendaItem
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Must, Require, Step, again, escalate, otherwise, to
from workflows.grammar.shapes import follows_in_wellsky, one_day, one_text
from workflows.law.fields import DURING, Line
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA, SUBJECT
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.conduct.meeting_rule import NextMeeting, met_on
from workflows.manual.conduct.violation.alleging import of_agency
from workflows.manual.conduct.violation.finding import suspension
from workflows.manual.conduct.violation.pattern import rolling
from workflows.manual.conduct.violation.states import S
from workflows.manual.conduct.violation.tiers import at_second, named_by_agency, somebody, suspends_nobody, whom

# The written notice to user and agency


# "First Violation - the user and Partner Agency will be notified of the violation in writing by the HMIS Lead Agency.
# The user's license will be suspended for 30 days, …"


class Letter(Form, key="Letter"):
    """Confirm the written notice."""

    sent_on: Annotated[date, DURING, Meta(title="Notice sent on", description="A suspension counts from this day")]


SEND_NOTICE = (
    Step("send-notice", "2.8-v1-notify")
    .called("Confirm the written notice", "User and agency told in writing")
    .asks(Letter)
    .does(TellUsers("violation-names-you", named=whom, when=named_by_agency))
    .tells("violation-found", USER, AGENCY_DIRECTOR, AGENCY_ADMIN)
)
OF_IT = "of {subject}'s violation"  # whoever's it is, a user's and the agency is told, or an agency's
ICA_LATE = escalate(SYSTEM_ADMIN, ICA_DIRECTOR)
SENT = fact(Letter.sent_on).of(SEND_NOTICE)
FIRST_TERM = Days(Policy.v1_suspension_days, since=SENT)
# A late notice lengthens nothing: the license was suspended when the third violation was found.
THIRD_TERM = Soonest(
    Days(Policy.v3_min_suspension_days, since=fact(ConductRecord.suspended_on)),
    Days(Policy.v3_min_suspension_days, since=SENT),
)
NOTIFY = (
    Must("notify", "2.8-v1-notify", SYSTEM_ADMIN, f"send the written notice {OF_IT}")
    .by(Days(Policy.violation_notice_days), late=escalate(ICA_DIRECTOR))
    .answers(
        SEND_NOTICE.leads(
            to(S.SECOND, "2.8-v2-suspend").when(at_second).citing("2.8-v2-agency-subject").does(suspension()),
            to(S.AFTERCARE, "2.8-v1-agency-subject").when(suspends_nobody),
            otherwise(S.FIRST, "2.8-v1-suspend").does(suspension(FIRST_TERM)),
        )
    )
)
# "Third Violation - The HMIS Lead Agency will notify the user and Partner Agency of the violation in writing."

TERM_THIRD, TERM_AGENCY = Step("term-third-over", "2.8-v3-retain"), Step("term-agency-over", "2.8-v3-agency-subject")
_SERVED = (TERM_THIRD.taken | TERM_AGENCY.taken) & fact(ConductRecord.suspended_on).given  # no notice holds the end up
NOTIFY_THIRD = (
    Must("notify", "2.8-v3-notify", SYSTEM_ADMIN, f"send the written notice {OF_IT}")
    .by(Days(Policy.violation_notice_days), late=escalate(ICA_DIRECTOR))
    .when(
        (~SEND_NOTICE.taken & ~_SERVED).said(
            "the user and the agency have not been told in writing",
            "the user and the agency have been told in writing, or the suspension has ended before that",
        )
    )
    .answers(SEND_NOTICE.leads(otherwise(None, "2.8-v3-notify")))
)
NOTIFY_AFTERWARDS = NOTIFY_THIRD.when(
    (~SEND_NOTICE.taken & _SERVED).said(
        "the suspension has ended, and the user and the agency have not been told in writing yet",
        "the user and the agency have been told in writing",
    )
)
LAST_WORDS = (
    Must("decision", "2.8-v3-notify", SYSTEM_ADMIN, "send the written decision about {subject}")
    .by(Days(Policy.violation_notice_days), late=escalate(ICA_DIRECTOR))
    .answers(
        Step("send-decision", LOCAL)
        .called("Confirm the written decision", "Decision told in writing")
        .asks(Letter)
        .read_by(ICA, EVERY_AGENCY, SUBJECT)
        .tells("decision-in-writing", USER, AGENCY_DIRECTOR, AGENCY_ADMIN)
    )
)

# What WellSky shows


Done = one_day("Done", "Confirm what was done in WellSky.", "Done in WellSky on", field="done_on")
SUSPENDED_THERE = (
    Step("confirm-suspension", "2.8-v1-suspend")
    .citing("2.8-v2-suspend", "2.8-v3-determination")
    .called("Confirm the suspension", "Suspended in WellSky")
    .asks(Done)
    .does(ConfirmInWellSky())
)
RULED = Step("rule", "2.8-v3-agency-subject")
CONFIRM_SUSPENSION = (
    follows_in_wellsky(
        "suspension",
        "2.8-v1-suspend",
        "suspend the license of {subject}",
        "the suspension holds already; the account is to follow at once",
    )
    .when((RULED.taken | somebody).said("a license is suspended", "no license is suspended"))
    .answers(SUSPENDED_THERE)
)


@condition("WellSky still shows a suspension", "WellSky shows no suspension")
def _shown_there(known: Known) -> bool:
    """Ask the directory, whichever case had it suspended there; where nobody has asked yet, this case's own confirmation."""
    shown = known[ConductRecord].shown_suspended if ConductRecord in known.forms else None
    return SUSPENDED_THERE.taken(known) if shown is None else shown


CONFIRM_REINSTATEMENT = (
    follows_in_wellsky(
        "reinstatement",
        "2.8-v1-suspend",
        "reinstate the license of {subject}",
        "the suspension is over; the account is to follow at once",
    )
    .when(
        (_shown_there & ~fact(ConductRecord.barred_otherwise).yes).said(
            "it was suspended in WellSky, by this case or another one, and nothing else suspends it",
            "it was not suspended in WellSky, or something else suspends it",
        )
    )
    .answers(
        Step("confirm-reinstatement", "2.8-v1-suspend")
        .called("Confirm the reinstatement", "Reinstated in WellSky")
        .asks(Done)
        .does(ConfirmInWellSky(lifted=True))
    )
)
END_IN_WELLSKY = follows_in_wellsky(
    "termination",
    "2.8-v4-terminate",
    "end the license of {subject}",
    "the license has ended; the account is to follow at once",
).answers(
    Step("confirm-termination", "2.8-v4-terminate")
    .called("Confirm the end in WellSky", "Ended in WellSky")
    .asks(Done)
    .does(ConfirmInWellSky())
)

# Training, so that it does not happen again


# "The HMIS Lead Agency will provide necessary training to the user and/or Partner Agency to ensure the violation does
# not continue."


class TrainingGiven(Form, key="TrainingGiven"):
    """Record the training given."""

    held_on: Annotated[date, DURING, Meta(title="Held on")]
    what: Annotated[Line, Meta(title="What was taught")]


TRAIN = (
    Must("train", "2.8-v1-train", SYSTEM_ADMIN, "retrain {subject} after the violation")
    .aimed("the manual sets no time, and no suspension waits for it (a reading)", late=ICA_LATE)
    .for_several()
    .when(
        (of_agency | ~fact(ConductRecord.gone).yes).said(
            "there is somebody to retrain", "the user holds no license any more"
        )
    )
    .answers(
        Step("record-training", "2.8-v1-train")
        .citing("2.8-v2-train", "2.8-v3-retain")
        .called("Record the training", "Training given")
        .asks(TrainingGiven)
        .read_by(ICA, EVERY_AGENCY, SUBJECT)
    )
)

# The Committee hears of it at its next meeting


# "The HMIS Lead Agency will notify the HMIS Advisory Committee of the violation during the next scheduled Advisory
# Committee meeting following the violation."

Told = one_day(
    "Told", "Record that the Committee was told.", "Meeting at which the Committee was told", field="told_on"
)
NEXT_MEETING = NextMeeting(fact(ConductRecord.found_at))


@condition(
    "the Committee met on that day, after the finding", "the Committee did not meet on that day, after the finding"
)
def _met_then(known: Known) -> bool:
    return met_on(known, known[Told].told_on, known[ConductRecord].found_at)


AT_A_MEETING = Require(
    "2.8-v1-advisory",
    "the Committee did not meet on that day after the finding: enter the day of the meeting at which it was told. "
    "An item that was not told at its meeting goes to the next one",
    _met_then,
    about=fact(Told.told_on),
)
COMMITTEE_TOLD = (
    Must(
        "committee", "2.8-v1-advisory", SYSTEM_ADMIN, "tell the Committee of {subject}'s violation at its next meeting"
    )
    .by(NEXT_MEETING, late=escalate(ICA_DIRECTOR))
    .for_several()
    .answers(
        Step("report", "2.8-v1-advisory")
        .citing("2.8-v2-advisory")
        .called("Record that the Committee was told", "Committee told")
        .asks(Told)
        .requires(AT_A_MEETING)
        .does(ReportAgendaItem())
    )
)


@condition("no meeting is scheduled after the finding", "a meeting is scheduled after the finding")
def unscheduled(known: Known) -> bool:
    """Look for a meeting at which the Committee could be told."""
    return known[ConductRecord].found_at is not None and NEXT_MEETING.reckon(known, known.today) is None


NoMeeting = one_text(
    "NoMeeting", "Say why no meeting is scheduled.", "Why no meeting is scheduled, and when one will be"
)
SCHEDULE = (
    Must("meeting", "1-advisory-composition", SYSTEM_ADMIN, "schedule a meeting of the Committee")
    .by(Days(Policy.meeting_schedule_days), late=escalate(ICA_DIRECTOR))
    .when(unscheduled)
    .answers(
        Step("explain", "1-advisory-composition")
        .called("Say why none is scheduled", "No meeting scheduled yet")
        .asks(NoMeeting)
        .leads(again())
    )
)
Pattern = one_text(
    "Pattern",
    "Record the look at the agency's violations.",
    "What you found, and what you did about it",
    field="note",
)
WARNING = (
    Must("pattern", "2.8-agency-wide", SYSTEM_ADMIN, "look at the violations of the agency's users")
    .aimed(
        "the pattern shows within a year, but in no calendar year: a warning only, as the rule is read here", late=ICA_LATE
    )
    .when(rolling)
    .read_by(ICA)  # it is about other users of the agency too
    .answers(
        Step("note-pattern", "2.8-agency-wide")
        .called("Record what you found", "Pattern looked at")
        .asks(
            Pattern
        )
    )
)  # fmt: skip
BESIDE = (CONFIRM_SUSPENSION, TRAIN, COMMITTEE_TOLD, SCHEDULE, WARNING)
UNDER_VOTE = (CONFIRM_SUSPENSION, WARNING)
