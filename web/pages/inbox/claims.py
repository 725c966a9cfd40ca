"""Requests for people of other agencies, above the tasks of the inbox: whoever keeps the directory decides on them."""

from __future__ import annotations

from dataclasses import dataclass

from models.inbox.inbox import Queue
from models.registries.claims import waiting_claims
from web.calls import Call
from web.pages.inbox.filters import Wish
from web.pages.words.dates import capital, day_words
from web.pages.words.wording import counted


@dataclass(frozen=True)
class Row:
    """One claim that waits."""

    link: str
    title: str
    meta: tuple[str, ...]


@dataclass(frozen=True)
class Claims:
    """What of them is shown."""

    rows: tuple[Row, ...] = ()

    @property
    def count(self) -> int:
        """How many wait."""
        return len(self.rows)

    def lead(self, tasks: str, *, none: bool) -> str:
        """Return what the head of the inbox says, before what it says of tasks."""
        if not self.rows:
            return tasks
        waits = "waits" if self.count == 1 else "wait"
        said = capital(f"{counted(self.count, 'request')} for somebody of another agency {waits} for ICA.")
        return said if none else f"{said} {tasks}"


def claims(call: Call, wish: Wish, counts: dict[Queue, int]) -> Claims:
    """Count the claims that wait among one's own tasks, and return them where those are asked for."""
    found = waiting_claims(call.session, call.viewer)
    counts[Queue.MINE] += len(found)
    if wish.queue is not Queue.MINE or wish.is_narrowed or wish.cursor:
        return Claims()
    return Claims(tuple(
        Row(
            link=f"/people/{each.person_id}#claims",
            title=f"Decide whether {each.agency.name} can ask for {each.person.name}",
            meta=(f"{each.asked_by.name} asked {day_words(call.calendar.day(each.asked_at))}",),
        )
        for each in found
    ))  # fmt: skip
