"""P11. Client inspection request (manual 3.4, Inspection and Correction of Personal Information).

A client may inspect their record and have a copy. The agency gives it, or denies it on one of four grounds
and explains why, within 60 days of the request or by its own guideline, whichever is soonest. How often a
client asked before is shown, and denies nothing by itself.
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
from workflows.grammar.process import LOCAL, Ended, Process, Require, State, Step, Waiting
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
    """Where a request to inspect may stand."""

    ASKED = "ASKED", "the client waits for an answer"
    GIVEN = "GIVEN", "the client has the information"
    GIVEN_IN_PART = "GIVEN_IN_PART", "the client has part of the information, and knows why not the rest"
    DENIED = "DENIED", "the request is denied, and the client knows why"
    WITHDRAWN = "WITHDRAWN", "the client withdrew the request"


# "Clients may inspect and receive a copy of their personal information maintained in HMIS."


class Wanted(Choice):
    """What the client asks for."""

    INSPECT = "inspect", "to inspect it"
    COPY = "copy", "to have a copy"
    BOTH = "both", "to inspect it and to have a copy"


class Medium(Choice):
    """In which form a copy is wanted."""

    PAPER = "paper", "on paper"
    FILE = "file", "as a file"
    ANY = "any", "either, or no copy"


class Request(Form, key="Request"):
    """Record that a client asks to inspect their record, or for a copy."""

    agency: AskedAgency
    client: ClientNumber
    received_on: ReceivedOn
    asked: Asked
    asker: AskedBy
    identity: Checked
    wanted: Annotated[Wanted, Meta(title="What they ask for")]
    information: Annotated[
        Line, Meta(title="Which information", description="The kind of it, such as program stays; nothing out of it")
    ]
    medium: Annotated[Medium, Meta(title="Form of the copy")]


EARLIER = counted("P11", Same.CLIENT)


class EarlierInspections(Form, key="EarlierInspections"):
    """The client's earlier requests to inspect, at this agency."""

    received: Annotated[int, EARLIER, Meta(title="Received before")] = 0
    last_on: Annotated[date | None, EARLIER, Meta(title="The last one received on")] = None
    denied: Annotated[int, EARLIER, Meta(title="Denied of them")] = 0
    asks_who: Annotated[bool, Meta(title="The desk asks how identity was checked")] = False  # not of earlier cases


RECEIVED = fact(Request.received_on)
ASK = (
    Step("ask", "3.4-inspect-right", S.ASKED)
    .called("Take a client's request to see their record", "Request taken")
    .by(AGENCY_ADMIN)
    .asks(Request)
    .dated(RECEIVED)
    .requires(own_request(fact(Request.asker)))
)

# "The Partner Agency where the client receives services will offer to explain any information that a client may not
# understand. The Partner Agency will provide the requested personal information to the client within no more than 60
# days or as required by agency guidelines, whichever is soonest."


class Given(Form, key="Given"):
    """Record that the client has what they asked for."""

    given_on: Annotated[date, DURING, Meta(title="Given to the client on")]
    explained: Annotated[bool, Meta(title="We offered to explain whatever the client does not understand")]


LAST_DAY = Soonest(
    Days(Policy.inspection_days, since=RECEIVED),
    Days(fact(Guideline.days), since=RECEIVED),
    ByOtherLaw(Policy.inspection_days, since=RECEIVED),
)
GIVE = (
    Step("give", "3.4-inspect-60", S.GIVEN)
    .called("Give the information", "Information given")
    .asks(Given)
    .requires(
        Require(
            "3.4-inspect-explain",
            "the agency offers to explain whatever a client does not understand; offer it first",
            fact(Given.explained).yes,
        ),
        once_identified(fact(Request.identity), fact(EarlierInspections.asks_who)),
    )
)

# "A request to inspect or copy one's personal information may be denied if …"
# "… the Partner Agency … will explain the reason for the denial … within no more than 60 days or as required by agency
# guidelines, whichever is soonest. The client's request and the reason for the denial will be included in the client's
# record."


class Ground(Choice):
    """On what a request may be denied; there is no fifth ground."""

    LITIGATION = "litigation", "it was compiled in reasonable anticipation of litigation or comparable proceedings"
    SOURCE = "source", "it was obtained under a promise of confidentiality, and disclosure would reveal the source"
    DANGER = "danger", "disclosure would reasonably endanger the life or physical safety of somebody"
    HARASSING = "harassing", "requests are made in a repeated or harassing manner"


