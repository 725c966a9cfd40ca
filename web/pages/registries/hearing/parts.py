"""What the page of a meeting shows of its hearing to those who may read it."""

from __future__ import annotations

from typing import Any

from models.registries.hearing.attendance import may_keep_hearing, may_read_hearing
from models.registries.hearing.minutes import approval
from models.rows.meetings import Meeting
from web.calls import Call
from web.pages.registries.hearing.attendance import attended


def hearing_of(call: Call, meeting: Meeting) -> dict[str, Any]:
    """Return who was at a meeting and how its minutes stand, for those who may read it."""
    if not may_read_hearing(call.viewer):
        return {"reads_hearing": False}
    begun = meeting.canceled_at is None and call.calendar.day(meeting.starts_at) <= call.today
    return {
        "reads_hearing": True,
        "keeps_hearing": may_keep_hearing(call.viewer) and begun,
        "begun": begun,
        "attended": attended(call, meeting),
        "approved": approval(call.session, meeting),
    }
