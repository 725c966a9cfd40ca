"""P16: ICA checks what is asked, asks for what is missing, and sends on what is not ICA's to give.

"No identified client data may be released without informed consent unless otherwise specified by Vermont State and Federal
confidentiality laws. All requests for such information must be addressed to the Partner Agency where the data was
collected. … The HMIS Lead Agency reserves the right to deny any request for aggregated data."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.grammar.process import LOCAL, Must, Require, Step
from workflows.grammar.shapes import send_back
from workflows.law.fields import DURING, Remark, Text
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN
from workflows.manual.disclosure.aggregate_data.asking import DETAIL, WRITTEN, DataRequest, Detail, Medium
from workflows.manual.disclosure.aggregate_data.notice import ICA_LATE, SOON, DataCompleted
from workflows.manual.disclosure.aggregate_data.states import S

ROUTING = "3.2-identified-routing"


class DataAccepted(Form, key="DataAccepted", kw_only=True):
    """Accept the request."""

    public: Annotated[
        bool,
        Meta(
            title="The figures of single programs are public already",
            description="They stand in an annual grant report or in a grant application. Then no agency has to consent",
        ),
    ] = False
    remark: Annotated[Remark, Meta(title="What you agreed with the requester, if anything")] = ""


COMPLETE = (
    Step("complete", WRITTEN, S.CHECKING)
    .called("Enter the completed request", "Completed request received")
    .asks(DataCompleted)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require(WRITTEN, "the period ends before it begins; check both days",
                fact(DataCompleted.ends).not_before(fact(DataCompleted.begins)), about=fact(DataCompleted.ends))
    )
)  # fmt: skip
COMPLETED = COMPLETE.taken
ACCEPT = (
    Step("accept", WRITTEN)
    .citing("3.2-program-public")
    .called("Accept the request", "Request accepted")
    .asks(DataAccepted)
    .requires(
        Require(WRITTEN, "a request is made in writing; ask for it in writing first",
                fact(DataRequest.medium).is_(Medium.WRITING) | COMPLETED),
        Require(WRITTEN, "a request says of which period the data are; ask for it first",
                (fact(DataRequest.begins).given & fact(DataRequest.ends).given) | COMPLETED),
        Require("3.2-no-identified",
                "no data of single clients leave without their informed consent; send the request on to the agency",
                ~DETAIL.is_(Detail.CLIENTS)),
        Require("3.2-program-public", "no figures of single programs are asked for",
                DETAIL.is_(Detail.PROGRAMS) | ~fact(DataAccepted.public).yes, about=fact(DataAccepted.public)),
    )
)  # fmt: skip


class DataMissing(Form, key="DataMissing"):
    """Say what the request lacks."""

    wanted: Annotated[Text, Meta(title="What is missing, as you wrote it to the requester")]
    written_on: Annotated[date, DURING, Meta(title="Written to the requester on")]


ASK_BACK = send_back("ask-back", WRITTEN, S.RETURNED, "what is missing", DataMissing).read_by(ICA, EVERY_AGENCY)


class SentOn(Form, key="SentOn"):
    """Send the request on to the agencies that collected the data."""

    told_on: Annotated[
        date, DURING, Meta(title="The requester was told on", description="That they turn to the agency")
    ]
    remark: Annotated[Remark, Meta(title="What else the agency should know")] = ""


SEND_ON = (
    Step("send-on", ROUTING, S.SENT_ON)
    .citing("3.2-no-identified")
    .called("Send the request on to the agencies", "Request sent on to the agencies that collected the data")
    .said(
        "The agencies answer. Take what a client asks about their own record as an inspection, and what the police ask as a "
        "law-enforcement request."
    )
    .asks(SentOn)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require(ROUTING, "only requests for data of single clients are sent on; correct what the request asks for first",
                DETAIL.is_(Detail.CLIENTS))
    )
    .tells("aggregate-sent-on", AGENCY_ADMIN)
)  # fmt: skip
CHECK = (
    Must("check", WRITTEN, SYSTEM_ADMIN, "check the request for data")
    .aimed("the manual sets no time for the check", within=SOON, late=ICA_LATE)
    .answers(ACCEPT, ASK_BACK, SEND_ON)
)
COMPLETION = (
    Must("completion", WRITTEN, SYSTEM_ADMIN, "enter the completed request when it comes")
    .aimed("it is for the requester to complete the request; ICA asks again, or closes it", late=ICA_LATE)
    .answers(COMPLETE)
)


class DataDenied(Form, key="DataDenied"):
    """Deny the request, and say why."""

    why: Annotated[Text, Meta(title="The reason, as you wrote it to the requester")]
    written_on: Annotated[date, DURING, Meta(title="Written to the requester on")]


class DataNotWanted(Form, key="DataNotWanted", kw_only=True):
    """Record that the requester withdrew the request."""

    withdrawn_on: Annotated[date, DURING, Meta(title="Withdrawn on")]
    remark: Annotated[Remark, Meta(title="What they said")] = ""


DENY = (
    Step("deny", "3.2-deny", S.DENIED)
    .called("Deny the request", "Request denied, and the reason given")
    .by(SYSTEM_ADMIN)
    .asks(DataDenied)
    .read_by(ICA, EVERY_AGENCY)
    .tells("aggregate-denied", AGENCY_ADMIN)
)
WITHDRAW = (
    Step("withdraw", LOCAL, S.WITHDRAWN)
    .called("Record that the requester withdrew the request", "Request withdrawn by the requester")
    .by(SYSTEM_ADMIN)
    .asks(DataNotWanted)
    .read_by(ICA, EVERY_AGENCY)
    .tells("aggregate-withdrawn", AGENCY_ADMIN)
)
