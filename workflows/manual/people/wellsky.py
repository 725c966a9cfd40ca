"""D01. An account in WellSky follows a correction: a process of the desk's own, which the manual does not know.

WellSky had been made to follow a decision, and the decision turned out wrong. The directory says at once what is so; an
account is changed in WellSky by a person, who confirms it here with the day. What the account must be is looked up, so
that the task never asks for what is not so any more; it falls away where WellSky shows it already.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import AccountAccess, Effect, Undone
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.moment_rules import HoursAfterDay
from workflows.grammar.process import LOCAL, Ended, Process, State, Step, Waiting, escalate
from workflows.grammar.shapes import follows_in_wellsky, in_wellsky, one_day
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.law.value import Value


class S(State):
    """Where it may stand."""

    DIFFERS = "DIFFERS", "WellSky shows something else than the directory"
    FOLLOWED = "FOLLOWED", "WellSky shows what the directory says"
    AGREES = "AGREES", "WellSky shows what the directory says, without any change"


class Account(Value, frozen=True):
    """An account, and what it is."""

    username: Annotated[str, Meta(max_length=200)]
    access: AccountAccess
    level: Annotated[str, Meta(max_length=200)] = ""


class InWellSky(Form, key="InWellSky"):
    """What the accounts were made in WellSky."""

    accounts: Annotated[tuple[Account, ...], Meta(title="Accounts, as they were made in WellSky")] = ()


class InDirectory(Form, key="InDirectory"):
    """What the directory says of the person's accounts."""

    accounts: Annotated[tuple[Account, ...], Meta(title="Accounts, as the directory has them")] = ()


@dataclass(frozen=True)
class FollowInWellSky(
    Effect,
    key="FollowInWellSky",
    told="The directory shows that WellSky follows it",
    undone=Undone("the directory no longer shows that WellSky follows it"),
):
    """The directory shows that the account in WellSky is what it says."""


def behind(made: InWellSky, said: InDirectory) -> tuple[Account, ...]:
    """Return what the directory says of the accounts that are something else in WellSky."""
    shown = {each.username: each for each in made.accounts}
    return tuple(each for each in said.accounts if each.username in shown and _differs(shown[each.username], each))


def _differs(one: Account, other: Account) -> bool:
    """Compare two accounts; an account that is off has no level."""
    ended = one.access is AccountAccess.ENDED or other.access is AccountAccess.ENDED
    return one.access is not other.access or (not ended and one.level != other.level)


def _is_known(known: Known) -> bool:
    """Say whether both sides are known; else a person looks at the account."""
    return InWellSky in known.forms and InDirectory in known.forms


def _behind(known: Known) -> tuple[Account, ...]:
    return behind(known[InWellSky], known[InDirectory])


@condition("an account is to be disabled", "no account is to be disabled")
def _to_disable(known: Known) -> bool:
    return _is_known(known) and any(each.access is AccountAccess.ENDED for each in _behind(known))


@condition("an account is to be changed", "no account is to be changed")
def _to_change(known: Known) -> bool:
    return not _is_known(known) or bool(_behind(known))


FOLLOW = (
    Step("follow", LOCAL, S.DIFFERS)
    .called("Open the task", "An account in WellSky is to follow a correction")
    .by(CLOCK)
    .tells("account-to-follow", SYSTEM_ADMIN)
)
Followed = one_day("Followed", "Confirm what was done in WellSky.", "Done in WellSky on", field="done_on")
DONE = (
    Step("confirm", LOCAL, S.FOLLOWED)
    .called("Confirm that WellSky follows", "WellSky follows")
    .asks(Followed)
    .does(FollowInWellSky())
)
TASK = "make {subject}'s account follow the directory"
DISABLE = (
    in_wellsky("disable", LOCAL, TASK)
    .by(
        HoursAfterDay(Policy.disable_sla_hours, since=FOLLOW.day("the correction")),
        late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR),
    )
    .when(_to_disable)
    .answers(DONE)
)
CHANGE = (
    follows_in_wellsky(
        "change", LOCAL, TASK, "a correction has changed what the account is; WellSky is to follow at once"
    )
    .when((_to_change & ~_to_disable).said("ICA changes an account", "ICA changes no account, or disables one"))
    .answers(DONE)
)
PROCESS = (
    Process(
        "D01",
        "WellSky follows a correction",
        "people",
        heading="{subject}'s account in WellSky",
        by_corrections=True,
        of_the_manual=False,
    )
    .looks_up(InDirectory)
    .takes_over(InWellSky)
    .begins(FOLLOW)
    .runs(
        Waiting(S.DIFFERS, LOCAL, "WellSky")
        .until(DISABLE, CHANGE)
        .then(Step("agree", LOCAL, S.AGREES).called("Close the task", "WellSky shows it already")),
        Ended(S.FOLLOWED, LOCAL, "Closed"),
        Ended(S.AGREES, LOCAL),
    )
)
