"""What is asked of a new-user series: how it is called, its sessions, and from which one it is planned again."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from models.registries.forms.trainings import LONGEST
from workflows.facts.forms import Form
from workflows.law.fields import Line, enter

Title = Annotated[
    Line,
    Meta(title="Title", description='By which everybody tells it from the others, as in "March 2027".'),
    enter("enter what the series is called"),
]


class NewSeries(Form, key="NewSeries"):
    """A series that is planned, or one that has begun."""

    title: Title


class NewSession(Form, key="NewSession"):
    """A session of a series."""

    title: Annotated[
        Line,
        Meta(
            title="Title of the session",
            description="Whoever gets no credit makes up for it with a session of the same title.",
        ),
        enter("enter what the session is called"),
    ]
    held_on: Annotated[date, Meta(title="Held on"), enter("enter the day on which it is held")]
    minutes: Annotated[
        int,
        Meta(title="Length in minutes", description="Without breaks.", ge=1, le=LONGEST),
        enter(f"enter a number of minutes from 1 to {LONGEST:,}"),
    ]


class PlannedAgain(Form, key="PlannedAgain"):
    """A series with the sessions of an earlier one, as many days after each other."""

    title: Title
    begins_on: Annotated[date, Meta(title="First session on"), enter("enter the day of the first session")]
