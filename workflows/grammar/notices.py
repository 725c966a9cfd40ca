"""Whom an outcome tells, and why somebody whom it concerns hears of it in another way."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.law.roles import Role


@dataclass(frozen=True)
class Notice:
    """A message from the template of this name, told under the clause of the step that tells it."""

    template: str
    to: Role


@dataclass(frozen=True, eq=False)
class Untold:
    """Somebody whom an outcome concerns, and the reason why no notice of it goes to them."""

    to: Role
    because: str
