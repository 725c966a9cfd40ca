"""P19: what a finding says, and which tier it reaches (manual 2.8, tiered repercussions)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.law.choice import Choice
from workflows.law.fields import PAST, Line, Remark
from workflows.law.readers import ICA, read_by
from workflows.law.roles import COMMITTEE, COUNSEL
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.conduct.violation.alleging import AGENCY_WIDE, of_agency

THIRD = 3


class Proposal(Choice):
    """What ICA proposes to the Committee at the third tier."""

    KEEP = "keep", "keep the license"
    SUSPEND = "suspend", "suspend the agency"
    TERMINATE = "terminate"


class Finding(Form, key="Finding", kw_only=True):
    """Find a violation."""

    nature: Annotated[
        Line, Meta(title="Nature of the violation", description="It is read on the Committee's agenda: no names")
    ]
    occurred_on: Annotated[date, PAST, Meta(title="Day it happened", description="The last day, of a period")]
    law: Annotated[bool, Meta(title="A law was broken, in connection with the HMIS or its data")] = False
    counsel_note: Annotated[Remark, read_by(ICA, COUNSEL), Meta(title="Which law, and counsel's note on it")] = ""
    named: Annotated[
        tuple[Line, ...],
        Meta(title="Of an agency's violation: users it names, by email address", description="One a line"),
    ] = ()
    proposal: Annotated[
        Proposal | None, read_by(ICA, COMMITTEE), Meta(title="At the third tier: what ICA proposes to the Committee")
    ] = None
    grounds: Annotated[Remark, read_by(ICA, COMMITTEE), Meta(title="Grounds of the proposal")] = ""


# "Any Partner Agency or user violation of local, state or federal law will immediately be subject to the consequences
# listed under the Third Violation above."


def tier(known: Known) -> int:
    """2.8-tiered, 2.8-law-violation: one more than were found before, whatever their type; a breach of law at least the third."""
    grave = known.policy.law_violation_counts_as if known[Finding].law else 1
    return max(known[ConductRecord].findings + 1, grave, THIRD if AGENCY_WIDE.taken(known) else 1)


joins = fact(ConductRecord.pending).yes.said(
    "a third violation waits for the Committee already", "no third violation waits for the Committee"
)
was_kept = ~of_agency & fact(ConductRecord.kept).given


@condition(
    "it happened after the Committee let the user keep the license", "it happened before the Committee's decision"
)
def _after(known: Known) -> bool:
    """Compare with the first time the license was kept: whatever happens after that ends it, though it was kept again."""
    record = known[ConductRecord]
    kept = max(record.kept, default=date.max) if record.last_keep_only else min(record.kept, default=date.max)
    return known[Finding].occurred_on > kept


after_kept = (was_kept & _after).said(
    "the Committee let the user keep the license, and it happened after that",
    "it did not happen after the Committee let the user keep the license",
)
before_kept = (was_kept & ~_after).said(
    "the Committee let the user keep the license, and it happened before that",
    "it did not happen before the Committee let the user keep the license",
)


@condition("it is a third violation, or a breach of law", "it is a first or second violation")
def at_third(known: Known) -> bool:
    """Say whether the finding has third-tier consequences."""
    return tier(known) >= THIRD


@condition("it is a second violation", "it is no second violation")
def at_second(known: Known) -> bool:
    """Say whether the finding has second-tier consequences."""
    return tier(known) == THIRD - 1


suspends_nobody = (of_agency & ~fact(Finding.named).given).said(
    "an agency's violation names no user", "a license is suspended"
)
somebody = ~suspends_nobody
named_by_agency = of_agency & fact(Finding.named).given


def whom(known: Known) -> tuple[str, ...]:
    """Return the users that an agency's finding names; without any the user of the case is meant."""
    return known[Finding].named if of_agency(known) else ()


def is_committees(known: Known) -> bool:
    """Say whether the Committee may see the case: from the third tier on, never a first or second violation by name."""
    if Finding not in known.forms:
        return AGENCY_WIDE.taken(known)
    return at_third(known) or joins(known) or bool(known[ConductRecord].kept)
