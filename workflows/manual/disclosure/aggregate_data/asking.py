"""P16: who asks for which data, of which period, and by when.

"Requests must be written with a description of specific data to be included and for what duration of time. … Data will be
mined for Partner Agencies requesting reports on a case-by-case basis."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import LOCAL, Office, Require, Step
from workflows.law.choice import Choice
from workflows.law.fields import AGENCIES, AGENCY, PAST, Line, Short, Text
from workflows.law.readers import EVERY_AGENCY, ICA, read_by
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN
from workflows.manual.disclosure.aggregate_data.states import S

WRITTEN, NOTICE = "3.2-request-written", "3.2-request-30"


class Requester(Choice):
    """Who may ask: anybody."""

    PUBLIC = "public", "somebody of the public or the press"
    AGENCY = "agency", "a partner agency"
    CONTINUUM = "continuum", "a CoC"
    FUNDER = "funder", "a funder"
    AUTHORITY = "authority", "a public authority"
    OTHER = "other", "another organization"


class Medium(Choice):
    """How somebody asked."""

    WRITING = "writing", "in writing: an email, a letter, or this form"
    SPOKEN = "spoken", "only by word of mouth so far"


class Detail(Choice):
    """How far the data go into detail."""

    AGGREGATE = "aggregate", "counts over all programs, or over groups of them"
    PROGRAMS = "programs", "figures of single programs"
    CLIENTS = "clients", "data of single clients"


class DataRequest(Form, key="DataRequest", kw_only=True):
    """Enter a request for aggregate data."""

    kind: Annotated[Requester, Meta(title="Who asks")]
    agency: Annotated[
        Short, AGENCY, Meta(title="Agency that asks", description="Leave it empty unless a partner agency asks")
    ] = ""
    requester: Annotated[
        Line,
        Meta(title="Name of the requester", description="A person or an organization; the disclosure log shows it"),
    ]
    contact: Annotated[
        Short,
        read_by(ICA),
        Meta(title="Email or postal address for the answer", description="Leave it empty where a partner agency asks"),
    ] = ""
    received_on: Annotated[
        date, PAST, Meta(title="Request received", description="The days of notice count from this day")
    ]
    medium: Annotated[Medium, Meta(title="How they asked")]
    wanted: Annotated[Text, Meta(title="Data wanted", description="What is to be counted, and where; name no client")]
    begins: Annotated[date | None, Meta(title="First day of the period")] = None
    ends: Annotated[date | None, Meta(title="Last day of the period")] = None
    kept: Annotated[
        Short, Meta(title="How long they keep the data", description="If they said so; nothing depends on it")
    ] = ""
    needed_on: Annotated[date, Meta(title="Report needed by")]
    detail: Annotated[Detail, Meta(title="How far into detail")]
    agencies: Annotated[
        tuple[Line, ...],
        AGENCIES,
        Meta(
            title="Agencies concerned",
            description="Whose programs are shown one by one, or who collected the data of single clients",
        ),
    ] = ()


DETAIL, OF_AGENCY = fact(DataRequest.detail), fact(DataRequest.kind).is_(Requester.AGENCY)


def same_request(known: Known) -> str:
    """Return by what a request is likely the same: the requester and the period; nothing where no period is named."""
    said = known[DataRequest]
    return f"{said.requester.strip().casefold()}/{said.begins}/{said.ends}" if said.begins else ""


ASK = (
    Step("ask", WRITTEN, S.CHECKING)
    .citing("3.2-mining")
    .called("Ask for aggregate data", "Aggregate data asked for")
    .said("ICA checks the request, and decides whether the report can be ready by the day it is needed.")
    .by(SYSTEM_ADMIN, Office(AGENCY_ADMIN, when=OF_AGENCY))
    .asks(DataRequest)
    .read_by(ICA, EVERY_AGENCY)
    .dated(fact(DataRequest.received_on))
    .requires(
        Require("3.2-mining", "say which partner agency asks", ~OF_AGENCY | fact(DataRequest.agency).given,
                about=fact(DataRequest.agency)),
        Require("3.2-mining", "leave the agency empty, unless a partner agency asks",
                OF_AGENCY | ~fact(DataRequest.agency).given, about=fact(DataRequest.agency)),
        Require(LOCAL, "say how the answer reaches the requester", OF_AGENCY | fact(DataRequest.contact).given,
                about=fact(DataRequest.contact)),
        Require(WRITTEN, "the period ends before it begins; check both days",
                ~fact(DataRequest.begins).given | ~fact(DataRequest.ends).given
                | fact(DataRequest.ends).not_before(fact(DataRequest.begins)), about=fact(DataRequest.ends)),
        Require(NOTICE, "the report is needed before the request came in; check both days",
                fact(DataRequest.needed_on).not_before(fact(DataRequest.received_on)),
                about=fact(DataRequest.needed_on)),
        Require("3.2-program-consent", "figures of single programs take the consent of their agencies; name them",
                ~DETAIL.is_(Detail.PROGRAMS) | fact(DataRequest.agencies).given, about=fact(DataRequest.agencies)),
        Require("3.2-identified-routing", "data of single clients are for the agency that collected them; name it",
                ~DETAIL.is_(Detail.CLIENTS) | fact(DataRequest.agencies).given, about=fact(DataRequest.agencies)),
    )
    .tells("aggregate-to-check", SYSTEM_ADMIN)
)  # fmt: skip
