"""P03: when the training series is spared: ICA waives it, or an earlier license ended only a short while ago (manual 2.2).

"… the user will be required to re-take the training series, with few exceptions. The HMIS Lead Agency has sole
discretion to waive the requirement … will consider the user's familiarity with the HMIS and the need for the user to
learn about potential system updates and changes …"
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Require, Step
from workflows.law.fields import Text
from workflows.law.roles import AGENCY_ADMIN, TRAINEE
from workflows.manual.people.onboarding.states import S
from workflows.manual.people.standing import PersonStanding


class Waiver(Form, key="Waiver"):
    """Waive the training series."""

    familiarity: Annotated[Text, Meta(title="How familiar the person is with the HMIS")]
    changes: Annotated[Text, Meta(title="Which updates and changes the person would have learned in the series")]


WAIVE = (
    Step("waive", "2.2-waiver", S.TRAINED)
    .called("Waive the training series", "Training series waived")
    .asks(Waiver)
    .tells("series-waived", TRAINEE, AGENCY_ADMIN)
)


@condition("an earlier license can count as training", "no earlier license counts as training")
def _gaps_count(known: Known) -> bool:
    """Ask the setting; as the manual is read, any gap between two licenses means the series again."""
    return known.policy.returning_user_gap_days > 0


@condition(
    "an earlier license still counts as training",
    "no earlier license counts as training any more",
)
def _lately_licensed(known: Known) -> bool:
    """Count the days since the last license ended; one that is held elsewhere has not ended."""
    standing = known[PersonStanding]
    until = standing.licensed_until or known.today
    return standing.licensed_before and (known.today - until).days <= known.policy.returning_user_gap_days


COUNT = (
    Step("count-earlier-series", "2.2-returning-user", S.TRAINED)
    .called("Count the earlier series", "Earlier series counted")
    .when(_gaps_count)
    .requires(
        Require(
            "2.2-returning-user",
            "a license counts as training for {returning_user_gap_days} days after it ends; "
            "no earlier license counts any more, so the series is taken again",
            _lately_licensed,
        )
    )
    .tells("series-counted", TRAINEE, AGENCY_ADMIN)
)
