"""What is asked of whoever told somebody what no email brought."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.law.fields import PAST, Line, enter
from workflows.law.mail.ways_of_telling import WayOfTelling


class ToldOtherwise(Form, key="ToldOtherwise"):
    """How somebody was told, when, and what was said."""

    how: Annotated[WayOfTelling, Meta(title="How"), enter("choose how the person was told")]
    told_on: Annotated[date, PAST, Meta(title="Day"), enter("enter the day on which the person was told")]
    words: Annotated[
        Line,
        Meta(title="Who told whom, and what", description="The history of the case shows it."),
        enter("say in a few words who told whom, and what"),
    ]
