"""How pages say days, moments and dates: words first, then the date itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache, partial

from markupsafe import Markup

from workflows.law.calendar import Calendar

NBSP = "\N{NO-BREAK SPACE}"
HALF_A_YEAR = timedelta(days=183)


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


def month_day(day: date, *, short: bool = False, seen_on: date | None = None) -> str:
    """Return "June 15", or "Jun 15" where there is little room; with its year, where it is seen in another one."""
    year = f", {day.year}" if seen_on and seen_on.year != day.year else ""
    return (f"{day:%b}{NBSP}{day.day}" if short else f"{day:%B}{NBSP}{day.day}") + year


def clock_words(local: datetime) -> str:
    """Return "9:12 a.m.", and "2 p.m." on the hour."""
    hour, minute = local.hour % 12 or 12, f":{local.minute:02}" if local.minute else ""
    return f"{hour}{minute}{NBSP}{'a.m.' if local.hour < 12 else 'p.m.'}"


def moment_words(at: datetime, calendar: Calendar, *, year: bool = False) -> str:
    """Return "Monday, June 1, 4:32 p.m."."""
    local = at.astimezone(calendar.zone)
    return f"{day_words(local.date(), year=year)}, {clock_words(local)}"


def zoned(local: datetime, calendar: Calendar) -> str:
    """Return "5 p.m. Eastern time"."""
    return f"{clock_words(local)} {calendar.zone_words}"


def last_words(at: datetime, calendar: Calendar, say: Callable[[date], str] = day_words) -> str:
    """Return the last day before what is too late; where an hour ends it, "Sunday, January 4, 5 p.m. Eastern time"."""
    last = calendar.last(at)
    day = say(calendar.day_of(last))
    return f"{day}, {zoned(last, calendar)}" if isinstance(last, datetime) else day


def from_words(at: datetime, calendar: Calendar) -> str:
    """Return from when something is too late: the day that begins then, or the hour as well where one ends it."""
    return last_words(at, calendar) if isinstance(calendar.last(at), datetime) else day_words(calendar.day(at))


@dataclass(frozen=True, slots=True)
class Due:
    """A date said twice: in words from now, and as a day; `title` has all of it."""

    words: str
    day: str
    iso: str
    title: str
    late: bool


def due_words(at: datetime, now: datetime, calendar: Calendar) -> Due:
    """Say by when: `at` is the first moment that is too late, so a day's end is the midnight before it."""
    last, ends = calendar.last(at), not isinstance(calendar.last(at), datetime)
    day = calendar.day_of(last)
    days = (day - calendar.day(now)).days
    words = _late(at, now, -days) if at <= now else _ahead(days, ends, at - now)
    say = partial(_short_day, seen_on=calendar.day(now))
    return Due(words, last_words(at, calendar, say), _iso(at, calendar), _title(last, calendar), at <= now)


def _short_day(day: date, seen_on: date) -> str:
    """Return "Mon, Jun 15"; with its year, where that is not plain: it is over, or half a year ahead."""
    plain = day.year == seen_on.year or timedelta() <= day - seen_on < HALF_A_YEAR
    return short_day(day) if plain else f"{short_day(day)}, {day.year}"


def _title(last: date | datetime, calendar: Calendar) -> str:
    hour = zoned(last, calendar) if isinstance(last, datetime) else f"by midnight {calendar.zone_words}"
    return f"{day_words(calendar.day_of(last), year=True)}, {hour}"


def _iso(at: datetime, calendar: Calendar) -> str:
    return (at - timedelta(seconds=1)).astimezone(calendar.zone).isoformat()


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
    last = calendar.last(due_at)
    day = calendar.day_of(last)
    days = (day - calendar.day(done_at)).days
    late = done_at >= due_at
    words = f"{plural(max(-days, 1), 'day')} late" if late else f"{plural(days, 'day')} early" if days else "In time"
    return Due(words, last_words(due_at, calendar, short_day), _iso(due_at, calendar), _title(last, calendar), late)


@lru_cache(maxsize=2000)
def clause_mark(clause: str) -> Markup:
    """Return a clause as a mark that leads to it: the section in bold, the rest behind it."""
    if " " in clause or not clause or clause.startswith("(") or "-" not in clause:
        return Markup('<span class="origin">{}</span>').format(clause or "")
    section, dash, rest = clause.partition("-")
    return Markup('<a class="clause" href="/manual/{0}" title="Read clause {0}"><b>§&nbsp;{1}</b>{2}{3}</a>').format(
        clause, section, dash, rest
    )


def origin_beside(clause: str, origin: object) -> str:
    """Return who is behind a number, to be said beside a clause: nothing where the clause says so already."""
    words = str(origin or "")
    return "" if words == clause else words


@lru_cache(maxsize=2000)
def initials(name: str) -> str:
    """Return "DW" of "Dana Whitcomb"."""
    parts = name.split()
    return "".join(part[0] for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts)).upper()
