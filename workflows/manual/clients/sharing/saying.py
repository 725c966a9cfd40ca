"""P10: what an agency says of a client's consent: that a form is signed, or that the record is to be taken off.

A client is an HMIS number here, and nothing else; how old they are, and what they signed, stays with the agency.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.law.choice import Choice
from workflows.law.fields import PAST, PROGRAMS, TODAY, Line
from workflows.manual.clients.requests import AskedAgency, ClientNumber
from workflows.manual.clients.sharing.kept import Stop


class Signer(Choice):
    """Who signed; how old the client is stays with the agency."""

    ADULT = "adult", "the client, who is of age"
    ABLE = "able", "the client, who is under age and emancipated, or otherwise allowed to consent by law"
    MINOR = "minor", "the client, who is under age"
    GUARDIAN = "guardian", "a parent or guardian of a client who is under age"


class ConsentSigned(Form, key="ConsentSigned", kw_only=True):
    """Record that a client signed the consent form. The form itself stays with the agency."""

    agency: AskedAgency
    client: ClientNumber
    programs: Annotated[
        tuple[Line, ...], PROGRAMS, Meta(title="Programs it is for", description="Those in which you serve the client")
    ]
    signer: Annotated[Signer, Meta(title="Who signed", description="Under age is younger than {consent_age}")]
    signed_on: Annotated[date, PAST, TODAY, Meta(title="Signed on")]
    ends_on: Annotated[
        date | None,
        Meta(title="Last day of the consent", description="If the form names one. Enter no birthday"),
    ] = None
    permits: Annotated[
        bool,
        Meta(
            title="It says that we may enter and share, although the client is or may be a victim of abuse",
            description="Needed in writing where abuse, neglect or domestic violence is known or believed",
        ),
    ] = False
    informed: Annotated[
        bool,
        Meta(
            title="We told the client that we use HMIS, and offered the privacy notice",
            description="Anybody may have the notice who asks for it",
        ),
    ]
    on_paper: Annotated[bool, Meta(title="The form is signed, and the agency keeps it")]


class SharingStopped(Form, key="SharingStopped", kw_only=True):
    """Stop sharing a client's record. A client who asks for it needs no reason, and loses no service by it."""

    agency: AskedAgency
    client: ClientNumber
    why: Annotated[
        Stop,
        Meta(
            title="Why",
            description="That there is abuse stays with your agency and ICA. A wish or an age counts at every agency that serves the client; those with a consent form on record read it",
        ),
    ]
    known_on: Annotated[
        date,
        PAST,
        TODAY,
        Meta(
            title="Since when", description="The day on which the client said so, or on which you knew or believed it"
        ),
    ]
