"""P12. Client correction request (manual 3.4, Inspection and Correction of Personal Information).

A client may say or write that their information is inaccurate or incomplete. The agency deletes it, or marks
and supplements it; or it refuses, and gives the reason within 60 days of the request or by its own guideline,
whichever is soonest. For the correction itself the manual sets no time: the same 60 days are a local target.
"""

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import Soonest
from workflows.facts.counted import Same, counted
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Ended, Process, State, Step, Waiting
from workflows.law.choice import Choice
from workflows.law.fields import DURING, Line, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR
from workflows.manual.clients.identity import once_identified, to_be_identified
from workflows.manual.clients.other_laws import ByOtherLaw, OtherLaws
from workflows.manual.clients.requests import (
    Asked,
    AskedAgency,
    AskedBy,
    Checked,
    ClientNumber,
    Guideline,
    ReceivedOn,
    ShowDenial,
    owed_by,
    own_request,
    recorded,
    withdraw,
)


class S(State):
    """Where a request to correct may stand."""

    ASKED = "ASKED", "the client waits for the correction"
    CORRECTED = "CORRECTED", "the information is corrected"
    CORRECTED_IN_PART = (
        "CORRECTED_IN_PART",
        "part of the information is corrected, and the client knows why not the rest",
    )
    DENIED = "DENIED", "the correction is refused, and the client knows why"
    WITHDRAWN = "WITHDRAWN", "the client withdrew the request"


# "If the information listed in HMIS is believed to be inaccurate or incomplete, a client may submit a verbal or written
# request to have their information corrected."


class Wrong(Choice):
    """What the client believes of the information."""

    INACCURATE = "inaccurate", "it is inaccurate"
    INCOMPLETE = "incomplete", "it is incomplete"
    BOTH = "both", "it is inaccurate and incomplete"


class Request(Form, key="Request"):
    """Record that a client asks to have their record corrected."""

    agency: AskedAgency
    client: ClientNumber
    received_on: ReceivedOn
    asked: Asked
    asker: AskedBy
    identity: Checked
    information: Annotated[
        Line,
        Meta(
            title="Field in question",
            description="Its name, such as Prior Living Situation; the values stay with the agency",
        ),
    ]
    wrong: Annotated[Wrong, Meta(title="What is wrong with it")]


EARLIER = counted("P12", Same.CLIENT)


class EarlierCorrections(Form, key="EarlierCorrections"):
    """The client's earlier requests to correct, at this agency."""

    received: Annotated[int, EARLIER, Meta(title="Received before")] = 0
    last_on: Annotated[date | None, EARLIER, Meta(title="The last one received on")] = None
    denied: Annotated[int, EARLIER, Meta(title="Denied of them")] = 0
    asks_who: Annotated[bool, Meta(title="The desk asks how identity was checked")] = False  # not of earlier cases


RECEIVED = fact(Request.received_on)
ASK = (
    Step("ask", "3.4-correct-request", S.ASKED)
    .called("Take a client's request for a correction", "Request taken")
    .by(AGENCY_ADMIN)
    .asks(Request)
    .dated(RECEIVED)
    .requires(own_request(fact(Request.asker)))
)

# "Inaccurate or incomplete data may be deleted or marked as inaccurate or incomplete and supplemented with additional
# information."


class Remedy(Choice):
    """How a record is corrected."""

    DELETED = "deleted"
    MARKED = "marked", "marked as inaccurate or incomplete, and supplemented"


class Corrected(Form, key="Corrected"):
    """Record that the information is corrected."""

    remedy: Annotated[Remedy, Meta(title="What was done with the information")]
    corrected_on: Annotated[date, DURING, Meta(title="Corrected on")]


CORRECT = (
    Step("correct", "3.4-correct-how", S.CORRECTED)
    .called("Correct the information", "Information corrected")
    .asks(Corrected)
    .requires(once_identified(fact(Request.identity), fact(EarlierCorrections.asks_who)))
)

# "If a request for … personal information correction is denied, the Partner Agency … will explain the reason for the
# denial … within no more than 60 days or as required by agency guidelines, whichever is soonest. The client's request and
# the reason for the denial will be included in the client's record."


