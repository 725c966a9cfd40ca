"""P35: an agency that leaves is asked no more about the law; what it leaves behind stays protected (the manual says nothing of it)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import LOCAL, Follow, Step
from workflows.law.fields import DURING
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.governance.policy_conflict.states import S
from workflows.manual.people.standing import AgencyStanding


class ConflictAgencyLeft(Form, key="ConflictAgencyLeft"):
    """The agency leaves the HMIS."""

    left_on: Annotated[date, DURING, Meta(title="The agency left the HMIS on")]


LEAVES = (
    Step("agency-leaves", LOCAL, S.AGENCY_LEFT)
    .called("Close the case with the agency", "Closed: the agency leaves the HMIS")
    .said("Terms that were agreed go on: programs stay protected, and requests keep their sooner date.")
    .by(CLOCK)
    .asks(ConflictAgencyLeft)
    .untold(AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN, ICA_DIRECTOR, because="they are told that the agency leaves")
)


def _left(known: Known) -> ConflictAgencyLeft | None:
    return ConflictAgencyLeft(left_on=known.today) if known[AgencyStanding].leaves else None


WITH_THE_AGENCY = Follow(AgencyStanding, LEAVES, CLOCK, _left, "The directory says so")
