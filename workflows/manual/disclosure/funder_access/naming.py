"""P18: the funder's staff get licenses as the stated exception, each with the training and the User Agreement (manual 2.1, 3.3).

"Users must be paid staff or official volunteers of a Partner Agency." A funder's staff are neither. As it is read here the rule
on funders is the exception, and nothing else of what a user needs is spared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import Effect, OpenCase, Term, Undone
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Require, Step
from workflows.law.fields import Email, Line
from workflows.law.levels import Level
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN
from workflows.manual.disclosure.funder_access.asking import FunderAccess
from workflows.manual.disclosure.funder_access.known import CLAUSE
from workflows.manual.people.onboarding.requesting import Access, Engagement


@dataclass(frozen=True)
class NameFunderUser(
    Effect,
    key="NameFunderUser",
    undone=Undone("the person is no longer named under the agreement", alike=("email",)),
):
    """Somebody is on record as staff of the funder, under this agreement."""

    name: Term[str]
    email: Term[str]


class FunderUser(Form, key="FunderUser", kw_only=True):
    """Name somebody of the funder who is to have a license."""

    name: Annotated[Line, Meta(title="Name of the person")]
    email: Annotated[Email, Meta(title="Email address", description="The person signs in with it")]
    level: Annotated[Level, Meta(title="Access level wanted", description="No higher than the agreement says")]
    adult: Annotated[bool, Meta(title="The person is at least {min_age} years old")]


@condition("the level is within the agreement", "the level is above what the agreement says")
def _within_agreement(known: Known) -> bool:
    return known[FunderUser].level.within(known[FunderAccess].level)


def onboarding(known: Known) -> tuple[Access]:
    """Return what the person's own case begins with: the agency's agreement stands for its request."""
    named, agreed = known[FunderUser], known[FunderAccess]
    request = Access(
        agency=agreed.agency, name=named.name, email=named.email, engagement=Engagement.FUNDER, adult=named.adult,
        authorized=True, level=named.level, director_asks=True, programs=agreed.scope,
    )  # fmt: skip
    return (request,)


NAME_USER = (
    Step("name-user", CLAUSE)
    .citing("2.1-user-eligibility", "2.1-training-before-access", "2.1-user-agreement-sign")
    .called("Name somebody of the funder", "A person of the funder was named")
    .said(
        "A case of their own begins: the training series, the User Agreement, the privacy notice and the access level, as for any "
        "new user."
    )
    .by(SYSTEM_ADMIN)
    .asks(FunderUser)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require(CLAUSE, "the agreement allows no level this high; choose a lower one", _within_agreement,
                about=fact(FunderUser.level)),
        Require("2.1-min-age", "a user is at least {min_age} years old", fact(FunderUser.adult).yes),
    )
    .does(
        NameFunderUser(fact(FunderUser.name), fact(FunderUser.email)),
        OpenCase("P03", "funder-agreed", onboarding, person=fact(FunderUser.email)),
    )
    .tells("funder-user-named", AGENCY_ADMIN)
)  # fmt: skip
