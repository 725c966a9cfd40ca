"""What is asked of a training: what it teaches and when it is held, who takes part, and what each of them missed."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.effects import Topic
from workflows.facts.forms import Form
from workflows.law.fields import DIGITS, PEOPLE, Line, enter

LONGEST = 2880  # minutes
Number = Annotated[str, Meta(pattern=DIGITS, min_length=1, max_length=18)]  # of a person


class NewTraining(Form, key="NewTraining"):
    """A training that is planned, or one that was held."""

    topic: Annotated[Topic, Meta(title="What it teaches"), enter("choose what it teaches")]
    title: Annotated[
        Line,
        Meta(
            title="Title",
            description="Give each session of a series its own title. "
            "Whoever gets no credit retakes a session with the same title.",
        ),
        enter("enter what the training is called"),
    ]
    held_on: Annotated[date, Meta(title="Held on"), enter("enter the day on which it is held")]
    minutes: Annotated[
        int,
        Meta(title="Length in minutes", description="Without breaks.", ge=1, le=LONGEST),
        enter(f"enter a number of minutes from 1 to {LONGEST:,}"),
    ]
    begins: Annotated[
        str,
        Meta(
            title="Begins at", description='Eastern time, as in "9:30 AM". Needed for calendars.', max_length=20,
        ),
    ] = ""  # fmt: skip
    place: Annotated[
        str,
        Meta(
            title="Place", description="A room, or the link for a training online.",
            pattern=r"^[^\r\n]*$", max_length=500,
        ),
    ] = ""  # fmt: skip
    seats: Annotated[
        Annotated[int, Meta(ge=1, le=10_000)] | None,
        Meta(title="Seats", description="Leave it empty if there is no limit."),
        enter("enter a number of seats, or leave it empty"),
    ] = None


class Enrollment(Form, key="Enrollment"):
    """Who takes part in a training."""

    people: Annotated[
        tuple[Number, ...], Meta(title="Who takes part", min_length=1), PEOPLE, enter("choose at least one person")
    ]


class CallingOff(Form, key="CallingOff"):
    """Why a training that was planned is not held."""

    why: Annotated[
        str,
        Meta(
            min_length=1, max_length=500, pattern=r"^[^\r\n]*\S[^\r\n]*$", title="Why it is called off",
            description="Everybody who is signed up reads it in the email.",
        ),
        enter("say why the training is called off"),
    ]  # fmt: skip


class Missed(Form, key="Missed"):
    """What somebody on a roster missed of a training; nothing while it is not recorded."""

    missed: Annotated[int | None, Meta(title="Minutes missed")] = None


class Corrected(Form, key="Corrected attendance"):
    """Why minutes that were on record already say something else now."""

    reason: Annotated[
        str,
        Meta(
            min_length=1, max_length=500, pattern=r"^[^\r\n]*\S[^\r\n]*$", title="Reason",
            description="Only if you change what is recorded already. It stays in the history of this training.",
        ),
        enter("say why you change what is recorded already"),
    ]  # fmt: skip
