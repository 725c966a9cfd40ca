"""P19: two findings near in person and day may be about one deed, which is one violation (2.8-tiered, a reading)."""

from __future__ import annotations

from workflows.facts.conditions import condition
from workflows.facts.known import Known
from workflows.grammar.process import Must, Step, escalate
from workflows.grammar.shapes import one_text
from workflows.law.roles import ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.conduct.violation.tiers import Finding


def near(known: Known) -> tuple[str, ...]:
    """Return the cases of earlier findings about the same user or agency that lie within some days of this one."""
    if Finding not in known.forms:
        return ()
    day, days = known[Finding].occurred_on, known.policy.same_deed_days
    return tuple(each.case for each in known[ConductRecord].earlier if abs((each.on - day).days) <= days)


@condition("another finding about the same user or agency is near in time", "no other finding is near in time")
def may_be_one(known: Known) -> bool:
    """Say whether this finding may be about a deed that was found already."""
    return bool(near(known))


OtherDeed = one_text(
    "OtherDeed",
    "Say that it is another deed.",
    "How you know that it is another deed",
    "If it is the same deed, correct the finding here instead: one deed is one violation",
)
ONE_DEED = (
    Must("one-deed", "2.8-tiered", SYSTEM_ADMIN, "say whether {subject}'s violation is a deed that was found already")
    .aimed("the manual counts violations, and one deed is one of them", late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR))
    .when(may_be_one)
    .answers(Step("other-deed", "2.8-tiered").called("Say that it is another deed", "Another deed").asks(OtherDeed))
)
