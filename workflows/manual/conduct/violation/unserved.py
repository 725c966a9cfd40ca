"""P19: a suspension that is over, and of which nobody has confirmed that WellSky ever showed it.

"The user's license will be suspended for 30 days, …"
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.effects import ConfirmInWellSky
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.grammar.process import Must, Require, Step, escalate, otherwise, to
from workflows.law.fields import PAST, Remark
from workflows.law.roles import ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.conduct.violation.following import SUSPENDED_THERE


class Unserved(Form, key="Unserved"):
    """Say what became of the suspension in WellSky."""

    done_on: Annotated[
        date | None, PAST, Meta(title="Suspended in WellSky on", description="Empty if it never was")
    ] = None
    why: Annotated[Remark, Meta(title="If it never was: why")] = ""


UNSERVED = (
    Must("unserved", "2.8-v1-suspend", SYSTEM_ADMIN, "say whether {subject}'s license was suspended in WellSky")
    .aimed(
        "the suspension is over, and nobody has confirmed that it was made in WellSky",
        late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR),
    )
    .when(
        (fact(ConductRecord.suspended_on).given & ~SUSPENDED_THERE.taken).said(
            "nobody has confirmed that it was suspended in WellSky",
            "it was suspended in WellSky, or there was nothing to suspend",
        )
    )
    .answers(
        Step("explain-suspension", "2.8-v1-suspend")
        .called("Say what became of it in WellSky", "What became of the suspension in WellSky")
        .asks(Unserved)
        .requires(
            Require(
                "2.8-v1-suspend",
                "give the day on which it was suspended in WellSky, or say why it never was",
                fact(Unserved.done_on).given | fact(Unserved.why).given,
                about=fact(Unserved.why),
            )
        )
        .leads(
            to(None).when(fact(Unserved.done_on).given).does(ConfirmInWellSky()),
            otherwise(None).called("Never suspended in WellSky").tells("suspension-unserved", ICA_DIRECTOR),
        )
    )
)
