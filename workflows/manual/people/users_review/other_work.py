"""D03: who stays, but with other work: another access level or ART (P06), or work for another agency as well (P08).

"The Agency Administrator … will determine user access … and assign users to the appropriate agency provider." What the agency says in
its review begins the case in which that is decided or signed; the review goes on meanwhile.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.effects import OpenCase
from workflows.facts.facts import Fact, fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import LOCAL, Require, Step
from workflows.law.fields import PARTY, USERS, Email, Line, Text
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR
from workflows.manual.people.access_level.asking import AccessWanted, ArtField, LevelField
from workflows.manual.people.coordinated_services.asking import CoordinatedServices, Work
from workflows.manual.people.users_review.users import UsersHere, is_user

WHICH = Meta(title="Which user")


class OtherAccess(Form, key="OtherAccess", kw_only=True):
    """Say that one of your users needs another access level, or ART. The change is asked for with it."""

    user: Annotated[Email, USERS, WHICH]
    level: LevelField = None
    art: ArtField
    why: Annotated[Text, Meta(title="What the user needs it for", description="Name no client")]


class WorkElsewhere(Form, key="WorkElsewhere", kw_only=True):
    """Say that one of your users works for another agency as well. The agreement is asked for with it."""

    user: Annotated[Email, USERS, WHICH]
    other: Annotated[Line, PARTY, Meta(title="For which agency", description="Its executive director signs too")]
    work: Annotated[Work, Meta(title="What the user does for it")]
    purpose: Annotated[Text, Meta(title="What for", description="The programs and services; name no client")]
    begins: Annotated[date, Meta(title="First day of the agreement")]
    ends: Annotated[
        date, Meta(title="Last day of the agreement", description="At the latest {csa_term_months} months later")
    ]


def _is_here(user: Fact[str]) -> Require:
    return Require(LOCAL, "this user holds no license at the agency, or is said to leave", is_user(user), about=user)


def access(known: Known) -> tuple[AccessWanted]:
    """Return the change of access that the agency asks for with its answer."""
    said = known[OtherAccess]
    return (AccessWanted(agency=known[UsersHere].agency, user=said.user, level=said.level, art=said.art, why=said.why),)


def agreement(known: Known) -> tuple[CoordinatedServices]:
    """Return the agreement that the agency asks for with its answer."""
    said = known[WorkElsewhere]
    asked = CoordinatedServices(
        agency=known[UsersHere].agency, user=said.user, other=said.other, work=said.work, purpose=said.purpose,
        begins=said.begins, ends=said.ends,
    )  # fmt: skip
    return (asked,)


OTHER_ACCESS = (
    Step("report-access", LOCAL)
    .citing("2.1-access-level-decider")
    .called("Say that a user needs another access level", "Another access level asked for")
    .by(AGENCY_ADMIN, AGENCY_DIRECTOR)
    .asks(OtherAccess)
    .each_time()
    .requires(_is_here(fact(OtherAccess.user)))
    .does(OpenCase("P06", "reviewed", access, person=fact(OtherAccess.user)))
)
ELSEWHERE = (
    Step("report-elsewhere", LOCAL)
    .citing("2.1-csa-scope")
    .called("Say that a user works for another agency too", "Work for another agency asked for")
    .by(AGENCY_ADMIN, AGENCY_DIRECTOR)
    .asks(WorkElsewhere)
    .each_time()
    .requires(_is_here(fact(WorkElsewhere.user)))
    .does(OpenCase("P08", "reviewed", agreement, person=fact(WorkElsewhere.user)))
)
