"""P04: what ends with the last need: the license, the agreement signed for it, and the roles at the agency."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.facts.effects import AccountAccess, Effect, Term, Undone


@dataclass(frozen=True)
class EndLicense(
    Effect,
    key="EndLicense",
    access=AccountAccess.ENDED,
    felt=True,
    at_once=True,
    told="{subject}'s license at this agency ends, and the signed User Agreement with it",
    undone=Undone("{subject}'s license at this agency goes on", by_two=True),
):
    """The license at this agency ends; the agreement signed for it counts no longer, and tasks go back to the teams."""

    why: Term[str]


@dataclass(frozen=True)
class EndRoles(
    Effect,
    key="EndRoles",
    felt=True,
    told="{subject}'s roles at this agency end, if {subject} leaves it",
    undone=Undone("the roles stay ended, since roles are given by their own page"),
):
    """Who leaves the agency holds no role of it any more."""

    when: Term[bool] = True


@dataclass(frozen=True)
class DisableInWellSky(
    Effect,
    key="DisableInWellSky",
    followed=True,
    told="The directory shows that WellSky has no such account any more",
    undone=Undone("the directory no longer shows that WellSky has no such account"),
):
    """The directory shows that the account is disabled in WellSky."""
