"""The Advisory Committee's meetings over the API: read by those who may, scheduled, moved and canceled by ICA."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

import msgspec
from litestar import Router, get, post
from litestar.params import FromPath, FromQuery

from models.lookups.conduct_cases.hearings import Hearing
from models.registries.agendas import Agendas, Point, agendas
from models.registries.forms.meetings import Cancellation, NewMeeting, NewMomentByProgram
from models.registries.hearing.items import hearings_read, hearings_read_at
from models.registries.meeting_calendar import meetings
from models.rows.meetings import Meeting
from models.store.deeds_done import Led
from models.store.paging import PAGE, part_of
from web.api.bodies import Facts, asking
from web.api.committee.hearings import HearingShape, hearing_shape
from web.api.once import once
from web.api.shapes import Page
from web.calls import Asked, Call, reading
from web.meetings import canceled, keepers_only, meeting_found, moved, readers_only, scheduled
from web.reach import within
from workflows.law.door import TokenArea


class PointShape(msgspec.Struct, kw_only=True):
    """Something on an agenda: the case's number, its nature, and when the Committee was told."""

    case: str
    words: str
    told_at: datetime | None


class MeetingShape(msgspec.Struct, kw_only=True):
    """A meeting and its agenda."""

    id: int
    starts_at: datetime
    place: str
    canceled_at: datetime | None
    agenda: list[PointShape]
    closed: list[HearingShape]


class MeetingPage(Page[MeetingShape], kw_only=True):
    """A page of the meetings, and what waits for one that nobody has scheduled."""

    unscheduled: list[PointShape]


@get("/api/meetings", sync_to_thread=True)
def list_meetings(request: Asked, cursor: FromQuery[str | None] = None, limit: FromQuery[int] = PAGE) -> MeetingPage:
    """List the meetings of the Advisory Committee, soonest first, with their agendas."""
    with reading(request) as call:
        readers_only(call)
        standing = agendas(call.session, call.viewer, call.now)
        found = meetings(call.session, part_of(cursor, limit))
        heard = hearings_read_at(call.session, call.viewer, found.rows, call.now)
        items = [_shape(row, standing, heard[row.id]) for row in found.rows]
        unscheduled = [_point(each) for each in standing.unscheduled()]
        return MeetingPage(items=items, next=found.next or None, unscheduled=unscheduled)


@get("/api/meetings/{meeting_id:int}", sync_to_thread=True)
def read_meeting(request: Asked, meeting_id: FromPath[int]) -> MeetingShape:
    """Return a meeting: its agenda, and what the Committee decides there in closed session, for those who may know of it."""
    with reading(request) as call:
        readers_only(call)
        return _seen(call, meeting_id)


@post("/api/meetings", sync_to_thread=True, operation_class=asking(NewMeeting))
def add_meeting(request: Asked, data: Facts) -> MeetingShape:
    """Schedule a meeting."""
    return _done(request, lambda call: scheduled(call, data))


@post(
    "/api/meetings/{meeting_id:int}/move", status_code=200, sync_to_thread=True,
    operation_class=asking(NewMomentByProgram),
)  # fmt: skip
def move_meeting(request: Asked, meeting_id: FromPath[int], data: Facts) -> MeetingShape:
    """Move a meeting; what hangs on it is worked out anew."""

    def deed(call: Call) -> Meeting:
        meeting = meeting_found(call, meeting_id)
        return moved(call, meeting, data, NewMomentByProgram)

    return _done(request, deed)


@post(
    "/api/meetings/{meeting_id:int}/cancel", status_code=200, sync_to_thread=True, operation_class=asking(Cancellation)
)
def cancel_meeting(request: Asked, meeting_id: FromPath[int], data: Facts) -> MeetingShape:
    """Cancel a meeting; what hangs on it goes to the next one, or waits for one."""

    def deed(call: Call) -> Meeting:
        return canceled(call, meeting_found(call, meeting_id), data)

    return _done(request, deed)


def _done(request: Asked, work: Callable[[Call], Meeting]) -> MeetingShape:
    """Do something to a meeting, and show it to whoever may read the meetings."""

    def deed(call: Call) -> Led:
        keepers_only(call)
        return Led(str(work(call).id))

    def shown(call: Call, led: Led) -> MeetingShape:
        readers_only(call)
        return _seen(call, int(led.to))

    return once(request, deed, shown)


def _seen(call: Call, meeting_id: int) -> MeetingShape:
    meeting = meeting_found(call, meeting_id)
    heard = hearings_read(call.session, call.viewer, meeting, call.now)
    return _shape(meeting, agendas(call.session, call.viewer, call.now), heard)


def _shape(meeting: Meeting, standing: Agendas, heard: Iterable[Hearing]) -> MeetingShape:
    return MeetingShape(
        id=meeting.id,
        starts_at=meeting.starts_at,
        place=meeting.place,
        canceled_at=meeting.canceled_at,
        agenda=[_point(each) for each in standing.of(meeting)],
        closed=[hearing_shape(each) for each in heard],
    )


def _point(point: Point) -> PointShape:
    return PointShape(case=point.case, words=point.words, told_at=point.told_at)


router = Router(
    "/",
    route_handlers=[list_meetings, read_meeting, add_meeting, move_meeting, cancel_meeting],
    tags=["registries"],
    opt=within(TokenArea.REGISTRIES),
)
