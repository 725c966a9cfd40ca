"""What somebody wants to see of the inbox: a queue, narrowed down; and the links that change the wish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from models.inbox.counts import Ends
from models.inbox.inbox import Asked, Queue
from models.store.paging import Part
from web.calls import Call
from web.filters import one_of, origin_of
from web.pages.frame.lists import link
from workflows.law.setting import Origin

TABS = {
    Queue.MINE: "Mine",
    Queue.TEAM: "Team",
    Queue.WAITING: "Waiting on others",
    Queue.SNOOZED: "Snoozed",
    Queue.DONE: "Done",
}
DUE = {"overdue": "Past due", "today": "Today", "week": "This week", "none": "No date"}
NARROWING = ("process", "agency", "origin", "q")


@dataclass(frozen=True)
class Wish:
    """A queue and what narrows it down; all of it stands in the address of the page."""

    queue: Queue = Queue.MINE
    due: str = ""
    process: str = ""
    agency: str = ""
    origin: str = ""
    q: str = ""
    cursor: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether only a part of the queue is wanted."""
        return any((self.due, self.process, self.agency, self.origin, self.q.strip()))

    def link(self, **changes: str) -> str:
        """Return the address of the same wish with something changed, from its first page on."""
        return link("/inbox", **{**self._fields(), **changes})

    def tab(self, queue: Queue) -> str:
        """Return the address of a queue."""
        return Wish(queue).link()

    def asked(self, ends: Ends) -> Asked:
        """Return the question for the database."""
        before = {"overdue": ends.now, "today": ends.day, "week": ends.week}.get(self.due)
        since = ends.now if self.due in {"today", "week"} else None
        return Asked(
            self.queue, since, before, undated=self.due == "none", process=self.process, agency=self.agency,
            origin=Origin(self.origin) if self.origin else None, words=self.q, part=Part(self.cursor),
        )  # fmt: skip

    def _fields(self) -> dict[str, str]:
        queue = "" if self.queue is Queue.MINE else self.queue.value
        return {"queue": queue, "due": self.due, "process": self.process, "agency": self.agency,
                "origin": self.origin, "q": self.q}  # fmt: skip


def wish_of(query: Mapping[str, str]) -> Wish:
    """Return the wish of an address; or raise UnknownFilter for a queue, date or origin that there is not."""
    queue, due = query.get("queue", ""), query.get("due", "")
    process, agency, origin, words = (query.get(name, "")[:200] for name in NARROWING)
    return Wish(
        Queue(one_of("queue", queue, TABS) or Queue.MINE), one_of("due", due, DUE), process, agency,
        origin_of("origin", origin) if origin else "", words, query.get("cursor", ""),
    )  # fmt: skip


def ends_of(call: Call) -> Ends:
    """Return the moments that part the inbox today; a week ends with its Sunday."""
    today, at = call.today, call.calendar.at
    return Ends(call.now, at(today + timedelta(days=1)), at(today + timedelta(days=7 - today.weekday())))
