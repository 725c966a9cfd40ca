"""Whose the Advisory Committee's meetings are to read and to change, for pages and programs alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from models.registries.agendas import may_read
from models.registries.forms.meetings import NewMoment, NewMomentByProgram
from models.registries.hearing.attendance import may_keep_hearing, may_read_hearing
from models.registries.meeting_calendar import cancel, meeting_of, move, plan, schedule
from models.rows.meetings import Meeting
from notifications.writing.catalog import MEETING_CANCELED, MEETING_MOVED, MEETING_SCHEDULED
from notifications.writing.changes.meeting_change import tell_of_meeting
from scheduler.clock import wall_now
from web.calls import Call
from web.problems import Forbidden, NotFound


def readers_only(call: Call) -> None:
    """Refuse the meetings to everybody but those who read agendas."""
    if not may_read(call.viewer):
        raise Forbidden("only the Advisory Committee, CoC leadership and ICA's staff see the meetings")


def keepers_only(call: Call) -> None:
    """Refuse to change the calendar to everybody but ICA's staff."""
    if not call.viewer.is_staff():
        raise Forbidden("only ICA's staff may schedule, move or cancel meetings")


def hearing_readers_only(call: Call) -> None:
    """Refuse who was at a meeting, its packet and its minutes to everybody but ICA and the Committee."""
    if not may_read_hearing(call.viewer):
        raise Forbidden("only ICA's staff and the Advisory Committee see this")


def hearing_keepers_only(call: Call) -> None:
    """Refuse to record who was at a meeting, and to keep its minutes, to everybody but ICA and the chair."""
    if not may_keep_hearing(call.viewer):
        raise Forbidden("only ICA's staff and the Committee's chair record the attendance and keep the minutes")


def scheduled(call: Call, facts: Mapping[str, Any]) -> Meeting:
    """Schedule a meeting, and tell the Committee."""
    meeting = schedule(call.session, facts, call.now, call.viewer.id)
    _tell(call, MEETING_SCHEDULED, meeting)
    return meeting


def planned(call: Call, facts: Mapping[str, Any]) -> list[Meeting]:
    """Schedule the meetings of a year, and tell the Committee of each, so that each is in the members' calendars."""
    meetings = plan(call.session, facts, call.now, call.viewer.id)
    for each in meetings:
        _tell(call, MEETING_SCHEDULED, each)
    return meetings


def moved(
    call: Call, meeting: Meeting, facts: Mapping[str, Any],
    form: type[NewMoment | NewMomentByProgram] = NewMoment,
) -> Meeting:  # fmt: skip
    """Move a meeting, and tell the Committee."""
    before = meeting.starts_at
    move(call.session, meeting, facts, call.now, call.viewer.id, form=form)
    _tell(call, MEETING_MOVED, meeting, before)
    return meeting


def canceled(call: Call, meeting: Meeting, facts: Mapping[str, Any]) -> Meeting:
    """Cancel a meeting, and tell the Committee."""
    cancel(call.session, meeting, facts, call.now, call.viewer.id)
    _tell(call, MEETING_CANCELED, meeting)
    return meeting


def _tell(call: Call, template: str, meeting: Meeting, before: datetime | None = None) -> None:
    tell_of_meeting(
        call.session, template, meeting, now=call.now, desk=call.house.worker.desk, wall=wall_now(), before=before,
        why=meeting.canceled_why,
    )  # fmt: skip


def begun(call: Call, meeting_id: int) -> Meeting:
    """Return a meeting that was held; one that is canceled or to come has no minutes. Or raise NotFound."""
    meeting = meeting_found(call, meeting_id)
    if meeting.canceled_at is not None or call.calendar.day(meeting.starts_at) > call.today:
        raise NotFound
    return meeting


def meeting_found(call: Call, meeting_id: int) -> Meeting:
    """Return a meeting; or raise NotFound."""
    meeting = meeting_of(call.session, meeting_id) if 0 < meeting_id < 2**63 else None
    if meeting is None:
        raise NotFound
    return meeting
