"""P03: who decides the access level (manual 2.1).

"The Agency Administrator, or System Administrator when no Agency Administrator is designated, will determine user access
for users at or below the Case Manager III access level and assign users to the appropriate agency provider."
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Require, Step, escalate
from workflows.law.fields import Line
from workflows.law.levels import ORDER, Level
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.people.onboarding.requesting import Access, above_ceiling
from workflows.manual.people.standing import Attempt


class LevelDecision(Form, key="LevelDecision"):
    """Decide the access level."""

    level: Annotated[Level, Meta(title="Access level")]
    provider: Annotated[Line, Meta(title="Agency provider the user is assigned to")]
    oriented: Annotated[bool, Meta(title="The person knows the agency's and programs' data-entry rules")]


@condition("none was decided at an earlier attempt", "one was decided at an earlier attempt")
def undecided(known: Known) -> bool:
    """Say whether the level is still to be decided; one decided at an earlier attempt is taken over."""
    return Attempt not in known.forms or not known[Attempt].level_decided


@condition("the level is one that an agency decides", "the level is above what an agency decides")
def _within_ceiling(known: Known) -> bool:
    return known[LevelDecision].level.within(known.policy.aa_max_level)


@condition("the level is no higher than was asked for", "the level is higher than was asked for")
def _not_above_asked(known: Known) -> bool:
    highest = max((Level(known.policy.aa_max_level), known[Access].level), key=ORDER.__getitem__)
    return known[LevelDecision].level.within(highest)


@condition("the access level is decided", "the access level is not decided yet")
def decided(known: Known) -> bool:
    """Look for a decision, of this attempt or of an earlier one."""
    return LevelDecision in known.forms


DECIDE = (
    Step("decide-level", "2.1-access-level-decider")
    .citing("2.1-aa-training-duty", "2.2-sec-access-level")
    .called("Decide the access level", "Access level decided")
    .asks(LevelDecision)
    .requires(
        Require(
            "2.1-aa-training-duty",
            "whoever decides the level makes sure that new staff know the data-entry rules",
            fact(LevelDecision.oriented).yes,
        )
    )
)
NO_TIME = "the manual sets no time, and there is no access until it is decided"
IN_TIME = Days(Policy.level_days)  # within the series, which must not wait for it
LEVEL = (
    Must("level", "2.1-access-level-decider", AGENCY_ADMIN, "decide {subject}'s access level")
    .aimed(NO_TIME, within=IN_TIME, late=escalate(AGENCY_ADMIN, (AGENCY_DIRECTOR, SYSTEM_ADMIN)))
    .when(~above_ceiling & undecided)
    .answers(
        DECIDE.requires(
            Require(
                "2.1-access-level-decider",
                "an agency decides levels up to {aa_max_level}; above it the System Administrator decides",
                _within_ceiling,
                about=fact(LevelDecision.level),
            )
        )
    )
)
HIGH_LEVEL = (
    Must("high-level", "2.1-access-level-decider", SYSTEM_ADMIN, "decide {subject}'s access level")
    .aimed(NO_TIME, within=IN_TIME, late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR))
    .when(above_ceiling & undecided)
    .answers(
        DECIDE.requires(
            Require(
                "2.1-access-level-decider",
                "a level above {aa_max_level} is given only where the executive director asked for one",
                _not_above_asked,
                about=fact(LevelDecision.level),
            )
        )
    )
)
