"""P13: what a law-enforcement request asks of people until the agencies decide."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import Form
from workflows.law.choice import Choice
from workflows.law.continua import Continuum
from workflows.law.fields import AGENCIES, DURING, PAST, RECEIVED, Line, Remark, Text

Short = Annotated[str, Meta(max_length=200, pattern=r"^[^\r\n]*$")]  # one line that may stay empty


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


class Statement(Choice):
    """What a written request must state."""

    WRITING = "writing", "the request in writing"
    SIGNATURE = "signature", "the signature of a supervisory official"
    RELEVANCE = "relevance", "how the information is relevant and material"
    INFORMATION = "information", "which information is wanted"
    SCOPE = "scope", "a scope that is specific and limited to the purpose"
    DEIDENTIFIED = "deidentified", "that de-identified information could not be used"


class PaperKind(Choice):
    """What counsel takes a paper for that no court issued."""

    COURT = "court", "a paper of a court or grand jury"
    WRITTEN = "written", "a written request"
    NEITHER = "neither", "neither; nothing is released on it"


class Request(
    Form, key="Request", kw_only=True
):  # said again for the type checker: fields with defaults stand among the others
    """Enter what law enforcement asks for."""

    instrument: Annotated[Instrument, Meta(title="Instrument")]
    received_on: Annotated[date, PAST, RECEIVED, Meta(title="Received on")]
    requesting_agency: Annotated[
        Line, Meta(title="Law-enforcement agency", description="That asks; without a request, that would be told")
    ]
    official: Annotated[Line, Meta(title="Official")]
    supervisor: Annotated[Short, Meta(title="Supervisor's name and title")] = ""
    their_number: Annotated[Short, Meta(title="Their case number")] = ""
    return_on: Annotated[
        date | None, Meta(title="Return date", description="As printed on a court paper or subpoena")
    ] = None
    statute: Annotated[Statute | None, Meta(title="For a federal protective request: its law")] = None
    sought: Annotated[Text, Meta(title="Information sought", description="Or what is believed to be evidence")]
    relevance: Annotated[Remark, Meta(title="How it is relevant and material, as stated")] = ""
    period: Annotated[Short, Meta(title="Period the information is of")] = ""
    agencies: Annotated[tuple[Line, ...], AGENCIES, Meta(title="Agencies whose data are asked")]
    continua: Annotated[frozenset[Continuum], Meta(title="Continua whose records are asked")] = frozenset(Continuum)


class Check(Form, key="Check"):
    """Check the written request, statement by statement."""

    signed: Annotated[bool, Meta(title="A supervisory official has signed it")]
    material: Annotated[bool, Meta(title="It states how the information is relevant and material to an investigation")]
    identified: Annotated[bool, Meta(title="It identifies the information wanted")]
    limited: Annotated[bool, Meta(title="It is specific and limited in scope to its purpose")]
    deidentified: Annotated[bool, Meta(title="It states that de-identified information could not be used")]


class Missing(Form, key="Missing"):
    """Say what the request lacks."""

    statements: Annotated[frozenset[Statement], Meta(title="What is missing", min_length=1)]
    remark: Annotated[Remark, Meta(title="In more detail")] = ""


class Letter(Form, key="Letter"):
    """Tell the official in writing what is missing."""

    words: Annotated[Text, Meta(title="What you wrote to the official")]
    sent_on: Annotated[date, DURING, Meta(title="Sent on")]


class Completed(Form, key="Completed"):
    """Enter the completed request."""

    received_on: Annotated[date, DURING, Meta(title="Received on")]
    added: Annotated[Text, Meta(title="What the official added")]


class PaperOpinion(Form, key="PaperOpinion"):
    """Say what the paper is."""

    kind: Annotated[PaperKind, Meta(title="What it is")]
    why: Annotated[Text, Meta(title="Why")]


class Approval(Form, key="Approval"):
    """Approve the release."""

    opinion: Annotated[Text, Meta(title="Opinion")]
    terms: Annotated[Remark, Meta(title="Terms of the release")] = ""


class Consent(Form, key="Consent"):
    """Consent in writing."""

    signed_by: Annotated[Line, Meta(title="Signed for the Continuum by")]
    signed_on: Annotated[date, DURING, Meta(title="Signed on")]
    terms: Annotated[Remark, Meta(title="Terms of the consent")] = ""


class NoRelease(Form, key="NoRelease"):
    """Refuse the release."""

    why: Annotated[Text, Meta(title="Why nothing is released")]


class Restart(Form, key="Restart"):
    """Start counsel's review again."""

    why: Annotated[Text, Meta(title="Why the review starts again")]


class Withdrawn(Form, key="Withdrawn"):
    """Close the request because the official withdrew it."""

    withdrawn_on: Annotated[date, DURING, Meta(title="Withdrawn on")]
    remark: Annotated[Remark, Meta(title="What the official said")] = ""
