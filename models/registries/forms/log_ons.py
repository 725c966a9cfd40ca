"""What is asked of a sign-in to WellSky: by which username, and on which day the last one was."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.law.fields import PAST, Line, enter


class LastLogOn(Form, key="LastLogOn"):
    """When somebody last signed in to WellSky."""

    username: Annotated[Line, Meta(title="Username"), enter("enter the username in WellSky")]
    last_log_on: Annotated[date, PAST, Meta(title="Last log-on"), enter("enter the day of the last log-on")]