class Denial(Form, key="Denial"):
    """Record that the request is denied, and that the client knows why."""

    ground: Annotated[
        Ground,
        Meta(
            title="Ground",
            description="Below you see how often this client asked before; no number of requests is a ground by itself",
        ),
    ]
    reason: Annotated[Text, Meta(title="The reason, as it was explained", description="Name nobody")]
    explained_on: Annotated[date, DURING, Meta(title="Explained to the client on")]
    request_recorded: Annotated[bool, Meta(title="The request is in the client's record")]
    reason_recorded: Annotated[bool, Meta(title="The reason is in the client's record")]


DENY = (
    Step("deny", "3.4-deny-60", S.DENIED)
    .citing("3.4-deny-litigation", "3.4-deny-confidential-source", "3.4-deny-danger", "3.4-deny-harassing")
    .called("Deny the request", "Request denied, and explained to the client")
    .asks(Denial)
    .requires(
        *recorded("3.4-deny-record", fact(Denial.request_recorded), fact(Denial.reason_recorded)),
    )
    .does(ShowDenial())
    .tells("inspection-denied", AGENCY_DIRECTOR)
)


class PartGiven(Form, key="PartGiven"):
    """Record that the client has part of it, and knows why not the rest."""

    given_on: Annotated[date, DURING, Meta(title="Given to the client on")]
    explained: Annotated[bool, Meta(title="We offered to explain whatever the client does not understand")]
    withheld: Annotated[
        Line,
        Meta(title="What the client does not get", description="The kind of it, such as case notes; nothing out of it"),
    ]
    ground: Annotated[Ground, Meta(title="On what ground")]
    reason: Annotated[Text, Meta(title="The reason, as it was explained", description="Name nobody")]
    request_recorded: Annotated[bool, Meta(title="The request is in the client's record")]
    reason_recorded: Annotated[bool, Meta(title="The reason is in the client's record")]


GIVE_PART = (
    Step("give-part", "3.4-inspect-60", S.GIVEN_IN_PART)
    .citing("3.4-deny-explain", "3.4-deny-60")
    .called("Give part of it, and deny the rest", "Part given, and the rest denied and explained")
    .asks(PartGiven)
    .requires(
        Require(
            "3.4-inspect-explain",
            "the agency offers to explain whatever a client does not understand; offer it first",
            fact(PartGiven.explained).yes,
        ),
        once_identified(fact(Request.identity), fact(EarlierInspections.asks_who)),
        *recorded("3.4-deny-record", fact(PartGiven.request_recorded), fact(PartGiven.reason_recorded)),
    )
    .does(ShowDenial())
    .tells("inspection-denied-in-part", AGENCY_DIRECTOR)
)


def same_client(known: Known) -> str:
    """Return whose record it is: the client's at the agency."""
    request = known[Request]
    return f"{request.agency}/{request.client}"


PROCESS = (
    Process(
        "P11",
        "Client inspection request",
        "clients",
        heading="A client of {subject} asked on {received} to see their record",
        names={"received": RECEIVED},
    )
    .looks_up(Guideline, EarlierInspections, OtherLaws)
    .shows(Guideline, EarlierInspections, OtherLaws, to=(EVERY_AGENCY,))
    .likely_twice("a request of this client to inspect the record is open already", same_client)
    .begins(ASK)
    .runs(
        Waiting(S.ASKED, "3.4-inspect-right", "Asked")
        .until(
            owed_by(LAST_DAY, "3.4-inspect-60", "give the client the information, or deny it and explain why").answers(
                GIVE, GIVE_PART, DENY
            )
        )
        .meanwhile(to_be_identified(fact(Request.identity), fact(EarlierInspections.asks_who)))
        .may(withdraw(S.WITHDRAWN)),
        Ended(S.GIVEN, "3.4-inspect-60", "Answered"),
        Ended(S.GIVEN_IN_PART, "3.4-deny-explain"),
        Ended(S.DENIED, "3.4-deny-explain"),
        Ended(S.WITHDRAWN, LOCAL),
    )
)
