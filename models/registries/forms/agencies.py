"""What is asked of an agency: what it is, its own days for clients, and who signed its agreement."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.law.agency_kinds import AgencyKind
from workflows.law.continua import Continuum
from workflows.law.fields import PAST, Line, enter

MOST_DAYS = 365
GuidelineDays = Annotated[int, Meta(ge=1, le=MOST_DAYS)]
DAYS_TO_ENTER = enter(f"enter a number of days, 1 to {MOST_DAYS}")


class NewAgency(Form, key="NewAgency"):
    """A partner agency, or one that wants to be."""

    name: Annotated[Line, Meta(title="Name"), enter("enter the agency's name")]
    kind: Annotated[
        AgencyKind,
        Meta(
            title="Kind of organization",
            description="A victim service provider does not use the HMIS and gets no licenses.",
        ),
        enter("choose the kind of organization"),
    ]
    cocs: Annotated[
        frozenset[Continuum],
        Meta(title="Continuums of Care (CoCs)", description="Where it works", min_length=1),
        enter("choose at least one Continuum of Care (CoC)"),
    ]
    guideline_days: Annotated[
        GuidelineDays | None,
        Meta(
            title="Own days for inspection requests",
            description="If the agency answers clients sooner than the manual's {inspection_days} days.",
        ),
        DAYS_TO_ENTER,
    ] = None


class Guideline(Form, key="Guideline"):
    """The agency's own days for clients' requests."""

    guideline_days: Annotated[
        GuidelineDays | None,
        Meta(
            title="Days to answer a client",
            description="Counted from the client's request; open requests change with it. Leave it empty if the agency has no guideline.",
        ),
        DAYS_TO_ENTER,
    ] = None


class Partnership(Form, key="Partnership"):
    """The Partnership Agreement of an agency, as it was signed."""

    signed_as: Annotated[
        Line,
        Meta(
            title="Signed by",
            description="The executive director, or whoever the agency authorized, as on the paper.",
        ),
        enter("enter the name of whoever signed for the agency"),
    ]
    signed_on: Annotated[date, Meta(title="Signed on"), PAST, enter("enter the day as on the paper")]
