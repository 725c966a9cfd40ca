"""P03: somebody of a funder is onboarded as anybody else, under the funder's agreement with the agency, and only while it runs (3.3).

"Access to HMIS will only be granted by the HMIS Lead Agency when there is a voluntary written agreement in place …"
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Follow, Require, Step
from workflows.law.fields import DURING
from workflows.law.roles import AGENCY_ADMIN, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN, TRAINEE
from workflows.manual.people.onboarding.may_hold import AT_THE_REQUEST, ENTERS_DATA
from workflows.manual.people.onboarding.requesting import ADMITTED, Access, Engagement
from workflows.manual.people.onboarding.states import S
from workflows.manual.people.standing import PersonStanding

CLAUSE = "3.3-agreement"
AGREED = (
    Step("funder-agreed", CLAUSE)
    .citing("2.1-user-eligibility")
    .called("Begin with what a funder's agreement says", "Named under a funder's agreement")
    .by(CLOCK)
    .asks(Access)
    .requires(
        *(replace(each.require, about=fact(Access.agency if each is ENTERS_DATA else Access.email)) for each in AT_THE_REQUEST),
        Require(CLAUSE, "only a funder's staff are named under its agreement", fact(Access.engagement).is_(Engagement.FUNDER)),
    )
    .leads(*ADMITTED)
)  # fmt: skip


class FunderAgreementOver(Form, key="FunderAgreementOver"):
    """The agreement with the funder has ended."""

    ended_on: Annotated[date, DURING, Meta(title="The agreement with the funder ended on")]


OVER = (
    Step("agreement-over", CLAUSE, S.WITHDRAWN)
    .called("End the request with the funder's agreement", "Request ended with the funder's agreement")
    .by(CLOCK)
    .asks(FunderAgreementOver)
    .tells("funder-request-over", TRAINEE, AGENCY_ADMIN, SYSTEM_ADMIN)
    .untold(
        ICA_DIRECTOR,
        because="a decision about a new license falls away with the request; ICA's administrators are told",
    )
)


def _over(known: Known) -> FunderAgreementOver | None:
    return FunderAgreementOver(ended_on=known.today) if known[PersonStanding].agreement_over_on else None


WITH_THE_AGREEMENT = Follow(PersonStanding, OVER, CLOCK, _over, "The directory says so")
