"""The effects by which users, or those who answer for agencies, are told by name what concerns them in a case that they do not see."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.facts.effects import Effect, Term, Undone

NOT_SO = "no-longer-so-for-you"  # the notice to users who were told something that turned out wrong


@dataclass(frozen=True)
class TellUsers(
    Effect,
    key="TellUsers",
    undone=Undone(
        "the users who were told are told that it is not so; what has not left is not sent", alike=("template",)
    ),
):
    """Each user of the agency whom it concerns is told by name, and sees nothing of the case."""

    template: str
    named: Term[tuple[str, ...]] = ()  # whom a finding names; else all users of the agency
    when: Term[bool] = True
    licensed: bool = True  # whom a form names must be a user there; whom the directory names need not


@dataclass(frozen=True)
class TellAgencies(
    TellUsers,
    key="TellAgencies",
    undone=Undone(
        "the agencies that were told are told that it is not so; what has not left is not sent", alike=("template",)
    ),
):
    """The administrators and the executive director of each agency are told by name, and see nothing of the case."""
