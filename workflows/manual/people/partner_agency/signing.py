"""P01: the Partnership Agreement is signed at the desk, or on paper, and ICA keeps the original (manual 2.1).

"Partnership Agreements must be signed by each Partner Agency's Executive Director or authorized representative. The Institute
for Community Alliances will retain the original document."
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.effects import Effect, Paper, SignPaper, Term, Undone
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.grammar.documents import attached
from workflows.grammar.process import Require, Step
from workflows.grammar.shapes import OwnSignature
from workflows.law.choice import Choice
from workflows.law.fields import DOCUMENT, PAST, Line
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, SYSTEM_ADMIN

CLAUSE, KEPT = "2.1-partnership-sign", "2.1-partnership-original"


@dataclass(frozen=True)
class SignPartnership(
    SignPaper,
    key="SignPartnership",
    felt=True,
    undone=Undone("the signature counts for nothing, and is kept"),
):
    """The directory shows who signed the Partnership Agreement, and when."""


@dataclass(frozen=True)
class FilePartnership(
    Effect,
    key="FilePartnership",
    felt=True,
    undone=Undone("the signature counts for nothing, and is kept"),
):
    """The directory shows who signed the Partnership Agreement on paper, and when."""

    name: Term[str]
    on: Term[date]


class Capacity(Choice):
    """As whom somebody signed."""

    DIRECTOR = "director", "the executive director"
    REPRESENTATIVE = "representative", "a representative whom the agency authorized"


class PartnershipSigned(Form, key="PartnershipSigned"):
    """Sign the Partnership Agreement for the agency."""

    agree: Annotated[bool, Meta(title="The agency follows the policies and procedures of the HMIS")]
    signed_as: OwnSignature


class PartnershipOnPaper(Form, key="PartnershipOnPaper", kw_only=True):
    """File a Partnership Agreement that was signed on paper, or with another service."""

    signed_as: Annotated[Line, Meta(title="Signed by", description="The name as on the paper")]
    capacity: Annotated[Capacity, Meta(title="Who that is")]
    signed_on: Annotated[date, PAST, Meta(title="Signed on")]
    document: Annotated[
        Line,
        DOCUMENT,
        Meta(title="The signed file", description="The name of a document that is with this case. It is the original."),
    ]
    record: Annotated[
        Line,
        Meta(
            title="How it was signed", description="Such as by hand, or the number of the record of the signing service"
        ),
    ]


class PartnershipOnRecord(Form, key="PartnershipOnRecord"):
    """The directory shows the signature."""

    signed_on: Annotated[date, Meta(title="Signed on")]


BECAUSE = "they see the signature on the agency's page, and nothing changes for them"
SIGN = (
    Step("sign", CLAUSE)
    .citing(KEPT, "2.1-partnership-content")
    .called("Sign the Partnership Agreement", "Partnership Agreement signed")
    .said("We keep the text that you signed, your name, and the time, as the original.")
    .asks(PartnershipSigned)
    .requires(
        Require(
            CLAUSE,
            "there is no license without the agreement; agree to it, or withdraw",
            fact(PartnershipSigned.agree).yes,
        )
    )
    .read_by(ICA, EVERY_AGENCY)
    .does(SignPartnership(Paper.PARTNERSHIP, fact(PartnershipSigned.signed_as)))
)
ON_PAPER = (
    Step("on-paper", KEPT)
    .citing(CLAUSE)
    .called("File an agreement signed on paper", "Partnership Agreement filed")
    .by(SYSTEM_ADMIN)
    .asks(PartnershipOnPaper)
    .requires(attached(KEPT, fact(PartnershipOnPaper.document)))
    .read_by(ICA, EVERY_AGENCY)
    .does(FilePartnership(fact(PartnershipOnPaper.signed_as), fact(PartnershipOnPaper.signed_on)))
)
ON_RECORD = (
    Step("on-record", CLAUSE)
    .called("Take the signature over from the directory", "Partnership Agreement signed, as the directory says")
    .by(CLOCK)
    .asks(PartnershipOnRecord)
)
SIGNED = (
    SIGN.untold(AGENCY_ADMIN, SYSTEM_ADMIN, because=BECAUSE),
    ON_PAPER.untold(AGENCY_ADMIN, AGENCY_DIRECTOR, because=BECAUSE),
    ON_RECORD,
)
