"""P03: which sessions are those of this attempt at the series, and when its first one was (manual 2.2).

A series is a thing with sessions and people, and its roster knows better than anybody when somebody began. Only what
was attended in this attempt counts; a session may be made up for by one of the same title.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import Topic
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.words import wording
from workflows.law.fields import DURING
from workflows.manual.people.attendance import Attended, TrainingRecord
from workflows.manual.people.onboarding.requesting import REQUEST, RETAKE


class Series(Form, key="Series"):
    """Begin the training series."""

    begun_on: Annotated[
        date,
        DURING,
        Meta(
            title="First session begun",
            description="The day of the first session, not of registration. "
            "If the series is on the list of trainings, recording its attendance begins it by itself.",
        ),
    ]


def _first_sessions(known: Known) -> tuple[Attended, ...]:
    """Return of each series that the person is in the first session that the person took part in."""
    record = known[TrainingRecord] if TrainingRecord in known.forms else TrainingRecord()
    there = [row for row in record.attended if row.topic is Topic.BASIC and row.series and row.was_there()]
    firsts = {row.series: row for row in sorted(there, key=lambda row: row.on, reverse=True)}
    return tuple(firsts.values())


def _attempt_since(known: Known) -> date:
    """Return the day on which this attempt began; a series that began before it is another attempt's."""
    days = (known.taken[step.name].on for step in (REQUEST, RETAKE) if step.name in known.taken)
    return max(days, default=known.today)


def first_session(known: Known) -> Attended | None:
    """Return the first session of a series that the person took part in since this attempt began."""
    firsts = (row for row in _first_sessions(known) if row.on >= _attempt_since(known))
    return min(firsts, key=lambda row: row.on, default=None)


def on_roster(known: Known) -> Series | None:
    """Return when the series began, as the roster says it."""
    first = first_session(known)
    return Series(begun_on=first.on) if first else None


def moved_on_roster(before: Known, now: Known) -> Series | None:
    """Return when the series began, where its roster says another day than the case does: it was recorded since, or corrected."""
    number = _own_series(before) or _own_series(now)
    first = next((row for row in _first_sessions(now) if number and row.series == number), None)
    return Series(begun_on=first.on) if first and first.on != now[Series].begun_on else None


def _own_series(known: Known) -> int:
    """Return the number of the series that began this attempt; none where no session of one was on that day."""
    if Series not in known.forms or TrainingRecord not in known.forms:
        return 0
    rows = known[TrainingRecord].of_topic(Topic.BASIC, known[Series].begun_on)
    return next((row.series for row in rows if row.series and row.on == known[Series].begun_on), 0)


def _sessions(known: Known) -> tuple[Attended, ...]:
    """Return the sessions of this attempt: all of its series, or all since it began where it is no series of the list."""
    record, number = known[TrainingRecord], _own_series(known)
    if number:
        return tuple(row for row in record.attended if row.series == number)
    return record.of_topic(Topic.BASIC, known[Series].begun_on) if Series in known.forms else ()


def _missing(known: Known) -> tuple[Attended, ...]:
    """Return the sessions of this attempt without credit; one of the same title makes up for a session."""
    sessions = _sessions(known)
    if not sessions:
        return ()
    good = known[TrainingRecord].credited_titles(Topic.BASIC, known, known[Series].begun_on)
    return tuple(row for row in sessions if row.title not in good)


@condition("there is credit for every session of the series", "credit for a session of the series is missing")
def attended(known: Known) -> bool:
    """Look for credit for each session of this attempt, and for one session at least (2.2-participation)."""
    return bool(_sessions(known)) and not _missing(known)


@wording("what is missing of the series")
def missing(known: Known) -> str:
    """Name the sessions without credit."""
    gaps = ", ".join(dict.fromkeys(row.title for row in _missing(known)))
    return f"there is no credit yet for {gaps}" if gaps else "the attendance of the series is not on record yet"
