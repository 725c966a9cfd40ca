"""P11: what a request to inspect a record asks of people."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import Form
from workflows.law.choice import Choice
from workflows.law.fields import PAST, Line, Text
from workflows.manual.clients.requests import Asked, AskedAgency, AskedBy, Checked, ClientNumber, ReceivedOn


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


class Ground(Choice):
    """On what a request may be denied; there is no fifth ground."""

    LITIGATION = "litigation", "it was compiled in reasonable anticipation of litigation or comparable proceedings"
    SOURCE = "source", "it was obtained under a promise of confidentiality, and disclosure would reveal the source"
    DANGER = "danger", "disclosure would reasonably endanger the life or physical safety of somebody"
    HARASSING = "harassing", "requests are made in a repeated or harassing manner"


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


class EarlierInspections(Form, key="EarlierInspections"):
    """The client's earlier requests to inspect, at this agency."""

    received: Annotated[int, Meta(title="Received before")] = 0
    last_on: Annotated[date | None, Meta(title="The last one received on")] = None
    denied: Annotated[int, Meta(title="Denied of them")] = 0


class Given(Form, key="Given"):
    """Record that the client has what they asked for."""

    given_on: Annotated[date, PAST, Meta(title="Given to the client on")]
    explained: Annotated[bool, Meta(title="We offered to explain whatever the client does not understand")]


class Denial(Form, key="Denial"):
    """Record that the request is denied, and that the client knows why."""

    ground: Annotated[
        Ground,
        Meta(
            title="Ground",
            description="How often this client asked before stands below, where the registries speak; "
            "no number of requests is a ground by itself",
        ),
    ]
    reason: Annotated[Text, Meta(title="The reason, as it was explained", description="Name nobody")]
    explained_on: Annotated[date, PAST, Meta(title="Explained to the client on")]
    request_recorded: Annotated[bool, Meta(title="The request is in the client's record")]
    reason_recorded: Annotated[bool, Meta(title="The reason is in the client's record")]
