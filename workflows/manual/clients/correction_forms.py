"""P12: what a request to correct a record asks of people; neither the wrong value nor the right one is held here."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import Form
from workflows.law.choice import Choice
from workflows.law.fields import PAST, Line, Text
from workflows.manual.clients.requests import Asked, AskedAgency, AskedBy, Checked, ClientNumber, ReceivedOn


class Wrong(Choice):
    """What the client believes of the information."""

    INACCURATE = "inaccurate", "it is inaccurate"
    INCOMPLETE = "incomplete", "it is incomplete"
    BOTH = "both", "it is inaccurate and incomplete"


class Remedy(Choice):
    """How a record is corrected."""

    DELETED = "deleted"
    MARKED = "marked", "marked as inaccurate or incomplete, and supplemented"


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


class EarlierCorrections(Form, key="EarlierCorrections"):
    """The client's earlier requests to correct, at this agency."""

    received: Annotated[int, Meta(title="Received before")] = 0
    last_on: Annotated[date | None, Meta(title="The last one received on")] = None
    denied: Annotated[int, Meta(title="Denied of them")] = 0


class Corrected(Form, key="Corrected"):
    """Record that the information is corrected."""

    remedy: Annotated[Remedy, Meta(title="What was done with the information")]
    corrected_on: Annotated[date, PAST, Meta(title="Corrected on")]


class Denial(Form, key="Denial"):
    """Record that the correction is refused, and that the client knows why."""

    reason: Annotated[
        Text, Meta(title="The reason, as it was explained", description="Such as: the information is accurate")
    ]
    explained_on: Annotated[date, PAST, Meta(title="Explained to the client on")]
    request_recorded: Annotated[bool, Meta(title="The request is in the client's record")]
    reason_recorded: Annotated[bool, Meta(title="The reason is in the client's record")]
