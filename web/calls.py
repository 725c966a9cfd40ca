"""One call of a person or a program: who asks, at what moment, in one session or one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from threading import Lock
from typing import Any

from litestar import Request

from models.access.access import Viewer, row_of
from models.access.standing_in import standing_in
from models.accounts.sign_in import bearer, ended_for, signed_in
from models.rows.people import Person
from models.store.transaction import Transaction
from scheduler.clock import wall_now
from web.bootstrap import House
from web.deeds import DoneBefore, once
from workflows.law.calendar import Calendar
from workflows.law.policy import Policy

COOKIE = "desk"
_ONE_AT_A_TIME = Lock()
Asked = Request[Any, Any, Any]


class NotSignedIn(Exception):
    """Nobody known is behind the call."""


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
        return self.house.database.rulebook.policy(self.now)

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
        yield _call(request, house, session, now)


@contextmanager
def writing(request: Asked) -> Iterator[Call]:
    """Give a call that writes, in one transaction; or raise NotSignedIn, or DoneBefore where the same was sent before."""
    house = house_of(request)
    now = house.clock.now()
    try:
        with house.database.writing() as session:
            call = _call(request, house, session, now)
            with once(request, session, call.viewer.id, now):
                yield call
    except DoneBefore:
        _settle(house, now)
        raise
    _settle(house, now)


@contextmanager
def ended(request: Asked) -> Iterator[Call]:
    """Give a call for whoever's browser session ended by itself, to keep their words and for nothing else; or raise NotSignedIn."""
    house = house_of(request)
    now = house.clock.now()
    with house.database.writing() as session:
        viewer = ended_for(session, request.cookies.get(COOKIE, ""), wall_now())
        if viewer is None:
            raise NotSignedIn
        yield Call(house, session, viewer, now)


def _settle(house: House, now: datetime) -> None:
    """Tell what was done at once on a practice desk, so that whoever practices sees it, also whoever sent the same."""
    if house.practice:
        with _ONE_AT_A_TIME:
            house.worker.settle(now)


def _call(request: Asked, house: House, session: Transaction, now: datetime) -> Call:
    viewer = _viewer(request, session)
    if viewer is None:
        raise NotSignedIn
    call = Call(house, session, viewer, now)
    return replace(call, viewer=standing_in(session, viewer, call.today))


def _viewer(request: Asked, session: Transaction) -> Viewer | None:
    """Return who asks: programs by token under /api, browsers by cookie everywhere else."""
    if request.url.path.startswith("/api/"):
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        return bearer(session, token.strip()) if scheme.lower() == "bearer" else None
    secret = request.cookies.get(COOKIE, "")
    return signed_in(session, secret, wall_now()) if secret else None
