"""When the mail of a decision leaves: what people do waits for some minutes, what the clock does for the office's hours."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workflows.engine.cases import Decision
from workflows.grammar.events import THE_CLOCK, Act, Tick
from workflows.law.mail.mail_rhythm import MailRhythm
from workflows.law.policy import Policy

MIDNIGHT = 24  # as the hour that ends a day


def leaves_at(decision: Decision, policy: Policy, *, by_person: bool) -> datetime | None:
    """Return when the mail of a decision leaves; nothing, if it leaves at once, as a sanction's does."""
    if any(effect.at_once for effect in decision.effects):
        return None
    if by_person:
        return may_be_taken_back_until(decision.at, policy)
    waits = _is_of_the_clock(decision) and not _an_hour_matters(decision, policy)
    return in_office_hours(decision.at, policy) if waits else None


def may_be_taken_back_until(at: datetime, policy: Policy) -> datetime:
    """Return until when what was done at a moment may be taken back."""
    return at + timedelta(minutes=policy.undo_minutes)


def in_office_hours(at: datetime, policy: Policy) -> datetime:
    """Return a moment itself, or the next one at which the office works."""
    calendar, (opens, shuts) = policy.calendar, policy.mail_hours
    day = calendar.day(at)
    shut = calendar.at(day, shuts) if shuts < MIDNIGHT else calendar.at(day + timedelta(days=1))
    if _works(day, policy) and at < shut:
        return max(at, calendar.at(day, opens))
    day += timedelta(days=1)
    while not _works(day, policy):
        day += timedelta(days=1)
    return calendar.at(day, opens)


def usual_rhythm(policy: Policy) -> MailRhythm:
    """Return how often people are written to about what can wait, unless they want it otherwise."""
    return MailRhythm.DAILY if policy.daily_mail else MailRhythm.SINGLE


def daily_mail_after(at: datetime, policy: Policy) -> datetime:
    """Return when the mail leaves that tells once a day what can wait: at a moment itself, or the next time."""
    calendar, hour = policy.calendar, policy.daily_mail_hour
    day = calendar.day(at)
    while not _works(day, policy) or calendar.at(day, hour) < at:
        day += timedelta(days=1)
    return calendar.at(day, hour)


def _works(day: date, policy: Policy) -> bool:
    return policy.calendar.is_open(day) or not policy.mail_on_open_days


def _is_of_the_clock(decision: Decision) -> bool:
    event = decision.event
    return isinstance(event, Tick) or (isinstance(event, Act) and event.actors == THE_CLOCK)


def _an_hour_matters(decision: Decision, policy: Policy) -> bool:
    """Say whether the date that passes carries an hour."""
    row = decision.before.owed.get(decision.event.duty) if isinstance(decision.event, Tick) else None
    return bool(row and row.receipt and isinstance(policy.calendar.last(row.receipt.ends), datetime))
