"""What calls leave in the audit log: who signed in and out, what was refused to them, what they saw and took away."""

from __future__ import annotations

import logging
from datetime import datetime

from models.access.access import Viewer
from models.audit.refusals import refused, sign_in_failed
from models.audit.writing import CASE, Every, Matter, Said, say, timed, write, write_all
from models.database import Database
from models.registries.people_and_agencies import person_of
from models.rows.cases import CaseRow
from models.store.transaction import DatabaseFault, Transaction
from models.store.turns import Crowded
from scheduler.clock import wall_now
from web.calls import Asked, Call, house_of, viewer_of_call

NOT_YOURS = frozenset({403, 404})
log = logging.getLogger(__name__)


def count_refusal(request: Asked, status: int) -> None:
    """Count what was refused to whoever is signed in; it is done when the answer is on its way, and nobody waits for it."""
    database, way = house_of(request).database, _way(request)
    try:
        with database.reading() as session:
            viewer = viewer_of_call(request, session)
        if viewer:
            with database.writing() as session:
                refused(session, viewer, wall_now(), status, way)
    except (DatabaseFault, Crowded) as fault:  # what was answered stays as it was
        log.warning("a refusal could not be counted: %s", type(fault).__name__)


def _way(request: Asked) -> str:
    """Return the way somebody went, without what they asked for: the number of a case would tell who knows of it."""
    return f"{request.method} {request.scope.get('path_template') or 'an address that there is not'}"


def count_failure(database: Database, address: str) -> None:
    """Count a sign-in that failed."""
    with database.writing() as session:
        person = person_of(session, address[:200])
        sign_in_failed(session, person.id if person else None, wall_now(), address)


def note_sign_in(session: Transaction, viewer: Viewer | None, *, how: str = "with a password") -> None:
    """Write down that somebody signed in."""
    if viewer:
        write(session, wall_now(), Said(Matter.SIGN_IN, f"signed in {how}", viewer.id))


def note_sign_out(request: Asked, session: Transaction) -> None:
    """Write down that somebody signed out, before the session ends."""
    if viewer := viewer_of_call(request, session):
        write(session, wall_now(), Said(Matter.SIGN_IN, "signed out", viewer.id))


def note_export(call: Call, what: str, case: CaseRow | None = None, *, hourly: bool = False) -> None:
    """Let it be written what somebody took out of the desk; of a case, or of a log that programs read often once an hour."""
    once = f"export {call.viewer.id} {what}" if hourly else None
    words = f"took out {what}" + (f" of {CASE}" if case else "")
    say(call.session, Said(Matter.EXPORT, words, call.viewer.id, case.id if case else None, once))


def note_print(call: Call, what: str, case: CaseRow | None = None) -> None:
    """Let it be written, once an hour, that somebody opened something that is made to be printed."""
    once = f"print {call.viewer.id} {what} {case.id if case else ''}"
    words = f"opened {what}" + (f" of {CASE}" if case else "") + ", to print"
    say(call.session, Said(Matter.PRINT, words, call.viewer.id, case.id if case else None, once))


def note_feed_read(session: Transaction, person_id: int, now: datetime) -> None:
    """Write down, once a day, that a calendar program read somebody's private calendar."""
    read = Said(Matter.EXPORT, "took out the private calendar", person_id, once=f"feed {person_id}", every=Every.DAY)
    write_all(session, now, timed([read], now))


def note_link(database: Database, person_id: int) -> None:
    """Write down that a link to set a password leaves for whoever asked for it with their address, not signed in."""
    with database.writing() as session:
        words = f"a link to set a password was asked for with the address of person {person_id}"
        write(session, wall_now(), Said(Matter.WAY_IN, words))


def note_clock(database: Database, viewer: Viewer, now: datetime) -> None:
    """Write down who moved the practice clock, and to when."""
    with database.writing() as session:
        write(session, now, Said(Matter.CLOCK, f"moved the practice clock to {now:%Y-%m-%d %H:%M} UTC", viewer.id))
