"""Dispatching: notices that wait become messages in the outbox, one to each person."""

from __future__ import annotations

import logging
import secrets
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime

from models.access.rulebook import rulebook_of
from models.database import Database
from models.inbox.due import next_due
from models.mail.addressees import any_pending, pending, pending_late, person_of, settled, still_pending
from models.store.passing import is_passing, name_of
from models.store.transaction import Transaction
from notifications.writing.catalog import INVITATION
from notifications.writing.compose import compose, compose_catch_up
from notifications.writing.letterhead import Desk
from notifications.writing.mail_facts import Reader, Telling
from notifications.writing.notice_writer import Clerk, Mail
from notifications.writing.staleness import CATCH_UP_KEY
from workflows.law.calendar import calendar_of

BATCH = 50  # notices a transaction
log = logging.getLogger(__name__)


def dispatch(
    database: Database, now: datetime, desk: Desk, wall: datetime, stopping: Callable[[], bool] = lambda: False
) -> int:
    """Write the messages of all notices that wait, and return how many; several workers may do so at once.

    `now` is the desk's moment; `wall` is the wall clock's, by which links expire.
    """
    written = 0
    while not stopping() and _waits(database, late=False):
        try:
            found, told = _batch(database, now, desk, wall)
        except Exception as error:
            if is_passing(error):
                raise  # which is no fault of a notice
            log.warning("a batch of notices is told again, one by one: %s", name_of(error))
            found, told = _one_by_one(database, now, desk, wall)
        written += told
        if not found:  # another worker has the rest
            break
    return written + _catch_up(database, now, desk, wall)


def _batch(database: Database, now: datetime, desk: Desk, wall: datetime) -> tuple[int, int]:
    """Tell the next few in one transaction; return how many there were, and how many messages that was."""
    with database.writing() as session:
        notices = pending(session, BATCH)
        clerk = Clerk(session, desk, now, wall)
        return len(notices), sum(clerk.tell(notice) for notice in notices)


def _one_by_one(database: Database, now: datetime, desk: Desk, wall: datetime) -> tuple[int, int]:
    """Tell the next few, each in a transaction of its own, and set aside the ones that fail."""
    with database.reading() as session:
        ids = [notice.id for notice in pending(session, BATCH)]
    return len(ids), sum(_alone(database, notice_id, now, desk, wall) for notice_id in ids)


def _alone(database: Database, notice_id: int, now: datetime, desk: Desk, wall: datetime) -> int:
    try:
        with database.writing() as session:
            notice = still_pending(session, notice_id)
            return Clerk(session, desk, now, wall).tell(notice) if notice else 0
    except Exception as error:
        if is_passing(error):
            raise
        log.error("notice %s cannot be told: %s", notice_id, name_of(error))  # noqa: TRY400 - a trace tells names
    with database.writing() as session:
        if notice := still_pending(session, notice_id):
            settled(notice, "fault", now)
    return 0


def _waits(database: Database, *, late: bool) -> bool:
    with database.reading() as session:
        return any_pending(session, late=late)


def _catch_up(database: Database, now: datetime, desk: Desk, wall: datetime) -> int:
    """Tell each person in one mail what an outage kept back, once the sweep has come to its end."""
    if not _waits(database, late=True):
        return 0
    with database.writing() as session:
        due = next_due(session)
        if due is not None and due <= now:
            return 0
        return _told_together(session, Clerk(session, desk, now, wall))


def _told_together(session: Transaction, clerk: Clerk) -> int:
    shares = defaultdict[int, list[Mail]](list)
    for notice in pending_late(session):
        for mail in clerk.mails(notice):
            shares[mail.person.id].append(mail)
    for first, *more in shares.values():
        if not more:
            clerk.post(first)
            continue
        told = compose_catch_up([(mail.telling, mail.composed) for mail in (first, *more)])
        key = f"{CATCH_UP_KEY}.{first.notice.id}.{first.person.id}.{clerk.now:%Y%m%d%H%M%S}"
        clerk.write(first.person, told, key, together=[mail.notice for mail in (first, *more)])
    return len(shares)


def invite(database: Database, person_id: int, now: datetime, desk: Desk, wall: datetime) -> None:
    """Write to a person with a link to set a password."""
    with database.writing() as session:
        clerk, person = Clerk(session, desk, now, wall), person_of(session, person_id)
        policy = rulebook_of(session).policy(now)
        calendar = calendar_of(policy.timezone, policy.closures)
        reader = Reader(person.name, welcome=clerk.welcome(person))
        mail = compose(Telling(INVITATION, desk, reader, now, calendar))
        clerk.write(person, mail, f"{INVITATION}.{person.id}.{secrets.token_hex(8)}")
