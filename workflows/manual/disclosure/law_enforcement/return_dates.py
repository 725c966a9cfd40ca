"""P13: by when a court paper is answered: the return date printed on it, or the one that the court set later."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.law.fields import DURING, Text


class NewReturnDate(Form, key="NewReturnDate"):
    """Enter a new return date of the same paper; a paper that asks for something else is entered as a further paper."""

    return_on: Annotated[date, Meta(title="New return date")]
    received_on: Annotated[date, DURING, Meta(title="Received on")]
    words: Annotated[Text, Meta(title="What the court wrote")]


def set_later(known: Known, printed: date | None) -> date | None:
    """Return the return date that holds: the one that the court set last, or else the printed one."""
    said = known.forms.get(NewReturnDate)
    return said.return_on if isinstance(said, NewReturnDate) else printed
