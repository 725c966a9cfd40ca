"""What is asked of whoever told somebody what no email brought, sent a letter, or saw that it came."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.law.fields import PAST, Line, enter
from workflows.law.mail.ways_of_letters import Arrival, Sending
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


class LetterLeft(Form, key="LetterLeft"):
    """How and when a letter left."""

    how: Annotated[Sending, Meta(title="How it left"), enter("choose how the letter left")]
    left_on: Annotated[date, PAST, Meta(title="Day it left"), enter("enter the day on which the letter left")]


class LetterCame(Form, key="LetterCame"):
    """Whether and when a letter came."""

    how: Annotated[Arrival, Meta(title="What came of it"), enter("choose what came of the letter")]
    came_on: Annotated[date, PAST, Meta(title="Day it came or came back"), enter("enter the day")]
