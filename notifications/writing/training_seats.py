"""Trainings as mail and calendars tell them to somebody: what it says now, or what was told last of one that is not theirs any more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from models.registries.taking_part.times import spoken, start
from models.registries.taking_part.told import entry_of, training_by_number
from models.rows.registries import Training, TrainingEntry
from models.store.transaction import Transaction
from notifications.writing.dates import Day
from notifications.writing.mail_facts import Occasion, Seat
from workflows.law.calendar import Calendar


def seat_of(session: Transaction, training_id: int, person_id: int, calendar: Calendar, today: date) -> Seat | None:
    """Return a training as mail tells somebody of it who is signed up for it, or was, or waits for a seat."""
    training = training_by_number(session, training_id)
    if training is None:
        return None
    entry = entry_of(session, training_id, person_id)
    told: Training | TrainingEntry = entry or training
    ends = told.held_on - timedelta(days=1)
    may_sign_off = training.series is None and training.case_id is None and ends >= today
    return Seat(
        training.id, told.title, Day(told.held_on, today), spoken(told.held_on, told.begins), told.minutes, told.place,
        entry.was if entry else "", training.called_off_why, training.series.title if training.series else "",
        Day(ends, today) if may_sign_off else None, _occasion(training.id, told, entry, calendar) if entry else None,
    )  # fmt: skip


def occasion_of(session: Transaction, training: Training, person_id: int, calendar: Calendar) -> Occasion:
    """Return a training for somebody's calendar, as the list has it."""
    return _occasion(training.id, training, entry_of(session, training.id, person_id), calendar)


def occasions_of(
    session: Transaction, trainings: Iterable[Training], person_id: int, calendar: Calendar
) -> list[Occasion]:
    """Return the trainings that somebody attends, for the person's calendar."""
    return [occasion_of(session, each, person_id, calendar) for each in trainings]


def _occasion(
    training_id: int, told: Training | TrainingEntry, entry: TrainingEntry | None, calendar: Calendar
) -> Occasion:
    version, over = (entry.sequence, entry.over) if entry else (0, False)
    starts = start(told.held_on, told.begins, calendar.zone)
    return Occasion(
        "training", training_id, told.title, starts, told.place, version, told.minutes, over=over and told is entry
    )
