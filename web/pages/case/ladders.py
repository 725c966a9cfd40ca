"""The ladder of a deadline as a line: where it began, what is too early, the reminders, today, and the date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from web.pages.words.dates import last_words, month_day
from workflows.engine.ladder import REMINDER, Owed, Rung, rungs
from workflows.facts.known import Known
from workflows.grammar.duties import Duty
from workflows.law.wording import listed_or_none

NEAR = 0.2  # of the line: two labels closer than this would run into each other
MOST_RUNGS = 12


@dataclass(frozen=True)
class Label:
    """A day below the line, and what it is."""

    x: str
    anchor: str
    day: str
    words: str


@dataclass(frozen=True)
class Ladder:
    """A deadline drawn by percent, so that its words stay readable at any width."""

    told: str  # the same in words
    shut: str  # up to where it is too early, or the clock stands still
    floor: str
    open: tuple[str, ...]  # rings: the beginning, and the messages
    due: str
    now: str
    now_anchor: str
    labels: tuple[Label, ...]
    is_late: bool


@dataclass(frozen=True)
class _Scale:
    left: datetime
    right: datetime

    def at(self, moment: datetime) -> float:
        part = (moment - self.left) / (self.right - self.left)
        return min(max(part, 0.0), 1.0)


def ladder_of(duty: Duty, owed: Owed, known: Known, title: str) -> Ladder | None:
    """Draw the ladder of an open duty, if it has a date."""
    receipt, calendar = owed.receipt, known.calendar
    if receipt is None:
        return None
    began = min(receipt.start or owed.since, calendar.day(receipt.ends - timedelta(seconds=1)))
    left = calendar.at(began)
    scale = _Scale(left, max(receipt.ends, known.now, left + timedelta(hours=1)))
    floor = owed.floor if owed.floor and left < owed.floor < receipt.ends else None
    passed = list(takewhile(lambda rung: rung.at <= scale.right, _some(duty, owed, known)))
    due, now = scale.at(receipt.ends), scale.at(known.now)
    return Ladder(
        told=_told(title, owed, known, floor, passed),
        shut=_percent(due if owed.still else scale.at(floor) if floor else 0),
        floor=_percent(scale.at(floor)) if floor else "",
        open=tuple(_percent(scale.at(at)) for at in (left, *(rung.at for rung in passed if rung.at != receipt.ends))),
        due=_percent(due),
        now=_percent(now),
        now_anchor="start" if now < 0.08 else "end" if now > 0.92 else "middle",
        labels=_labels(owed, known, scale, floor),
        is_late=receipt.ends <= known.now and not owed.still,
    )


def _some(duty: Duty, owed: Owed, known: Known) -> list[Rung]:
    found = list[Rung]()
    for rung in rungs(duty, owed, known):
        found.append(rung)
        if len(found) == MOST_RUNGS:
            break
    return found


def _labels(owed: Owed, known: Known, scale: _Scale, floor: datetime | None) -> tuple[Label, ...]:
    if owed.receipt is None:
        return ()
    last, due = known.calendar.day_of(known.calendar.last(owed.receipt.ends)), scale.at(owed.receipt.ends)
    late = owed.receipt.ends <= known.now
    words = "paused" if owed.still else "was due" if late else "due"
    labels = [Label(_percent(due), _anchor(due), month_day(last, short=True), words)]
    if due > NEAR:
        labels.insert(0, Label("0%", "start", month_day(known.calendar.day(scale.left), short=True), "began"))
    if floor and NEAR < scale.at(floor) < due - NEAR:
        at, day = scale.at(floor), month_day(known.calendar.day(floor), short=True)
        labels.append(Label(_percent(at), _anchor(at), day, "not before"))
    return tuple(labels)


def _anchor(part: float) -> str:
    return "end" if part > 0.88 else "start" if part < 0.12 else "middle"


def _told(title: str, owed: Owed, known: Known, floor: datetime | None, passed: list[Rung]) -> str:
    """Say in words what the line shows."""
    day, receipt = known.calendar.day, owed.receipt
    if receipt is None:
        return ""
    sentences = [f"{title}. Began {month_day(receipt.start or owed.since)}. Today is {month_day(known.today)}."]
    if owed.still:
        sentences.append("The clock is paused.")
    if floor:
        sentences.append(f"Not before {month_day(day(floor))}.")
    if reminders := listed_or_none(month_day(day(rung.at)) for rung in passed if rung.name == REMINDER):
        sentences.append(f"Reminders on {reminders}.")
    due = "Was due" if receipt.ends <= known.now else "Due"
    return " ".join([*sentences, f"{due} {last_words(receipt.ends, known.calendar, month_day)}."])


def _percent(part: float) -> str:
    return f"{part * 100:.3g}%"
