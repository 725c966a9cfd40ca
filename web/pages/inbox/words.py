"""What the inbox says above its rows, and where there are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from models.inbox.counts import Figures
from models.inbox.inbox import Queue
from models.store.paging import PAGE, Count, Page
from web.pages.inbox.filters import Wish
from web.pages.words.dates import capital
from web.pages.words.wording import counted, number_words, so_many
from workflows.law.calendar import Calendar


@dataclass(frozen=True)
class Late:
    """What is past due and not among one's own open tasks: with the team, or put off by oneself."""

    team: int = 0
    snoozed: int = 0


def lead(wish: Wish, figures: Figures, shown: Page[Any], calendar: Calendar, today: date, *, late: Late) -> str:
    """Return the sentence of numbers at the head of a queue."""
    if wish.is_narrowed:
        count = len(shown.rows)
        more = bool(shown.next or shown.previous)
        return f"More than {PAGE} tasks match." if more else capital(f"{_tasks(count)} match{_s(count)}.")
    match wish.queue:
        case Queue.MINE:
            return _mine(figures) if figures.total else _none_of_mine(late)
        case Queue.TEAM:
            return _team(figures)
        case Queue.WAITING:
            return _waiting(figures)
        case Queue.SNOOZED:
            return _snoozed(figures.total)
    return "What you finished before." if shown.previous else _done(shown.rows, calendar, today)


def _mine(figures: Figures) -> str:
    late, today = figures.due["overdue"], figures.due["today"]
    if late and today:
        return capital(f"{_tasks(late)} {_is(late)} late and {number_words(today)} {_is(today)} due today.")
    if late or today:
        return capital(f"{_tasks(late or today)} {_is(late or today)} {'late' if late else 'due today'}.")
    return capital(f"{_so_many(figures, 'task')} {_is(figures.total)} yours. None is late or due today.")


def _none_of_mine(late: Late) -> str:
    """Say that nothing is one's own; who is up to date has nothing late to see to either."""
    said = [
        f"{number_words(late.team)} of your team's tasks {_is(late.team)} past due" if late.team else "",
        f"{number_words(late.snoozed)} that you snoozed {_is(late.snoozed)} past due" if late.snoozed else "",
    ]
    if not any(said):
        return "You are up to date."
    return f"No open task is yours alone. {capital(', and '.join(each for each in said if each))}."


def _team(figures: Figures) -> str:
    if not figures.total:
        return "Your team has no open tasks."
    return f"Your team has {_so_many(figures, 'task')}. Claim one and it is yours."


def _waiting(figures: Figures) -> str:
    if not figures.total:
        return "You are not waiting for anybody."
    late = figures.due["overdue"]
    tail = capital(f" {number_words(late)} {_is(late)} late.".lstrip()) if late else "None is late."
    return f"Other people have {_so_many(figures, 'task')} in your cases. {tail}"


def _snoozed(count: int) -> str:
    if not count:
        return "No task is snoozed."
    each = "It comes" if count == 1 else "Each comes"
    return capital(f"{_tasks(count)} {_is(count)} snoozed. {each} back on the day you chose.")


def _done(rows: Sequence[Any], calendar: Calendar, today: date) -> str:
    monday = today - timedelta(days=today.weekday())
    week = [row for row in rows if calendar.day(row.closed_at) >= monday]
    kept = sum(row.due_at is None or row.closed_at < row.due_at for row in week)
    if not week:
        return "You have not finished a task this week."
    most = "more than " if len(week) == PAGE else ""
    how = "all of them in time" if kept == len(week) else f"{number_words(kept)} of them in time"
    return f"You finished {most}{_tasks(len(week))} this week{'' if len(week) == 1 else f', {how}'}."


@dataclass(frozen=True)
class Empty:
    """What stands where no row does: what is so, and one way on."""

    title: str
    words: str
    link: str
    deed: str


def empty(wish: Wish, team: int, ahead: str, late: Late) -> Empty:
    """Say why a queue shows nothing."""
    if said := wish.q.strip():
        spell = "Check the spelling, or search by number."
        return Empty(f'No task matches "{said}"', spell, wish.link(q=""), "Clear the search")
    if wish.is_narrowed:
        return Empty("No task matches these filters", "Remove one to see more.", wish.tab(wish.queue), "Clear filters")
    if wish.queue is Queue.MINE:
        return _nothing_of_mine(wish, team, ahead, late)
    title, words = NOTHING[wish.queue]
    return Empty(title, words, wish.tab(Queue.MINE), "See your own tasks")


NOTHING = {
    Queue.TEAM: ("Your team has nothing open", "New tasks appear here automatically."),
    Queue.WAITING: ("You are not waiting for anybody", "What others have to do in your cases appears here."),
    Queue.SNOOZED: ("Nothing is snoozed", "Snooze a task, and it comes back on the day you choose."),
    Queue.DONE: ("Nothing is done yet", "Tasks that you finish appear here."),
}


def _nothing_of_mine(wish: Wish, team: int, ahead: str, late: Late) -> Empty:
    if late.snoozed and not late.team:
        return Empty(
            "A late task is asleep", "You snoozed what is past due.", wish.tab(Queue.SNOOZED), "See what is snoozed"
        )
    words = f"Your next task comes on {ahead}." if ahead else "Your cases have no date ahead."
    if team:
        many = f"{team}{'+' if team >= 100 else ''} task{'' if team == 1 else 's'}"
        title = "Nothing is yours alone" if late.team else "Nothing is waiting for you"
        return Empty(title, "" if late.team else words, wish.tab(Queue.TEAM), f"See your team's {many}")
    return Empty("Nothing is waiting for you", words, "/cases", "See your cases")


def _so_many(figures: Figures, noun: str) -> str:
    return so_many(Count(figures.total, more=not figures.is_complete), noun, say=counted)


def _tasks(count: int) -> str:
    return counted(count, "task")


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _s(count: int) -> str:
    return "es" if count == 1 else ""
