"""The desk itself over the API: its processes, its practice clock, and its health."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from litestar import Response, Router, get, post
from litestar.params import FromPath, JSONBody
from prometheus_client import CONTENT_TYPE_LATEST

from models.desk.heartbeats import WORKER, pulse
from models.health.by_rows import SILENT
from models.store.transaction import DatabaseFault
from models.upgrading.upgrade import is_current
from scheduler.clock import wall_now
from scheduler.practice import advance
from web.audited import note_clock
from web.bootstrap import House
from web.calls import Asked, Call, house_of, reading
from web.durations import duration
from web.metrics import ailing_at, exposition
from web.moments import moment_or_day
from web.practice.clock_limits import check_move
from web.problems import NotFound
from web.reach import OPEN
from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.steps import LOCAL
from workflows.telling.description import describe


class ClockShape(msgspec.Struct, kw_only=True):
    """Where the desk's clock stands."""

    now: datetime
    practice: bool


class ClockMove(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """How far the practice clock goes: an ISO 8601 duration, or a moment."""

    advance: str | None = None
    to: str | None = None


class ClockMoved(msgspec.Struct, kw_only=True):
    """Where the practice clock stands now, and what happened on the way."""

    now: datetime
    fired: int
    notices: int


@get("/api/processes", sync_to_thread=True)
def list_processes(request: Asked) -> list[dict[str, Any]]:
    """List every process with its states, duties and steps."""
    with reading(request) as call:
        book = call.house.database.rulebook
        return [describe(process, call.policy) for process in book.processes.values()]


@get("/api/processes/{key:str}", sync_to_thread=True)
def read_process(request: Asked, key: FromPath[str]) -> dict[str, Any]:
    """Read one process."""
    with reading(request) as call:
        process = call.house.database.rulebook.processes.get(key)
        if process is None:
            raise NotFound
        return describe(process, call.policy)


@get("/api/clock", sync_to_thread=True)
def read_clock(request: Asked) -> ClockShape:
    """Read the desk's clock."""
    with reading(request) as call:
        return ClockShape(now=call.now.astimezone(call.calendar.zone), practice=call.house.clock.practice)


@post("/api/clock", status_code=200, sync_to_thread=True)
def move_clock(request: Asked, data: JSONBody[ClockMove]) -> ClockMoved:
    """Put the clock of a practice desk forward, and answer when all that fell due has happened."""
    with reading(request) as call:
        to, zone = target(call, data.advance, data.to), call.calendar.zone
    house = house_of(request)
    if house.practice is None:
        raise NotFound
    moved = advance(house.worker, house.practice, to)
    note_clock(house.database, call.viewer, moved.now)
    return ClockMoved(now=moved.now.astimezone(zone), fired=moved.fired, notices=moved.notices)


def target(call: Call, by: str | None, to: str | None) -> datetime:
    """Return the moment to which the practice clock goes; or raise NotAllowed or NotFound."""
    if call.house.practice is None:
        raise NotFound
    if (by is None) == (to is None):
        raise NotAllowed(Refusal(LOCAL, 'send either {"advance": "P15D"} or {"to": "2026-03-18T00:00:00-04:00"}'))
    moment = duration(call, by) if by is not None else moment_or_day(call, to or "", "to")
    check_move(call, moment)
    if moment < call.now:
        raise NotAllowed(Refusal(LOCAL, "the practice clock moves only forward", field="to"))
    return moment


@get("/healthz", sync_to_thread=False)
def healthz() -> dict[str, str]:
    """Say that the process lives."""
    return {"status": "alive"}


@get("/readyz", sync_to_thread=True)
def readyz(request: Asked) -> Response[dict[str, Any]]:
    """Say whether the desk is ready: its database, its schema, and its worker's heartbeat; and by name what else ails it."""
    found = readiness(house_of(request))
    ailing = sorted({each.name for each in ailing_at(house_of(request))}) if found["migrations"] else []
    return Response({**found, "ailments": ailing}, status_code=200 if all(found.values()) else 503)


def readiness(house: House) -> dict[str, bool]:
    """Return what a desk needs, and whether it is there."""
    try:
        with house.database.reading() as session:
            beaten = pulse(session, WORKER)
        schema = is_current(house.database)
    except DatabaseFault:
        return {"database": False, "migrations": False, "scheduler": False}
    # a beat in the future is of a time before the clock was set back: whoever lives beats again by the new one
    alive = beaten is not None and abs(wall_now() - beaten) < SILENT
    return {"database": True, "migrations": schema, "scheduler": alive}


@get("/metrics", sync_to_thread=True)
def metrics(request: Asked) -> Response[bytes]:
    """Return figures for Prometheus; they tell of numbers only, never of a case."""
    return Response(exposition(house_of(request)), media_type=CONTENT_TYPE_LATEST)


router = Router(
    "/",
    route_handlers=[list_processes, read_process, read_clock, move_clock, healthz, readyz, metrics],
    tags=["desk"],
    opt=OPEN,
)
