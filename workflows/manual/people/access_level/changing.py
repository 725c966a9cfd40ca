"""P06: ICA makes the change in WellSky and confirms it; what was asked falls with the license (2.7-art-addon).

"The ART license is an add-on license available for HMIS users to facilitate data reporting." It rests on the user's
license: it cannot be used while that is suspended, and ends with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from workflows.facts.conditions import condition
from workflows.facts.effects import AccountAccess, Effect, Term, Undone
from workflows.facts.facts import fact
from workflows.facts.known import Known
from workflows.facts.rules import BusinessDays
from workflows.grammar.process import Require, Step, escalate
from workflows.grammar.shapes import in_wellsky, one_day
from workflows.law.levels import CLAUSES, Level
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.people.access_level.asking import (
    ART_CLAUSE,
    CLAUSE,
    LICENSED,
    art_then,
    level_then,
    provider_then,
    wanted,
)
from workflows.manual.people.access_level.held import AccessHeld
from workflows.manual.people.access_level.states import S
from workflows.manual.people.license_end import LicenseEnded, with_the_license
from workflows.manual.people.standing import PersonStanding


@dataclass(frozen=True)
class ChangeAccess(
    Effect,
    key="ChangeAccess",
    felt=True,
    access=AccountAccess.ON,
    followed=True,
    told="{subject}'s license has another access level, or begins or ends to be one for ART",
    undone=Undone("{subject}'s license has the access again that it had before", by_two=True),
):
    """{subject}'s license has this access level, with ART or without."""

    level: Term[str]
    art: Term[bool]
    provider: Term[str] = ""


@condition("the change gives the user nothing more", "the change gives the user more than before")
def _gives_no_more(known: Known) -> bool:
    held, level = known[AccessHeld], wanted(known).level
    higher = level is not None and not (held.level in set(Level) and level.within(held.level))
    return not higher and (held.art or not art_then(known))


Changed = one_day("AccessChanged", "Confirm that the access is changed.", "Changed in WellSky on", field="changed_on")
MAKE = (
    in_wellsky("change-access", CLAUSE, "change {subject}'s access")
    .aimed(
        "the manual sets no time for it",
        within=BusinessDays(Policy.access_change_days),
        remind=Policy.wellsky_remind_days,
        late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR),
    )
    .answers(
        Step("confirm", CLAUSE, S.CHANGED)
        .citing("2.2-sec-access-level", ART_CLAUSE, *CLAUSES.values())
        .called("Confirm that the access is changed", "Access changed in WellSky")
        .asks(Changed)
        .requires(
            Require(CLAUSE, "the user has no license at this agency any more", LICENSED),
            Require(ART_CLAUSE, "the license is suspended; more access is given when the suspension has ended",
                    ~fact(PersonStanding.barred).yes | _gives_no_more),
        )
        .does(ChangeAccess(level_then, art_then, provider_then))
        .tells("access-changed", USER, AGENCY_ADMIN, AGENCY_DIRECTOR)
    )
)  # fmt: skip
LEAVE = (
    Step("license-ends", ART_CLAUSE, S.LEFT)
    .citing("2.1-departure-48h")
    .called("Close the case with the license", "Closed: the license has ended")
    .by(CLOCK)
    .asks(LicenseEnded)
    .untold(USER, AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN, because="they heard of it when the license ended")
)
WITH_THE_LICENSE = with_the_license(LEAVE)
