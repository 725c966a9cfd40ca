"""P19: whoever the Committee decides about is heard: ICA asks for a statement and hands it to the members before they vote."""

from __future__ import annotations

from workflows.facts.combined_rules import Else, Latest
from workflows.facts.facts import fact
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Must, Step, escalate
from workflows.grammar.shapes import one_text
from workflows.law.policy import Policy
from workflows.law.readers import ICA
from workflows.law.roles import COMMITTEE, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.conduct.committee import Committee
from workflows.manual.conduct.violation.following import SENT

Statement = one_text(
    "Statement",
    "Hand the statement to the Committee.",
    "The statement, in the words it came in; or that none came",
    "The members read it before they vote. Name no client and nobody who complained",
    field="words",
)
_ASKED = Days(Policy.statement_days)
STATEMENT_UNTIL = Else(
    Latest(Days(Policy.statement_days, since=SENT), _ASKED), _ASKED
)  # the accused hears by the notice
STATEMENT = (
    Must("statement", LOCAL, SYSTEM_ADMIN, "ask {subject} for a statement, and hand it to the Committee")
    .aimed(
        "the manual says nothing of it; whoever is judged is heard first",
        within=STATEMENT_UNTIL,
        late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR),
    )
    .when(fact(Committee.with_floor).yes.said("the accused is asked for a statement", "the case is from before"))
    .answers(
        Step("hand-in-statement", LOCAL)
        .called("Hand in the statement", "Statement handed to the Committee")
        .asks(Statement)
        .read_by(ICA, COMMITTEE)
    )
)
