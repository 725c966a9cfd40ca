"""P13: a written request that lacks a statement goes back to the official, and comes back complete or not at all."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.facts.rules import Days
from workflows.grammar import shapes
from workflows.grammar.process import Step, escalate
from workflows.grammar.shapes import one_text, tell_in_writing
from workflows.law.choice import Choice
from workflows.law.fields import DURING, Remark, Text
from workflows.law.policy import Policy
from workflows.law.readers import CONTINUUM, EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, COUNSEL, ICA_DIRECTOR, SYSTEM_ADMIN, Role
from workflows.manual.disclosure.law_enforcement.receiving import WRITTEN
from workflows.manual.disclosure.law_enforcement.states import S

ICA_LATE = escalate(SYSTEM_ADMIN, ICA_DIRECTOR)


class Statement(Choice):
    """What a written request must state."""

    WRITING = "writing", "the request in writing"
    SIGNATURE = "signature", "the signature of a supervisory official"
    RELEVANCE = "relevance", "how the information is relevant and material"
    INFORMATION = "information", "which information is wanted"
    SCOPE = "scope", "a scope that is specific and limited to the purpose"
    DEIDENTIFIED = "deidentified", "that de-identified information could not be used"


class Missing(Form, key="Missing"):
    """Say what the request lacks."""

    statements: Annotated[frozenset[Statement], Meta(title="What is missing", min_length=1)]
    remark: Annotated[Remark, Meta(title="In more detail")] = ""


REQUEST_BACK = Step("send-back", WRITTEN, S.RETURNED).called("Send the request back", "Request sent back").asks(Missing)


class Letter(Form, key="Letter"):
    """Tell the official in writing what is missing."""

    words: Annotated[Text, Meta(title="What you wrote to the official")]
    sent_on: Annotated[date, DURING, Meta(title="Sent on")]


TELL_OFFICIAL = (
    tell_in_writing("tell-official", WRITTEN, "the official", "what is missing")
    .aimed(
        "the manual sets no time; the desk has no address of the official",
        within=Days(Policy.le_check_days),
        late=ICA_LATE,
    )
    .answers(Step("told-official", WRITTEN).called("Record {your} letter", "Official told in writing").asks(Letter))
)


class Completed(Form, key="Completed"):
    """Enter the completed request."""

    received_on: Annotated[date, DURING, Meta(title="Received on")]
    added: Annotated[Text, Meta(title="What the official added")]


RESUBMIT = (
    Step("resubmit", WRITTEN, S.CHECKING)
    .called("Enter the completed request", "Completed request received")
    .asks(Completed)
    .read_by(ICA, COUNSEL, CONTINUUM, EVERY_AGENCY)
)
NoRelease = one_text(
    "NoRelease", "Refuse the release.", "Why nothing is released", "ICA and the agencies asked read it"
)


def refuse(clause: str, *asked: Role) -> Step:
    """Return how whoever must agree refuses; the others who were asked have nothing left to decide."""
    refused = shapes.refuse("the release", clause, S.REFUSED, NoRelease)
    return refused.tells("enforcement-refused", SYSTEM_ADMIN, AGENCY_DIRECTOR, AGENCY_ADMIN, *asked)
