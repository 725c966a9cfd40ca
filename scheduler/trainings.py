"""Trainings in the sweep: seats that became free go to who waits, and people are told of what they are signed up for."""

from __future__ import annotations

from datetime import datetime

from models.access.rulebook import rulebook_of
from models.database import Database
from models.registries.taking_part.dated import Dated
from models.registries.taking_part.news import News
from models.registries.taking_part.waiting import any_seat_for_who_waits, seat_who_waits
from models.store.transaction import Transaction
from scheduler.patience import Patience


def tell_of_trainings(database: Database, now: datetime, batch: int, patience: Patience) -> int:
    """Seat who waits, and give notice of all that changed on the rosters and of what the day brings; return of how much."""
    told, more = 0, True
    while more and not patience.over() and patience.tried(lambda at: _any(database, at), now):
        some = patience.tried(lambda at: _batch(database, at, batch), now)
        told, more = told + some, some > 0
    return told


def _any(database: Database, now: datetime) -> bool:
    with database.reading() as session:
        policy = rulebook_of(session).policy(now)
        today = policy.calendar.day(now)
        news, dated = News(session, policy, now), Dated(session, policy, now)
        return any_seat_for_who_waits(session, today) or news.any() or dated.any()


def _batch(database: Database, now: datetime, limit: int) -> int:
    with database.writing() as session:
        return _told(session, now, limit)


def _told(session: Transaction, now: datetime, limit: int) -> int:
    policy = rulebook_of(session).policy(now)
    seated = seat_who_waits(session, now, policy.calendar.day(now))
    return News(session, policy, now).tell(limit, seated) + Dated(session, policy, now).tell(limit)