class Denial(Form, key="Denial"):
    """Record that the correction is refused, and that the client knows why."""

    reason: Annotated[
        Text, Meta(title="The reason, as it was explained", description="Such as: the information is accurate")
    ]
    explained_on: Annotated[date, DURING, Meta(title="Explained to the client on")]
    request_recorded: Annotated[bool, Meta(title="The request is in the client's record")]
    reason_recorded: Annotated[bool, Meta(title="The reason is in the client's record")]


class PartCorrected(Form, key="PartCorrected"):
    """Record that part of it is corrected, and that the client knows why not the rest."""

    remedy: Annotated[Remedy, Meta(title="What was done with that part")]
    corrected_on: Annotated[date, DURING, Meta(title="Corrected on, and the rest explained")]
    unchanged: Annotated[
        Line, Meta(title="What stays as it is", description="The name of the field; the values stay with the agency")
    ]
    reason: Annotated[
        Text, Meta(title="The reason, as it was explained", description="Such as: the information is accurate")
    ]
    request_recorded: Annotated[bool, Meta(title="The request is in the client's record")]
    reason_recorded: Annotated[bool, Meta(title="The reason is in the client's record")]


CORRECT_PART = (
    Step("correct-part", "3.4-correct-how", S.CORRECTED_IN_PART)
    .citing("3.4-correct-deny-explain", "3.4-correct-deny-60")
    .called("Correct part of it, and refuse the rest", "Part corrected, and the rest refused and explained")
    .asks(PartCorrected)
    .requires(
        once_identified(fact(Request.identity), fact(EarlierCorrections.asks_who)),
        *recorded("3.4-correct-deny-record", fact(PartCorrected.request_recorded), fact(PartCorrected.reason_recorded)),
    )
    .does(ShowDenial())
    .tells("correction-denied-in-part", AGENCY_DIRECTOR)
)
LAST_DAY = Soonest(
    Days(Policy.denial_reason_days, since=RECEIVED),
    Days(Policy.correction_days, since=RECEIVED),
    Days(fact(Guideline.days), since=RECEIVED),
    ByOtherLaw(Policy.correction_days, since=RECEIVED),
)
DENY = (
    Step("deny", "3.4-correct-deny-explain", S.DENIED)
    .citing("3.4-correct-deny-60")
    .called("Refuse the correction", "Correction refused, and explained to the client")
    .asks(Denial)
    .requires(
        *recorded("3.4-correct-deny-record", fact(Denial.request_recorded), fact(Denial.reason_recorded)),
    )
    .does(ShowDenial())
    .tells("correction-denied", AGENCY_DIRECTOR)
)


def same_client(known: Known) -> str:
    """Return whose record it is: the client's at the agency."""
    request = known[Request]
    return f"{request.agency}/{request.client}"


PROCESS = (
    Process(
        "P12",
        "Client correction request",
        "clients",
        heading="A client of {subject} asked on {received} for a correction",
        names={"received": RECEIVED},
    )
    .looks_up(Guideline, EarlierCorrections, OtherLaws)
    .shows(Guideline, EarlierCorrections, OtherLaws, to=(EVERY_AGENCY,))
    .likely_twice("a request of this client for a correction is open already", same_client)
    .begins(ASK)
    .runs(
        Waiting(S.ASKED, "3.4-correct-request", "Asked")
        .until(
            owed_by(
                LAST_DAY, "3.4-correct-deny-60", "correct the client's information, or refuse and explain why"
            ).answers(CORRECT, CORRECT_PART, DENY)
        )
        .meanwhile(to_be_identified(fact(Request.identity), fact(EarlierCorrections.asks_who)))
        .may(withdraw(S.WITHDRAWN)),
        Ended(S.CORRECTED, "3.4-correct-how", "Answered"),
        Ended(S.CORRECTED_IN_PART, "3.4-correct-deny-explain"),
        Ended(S.DENIED, "3.4-correct-deny-explain"),
        Ended(S.WITHDRAWN, LOCAL),
    )
)
