"""P13: a written request is checked statement by statement, and comes back complete or not at all.

"Be signed by a supervisory official of the law enforcement agency seeking the personal information. … State how the
information is relevant and material to a legitimate law enforcement investigation. … Identify the personal information
sought. … Be specific and limited in scope to the purpose for which the information is sought."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import Condition, Function
from workflows.facts.facts import Fact, fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar import shapes
from workflows.grammar.process import Require, Step, escalate
from workflows.grammar.shapes import one_text, tell_in_writing
from workflows.law.choice import Choice
from workflows.law.continua import LEADERS
from workflows.law.fields import DURING, Remark, Text
from workflows.law.policy import Policy
from workflows.law.readers import CONTINUUM, EVERY_AGENCY, ICA
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    COC_BALANCE,
    COC_CHITTENDEN,
    COUNSEL,
    ICA_DIRECTOR,
    SYSTEM_ADMIN,
    Role,
)
from workflows.manual.disclosure.law_enforcement.receiving import WRITTEN, Request
from workflows.manual.disclosure.law_enforcement.states import S

ICA_LATE = escalate(SYSTEM_ADMIN, ICA_DIRECTOR)


def stated(said: Fact[bool]) -> Condition:
    """Return the condition that de-identified information could not be used, as far as a request must say so."""

    def test(known: Known) -> bool:
        return said(known) or not known.policy.le_require_deid_statement

    words = "it states that de-identified information could not be used"
    return Function(test, words, "it does not state that de-identified information could not be used")


class Check(Form, key="Check"):
    """Check the written request, statement by statement."""

    signed: Annotated[bool, Meta(title="A supervisory official has signed it")]
    material: Annotated[bool, Meta(title="It states how the information is relevant and material to an investigation")]
    identified: Annotated[bool, Meta(title="It identifies the information wanted")]
    limited: Annotated[bool, Meta(title="It is specific and limited in scope to its purpose")]
    deidentified: Annotated[bool, Meta(title="It states that de-identified information could not be used")]


HAND_TO_COUNSEL = (
    Step("complete", "3.4-le-v-counsel", S.IN_REVIEW)
    .citing("3.4-le-cite-146")
    .called("Hand the complete request to counsel", "Counsel received the complete request")
    .asks(Check)
    .read_by(ICA, COUNSEL, CONTINUUM, EVERY_AGENCY)
    .requires(
        Require("3.4-le-i-signed", "the signature of a supervisory official is missing", fact(Check.signed).yes),
        Require("3.4-le-ii-material", "the statement how the information is relevant and material is missing",
                fact(Check.material).yes),
        Require("3.4-le-iii-identify", "the request does not identify the information wanted", fact(Check.identified).yes),
        Require("3.4-le-iv-limited", "the request is not specific and limited in scope to its purpose",
                fact(Check.limited).yes),
        Require("3.4-le-cite-146", "the request does not state that de-identified information could not be used",
                stated(fact(Check.deidentified)), about=fact(Check.deidentified)),
    )
    .tells("enforcement-review", COUNSEL, COC_BALANCE, COC_CHITTENDEN)
)  # fmt: skip


def unaffected(known: Known) -> frozenset[Role]:
    """Return the Continuums whose consent plays no part: all until a complete written request is put to them."""
    asked = known[Request].continua if HAND_TO_COUNSEL.taken(known) else frozenset()
    return frozenset(leader for continuum, leader in LEADERS.items() if continuum not in asked)


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
NoRelease = one_text("NoRelease", "Refuse the release.", "Why nothing is released")


def refuse(clause: str, *asked: Role) -> Step:
    """Return how whoever must agree refuses; the others who were asked have nothing left to decide."""
    refused = shapes.refuse("the release", clause, S.REFUSED, NoRelease)
    return refused.tells("enforcement-refused", SYSTEM_ADMIN, AGENCY_DIRECTOR, AGENCY_ADMIN, *asked)
