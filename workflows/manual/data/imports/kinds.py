"""P26: an agency asks ICA to confirm of which kind a program is; it never says so by itself.

"Further, programs that provide youth services and legal services may enter clients as …"
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.duties import Must, escalate
from workflows.grammar.shapes import one_text
from workflows.grammar.steps import Step
from workflows.law.agency_kinds import Protected
from workflows.law.fields import PROGRAMS, Line, Text
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN


class KindAsked(Form, key="KindAsked"):
    """Ask ICA to confirm of which kind a program is."""

    programs: Annotated[tuple[Line, ...], PROGRAMS, Meta(title="Programs", min_length=1)]
    kind: Annotated[Protected, Meta(title="Kind")]
    why: Annotated[
        Text, Meta(title="What shows it", description="Such as the grant or the license; add it to the case")
    ]


KindAnswer = one_text(
    "KindAnswer", "Say what the directory says of the programs now.", "What the directory says now, and why",
    "Correct the program in the directory first. The agency reads this.", field="answer",
)  # fmt: skip
ASK_KIND = (
    Step("ask-kind", "3.1-unnamed")
    .called("Ask ICA to confirm a program's kind", "Confirmation of a program's kind asked for")
    .by(AGENCY_ADMIN)
    .asks(KindAsked)
)
ANSWER_KIND = (
    Step("answer-kind", "3.1-unnamed")
    .called("Answer what kind the programs are", "Question about a program's kind answered")
    .asks(KindAnswer)
    .tells("program-kind-answered", AGENCY_ADMIN)
)


@condition("a question about a program's kind is open", "no question about a program's kind is open")
def _is_asked(known: Known) -> bool:
    return known.times(ASK_KIND) > known.times(ANSWER_KIND)


KINDS = (
    Must("kinds", "3.1-unnamed", SYSTEM_ADMIN, "confirm of which kind programs of {subject} are")
    .aimed(
        "the manual does not say who confirms it; ICA keeps the directory", late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR)
    )
    .when(_is_asked)
    .lapses(_is_asked)
    .answers(ANSWER_KIND)
)
