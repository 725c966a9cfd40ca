"""What is asked of a seat of the Advisory Committee, and of a term in it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.committee_seats import SeatArea, SeatKind
from workflows.facts.forms import Form
from workflows.law.fields import USERS, enter


class NewSeat(Form, key="NewSeat"):
    """A seat of the Committee."""

    kind: Annotated[SeatKind, Meta(title="Who it speaks for"), enter("choose who the seat speaks for")]
    area: Annotated[SeatArea, Meta(title="From where"), enter("choose from where the seat is filled")]


class NewTerm(Form, key="NewTerm"):
    """Who has a seat, and how long."""

    member: Annotated[
        str,
        USERS,
        Meta(title="Member", description="Who is no member yet gets the role first, on their page in the directory"),
        enter("choose a member of the Committee"),
    ]
    begins_on: Annotated[date, Meta(title="First day"), enter("enter the first day of the term")]
    ends_on: Annotated[date, Meta(title="Last day"), enter("enter the last day of the term")]


class SeatGivenUp(Form, key="SeatGivenUp"):
    """From when on there is no such seat."""

    on: Annotated[date, Meta(title="No such seat from"), enter("enter the first day on which there is no such seat")]
