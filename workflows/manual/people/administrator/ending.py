"""P02: below ten users the duty stops and the designation stays; an agency may then say that it does without.

"Agencies with fewer than 10 users may forego designating an Agency Administrator. ICA, hereinafter referred to as HMIS Lead
Agency, will perform Agency Administrator responsibilities for these agencies."
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from workflows.facts.by_name import TellUsers
from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import LOCAL, Follow, Require, Step
from workflows.grammar.shapes import one_text
from workflows.law.fields import AGENCY, Line, Text
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, SYSTEM_ADMIN
from workflows.manual.people.administrator.naming import NEED
from workflows.manual.people.administrator.states import S
from workflows.manual.people.administrator.users import CLAUSE, HAS_ONE, NEEDS_ONE, AgencyUsers, is_large, users

OPTIONAL = "2.1-aa-optional"


@dataclass(frozen=True)
class EndAdministration(
    Effect, key="EndAdministration", felt=True, undone=Undone("who administered the agency does so again")
):
    """The agency has no Agency Administrator, and ICA's System Administrator has the open tasks."""

    whose: Term[tuple[str, ...]]


class GivingUp(Form, key="GivingUp", kw_only=True):
    """Say that the agency does without an Agency Administrator."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency")]
    why: Annotated[Text, Meta(title="Why", description="ICA and the administrator read it")]


class FewerUsers(Form, key="FewerUsers"):
    """The agency has fewer users than oblige it to name an administrator."""

    users: Annotated[int, Meta(title="Users")]


def administrators(known: Known) -> tuple[str, ...]:
    """Return who administers the agency, by their addresses."""
    return known[AgencyUsers].administrators


GIVE_UP = (
    Step("give-up", OPTIONAL, S.GIVEN_UP)
    .called("Do without an Agency Administrator", "The agency does without an Agency Administrator")
    .said("ICA does the administrator's duties from now on. What the agency signs and accepts stays with its executive director.")
    .by(AGENCY_DIRECTOR)
    .asks(GivingUp)
    .requires(
        Require(CLAUSE, "the agency has {aa_threshold} users or more, so it needs an Agency Administrator; name another one",
                ~is_large),
        Require(OPTIONAL, "the agency has no Agency Administrator, so there is nothing to give up", HAS_ONE),
    )
    .does(EndAdministration(administrators), TellUsers("administrator-role-ended", administrators, licensed=False))
    .tells("administrator-given-up", AGENCY_DIRECTOR, SYSTEM_ADMIN)
)  # fmt: skip
NoChange = one_text("NoChange", "Leave it as it is.", "Why nothing changes")
GO_ON = (
    Step("go-on", LOCAL, S.UNCHANGED)
    .called("Leave it as it is", "Nothing changes")
    .by(AGENCY_DIRECTOR)
    .asks(NoChange)
    .requires(
        Require(CLAUSE, "the agency has {aa_threshold} users or more and no Agency Administrator; name one", ~NEEDS_ONE)
    )
    .tells("administrator-unchanged", AGENCY_ADMIN, SYSTEM_ADMIN)
)
NO_LONGER = (
    Step("no-longer-needed", OPTIONAL, S.NOT_NEEDED)
    .called("Close the case: the agency has fewer users", "Nobody has to be named: the agency has fewer users")
    .by(CLOCK)
    .asks(FewerUsers)
    .tells("administrator-not-needed", AGENCY_DIRECTOR, SYSTEM_ADMIN)
    .untold(AGENCY_ADMIN, because="the agency has none")
)


def _fewer(known: Known) -> FewerUsers | None:
    """Return how few users there are, where it was the number of them that called for an administrator."""
    called_for = known.times(NEED) > 0 and not is_large(known)
    return FewerUsers(users=users(known)) if called_for else None


FOLLOW_NUMBER = Follow(AgencyUsers, NO_LONGER, CLOCK, _fewer, "The directory says so")
