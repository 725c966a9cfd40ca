"""The rows of the inbox, and the days they are grouped under."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from markupsafe import Markup

from models.inbox import Queue
from web.pages.saying import NBSP, Due, capital, clause_mark, day_words, done_words, due_words, month_day, plural, short_day
from web.pages.wording import of_others, typeset
from workflows.calendar import Calendar
from workflows.grammar import Process
from workflows.people import OF_THE_CASE

ACTS = {Queue.MINE: "snooze", Queue.TEAM: "claim", Queue.SNOOZED: "wake"}


@dataclass(frozen=True, slots=True)
class Nap:
    """Until when a task may sleep."""

    value: str
    words: str
    day: str


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as the inbox shows it."""

    id: int
    link: str
    title: str
    number: str
    process: str
    agency: str
    confidential: bool
    clause: Markup
    origin: str
    due: Due | None
    still: bool
    act: str  # snooze, claim, wake, release, or nothing
    naps: tuple[Nap, ...]
    may_release: bool
    whom: str  # who has it, where that is somebody else


@dataclass(slots=True)
class Group:
    """Tasks of one day or span."""

    key: str
    title: str
    note: str = ""
    tasks: list[TaskLine] = field(default_factory=list)


@dataclass(frozen=True)
class Lens:
    """Through what the rows of a queue are seen: the moment, the calendar, and the names."""

    queue: Queue
    now: datetime
    calendar: Calendar
    processes: Mapping[str, Process]
    names: Mapping[int, str]

    def line(self, row: Any) -> TaskLine:
        """Return a row as a line."""
        process, due = self.processes[row.process], self._due(row)
        own = self.queue in {Queue.MINE, Queue.SNOOZED, Queue.DONE}
        release = row.owner not in OF_THE_CASE
        naps = tuple(self._naps(row.due_at)) if self.queue is Queue.MINE else ()
        return TaskLine(
            row.id, f"/cases/{row.number}", capital(typeset(row.task if own else of_others(row.task))), row.number,
            process.title, row.agency or "", process.confidential, clause_mark(row.clause), row.origin, due, row.still,
            self._act(row, naps, release), naps, release, self._whom(row),
        )  # fmt: skip

    def _due(self, row: Any) -> Due | None:
        if row.due_at is None:
            return None
        if self.queue is Queue.DONE:
            return done_words(row.due_at, row.closed_at, self.calendar)
        return due_words(row.due_at, self.now, self.calendar)

    def _act(self, row: Any, naps: tuple[Nap, ...], release: bool) -> str:
        act = ACTS.get(self.queue, "")
        if act == "snooze" and not naps:
            return "release" if release else ""
        return "" if act == "claim" and row.assignee_id else act

    def _whom(self, row: Any) -> str:
        if self.queue is Queue.TEAM:
            return self.names.get(row.assignee_id, "")
        if self.queue is not Queue.WAITING:
            return ""
        since = month_day(self.calendar.day(row.opened_at))
        return f"With {self.names.get(row.assignee_id) or f'the {row.team}'} since {since}"

    def _naps(self, due_at: datetime | None) -> Iterable[Nap]:
        """Yield how long a task may be put off; never past its date."""
        today = self.calendar.day(self.now)
        days = {"Until tomorrow": today + timedelta(days=1), "Until next week": today + timedelta(days=7 - today.weekday())}
        for words, day in days.items():
            if due_at is None or self.calendar.at(day) < due_at:
                yield Nap(day.isoformat(), words, short_day(day))
        if due_at and (last := self.calendar.day(due_at - timedelta(seconds=1))) > today + timedelta(days=1):
            yield Nap(last.isoformat(), "Until the day it is due", "")


def grouped(rows: Iterable[Any], lens: Lens) -> list[Group]:
    """Return the rows of a page under their days, in the order in which they come."""
    place: Callable[[Any], tuple[str, str, str]] = {
        Queue.DONE: lambda row: _done(lens, row),
        Queue.SNOOZED: lambda row: _back(lens, row),
    }.get(lens.queue, lambda row: _due(lens, row))
    groups: dict[str, Group] = {}
    for row in rows:
        key, title, note = place(row)
        groups.setdefault(key, Group(key, title, note)).tasks.append(lens.line(row))
    for group in groups.values():
        group.note = group.note or plural(len(group.tasks), "task")
    return list(groups.values())


def _due(lens: Lens, row: Any) -> tuple[str, str, str]:
    today = lens.calendar.day(lens.now)
    sunday = today + timedelta(days=6 - today.weekday())
    if row.due_at is None:
        return "none", "No date", ""
    if row.still:
        return "still", "Standing still", ""
    if row.due_at <= lens.now:
        return "late", "Overdue", ""
    last = lens.calendar.day(row.due_at - timedelta(seconds=1))
    if last <= today:
        return "today", "Today", day_words(today)
    if last <= sunday:
        return "week", "This week", span(today + timedelta(days=1), sunday)
    return "later", "Later", f"From {month_day(sunday + timedelta(days=1))}"


def _back(lens: Lens, row: Any) -> tuple[str, str, str]:
    day, today = lens.calendar.day(row.snoozed_until), lens.calendar.day(lens.now)
    if day == today + timedelta(days=1):
        return day.isoformat(), "Back tomorrow", day_words(day)
    return day.isoformat(), f"Back on {day:%A}", month_day(day)


def _done(lens: Lens, row: Any) -> tuple[str, str, str]:
    day, today = lens.calendar.day(row.closed_at), lens.calendar.day(lens.now)
    if day >= today - timedelta(days=1):
        return day.isoformat(), "Today" if day == today else "Yesterday", day_words(day)
    if day > today - timedelta(days=7):
        return day.isoformat(), f"{day:%A}", month_day(day)
    return f"{day:%Y-%m}", f"{day:%B} {day.year}", ""


def span(first: date, last: date) -> str:
    """Return "June 5 to 7", "June 29 to July 5", or one day alone."""
    if first >= last:
        return month_day(last)
    return f"{month_day(first)} to{NBSP}{last.day}" if first.month == last.month else f"{month_day(first)} to {month_day(last)}"
