"""The Advisory Committee's meetings and their agendas, and scheduling one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from models.audit.seeing import listed_by_id
from models.intake.several_cases import reports_of
from models.registries.agendas import Point, agendas, openable
from models.registries.edits.editing import Registry
from models.registries.forms.meetings import MeetingPlan, NewMeeting
from models.registries.hearing.items import hearings_read, hearings_read_at
from models.registries.meeting_calendar import count_over, may_change, over, to_come
from models.rows.meetings import Meeting
from models.store.paging import Part
from web.calls import Asked, Call, reading
from web.meetings import keepers_only, meeting_found, planned, readers_only, scheduled
from web.pages.forms.entering import UNTRIED, Ask, Tried, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.lists import link, turns
from web.pages.frame.rendering import page
from web.pages.frame.return_path import BACK
from web.pages.registries.edit_history import past_of
from web.pages.registries.hearing.parts import hearing_of
from web.pages.words.dates import capital
from web.pages.words.wording import counted

ADD = Ask(NewMeeting, "Schedule the meeting")
PLAN = Ask(MeetingPlan, "Schedule these meetings")


@get("/meetings", sync_to_thread=True)
def list_meetings(request: Asked, cursor: FromQuery[str] = "") -> Response[str]:
    """List the meetings to come, the next one first, then those that are over; and warn of what waits for none."""
    with reading(request) as call:
        readers_only(call)
        standing, ahead = agendas(call.session, call.viewer, call.now), to_come(call.session, call.now)
        found = over(call.session, call.now, Part(cursor))
        shown = (*ahead, *found.rows)
        heard = hearings_read_at(call.session, call.viewer, shown, call.now)
        points = (*standing.unscheduled(), *standing.late(call.now))
        listed_by_id(call.session, call.viewer, [point.case_id for point in points])
        return page(
            call, request, "registry/meetings/meetings.html", ahead=ahead, begun=found.previous, over=found.rows,
            total=count_over(call.session, call.now), turns=turns(found, lambda cursor: link("/meetings", cursor=cursor)),
            sizes={row.id: len(standing.of(row)) + len(heard[row.id]) for row in shown}, waiting=standing.unscheduled(),
            late=standing.late(call.now), staff=call.viewer.is_staff(),
            openable=openable(call.session, call.viewer, points),
        )  # fmt: skip


@get("/meetings/{meeting_id:int}", sync_to_thread=True)
def read_meeting(request: Asked, meeting_id: FromPath[int]) -> Response[str]:
    """Show a meeting and its agenda: numbers and natures, and a link for those who may see the case."""
    with reading(request) as call:
        readers_only(call)
        meeting = meeting_found(call, meeting_id)
        points = agendas(call.session, call.viewer, call.now).of(meeting)
        listed_by_id(call.session, call.viewer, [point.case_id for point in points])
        return page(
            call, request, "registry/meetings/meeting.html", meeting=meeting, points=points,
            closed=hearings_read(call.session, call.viewer, meeting, call.now),
            changes=call.viewer.is_staff() and may_change(call.session, meeting, call.now),
            openable=openable(call.session, call.viewer, points), over=meeting.starts_at <= call.now,
            staff=call.viewer.is_staff(), past=past_of(call, Registry.MEETINGS, meeting.id),
            reports=_reports(call, meeting, points), **hearing_of(call, meeting),
        )  # fmt: skip


def _reports(call: Call, meeting: Meeting, points: Sequence[Point]) -> str:
    """Return the query of the one form that records what the Committee was told, once it is the meeting's day."""
    if meeting.canceled_at or call.calendar.day(meeting.starts_at) > call.today:
        return ""
    untold = [point.case_id for point in points if point.told_at is None]
    tasks = reports_of(call.session, call.viewer, untold)
    day = call.calendar.day(meeting.starts_at).isoformat()
    at = [("told_on", day), (BACK, f"/meetings/{meeting.id}")] if tasks else []
    return urlencode([*(("task", each) for each in tasks), *at])


@get("/meetings/add", sync_to_thread=True)
def ask_meeting(request: Asked) -> Response[str]:
    """Ask when and where the Committee meets."""
    with reading(request) as call:
        keepers_only(call)
        return _form(call, request)


@post("/meetings/add", sync_to_thread=True)
def add(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Schedule a meeting, or say beside the fields what is wrong."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        keepers_only(call)
        added = scheduled(call, facts)
        return told(request, f"/meetings/{added.id}", "The meeting is scheduled.")

    return enter(request, ADD, posted, deed, lambda call, tried: _form(call, request, tried))


def _form(call: Call, request: Asked, tried: Tried = UNTRIED) -> Response[str]:
    sheet = ADD.sheet(call, "/meetings/add", tried)
    return page(call, request, "registry/meetings/meeting_add.html", tried.status, sheet=sheet, tried=tried)


@get("/meetings/plan", sync_to_thread=True)
def ask_plan(request: Asked) -> Response[str]:
    """Ask when the Committee meets in a year."""
    with reading(request) as call:
        keepers_only(call)
        return _plan(call, request)


@post("/meetings/plan", sync_to_thread=True)
def schedule_all(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Schedule the meetings of a year, or say beside the fields what is wrong."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        keepers_only(call)
        return told(request, "/meetings", f"{capital(counted(len(planned(call, facts)), 'meeting'))} scheduled.")

    return enter(request, PLAN, posted, deed, lambda call, tried: _plan(call, request, tried))


def _plan(call: Call, request: Asked, tried: Tried = UNTRIED) -> Response[str]:
    sheet = PLAN.sheet(call, "/meetings/plan", tried, filled={} if tried else {"months": 2, "meetings": 6})
    return page(call, request, "registry/meetings/meeting_plan.html", tried.status, sheet=sheet, tried=tried)


router = Router(
    "/",
    route_handlers=[list_meetings, read_meeting, ask_meeting, add, ask_plan, schedule_all],
    dependencies=POSTED,
    include_in_schema=False,
)
