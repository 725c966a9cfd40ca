"""The Advisory Committee's meetings over the API: read by those who may, scheduled, moved and canceled by ICA."""

from __future__ import annotations

from datetime import datetime

import msgspec
from litestar import Router, get, post
from litestar.params import FromPath, FromQuery

from models.registries.agendas import Agendas, Point, agendas
from models.registries.forms.meetings import Cancellation, NewMeeting, NewMoment
from models.registries.meeting_calendar import cancel, meetings, move, schedule
from models.rows.meetings import Meeting
from models.store.paging import PAGE, part_of
from web.api.bodies import Facts, asking
from web.api.shapes import Page
from web.calls import Asked, reading, writing
from web.meetings import keepers_only, meeting_found, readers_only


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


class MeetingPage(Page[MeetingShape], kw_only=True):
    """A page of the meetings, and what waits for one that nobody has scheduled."""

    unscheduled: list[PointShape]


@get("/api/meetings", sync_to_thread=True)
def list_meetings(request: Asked, cursor: FromQuery[str | None] = None, limit: FromQuery[int] = PAGE) -> MeetingPage:
    """List the meetings of the Advisory Committee, soonest first, with their agendas."""
    with reading(request) as call:
        readers_only(call)
        standing = agendas(call.session, call.viewer)
        found = meetings(call.session, part_of(cursor, limit))
        items = [_shape(row, standing) for row in found.rows]
        unscheduled = [_point(each) for each in standing.unscheduled()]
        return MeetingPage(items=items, next=found.next or None, unscheduled=unscheduled)


@post("/api/meetings", sync_to_thread=True, operation_class=asking(NewMeeting))
def add_meeting(request: Asked, data: Facts) -> MeetingShape:
    """Schedule a meeting."""
    with writing(request) as call:
        keepers_only(call)
        added = schedule(call.session, data, call.now, call.viewer.id)
        return _shape(added, agendas(call.session, call.viewer))


@post("/api/meetings/{meeting_id:int}/move", status_code=200, sync_to_thread=True, operation_class=asking(NewMoment))
def move_meeting(request: Asked, meeting_id: FromPath[int], data: Facts) -> MeetingShape:
    """Move a meeting; what hangs on it is worked out anew."""
    with writing(request) as call:
        keepers_only(call)
        moved = move(call.session, meeting_found(call, meeting_id), data, call.now, call.viewer.id)
        return _shape(moved, agendas(call.session, call.viewer))


@post(
    "/api/meetings/{meeting_id:int}/cancel", status_code=200, sync_to_thread=True, operation_class=asking(Cancellation)
)
def cancel_meeting(request: Asked, meeting_id: FromPath[int], data: Facts) -> MeetingShape:
    """Cancel a meeting; what hangs on it goes to the next one, or waits for one."""
    with writing(request) as call:
        keepers_only(call)
        meeting = meeting_found(call, meeting_id)
        cancel(call.session, meeting, data, call.now, call.viewer.id)
        return _shape(meeting, agendas(call.session, call.viewer))


def _shape(meeting: Meeting, standing: Agendas) -> MeetingShape:
    return MeetingShape(
        id=meeting.id,
        starts_at=meeting.starts_at,
        place=meeting.place,
        canceled_at=meeting.canceled_at,
        agenda=[_point(each) for each in standing.of(meeting)],
    )


def _point(point: Point) -> PointShape:
    return PointShape(case=point.case, words=point.words, told_at=point.told_at)


router = Router("/", route_handlers=[list_meetings, add_meeting, move_meeting, cancel_meeting], tags=["registries"])
