"""How pages say days, moments and dates: words first, then the date itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from markupsafe import Markup

from workflows.law.calendar import Calendar

NBSP = "\N{NO-BREAK SPACE}"


def plural(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 task", "2 tasks"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def capital(words: str) -> str:
    """Return a sentence with its first letter large."""
    return words[:1].upper() + words[1:]


@lru_cache(maxsize=2000)
def day_words(day: date, *, year: bool = False) -> str:
    """Return "Monday, June 15", with a no-break space between month and day."""
    return f"{day:%A}, {day:%B}{NBSP}{day.day}" + (f", {day.year}" if year else "")


@lru_cache(maxsize=2000)
def short_day(day: date) -> str:
    """Return "Mon, Jun 15"."""
    return f"{day:%a}, {day:%b}{NBSP}{day.day}"


def month_day(day: date, *, short: bool = False) -> str:
    """Return "June 15", or "Jun 15" where there is little room."""
    return f"{day:%b}{NBSP}{day.day}" if short else f"{day:%B}{NBSP}{day.day}"


def clock_words(local: datetime) -> str:
    """Return "9:12 a.m.", and "2 p.m." on the hour."""
    hour, minute = local.hour % 12 or 12, f":{local.minute:02}" if local.minute else ""
    return f"{hour}{minute}{NBSP}{'a.m.' if local.hour < 12 else 'p.m.'}"


def moment_words(at: datetime, calendar: Calendar, *, year: bool = False) -> str:
    """Return "Monday, June 1, 4:32 p.m."."""
    local = at.astimezone(calendar.zone)
    return f"{day_words(local.date(), year=year)}, {clock_words(local)}"


@dataclass(frozen=True, slots=True)
class Due:
    """A date said twice: in words from now, and as a day; `title` has all of it."""

    words: str
    day: str
    iso: str
    title: str
    late: bool
    last_day: date


def due_words(at: datetime, now: datetime, calendar: Calendar) -> Due:
    """Say by when: `at` is the first moment that is too late, so a day's end is the midnight before it."""
    last = (at - timedelta(seconds=1)).astimezone(calendar.zone)
    ends = last.hour == 23 and last.minute == 59
    today, days = calendar.day(now), (last.date() - calendar.day(now)).days
    hour = "" if ends else f", {clock_words(at.astimezone(calendar.zone))}"
    title = f"{day_words(last.date(), year=True)}, {'by midnight' if ends else clock_words(last)} Eastern time"
    words = _late(at, now, (today - last.date()).days) if at <= now else _ahead(days, ends, at - now)
    return Due(words, short_day(last.date()) + hour, last.isoformat(), title, at <= now, last.date())


def _late(at: datetime, now: datetime, days: int) -> str:
    hours = int((now - at).total_seconds() // 3600)
    if days <= 1 and hours < 24:
        return "Late since midnight" if days == 1 else f"{plural(max(hours, 1), 'hour')} late"
    return f"{plural(days, 'day')} late"


def _ahead(days: int, ends: bool, left: timedelta) -> str:
    if days == 0:
        return "By midnight" if ends else f"In {plural(max(int(left.total_seconds() // 3600), 1), 'hour')}"
    if days == 1:
        return "Tomorrow"
    return f"In {plural(days, 'day')}" if days < 21 else f"In {plural(round(days / 7), 'week')}"


def until_words(at: datetime, now: datetime, calendar: Calendar) -> str:
    """Return "in 11 days" for the middle of a sentence."""
    words = due_words(at, now, calendar).words
    return words[:1].lower() + words[1:]


def done_words(due_at: datetime, done_at: datetime, calendar: Calendar) -> Due:
    """Say how a task that is done kept its date: "3 days early"."""
    last = (due_at - timedelta(seconds=1)).astimezone(calendar.zone)
    days = (last.date() - calendar.day(done_at)).days
    late = done_at >= due_at
    words = f"{plural(max(-days, 1), 'day')} late" if late else f"{plural(days, 'day')} early" if days else "In time"
    title = f"{day_words(last.date(), year=True)} Eastern time"
    return Due(words, short_day(last.date()), last.isoformat(), title, late, last.date())


@lru_cache(maxsize=2000)
def clause_mark(clause: str) -> Markup:
    """Return a clause as a mark that leads to it: the section in bold, the rest behind it."""
    if " " in clause or not clause or clause.startswith("(") or "-" not in clause:
        return Markup('<span class="origin">{}</span>').format(clause or "")
    section, dash, rest = clause.partition("-")
    return Markup('<a class="clause" href="/manual/{0}" title="Read clause {0}"><b>§&nbsp;{1}</b>{2}{3}</a>').format(
        clause, section, dash, rest
    )


@lru_cache(maxsize=2000)
def initials(name: str) -> str:
    """Return "DW" of "Dana Whitcomb"."""
    parts = name.split()
    return "".join(part[0] for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts)).upper()
