"""P25: why a plan begins: what still falls short after ICA's training (manual 4.3, Data Quality Plan)."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.counted import Same, counted
from workflows.facts.forms import Form

CLAUSE, NEEDS, REPEAT = "4.3-after-training", "4.3-cap-needs", "2.2-repeat-dq"


class PlanReason(Form, key="PlanReason", kw_only=True):
    """What still fell short after ICA's training, as the monthly round found it."""

    month: Annotated[str, Meta(title="Month of the figures")]
    shortfalls: Annotated[str, Meta(title="What falls short")]


class PlanBefore(Form, key="PlanBefore"):
    """Whose plan it is, and whether what fell short is dealt with as a violation already."""

    agency: Annotated[str, Meta(title="Agency")] = ""
    referred: Annotated[
        bool, counted("P19", Same.AGENCY), Meta(title="A violation case about it that a plan led to is open")
    ] = False
