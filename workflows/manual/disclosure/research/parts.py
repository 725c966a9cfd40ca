"""P15: an agency may take back its consent; that ends its part only, and its data are returned or disposed of.

"… approved in writing by the designated Agency Administrator or Executive Director. … Provide for the return or proper
disposal of all personal information at the conclusion of the research."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.duties import Consent, Must, escalate
from workflows.grammar.requirements import Require
from workflows.grammar.shapes import OwnSignature
from workflows.grammar.steps import Step
from workflows.grammar.words import wording
from workflows.law.choice import Choice
from workflows.law.fields import DURING, Line, Remark, Text
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.research.approving import APPROVE, Approval, begins


class ConsentWithdrawn(Form, key="ConsentWithdrawn", kw_only=True):
    """Withdraw the agency's consent to the use of its data."""

    ended_on: Annotated[date, DURING, Meta(title="Last day on which the data may be used")]
    why: Annotated[Text, Meta(title="Why the consent is withdrawn")]
    signed_as: OwnSignature


@wording("the day the agreement began")
def began(known: Known) -> str:
    """Name the day."""
    return f"{begins(known):%B %-d, %Y}"


@condition("the last day is no earlier than the beginning", "the last day is before the beginning")
def _within(known: Known) -> bool:
    return known[ConsentWithdrawn].ended_on >= begins(known)


WITHDRAW_CONSENT = (
    Step("withdraw-consent", "3.4-research-written")
    .called("Withdraw the consent to the use of the agency's data", "Consent to the use of data withdrawn, {party}")
    .asks(ConsentWithdrawn)
    .requires(
        Require("3.4-research-written", "the agreement began on {began}; the consent ends no earlier",
                _within, about=fact(ConsentWithdrawn.ended_on), names={"began": began})
    )
)  # fmt: skip


def withdrawn(known: Known) -> dict[str, ConsentWithdrawn]:
    """Return which agencies withdrew their consent."""
    return known.said(WITHDRAW_CONSENT, ConsentWithdrawn)


def using(known: Known) -> tuple[str, ...]:
    """Return the agencies whose data are used: those that approved, and have not taken that back."""
    return tuple(each for each in known.said(APPROVE, Approval) if each not in withdrawn(known))


@condition("no agency's consent is left", "another agency's consent still holds")
def none_left(known: Known) -> bool:
    """Say whether the agreement has no data left that it may use."""
    return bool(withdrawn(known)) and not using(known)


MAY_WITHDRAW = (
    Consent("consent", "3.4-research-written", AGENCY_ADMIN, "withdraw its consent to the use of its data")
    .at_will("an agency's part ends with its consent; the agreement goes on for the others")
    .each("agency whose data are used", using)
)


class Outcome(Choice):
    """What became of the personal information at the end."""

    RETURNED = "returned"
    DISPOSED = "disposed", "disposed of"


class PartCertificate(Form, key="PartCertificate", kw_only=True):
    """Record the certificate for one agency's data."""

    outcome: Annotated[Outcome, Meta(title="What became of the personal information")]
    certified_on: Annotated[date, DURING, Meta(title="Date of return or disposal")]
    certified_by: Annotated[Line, Meta(title="Who certifies it", description="Attach the certificate to the case")]
    remark: Annotated[Remark, Meta(title="Remark")] = ""


RECORD_PART = (
    Step("record-part-certificate", "3.4-research-term-return")
    .called("Record the certificate for this agency's data", "Certificate recorded for the data of {party}")
    .asks(PartCertificate)
    .tells("research-part-returned", AGENCY_ADMIN)
)
PART = (
    Must(
        "part",
        "3.4-research-term-return",
        SYSTEM_ADMIN,
        "obtain the certificate for the data of {party}",
    )
    .by(Days(Policy.research_return_days), late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR))
    .each("agency that withdrew its consent", withdrawn)
    .answers(RECORD_PART)
)


@condition(
    "the certificates for agencies that withdrew are on record", "a certificate for an agency that withdrew is missing"
)
def parts_returned(known: Known) -> bool:
    """Say whether the data of each agency that withdrew are back."""
    return withdrawn(known).keys() <= known.said(RECORD_PART, PartCertificate).keys()
