"""P13: on what paper information is asked for, and which way it therefore goes.

"For a law enforcement purpose (if consistent with applicable law and standards of ethical conduct) under any of these
circumstances: … In response to a lawful court order, court-ordered warrant, subpoena or summons issued by a judicial officer
or a grand jury subpoena … If the law enforcement official makes a written request for personal information … If it is
believed that the personal information constitutes evidence of criminal conduct that occurred at the Partner Agency where
the client receives services. … If the official is an authorized federal official seeking personal information for the
provision of protective services …"
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import Fact, fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Office, Require, Step, otherwise, to
from workflows.grammar.words import wording
from workflows.law.choice import Choice
from workflows.law.fields import AGENCIES, PAST, Line, Remark, Short, Text
from workflows.law.readers import CONTINUUM, EVERY_AGENCY, ICA, read_by
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, COUNSEL, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.law.wording import value_words
from workflows.manual.disclosure.law_enforcement.return_dates import set_later
from workflows.manual.disclosure.law_enforcement.states import S

WHO_ENTERS = "the police ask; whoever enters their request asks for nothing"
WRITTEN, PRINTED = "3.4-le-written-may", "3.4-le-court-order"
PROTECTED, EVIDENCE = "3.4-le-federal-protective", "3.4-le-crime-premises"


class Instrument(Choice):
    """On what paper information is asked for, or why it is given without one."""

    WRITTEN = "written", "written request"
    ORDER = "order", "court order"
    WARRANT = "warrant", "court-ordered warrant"
    SUBPOENA = "subpoena", "subpoena or summons issued by a judicial officer"
    GRAND_JURY = "grand-jury", "grand jury subpoena"
    ATTORNEY = "attorney", "subpoena issued by an attorney"
    ORAL = "oral", "oral request"
    PROTECTIVE = "protective", "federal protective services or threat investigation"
    PREMISES = "premises", "no request: evidence of a crime at the agency"


class Statute(Choice):
    """The law on which a federal protective request rests."""

    PROTECTION = "protection", "18 U.S.C. 3056"
    FOREIGN = "foreign", "22 U.S.C. 2709(a)(3)"
    THREATS = "threats", "18 U.S.C. 871"


class Request(Form, key="Request", kw_only=True):  # said again for the type checker: defaults stand among the others
    """Enter what law enforcement asks for."""

    instrument: Annotated[Instrument, Meta(title="Instrument")]
    received_on: Annotated[date, PAST, Meta(title="Received on")]
    requesting_agency: Annotated[
        Line, Meta(title="Law-enforcement agency", description="That asks; without a request, that would be told")
    ]
    official: Annotated[Line, Meta(title="Official")]
    supervisor: Annotated[Short, Meta(title="Supervisor's name and title")] = ""
    their_number: Annotated[Short, Meta(title="Their case number")] = ""
    return_on: Annotated[
        date | None,
        Meta(
            title="Return date",
            description="As printed on a court paper or subpoena; leave it empty if none is printed",
        ),
    ] = None
    statute: Annotated[Statute | None, Meta(title="For a federal protective request: its law")] = None
    sought: Annotated[Text, Meta(title="Information sought", description="Or what is believed to be evidence")]
    relevance: Annotated[Remark, Meta(title="How it is relevant and material, as stated")] = ""
    period: Annotated[Short, Meta(title="Period the information is of")] = ""
    agencies: Annotated[
        tuple[Line, ...],
        AGENCIES,
        read_by(ICA, COUNSEL, CONTINUUM),  # that another agency serves the household is not an agency's to know
        Meta(title="Agencies whose data are asked"),
    ]


COURT = (Instrument.ORDER, Instrument.WARRANT, Instrument.SUBPOENA, Instrument.GRAND_JURY)
INSTRUMENT = fact(Request.instrument)
OF_PREMISES = INSTRUMENT.is_(Instrument.PREMISES)


@wording("who asks, on what paper and when")
def what_came_in(known: Known) -> str:
    """Return what a case is called: one police agency may ask on the same kind of paper again."""
    request = known[Request]
    came = value_words(request.received_on)
    if request.instrument is Instrument.PREMISES:
        return f"Evidence of a crime, for {request.requesting_agency}, {came}"
    return f"{request.requesting_agency} asks for records: {request.instrument}, received {came}"


@condition("the return date is at hand, or past", "the return date is not at hand")
def urgent(known: Known) -> bool:
    """Compare the return date with today."""
    returned = set_later(known, known[Request].return_on)
    return returned is not None and returned <= known.today + timedelta(days=known.policy.court_urgent_days)


@condition("one agency is named", "no agency is named, or more than one")
def one_agency(known: Known) -> bool:
    """Count the agencies."""
    return len(set(known[Request].agencies)) == 1


def complete(form: type[Request]) -> tuple[Require, ...]:
    """Return what has to be said of any paper."""
    of, law = Fact[tuple[str, ...]](form, "agencies"), Fact[Statute | None](form, "statute")
    protective = Fact[Instrument](form, "instrument").is_(Instrument.PROTECTIVE)
    return (
        Require("3.4-le-ethics", "a request says whose data are asked: name at least one agency", of.given),
        Require(
            PROTECTED,
            "a federal protective request rests on a law of the list: name it",
            ~protective | law.given,
            about=law,
        ),
    )


READERS = (ICA, COUNSEL, CONTINUUM, EVERY_AGENCY)
ROUTES = (
    to(S.CHECKING).when(INSTRUMENT.is_(Instrument.WRITTEN)).tells("enforcement-to-check", SYSTEM_ADMIN),
    to(S.IN_COURT, PRINTED)
    .when(INSTRUMENT.among(*COURT) & urgent)
    .called("Urgent court paper entered")
    .tells("enforcement-urgent", COUNSEL, ICA_DIRECTOR, AGENCY_DIRECTOR),
    to(S.IN_COURT, PRINTED)
    .when(INSTRUMENT.among(*COURT))
    .tells("enforcement-court-paper", ICA_DIRECTOR, AGENCY_DIRECTOR, COUNSEL),
    to(S.CLASSIFYING, PRINTED).when(INSTRUMENT.is_(Instrument.ATTORNEY)).tells("enforcement-received", COUNSEL),
    to(S.RETURNED).when(INSTRUMENT.is_(Instrument.ORAL)).tells("enforcement-to-check", SYSTEM_ADMIN),
    to(S.PROTECTIVE, PROTECTED)
    .when(INSTRUMENT.is_(Instrument.PROTECTIVE))
    .tells("enforcement-received", COUNSEL, AGENCY_DIRECTOR),
    otherwise(S.PREMISES, EVIDENCE).tells("enforcement-received", COUNSEL, AGENCY_DIRECTOR),
)
RECEIVE = (
    Step("receive", WRITTEN)
    .called("Enter a law-enforcement request", "Request entered")
    .by(Office(SYSTEM_ADMIN, when=~OF_PREMISES), AGENCY_ADMIN)
    .asks(Request)
    .read_by(*READERS)
    .dated(fact(Request.received_on))
    .requires(
        *complete(Request),
        Require(
            EVIDENCE,
            "this ground is of the one agency at which the crime occurred: name that one only",
            ~OF_PREMISES | one_agency,
            about=fact(Request.agencies),
        ),
    )
    .leads(*ROUTES)
)


# A paper that no court issued: counsel says what it is.


class PaperKind(Choice):
    """What counsel takes a paper for that no court issued."""

    COURT = "court", "a paper of a court or grand jury"
    WRITTEN = "written", "a written request"
    NEITHER = "neither", "neither; nothing is released on it"


class PaperOpinion(Form, key="PaperOpinion"):
    """Say what the paper is."""

    kind: Annotated[PaperKind, Meta(title="What it is")]
    why: Annotated[Text, Meta(title="Why")]


CLASSIFY = (
    Step("classify", PRINTED)
    .called("Say what the paper is", "Counsel said what the paper is")
    .asks(PaperOpinion)
    .leads(
        to(S.IN_COURT)
        .when(fact(PaperOpinion.kind).is_(PaperKind.COURT))
        .tells("enforcement-court-paper", ICA_DIRECTOR, AGENCY_DIRECTOR),
        to(S.CHECKING).when(fact(PaperOpinion.kind).is_(PaperKind.WRITTEN)).tells("enforcement-to-check", SYSTEM_ADMIN),
        otherwise(S.REFUSED).tells("enforcement-refused", SYSTEM_ADMIN, AGENCY_DIRECTOR, AGENCY_ADMIN),
    )
)


def same_number(known: Known) -> str:
    """Return by what a police agency knows its request; nothing where it gave no number."""
    request = known[Request]
    return f"{request.requesting_agency}/{request.their_number}" if request.their_number.strip() else ""
