"""P35: an agency reports a law that asks more than the manual, and ICA asks back where it takes more to know (manual 3).

"When a privacy or security standard conflicts with other Federal, state and local laws to which the Partner Agency must
adhere, the Partner Agency must contact the HMIS Lead Agency …"
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Must, Step, escalate
from workflows.grammar.shapes import one_text
from workflows.law.fields import AGENCY, PAST, Line, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.governance.policy_conflict.states import S

CLAUSE = "3-conflict-of-law"
AGENCY_LATE = escalate((AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN), ICA_DIRECTOR)


class ConflictReported(Form, key="ConflictReported", kw_only=True):
    """Report a law that asks more of the agency than the manual does."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency", description="Which must follow the law")]
    law: Annotated[Line, Meta(title="Law", description="Its name, and where it stands, such as HIPAA, 45 CFR 164.524")]
    standard: Annotated[
        Line,
        Meta(
            title="What the manual says instead",
            description="Such as: clients see their record within {inspection_days} days",
        ),
    ]
    demands: Annotated[
        Text, Meta(title="What the law asks", description="Why the agency must follow it, too. Name no client")
    ]
    reported_on: Annotated[
        date, PAST, Meta(title="Reported to ICA on", description="The day on which ICA first heard of it")
    ]


LAW = fact(ConflictReported.law)


def same_law(known: Known) -> str:
    """Return by what a report is likely the same: the agency, and the law's name."""
    said = known[ConflictReported]
    return f"{said.agency}/{' '.join(said.law.split()).casefold()}"


REPORT = (
    Step("report", CLAUSE, S.WEIGHING)
    .called("Report a law that asks more", "Law reported that asks more than the manual")
    .said("ICA works out with the agency what changes. Nothing changes before both agree.")
    .by(AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN)
    .asks(ConflictReported)
    .read_by(ICA, EVERY_AGENCY)
    .dated(fact(ConflictReported.reported_on))
    .tells("conflict-reported", SYSTEM_ADMIN, AGENCY_ADMIN, AGENCY_DIRECTOR)
)
Wanted = one_text("ConflictWanted", "Ask the agency about the law.", "What you want to know", "Name no client")
Explained = one_text("ConflictExplained", "Say more about the law.", "Your answer", "Name no client")
ASK_BACK = (
    Step("ask-back", CLAUSE, S.RETURNED)
    .called("Ask the agency about the law", "The agency was asked about the law")
    .asks(Wanted)
    .read_by(ICA, EVERY_AGENCY)
    .tells("conflict-asked-back", AGENCY_ADMIN, AGENCY_DIRECTOR)
)
EXPLAIN = (
    Must("explain", CLAUSE, AGENCY_ADMIN, "say more about the other law")
    .aimed("the manual sets no time for it", within=Days(Policy.conflict_agree_days), late=AGENCY_LATE)
    .answers(
        Step("explain", CLAUSE, S.WEIGHING)
        .called("Say more about the law", "The agency said more about the law")
        .asks(Explained)
        .read_by(ICA, EVERY_AGENCY)
        .tells("conflict-explained", SYSTEM_ADMIN)
    )
)
TakenBack = one_text("ConflictTakenBack", "Take the report back.", "Why", "ICA reads it")
WITHDRAW = (
    Step("withdraw", LOCAL, S.WITHDRAWN)
    .called("Take the report back", "Report taken back by the agency")
    .by(AGENCY_ADMIN, AGENCY_DIRECTOR)
    .asks(TakenBack)
    .read_by(ICA, EVERY_AGENCY)
    .tells("conflict-withdrawn", SYSTEM_ADMIN, ICA_DIRECTOR, AGENCY_ADMIN, AGENCY_DIRECTOR)
)
