"""Corrections that wait for a second person, above the tasks of the inbox: whoever may confirm them has them to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.inbox.inbox import Queue
from models.intake.second_person import proposed_by, to_confirm
from models.rows.amendments import ProposedAmendment
from web.calls import Call
from web.pages.inbox.filters import Wish
from web.pages.words.dates import Due, capital, day_words, due_words
from web.pages.words.wording import counted, number_words

SHOWN = 10
TITLES = {
    Queue.MINE: ("Corrections to confirm", "Nothing changes until you or another second person decides"),
    Queue.WAITING: ("Your corrections", "Nothing changes until a second person decides"),
}


@dataclass(frozen=True)
class Row:
    """One correction that waits."""

    link: str
    title: str
    meta: tuple[str, ...]
    due: Due | None


@dataclass(frozen=True)
class Corrections:
    """What of them is shown, how many there are, and how many of them are late."""

    queue: Queue = Queue.MINE
    rows: tuple[Row, ...] = ()
    count: int = 0
    late: int = 0

    def lead(self, tasks: str, *, none: bool) -> str:
        """Return what the head of the inbox says, before what it says of tasks; nobody is up to date while one waits."""
        if not self.count:
            return tasks
        said = capital(f"{self._said()}.")
        return said if none else f"{said} {tasks}"

    def _said(self) -> str:
        one = self.count == 1
        waits = f"{counted(self.count, 'correction')} {'waits' if one else 'wait'}"
        words = (
            f"{waits} for you to confirm or turn down" if self.queue is Queue.MINE else f"{waits} for a second person"
        )
        if not self.late:
            return words
        return f"{words}, and {'it is' if one else f'{number_words(self.late)} of them {self._are}'} late"

    @property
    def _are(self) -> str:
        return "is" if self.late == 1 else "are"

    @property
    def title(self) -> str:
        """What stands above them."""
        return TITLES[self.queue][0]

    @property
    def note(self) -> str:
        """What stands beside that."""
        return TITLES[self.queue][1]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.rows)


def corrections(call: Call, wish: Wish, counts: dict[Queue, int]) -> Corrections:
    """Count the corrections that wait among the tasks of two queues; return those of the one that is asked for."""
    waiting = {
        Queue.MINE: to_confirm(call.session, call.viewer), Queue.WAITING: proposed_by(call.session, call.viewer),
    }  # fmt: skip
    for queue, found in waiting.items():
        counts[queue] += len(found)
    found = waiting.get(wish.queue, [])
    if wish.is_narrowed or wish.cursor or not found:
        return Corrections()
    late = sum(each.due_at is not None and each.due_at <= call.now for each in found)
    return Corrections(wish.queue, tuple(_rows(call, wish.queue, found[:SHOWN])), len(found), late)


def _rows(call: Call, queue: Queue, found: Sequence[ProposedAmendment]) -> list[Row]:
    return [_row(call, queue, each) for each in found]


def _row(call: Call, queue: Queue, proposed: ProposedAmendment) -> Row:
    case, own = proposed.case, queue is Queue.WAITING
    title = "Your correction" if own else f"Confirm {proposed.proposed_by.name}'s correction, or turn it down"
    since = day_words(call.calendar.day(proposed.proposed_at))
    return Row(
        link=f"/cases/{case.number}/correction",
        title=f"{title}: {case.heading}",
        meta=(case.number, f"Proposed {since}"),
        due=due_words(proposed.due_at, call.now, call.calendar) if proposed.due_at else None,
    )
