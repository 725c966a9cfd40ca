"""What is asked of an edition of a text that people sign."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.facts.text_kinds import TextKind
from workflows.law.fields import Line, Mark, Remark, enter, mark

LONGEST, LONGEST_GRACE = 150_000, 365  # characters, days


class NewText(Form, key="NewText", kw_only=True):
    """An edition of a text that people are to read and sign."""

    kind: Annotated[TextKind, Meta(title="Text"), enter("choose which text it is")]
    edition: Annotated[
        Line,
        Meta(title="Edition", description="How people tell it from the one before, such as “edition of March 2026”"),
        enter("enter what this edition is called"),
    ]
    effective_on: Annotated[
        date,
        Meta(title="In effect from", description="From this day on we ask for signatures"),
        enter("enter the first day on which it is in effect"),
    ]
    words: Annotated[
        str,
        Meta(
            title="The whole text",
            description="As people read and sign it",
            min_length=1,
            max_length=LONGEST,
            pattern=r"\S",
        ),
        mark(Mark.LONG),
        enter(f"enter the whole text, up to {LONGEST:,} characters"),
    ]
    news: Annotated[Remark, Meta(title="What is new", description="Everybody who is asked reads it first")] = ""
    grace_days: Annotated[
        Annotated[int, Meta(ge=1, le=LONGEST_GRACE)] | None,
        Meta(title="Days to sign it", description="Leave it empty for {ack_grace_days} days"),
        enter(f"enter a number of days from 1 to {LONGEST_GRACE}, or leave it empty"),
    ] = None
    posted_at: Annotated[
        str,
        Meta(
            title="Where ICA posted it",
            description="The address of the page; the guidelines must be posted on ICA's Vermont HMIS webpage",
            max_length=500, pattern=r"^(https?://[^\s]+)?$",
        ),
        enter("enter the address of a web page, such as https://icalliances.org/vermont"),
    ] = ""  # fmt: skip
