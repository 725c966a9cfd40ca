"""Dispatching: notices that wait become messages in the outbox, one to each person, a few notices together.

Where whoever writes keeps everybody else from writing, mails are composed before the transaction begins. Where rows are
locked one by one, they are composed while their notices are locked, so that several workers share the work. If one of a
few cannot be told, they are told one by one, and it is set aside.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from datetime import datetime

from models.access.rulebook import rulebook_of
from models.accounts.secret_words import new_secret
from models.database import Database
from models.mail.addressees import any_pending, pending, pending_ids, person_of, settled, still_pending
from models.store.passing import is_passing, name_of
from notifications.writing.catalog import INVITATION
from notifications.writing.catching_up import CatchingUp
from notifications.writing.compose import compose
from notifications.writing.joining import join
from notifications.writing.letterhead import Desk
from notifications.writing.mail_facts import Reader, Telling
from notifications.writing.notice_writer import Clerk
from notifications.writing.posting import Posting
from notifications.writing.shift import Shift
from workflows.law.calendar import calendar_of
from workflows.law.wording import lasting

BATCH = 50  # notices a turn
log = logging.getLogger(__name__)


def dispatch(
    database: Database, now: datetime, desk: Desk, wall: datetime, stopping: Callable[[], bool] = lambda: False
) -> int:
    """Write the messages of all notices that wait, and return how many; several workers may do so at once.

    `now` is the desk's moment; `wall` is the wall clock's, by which links expire.
    """
    shift = Shift(database, now, desk, wall, stopping)
    written = 0
    while not stopping() and _waits(shift):
        found, told = _next_few(shift)
        written += told
        join(shift)  # what waited long enough does not wait for all that is still to be written
        if not found:  # another worker has the rest
            break
    written += CatchingUp(shift).run()
    join(shift)
    return written


def _waits(shift: Shift) -> bool:
    with shift.database.reading() as session:
        return any_pending(session, late=False)


def _next_few(shift: Shift) -> tuple[int, int]:
    """Tell the next few in one transaction; return how many there were, and how many messages that was."""
    try:
        return _composed_before(shift) if shift.database.has_one_writer else _composed_while_locked(shift)
    except Exception as error:
        if is_passing(error):
            raise  # which is no fault of a notice
        log.warning("a batch of notices is told again, one by one: %s", name_of(error))
    return _one_by_one(shift)


def _composed_while_locked(shift: Shift) -> tuple[int, int]:
    with shift.posting() as posting:
        notices = pending(posting.session, BATCH)
        clerk = Clerk(posting.session, shift.desk, shift.now)
        return len(notices), sum(posting.post(clerk.mails_of(notice)) for notice in notices)


def _composed_before(shift: Shift) -> tuple[int, int]:
    with shift.database.reading() as session:
        clerk = Clerk(session, shift.desk, shift.now)
        composed = [clerk.mails_of(notice) for notice in pending(session, BATCH)]
    if not composed:
        return 0, 0
    with shift.posting() as posting:
        return len(composed), sum(posting.post(mails) for mails in composed)


def _one_by_one(shift: Shift) -> tuple[int, int]:
    """Tell the next few, each in a transaction of its own, and set aside the ones that fail."""
    with shift.database.reading() as session:
        ids = pending_ids(session, BATCH)
    return len(ids), sum(_alone(shift, notice_id) for notice_id in ids)


def _alone(shift: Shift, notice_id: int) -> int:
    try:
        with shift.database.reading() as session:
            notice = still_pending(session, notice_id)
            mails = Clerk(session, shift.desk, shift.now).mails_of(notice) if notice else None
        if mails is None:
            return 0
        with shift.posting() as posting:
            return posting.post(mails)
    except Exception as error:
        if is_passing(error):
            raise
        log.error("notice %s cannot be told: %s", notice_id, name_of(error))  # noqa: TRY400 - a trace tells names
    with shift.database.writing() as session:
        if notice := still_pending(session, notice_id):
            settled(notice, "fault", shift.now)
    return 0


def invite(database: Database, person_id: int, now: datetime, desk: Desk, wall: datetime) -> None:
    """Write to a person with a link to set a password."""
    with database.writing() as session:
        person, policy = person_of(session, person_id), rulebook_of(session).policy(now)
        calendar = calendar_of(policy.timezone, policy.closures)
        secret, lasts = new_secret(), lasting(policy.password_link_minutes)
        reader = Reader(person.name, welcome=desk.welcome(secret), link_lasts=lasts)
        mail = compose(Telling(INVITATION, desk, reader, now, calendar))
        key = f"{INVITATION}.{person.id}.{secrets.token_hex(8)}"
        Posting(session, desk, now, wall).write(person, mail, key, secret=secret)
