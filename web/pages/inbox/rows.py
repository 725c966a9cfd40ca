"""The rows of the inbox, and the days they are grouped under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urlencode

from markupsafe import Markup

from models.inbox.inbox import Queue
from models.intake.several_cases import answered_alike
from web.pages.inbox.reasons import NO_REASONS, Reasons
from web.pages.words.dates import (
    NBSP,
    Due,
    capital,
    clause_mark,
    day_words,
    done_words,
    due_words,
    month_day,
    origin_beside,
    plural,
    short_day,
)
from web.pages.words.wording import number_words, typeset
from workflows.grammar.duties import base
from workflows.grammar.process import Process
from workflows.law.calendar import Calendar
from workflows.law.roles import OF_THE_CASE

FEWEST = 3  # tasks that are alike and stand in one line


@dataclass(frozen=True, slots=True)
class Nap:
    """Until when a task may sleep."""

    value: str
    words: str
    day: str


@dataclass(frozen=True, slots=True)
class When:
    """All that follows from a task's date alone: its words, its group, and how long it may be put off."""

    due: Due | None
    group: tuple[str, str, str]  # key, title and note
    naps: tuple[Nap, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as the inbox shows it."""

    is_fold: ClassVar[bool] = False

    id: int
    link: str
    title: str
    meta: tuple[str, ...]  # number, what the case is called, agency, and who has it where that is somebody else
    confidential: bool
    clause: Markup
    origin: str
    due: Due | None
    still: bool
    act: str  # snooze, claim, release, wake, or nothing
    naps: tuple[Nap, ...]
    may_release: bool
    whom: str  # of the team
    pick: bool = False  # whether it can be chosen, to do the same to several
    alike: str = ""  # of tasks that one form may answer: what they share
    asks_why: bool = False  # whether it is not put off without a reason
    why: str = ""  # the reason, as far as it is typed
    drafted: str = ""  # what is said of that
    picked: bool = False  # whether it was chosen when the reason for several was left half typed


@dataclass(frozen=True, slots=True)
class Fold:
    """Tasks that one form can answer, in one line."""

    is_fold: ClassVar[bool] = True

    title: str
    link: str
    due: Due | None  # of the one that is due first
    tasks: tuple[TaskLine, ...]


@dataclass(slots=True)
class Group:
    """Tasks of one day or span."""

    key: str
    title: str
    note: str = ""
    tasks: list[TaskLine] = field(default_factory=list)

    @property
    def lines(self) -> Iterator[TaskLine | Fold]:
        """What stands in the group: tasks, and in the place of the first of several that are alike all of them."""
        kinds = Counter(each.alike for each in self.tasks if each.alike)
        folded = {kind for kind, count in kinds.items() if count >= FEWEST}
        told = set[str]()
        for each in self.tasks:
            if each.alike not in folded:
                yield each
            elif each.alike not in told:
                told.add(each.alike)
                yield _fold([other for other in self.tasks if other.alike == each.alike])


def _fold(tasks: list[TaskLine]) -> Fold:
    query = urlencode([("task", each.id) for each in tasks])
    title = f"{tasks[0].title}, and {number_words(len(tasks) - 1)} more"
    return Fold(title, f"/tasks/together?{query}", tasks[0].due, tuple(tasks))


@dataclass
class Lens:
    """Through what the rows of a queue are seen: the moment, the calendar, and the names."""

    queue: Queue
    now: datetime
    calendar: Calendar
    processes: Mapping[str, Process]
    names: Mapping[int, str]
    reasons: Reasons = NO_REASONS
    seen: dict[tuple[Any, ...], When] = field(default_factory=dict)

    @cached_property
    def today(self) -> date:
        """The local day."""
        return self.calendar.day(self.now)

    @cached_property
    def monday(self) -> date:
        """The day on which next week begins."""
        return self.today + timedelta(days=7 - self.today.weekday())

    def when(self, row: Any) -> When:
        """Return what follows from a row's date; rows share few dates, and it is worked out once for each."""
        key = (row.due_at, row.still, *(getattr(row, name) for name in self._told_by))
        if key not in self.seen:
            self.seen[key] = self._when(row)
        return self.seen[key]

    @cached_property
    def _told_by(self) -> tuple[str, ...]:
        return {Queue.DONE: ("closed_at",), Queue.SNOOZED: ("snoozed_until",)}.get(self.queue, ())

    def _when(self, row: Any) -> When:
        if self.queue is Queue.DONE:
            kept = done_words(row.due_at, row.closed_at, self.calendar) if row.due_at else None
            return When(kept, self._done(self.calendar.day(row.closed_at)))
        words = due_words(row.due_at, self.now, self.calendar) if row.due_at else None
        if self.queue is Queue.SNOOZED:
            return When(words, self._back(self.calendar.day(row.snoozed_until)))
        return When(words, self._due(row), tuple(self._naps(row.due_at)) if self.queue is Queue.MINE else ())

    def line(self, row: Any, when: When) -> TaskLine:
        """Return a row as a line."""
        process = self.processes[row.process]
        task = (row.told if self.is_of_others else "") or row.task
        third = self._waited(row) if self.queue is Queue.WAITING else row.agency
        called = typeset(row.heading)
        meta = (row.number, called) if not third or third in row.heading else (row.number, called, third)
        if self.queue is Queue.MINE and row.assignee_id in self.names:
            meta = (*meta, f"For {self.names[row.assignee_id]}, who is away")
        release = row.owner not in OF_THE_CASE
        whom = self.names.get(row.assignee_id, "") if self.queue is Queue.TEAM else ""
        act, reason = self._act(row, when, release), self.reasons.of(row.id)
        return TaskLine(
            row.id, f"/cases/{row.number}", capital(typeset(task)), meta,
            process.confidential, clause_mark(row.clause), origin_beside(row.clause, row.origin), when.due, row.still,
            act, when.naps, release, whom, self.queue is not Queue.DONE,
            f"{row.process}.{base(row.key)}" if self._answers(row) else "", act == "snooze" and self._is_late(row),
            reason.why, reason.drafted, row.id in self.reasons.picked,
        )  # fmt: skip

    def _answers(self, row: Any) -> bool:
        """Say whether the task is one of those that the person may answer with one form."""
        return self.queue in {Queue.MINE, Queue.TEAM} and answered_alike(self.processes[row.process], row.key)

    @cached_property
    def is_of_others(self) -> bool:
        """Whether the tasks are other people's, so far."""
        return self.queue in {Queue.TEAM, Queue.WAITING}

    @cached_property
    def _first_act(self) -> str:
        return {Queue.MINE: "snooze", Queue.TEAM: "claim", Queue.SNOOZED: "wake"}.get(self.queue, "")

    def _act(self, row: Any, when: When, release: bool) -> str:
        act = self._first_act
        if act == "snooze" and not when.naps:
            return "release" if release else ""
        return "" if act == "claim" and row.assignee_id else act

    def _is_late(self, row: Any) -> bool:
        return row.due_at is not None and row.due_at <= self.now

    def _waited(self, row: Any) -> str:
        since = month_day(self.calendar.day(row.opened_at))
        return f"With {self.names.get(row.assignee_id) or f'the {row.team}'} since {since}"

    def _naps(self, due_at: datetime | None) -> Iterator[Nap]:
        """Yield how long a task may be put off; never past its date, unless that is past already."""
        late = due_at is not None and due_at <= self.now
        tomorrow = self.today + timedelta(days=1)
        for words, day in (("Until tomorrow", tomorrow), ("Until next week", self.monday)):
            if due_at is None or late or self.calendar.at(day) < due_at:
                yield Nap(day.isoformat(), words, short_day(day))
        if due_at and (last := self._last_day(due_at)) > tomorrow and last != self.monday:
            yield Nap(last.isoformat(), "Until the due date", "")

    @property
    def usual_naps(self) -> tuple[Nap, ...]:
        """How long several tasks may be put off at once."""
        return tuple(self._naps(None))

    def _last_day(self, due_at: datetime) -> date:
        return self.calendar.day(due_at - timedelta(seconds=1))

    def _due(self, row: Any) -> tuple[str, str, str]:
        if row.due_at is None:
            return "none", "No date", ""
        if row.still:
            return "still", "Clock paused", ""
        if row.due_at <= self.now:
            return "late", "Past due", ""
        last = self._last_day(row.due_at)
        if last <= self.today:
            return "today", "Today", day_words(self.today)
        if last < self.monday:
            return "week", "This week", span(self.today + timedelta(days=1), self.monday - timedelta(days=1))
        return "later", "Later", f"From {month_day(self.monday)}"

    def _back(self, day: date) -> tuple[str, str, str]:
        if day == self.today + timedelta(days=1):
            return day.isoformat(), "Back tomorrow", day_words(day)
        return day.isoformat(), f"Back on {day:%A}", month_day(day)

    def _done(self, day: date) -> tuple[str, str, str]:
        if day >= self.today - timedelta(days=1):
            return day.isoformat(), "Today" if day == self.today else "Yesterday", day_words(day)
        if day > self.today - timedelta(days=7):
            return day.isoformat(), f"{day:%A}", month_day(day)
        return f"{day:%Y-%m}", f"{day:%B} {day.year}", ""


def grouped(rows: Iterable[Any], lens: Lens) -> list[Group]:
    """Return the rows of a page under their days, in the order in which they come."""
    groups: dict[str, Group] = {}
    for row in rows:
        when = lens.when(row)
        if (key := when.group[0]) not in groups:
            groups[key] = Group(*when.group)
        groups[key].tasks.append(lens.line(row, when))
    for group in groups.values():
        group.note = group.note or plural(len(group.tasks), "task")
    return list(groups.values())


def span(first: date, last: date) -> str:
    """Return "June 5 to 7", "June 29 to July 5", or one day alone."""
    if first >= last:
        return month_day(last)
    return (
        f"{month_day(first)} to{NBSP}{last.day}"
        if first.month == last.month
        else f"{month_day(first)} to {month_day(last)}"
    )
