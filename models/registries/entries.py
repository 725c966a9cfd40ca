"""An entry of a registry: it is read by its form, as an answer in a case is, and all its faults are said at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from workflows.answers.reading import Check, read
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.facts.forms import Form
from workflows.grammar.steps import LOCAL
from workflows.law.fields import Mark, marked

F = TypeVar("F", bound=Form)
EARLIEST = 2000  # the year; what is earlier is a slip of the pen


def entered(form: type[F], facts: Mapping[str, Any], check: Check | None = None, *, today: date | None = None) -> F:
    """Return an entry as its form has it; or raise NotAllowed with all that is wrong, by the form and by the desk."""

    def checked(said: Mapping[str, Any]) -> Iterator[Refusal]:
        yield from _days(form, said, today)
        yield from check(said) if check else ()

    return read(form, facts, LOCAL, check=checked)


def _days(form: type[Form], said: Mapping[str, Any], today: date | None) -> Iterator[Refusal]:
    past = marked(form, Mark.PAST)
    for name, day in said.items():
        if isinstance(day, date) and day.year < EARLIEST:
            yield wrong(name, f"enter a day of the year {EARLIEST} or later")
        elif today and name in past and day and day > today:
            yield wrong(name, "enter a day that is not in the future")


def wrong(field: str, sentence: str) -> Refusal:
    """Return what is wrong with one field of an entry."""
    return Refusal(LOCAL, sentence, Kind.ANSWER, field)


def refused(sentence: str) -> NotAllowed:
    """Return why something is not done at all, whatever was entered."""
    return NotAllowed(Refusal(LOCAL, sentence, Kind.ANSWER))


def one_line(words: str) -> str:
    """Return words with single spaces between them, and no line breaks."""
    return " ".join(words.split())
