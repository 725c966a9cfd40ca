"""One call of a person or a program: who asks, at what moment, in one session or one transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from threading import Lock
from typing import Any

from litestar import Request

from models.access.access import Viewer, row_of
from models.access.rulebook import rulebook_of
from models.access.standing_in import standing_in
from models.accounts.entrances import Entrance, Way
from models.accounts.sessions import ended_for, note_session, signed_in
from models.accounts.tokens_and_feeds import bearer, note_token
from models.audit.writing import heard, timed, unwritten, write_all
from models.rows.people import Person
from models.store.passing import is_passing, name_of
from models.store.transaction import Transaction
from scheduler.clock import wall_now
from web.bootstrap import House
from web.cookies import SESSION, kept
from web.deeds import DoneBefore, once
from web.reach import AREA
from workflows.law.calendar import Calendar
from workflows.law.door import TokenArea
from workflows.law.policy import Policy

READING = frozenset({"GET", "HEAD"})
_ONE_AT_A_TIME = Lock()
Asked = Request[Any, Any, Any]
log = logging.getLogger(__name__)


class NotSignedIn(Exception):
    """Nobody known is behind the call."""


class ReadOnly(Exception):
    """The program's token lets it read, and change nothing."""


class OutOfReach(Exception):
    """The program's token does not reach this area of the desk."""

    def __init__(self, areas: Iterable[TokenArea]) -> None:
        """Take what it would have to reach."""
        super().__init__(
            f"This token does not reach: {'; '.join(area.words for area in areas)}."
            " Make a token on your own page that does."
        )


@dataclass(frozen=True)
class Call:
    """A call under way."""

    house: House
    session: Transaction
    viewer: Viewer
    now: datetime

    @cached_property
    def person(self) -> Person:
        """The row of whoever asks."""
        return row_of(self.session, self.viewer)

    @cached_property
    def policy(self) -> Policy:
        """The edition in force now."""
        return rulebook_of(self.session).policy(self.now)

    @property
    def calendar(self) -> Calendar:
        """The calendar of the desk."""
        return self.policy.calendar

    @cached_property
    def today(self) -> date:
        """The local day."""
        return self.calendar.day(self.now)


def house_of(request: Asked) -> House:
    """Return the desk that a request reached."""
    house: House = request.app.state.house
    return house


@contextmanager
def reading(request: Asked) -> Iterator[Call]:
    """Give a call that only reads; or raise NotSignedIn."""
    house = house_of(request)
    now = (
        house.clock.now()
    )  # before the session: a practice clock needs one too, and many at once would wait for each other
    with house.database.reading() as session:
        entrance = _entrance(request, session)
        with heard(session) as seen:
            yield _call(house, session, entrance.viewer, now)
        left = unwritten(session, timed(seen, now))
    if left:  # before anybody reads what they asked for: what cannot be written down is not shown
        with house.database.writing() as session:
            write_all(session, now, left)
    if entrance.is_due:
        noted(house, lambda session: _note(session, entrance))


@contextmanager
def writing(request: Asked) -> Iterator[Call]:
    """Give a call that writes, in one transaction; or raise NotSignedIn, or DoneBefore where the same was sent before."""
    house = house_of(request)
    now = house.clock.now()
    try:
        with house.database.writing() as session:
            entrance = _entrance(request, session)
            call = _call(house, session, entrance.viewer, now)
            if entrance.is_due:
                _note(session, entrance)
            with once(request, session, call.viewer.id, now), heard(session) as seen:
                yield call
            write_all(session, now, unwritten(session, timed(seen, now)))
    except DoneBefore:
        _settle(house, now)
        raise
    _settle(house, now)


@contextmanager
def trying(request: Asked) -> Iterator[Call]:
    """Give a call in which a step is tried out, as often as somebody likes; nothing of it is kept. Or raise NotSignedIn."""
    house = house_of(request)
    now = house.clock.now()
    with house.database.trying() as session:
        yield _call(house, session, _entrance(request, session).viewer, now)


@contextmanager
def ended(request: Asked) -> Iterator[Call]:
    """Give a call for whoever's browser session ended by itself, to keep their words and for nothing else; or raise NotSignedIn."""
    house = house_of(request)
    now = house.clock.now()
    with house.database.writing() as session:
        viewer = ended_for(session, kept(request, SESSION), wall_now())
        if viewer is None:
            raise NotSignedIn
        yield Call(house, session, viewer, now)


def _settle(house: House, now: datetime) -> None:
    """Tell what was done at once on a practice desk, so that whoever practices sees it, also whoever sent the same.

    What was done stays done: where trouble is in the way, what follows from it follows at the next call.
    """
    if house.practice:
        with _ONE_AT_A_TIME:
            try:
                house.worker.settle(now)
            except Exception as error:
                if not is_passing(error):
                    raise
                log.warning("what follows from a call waits: %s", name_of(error))


def _call(house: House, session: Transaction, viewer: Viewer, now: datetime) -> Call:
    call = Call(house, session, viewer, now)
    return replace(call, viewer=standing_in(session, viewer, call.today))


def _entrance(request: Asked, session: Transaction) -> Entrance:
    """Return by which way somebody came in: programs by token under /api, browsers by cookie everywhere else."""
    entrance = _by_token(request, session) if request.url.path.startswith("/api/") else _by_cookie(request, session)
    if entrance is None:
        raise NotSignedIn
    route = request.scope.get("route_handler")  # an address that there is not has none
    if missing := entrance.reach.missing(route.opt.get(AREA) if route else None):
        raise OutOfReach(missing)
    if not entrance.reach.changes and request.method not in READING:
        raise ReadOnly
    return entrance


def viewer_of_call(request: Asked, session: Transaction) -> Viewer | None:
    """Return who asks, if anybody who is known."""
    is_program = request.url.path.startswith("/api/")
    entrance = _by_token(request, session) if is_program else _by_cookie(request, session)
    return entrance.viewer if entrance else None


def _by_token(request: Asked, session: Transaction) -> Entrance | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return bearer(session, token.strip(), wall_now()) if scheme.lower() == "bearer" else None


def _by_cookie(request: Asked, session: Transaction) -> Entrance | None:
    secret = kept(request, SESSION)
    return signed_in(session, secret, wall_now()) if secret else None


def _note(session: Transaction, entrance: Entrance) -> None:
    """Write down that a way in was used; this is done now and then, not at every call."""
    note = note_session if entrance.way is Way.SESSION else note_token
    note(session, entrance.id, wall_now())


def noted(house: House, note: Callable[[Transaction], None]) -> None:
    """Write something down after a call that only read; where the database is busy, the next call does it."""
    try:
        with house.database.writing() as session:
            note(session)
    except Exception as error:
        if not is_passing(error):
            raise
