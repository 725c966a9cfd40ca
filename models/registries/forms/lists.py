"""What is asked of a row of a list: a license that was held before the desk began, a training and who took part."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from models.registries.forms.trainings import LONGEST, NewTraining
from workflows.facts.forms import Form
from workflows.law.fields import PAST, Email, Line, enter
from workflows.law.levels import Level

ADDRESS = "enter the person's email address"


class LicenseHeld(Form, key="LicenseHeld", kw_only=True):
    """A license that somebody holds in WellSky, and no case of this desk issued."""

    email: Annotated[Email, Meta(title="Email address"), enter(ADDRESS)]
    name: Annotated[Line | None, Meta(title="Name")] = None
    agency: Annotated[Line | None, Meta(title="Agency")] = None
    username: Annotated[Line, Meta(title="Username"), enter("enter the username in WellSky")]
    level: Annotated[Level, Meta(title="Access level"), enter("enter an access level as WellSky calls it")]
    art: Annotated[bool, Meta(title="ART"), enter("enter yes or no")] = False
    issued_on: Annotated[
        date, PAST, Meta(title="Issued on"), enter("enter the day on which it was issued, such as 2024-03-15")
    ]


class TrainingHeld(NewTraining, key="TrainingHeld", kw_only=True):
    """A training, and perhaps one of those who took part: a row for each of them."""

    email: Annotated[Email | None, Meta(title="Email address"), enter(ADDRESS)] = None
    missed: Annotated[
        Annotated[int, Meta(ge=0, le=LONGEST)] | None, Meta(title="Minutes missed"),
        enter("enter how many minutes were missed, 0 for none"),
    ] = None  # fmt: skip
