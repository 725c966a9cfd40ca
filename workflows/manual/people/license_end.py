"""What rests on a license ends with it: a case follows the directory when the license at its agency has ended (2.1-departure-48h)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Follow, Step
from workflows.law.fields import DURING
from workflows.law.roles import CLOCK
from workflows.manual.people.standing import PersonStanding


class LicenseEnded(Form, key="LicenseEnded"):
    """The user's license at the agency has ended."""

    ended_on: Annotated[date, DURING, Meta(title="The user's license ended on")]


def license_ended(known: Known) -> LicenseEnded | None:
    """Return that the license has ended, once the directory says so."""
    return None if known[PersonStanding].licensed_here else LicenseEnded(ended_on=known.today)


def with_the_license(step: Step) -> Follow:
    """Let a step be taken when the license ends; one that comes back begins nothing anew."""
    return Follow(PersonStanding, step, CLOCK, license_ended, "The directory says so")
