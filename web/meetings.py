"""Whose the Advisory Committee's meetings are to read and to change, for pages and programs alike."""

from __future__ import annotations

from models.registries.agendas import may_read
from models.registries.meeting_calendar import meeting_of
from models.rows.meetings import Meeting
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


def meeting_found(call: Call, meeting_id: int) -> Meeting:
    """Return a meeting; or raise NotFound."""
    meeting = meeting_of(call.session, meeting_id) if 0 < meeting_id < 2**63 else None
    if meeting is None:
        raise NotFound
    return meeting
