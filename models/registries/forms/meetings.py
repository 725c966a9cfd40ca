"""What is asked of a meeting of the Advisory Committee: when and where it is, to when it moves, why it is canceled."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.law.fields import Line, Moment, enter

Why = Annotated[str, Meta(min_length=1, max_length=500, pattern=r"^[^\r\n]*\S[^\r\n]*$")]


class NewMeeting(Form, key="NewMeeting"):
    """A meeting of the Advisory Committee."""

    starts_at: Annotated[
        Moment,
        Meta(title="Day and time", description="In the time zone named at the foot of the page."),
        enter("enter the day and the time at which the meeting starts"),
    ]
    place: Annotated[
        Line,
        Meta(title="Place", description="A room, or the link for a meeting online."),
        enter("enter where the Committee meets, or the link for a meeting online"),
    ]


class MeetingPlan(Form, key="MeetingPlan"):
    """The meetings of a year, each on the same weekday of its month."""

    starts_at: Annotated[
        Moment,
        Meta(
            title="First meeting: day and time",
            description="The others are on the same weekday of their months, such as the second Tuesday.",
        ),
        enter("enter the day and the time at which the first meeting starts"),
    ]
    months: Annotated[
        int, Meta(title="Months from one to the next", ge=1, le=6), enter("enter a number of months from 1 to 6")
    ]
    meetings: Annotated[
        int, Meta(title="How many meetings", ge=1, le=12), enter("enter how many meetings, from 1 to 12")
    ]
    place: Annotated[
        Line,
        Meta(title="Place", description="A room, or the link for a meeting online."),
        enter("enter where the Committee meets, or the link for a meeting online"),
    ]


NextMoment = Annotated[
    Moment,
    Meta(title="New day and time", description="In the time zone named at the foot of the page."),
    enter("enter the day and the time at which the meeting starts then"),
]
WhyMoved = Annotated[
    Why,
    Meta(title="Why it moves", description="It stays in the history of this meeting."),
    enter("say why the meeting moves"),
]


class NewMoment(Form, key="NewMoment"):
    """To when a meeting moves, and why."""

    starts_at: NextMoment
    why: WhyMoved


class NewMomentByProgram(Form, key="NewMomentByProgram"):
    """To when a meeting moves that a program moves; it may not know why."""

    starts_at: NextMoment
    why: WhyMoved = "Moved by a program, which gave no reason."


class Cancellation(Form, key="Cancellation"):
    """Why a meeting is canceled."""

    why: Annotated[
        Why,
        Meta(title="Why it is canceled", description="Whoever reads the calendar sees it."),
        enter("say why the meeting is canceled"),
    ]
