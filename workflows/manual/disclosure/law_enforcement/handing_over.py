"""P13: a written request is checked statement by statement, and handed to counsel and the Continuums once it is complete.

"Be signed by a supervisory official of the law enforcement agency seeking the personal information. … State how the
information is relevant and material to a legitimate law enforcement investigation. … Identify the personal information
sought. … Be specific and limited in scope to the purpose for which the information is sought."
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import Condition, Function
from workflows.facts.facts import Fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Require, Step
from workflows.law.continua import LEADERS, Continuum
from workflows.law.readers import CONTINUUM, EVERY_AGENCY, ICA
from workflows.law.roles import COC_BALANCE, COC_CHITTENDEN, COUNSEL, Role
from workflows.manual.disclosure.law_enforcement.continua_asked import AskedContinua, works_in_both
from workflows.manual.disclosure.law_enforcement.states import S


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


class CheckOfBoth(Check, key="CheckOfBoth"):
    """Check the written request, statement by statement, and say whose records it asks for."""

    continua: Annotated[
        frozenset[Continuum],
        Meta(
            title="CoCs whose records it asks for",
            description="Of the agencies that work in both. Each CoC that you choose has to consent",
            min_length=1,
        ),
    ]


def _hand_over(name: str, form: type[Check]) -> Step:
    def said(field: str) -> Fact[bool]:
        return Fact(form, field)

    return (
        Step(name, "3.4-le-v-counsel", S.IN_REVIEW)
        .citing("3.4-le-cite-146")
        .called("Hand the complete request to counsel", "Counsel received the complete request")
        .asks(form)
        .read_by(ICA, COUNSEL, CONTINUUM, EVERY_AGENCY)
        .requires(
            Require("3.4-le-i-signed", "the signature of a supervisory official is missing", said("signed").yes),
            Require("3.4-le-ii-material", "the statement how the information is relevant and material is missing",
                    said("material").yes),
            Require("3.4-le-iii-identify", "the request does not identify the information wanted",
                    said("identified").yes),
            Require("3.4-le-iv-limited", "the request is not specific and limited in scope to its purpose",
                    said("limited").yes),
            Require("3.4-le-cite-146", "the request does not state that de-identified information could not be used",
                    stated(said("deidentified")), about=said("deidentified")),
        )
        .tells("enforcement-review", COUNSEL, COC_BALANCE, COC_CHITTENDEN)
    )  # fmt: skip


HAND_TO_COUNSEL = _hand_over("complete", Check).when(~works_in_both)
HAND_OF_BOTH = _hand_over("complete-of-both", CheckOfBoth).citing("3.4-le-vi-coc").when(works_in_both)
HANDED = HAND_TO_COUNSEL.taken | HAND_OF_BOTH.taken


def continua_asked(known: Known) -> frozenset[Continuum]:
    """Return the Continuums whose records are asked for; as long as it is not said of agencies of both, it is both."""
    found = known[AskedContinua]
    if not found.both:
        return found.alone
    said = known[CheckOfBoth].continua if CheckOfBoth in known.forms else frozenset(Continuum)
    return found.alone | said


def unaffected(known: Known) -> frozenset[Role]:
    """Return the Continuums whose consent plays no part: all until a complete written request is put to them."""
    asked = continua_asked(known) if HANDED(known) else frozenset()
    return frozenset(leader for continuum, leader in LEADERS.items() if continuum not in asked)
