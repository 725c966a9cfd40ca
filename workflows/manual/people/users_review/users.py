"""D03: whom the directory has as users of an agency, and who of them is said to leave."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

import msgspec
from msgspec import Meta

from workflows.facts.conditions import Condition, condition
from workflows.facts.facts import Fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.law.policy import Policy


class UserHere(msgspec.Struct, frozen=True):
    """Somebody who holds a license at the agency."""

    name: str
    address: str
    since: date
    last_log_on: date | None = None  # to WellSky, as far as a list of log-ons says so
    leaves: bool = False  # whether their departure is reported already


class UsersHere(Form, key="UsersHere"):
    """What the directory says of the agency's users."""

    agency: Annotated[str, Meta(title="Agency")] = ""
    users: Annotated[tuple[UserHere, ...], Meta(title="Users")] = ()
    confirmed_on: Annotated[date | None, Meta(title="Consumer Notice and information confirmed before on")] = None


def to_say(known: Known) -> tuple[UserHere, ...]:
    """Return the users of whom the agency is to say whether they stay: all but those whose departure is reported."""
    return tuple(each for each in known[UsersHere].users if not each.leaves)


def is_user(user: Fact[str]) -> Condition:
    """Return the condition that a form names a user of whom the agency is to say something."""

    @condition(
        "the user holds a license at the agency", "the user holds no license at the agency, or is reported already"
    )
    def here(known: Known) -> bool:
        return user(known) in {each.address for each in to_say(known)}

    return here


def is_idle(user: UserHere, today: date, policy: Policy) -> bool:
    """Say whether a user did not sign in to WellSky for so long that the agency should look twice."""
    return user.last_log_on is not None and user.last_log_on < today - timedelta(policy.idle_days)
