"""The Advisory Committee's meetings and their agendas, and scheduling one."""

from __future__ import annotations

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from models.registries.agendas import agendas, openable
from models.registries.meeting_calendar import meetings, schedule
from models.registries.people_and_agencies import Unfit
from web.calls import Asked, Call, reading, writing
from web.meetings import keepers_only, meeting_found, readers_only
from web.pages.forms.entry import EMPTY, Entry
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.registries.meeting_entry import starts_at

PAGE = 50


@get("/meetings", sync_to_thread=True)
def list_meetings(request: Asked, skip: FromQuery[int] = 0) -> Response[str]:
    """List the meetings to come, the next one first, then those that are over; and warn of what waits for none."""
    with reading(request) as call:
        readers_only(call)
        standing, rows = agendas(call.session, call.viewer), meetings(call.session)
        ahead = [row for row in rows if row.starts_at > call.now and row.canceled_at is None]
        over = [row for row in reversed(rows) if row not in ahead]
        begun = min(max(skip, 0), len(over))
        return page(
            call, request, "registry/meetings.html", ahead=ahead if not begun else [], begun=begun,
            over=over[begun : begun + PAGE], total=len(over), next=begun + PAGE,
            sizes={row.id: len(standing.of(row)) for row in rows}, waiting=standing.unscheduled(),
            late=standing.late(call.now), staff=call.viewer.is_staff(),
            openable=openable(call.session, call.viewer, (*standing.unscheduled(), *standing.late(call.now))),
        )  # fmt: skip


@get("/meetings/{meeting_id:int}", sync_to_thread=True)
def read_meeting(request: Asked, meeting_id: FromPath[int]) -> Response[str]:
    """Show a meeting and its agenda: numbers and natures, and a link for those who may see the case."""
    with reading(request) as call:
        readers_only(call)
        meeting = meeting_found(call, meeting_id)
        points = agendas(call.session, call.viewer).of(meeting)
        return page(
            call, request, "registry/meeting.html", meeting=meeting, points=points,
            openable=openable(call.session, call.viewer, points), over=meeting.starts_at <= call.now,
            staff=call.viewer.is_staff(),
        )  # fmt: skip


@get("/meetings/add", sync_to_thread=True)
def ask_meeting(request: Asked) -> Response[str]:
    """Ask when and where the Committee meets."""
    with reading(request) as call:
        keepers_only(call)
        return _form(call, request, EMPTY)


@post("/meetings/add", sync_to_thread=True)
def add(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Schedule a meeting, or say beside the fields what is wrong."""
    sent = Entry(posted)
    try:
        with writing(request) as call:
            keepers_only(call)
            added = schedule(call.session, starts_at(call, sent), sent.value("place"), call.now, call.viewer.id)
            return told(request, f"/meetings/{added.id}", "The meeting is scheduled.")
    except Unfit as unfit:
        with reading(request) as call:
            return _form(call, request, sent.refused(unfit))


def _form(call: Call, request: Asked, sent: Entry) -> Response[str]:
    return page(call, request, "registry/meeting_add.html", 422 if sent.errors else 200, entry=sent)


router = Router(
    "/", route_handlers=[list_meetings, read_meeting, ask_meeting, add], dependencies=POSTED, include_in_schema=False
)
