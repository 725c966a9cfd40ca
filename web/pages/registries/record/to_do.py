"""What is still to be done, as the pages of people and agencies list it: what, by whom, by when, and why then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from models.registries.on_record.open_tasks import Task
from models.registries.on_record.still_needed import Missing
from web.calls import Call
from web.pages.words.dates import Due, capital, clause_mark, due_words
from web.pages.words.receipts import Slip, slip_of
from web.pages.words.wording import typeset
from workflows.law.roles import CLOCK, OF_THE_CASE


@dataclass(frozen=True)
class ToDo:
    """A task as a page lists it."""

    title: str
    link: str
    who: str
    about: str  # what its case is called
    clause: Markup
    due: Due | None
    still: bool
    slip: Slip | None


def to_do(call: Call, tasks: Iterable[Task]) -> list[ToDo]:
    """Return tasks as a page lists them."""
    return [_line(call, each) for each in tasks]


def _line(call: Call, each: Task) -> ToDo:
    return ToDo(
        title=capital(typeset(each.words)),
        link=f"/cases/{each.number}",
        who=_who(call, each),
        about=typeset(each.heading),
        clause=clause_mark(each.clause),
        due=due_words(each.due_at, call.now, call.calendar) if each.due_at else None,
        still=each.still,
        slip=slip_of(each.receipt, call.calendar) if each.receipt and each.due_at and not each.still else None,
    )


def _who(call: Call, each: Task) -> str:
    """Return who has a task; some things just happen on their day."""
    if each.team is CLOCK:
        return "Happens automatically"
    return "You" if each.who_id == call.viewer.id else each.who or f"The {each.team}"


@dataclass(frozen=True)
class Need:
    """What is missing before a license, and who can see to it."""

    words: str
    who: str
    clause: Markup
    link: str


def needs(found: Iterable[Missing], whose: str) -> list[Need]:
    """Return what is missing as a page lists it."""
    return [
        Need(typeset(capital(each.words)), _seen_to(each, whose), clause_mark(each.clause), f"/cases/{each.number}")
        for each in found
    ]


def _seen_to(each: Missing, whose: str) -> str:
    """Return who can make it hold: whoever the case is about by name."""
    if each.who is None:
        return ""
    return whose if each.who in OF_THE_CASE else f"The {each.who}"
