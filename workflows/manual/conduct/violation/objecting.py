"""P19: an objection to a finding of the first or second tier, which the Committee decides at its next meeting.

The manual says nothing of it: a reading. One may object for as many days as a first suspension lasts at most. An objection sanctions nobody and stops no clock.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from msgspec import Meta

from workflows.facts.by_name import TellUsers
from workflows.facts.conditions import condition
from workflows.facts.effects import AddAgendaItem, ReinstateLicense, ReportAgendaItem
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.revoking import RevokeFinding
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Must, Require, Step, escalate, wait
from workflows.law.fields import DURING, Remark, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA, SUBJECT
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.conduct.meeting_rule import NextMeeting, met_on
from workflows.manual.conduct.violation.following import SENT
from workflows.manual.conduct.violation.states import S
from workflows.manual.conduct.violation.tiers import named_by_agency, whom


class FindingObjection(Form, key="FindingObjection"):
    """Object to the finding."""

    grounds: Annotated[
        Text, Meta(title="Why the finding is wrong", description="In the words it came in; name no client")
    ]
    received_on: Annotated[date, DURING, Meta(title="Objection received on")]
    late: Annotated[
        Remark, Meta(title="If it came after the last day: why it is heard all the same", description="ICA says so")
    ] = ""


class ObjectionDecision(Form, key="ObjectionDecision"):
    """Record what the Committee decided."""

    decided_on: Annotated[date, DURING, Meta(title="Meeting at which the Committee decided")]
    grounds: Annotated[Text, Meta(title="The Committee's grounds", description="User and agency read them")]


OBJECTION_TERM = Days(Policy.v1_suspension_days, since=SENT)
RECEIVED = fact(FindingObjection.received_on)
_OBJECT, _TAKE = Step("object", LOCAL), Step("take-objection", LOCAL)
_STANDS, _REVOKE = Step("let-finding-stand", LOCAL), Step("revoke-finding", LOCAL)


@condition("the objection came in within its days", "the objection came in after its days")
def _in_time(known: Known) -> bool:
    return known[FindingObjection].received_on <= last_day(known)


@condition("the Committee met on that day, after the objection", "the Committee did not meet on that day")
def _met_then(known: Known) -> bool:
    day, received = known[ObjectionDecision].decided_on, known[FindingObjection].received_on
    return day > received and met_on(known, day, None)


def last_day(known: Known) -> date:
    """Return the last day on which the user or the agency may object."""
    sent = SENT.said(known)
    return (sent or known.today) + timedelta(known.policy.v1_suspension_days)


# Cases from before knew of no objection, and closed without waiting for one.
may_object = fact(ConductRecord.may_object).yes.said("objections can be made", "the case is from before")
_CAME_IN = (_OBJECT.taken | _TAKE.taken).said("an objection came in already", "no objection came in")
_STOOD = _STANDS.taken.said("the Committee let the finding stand", "the Committee did not let the finding stand")
_FREE = may_object & ~_CAME_IN  # what the Committee decided is not asked of it again
objected = (_CAME_IN & ~_STOOD).said("an objection waits for the Committee", "no objection waits for the Committee")
_AFTER_NOTICE = Require(
    LOCAL,
    "an objection comes in on or after the day of the written notice: check the day",
    RECEIVED.not_before(SENT),
    about=RECEIVED,
)


def _objecting(step: Step) -> Step:
    return (
        step.when(_FREE)
        .asks(FindingObjection)
        .does(AddAgendaItem("Objection to the finding in this case", since=RECEIVED))
        .tells("finding-objected", USER, AGENCY_DIRECTOR, AGENCY_ADMIN)
    )


OBJECT = (
    _objecting(_OBJECT.called("Object to the finding", "Agency objected to the finding"))
    .by(AGENCY_DIRECTOR, AGENCY_ADMIN)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        _AFTER_NOTICE,
        Require(
            LOCAL,
            "an objection comes in within {v1_suspension_days} days of the written notice. "
            "Write to ICA, which can hear a late one if there was a reason",
            _in_time,
            about=RECEIVED,
        ),
    )
)
TAKE_OBJECTION = (
    _objecting(_TAKE.called("Enter an objection to the finding", "Objection to the finding received"))
    .by(SYSTEM_ADMIN)
    .read_by(ICA)
    .requires(
        _AFTER_NOTICE,
        Require(
            LOCAL,
            "it came more than {v1_suspension_days} days after the written notice: say why it is heard all the same",
            _in_time | fact(FindingObjection.late).given,
            about=fact(FindingObjection.late),
        ),
    )
)


def _deciding(step: Step) -> Step:
    return (
        step.asks(ObjectionDecision)
        .read_by(ICA, EVERY_AGENCY, SUBJECT)
        .requires(
            Require(
                LOCAL,
                "the Committee did not meet on that day after the objection: enter the day of the meeting that decided",
                _met_then,
                about=fact(ObjectionDecision.decided_on),
            )
        )
    )


STANDS = (
    _deciding(_STANDS.called("Record that the finding stands", "Committee let the finding stand"))
    .does(ReportAgendaItem("stands"))
    .tells("finding-stands", USER, AGENCY_DIRECTOR, AGENCY_ADMIN)
)
REVOKE = (
    _deciding(
        Step("revoke-finding", LOCAL, S.REVOKED).called(
            "Record that the finding is revoked", "Committee revoked the finding"
        )
    )
    .does(
        ReportAgendaItem("revoked"),
        RevokeFinding(),
        ReinstateLicense("the Committee revoked the finding"),
        TellUsers("finding-revoked-for-you", named=whom, when=named_by_agency),
    )
    .tells("finding-revoked", USER, AGENCY_DIRECTOR, AGENCY_ADMIN)
)
OBJECTION = (
    Must("objection", LOCAL, SYSTEM_ADMIN, "put the objection to the Committee, and record what it decided")
    .by(NextMeeting(RECEIVED), late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR))
    .when(objected)
    .answers(STANDS, REVOKE)
)
OBJECTING = wait("objecting", LOCAL, "the days to object to the finding end", OBJECTION_TERM).when(may_object & ~_STOOD)
