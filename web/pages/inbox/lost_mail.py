"""Mail that did not arrive, above the tasks of the inbox: whoever sees to it sees it first."""

from __future__ import annotations

from dataclasses import dataclass

from models.audit.seeing import listed
from models.desk.undelivered import Undelivered, undelivered
from models.inbox.inbox import Queue
from web.calls import Call
from web.pages.inbox.filters import Wish
from web.pages.words.dates import capital, moment_words
from web.pages.words.reached import reached_words
from web.pages.words.wording import counted

SHOWN = 10


@dataclass(frozen=True)
class Row:
    """One mail, or one notice that found nobody."""

    link: str
    title: str
    meta: tuple[str, ...]
    state: str
    person: int | None  # whose address may be wrong


@dataclass(frozen=True)
class Lost:
    """What of it is shown, and how much there is."""

    rows: tuple[Row, ...] = ()
    count: int = 0

    def lead(self, tasks: str, *, none: bool) -> str:
        """Return what the head of the inbox says, before what it says of tasks; nobody is up to date while this is open."""
        said = capital(f"{counted(self.count, 'notice')} may not have arrived.") if self.count else ""
        return said if said and none else f"{said} {tasks}".strip()

    @property
    def more(self) -> int:
        """How much is not shown."""
        return self.count - len(self.rows)


def lost_mail(call: Call, wish: Wish, count: int) -> Lost:
    """Return what did not arrive, on the first page of one's own tasks."""
    if wish.queue is not Queue.MINE or wish.is_narrowed or wish.cursor or not count:
        return Lost()
    found = undelivered(call.session, call.viewer, SHOWN)
    listed(call.session, call.viewer, [(case.id, case) for each in found for case in each.cases])
    return Lost(tuple(_row(call, each) for each in found), count)


def _row(call: Call, found: Undelivered) -> Row:
    notice = found.notices[0]
    about = ", ".join(dict.fromkeys(f"{case.number} {case.heading}" for case in found.cases))
    return Row(
        link=f"/undelivered/{found.kind}/{found.id}",
        title=found.title,
        meta=(f"To {found.whom}", about, moment_words(found.at, call.calendar)),
        state=capital(reached_words(found.recipient, notice, call.calendar)),
        person=found.person.id if found.person and call.viewer.is_staff() else None,
    )
