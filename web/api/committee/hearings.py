"""The hearing of a meeting over the API: what it decides, who was there, and its minutes; read by sight, as on its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Annotated, TypeVar

import msgspec
from litestar import Router, get, post
from litestar.params import FromPath, JSONBody

from models.lookups.conduct_cases.hearings import Hearing
from models.registries.entries import wrong
from models.registries.hearing.attendance import MOST, Said, record, recorded
from models.registries.hearing.items import Item, items
from models.registries.hearing.minutes import LONGEST, approval, approve, read_parts, save, saved, standing
from models.rows.meetings import Meeting, MeetingAttendance
from models.rows.people import Person
from models.store.deeds_done import Led
from web.api.once import Once, once
from web.api.shapes import Name
from web.calls import Asked, Call, reading
from web.meetings import begun, hearing_keepers_only, hearing_readers_only, meeting_found
from web.reach import within
from workflows.engine.cases import NotAllowed
from workflows.law.door import TokenArea

T = TypeVar("T")
Number = Annotated[int, msgspec.Meta(ge=1, lt=10**18)]
People = Annotated[list[Number], msgspec.Meta(max_length=200)]
Reason = Annotated[str, msgspec.Meta(max_length=MOST)]


class HearingShape(msgspec.Struct, kw_only=True):
    """A case on which the Committee decides in closed session."""

    case: str
    words: str
    decided_on: date | None
    outcome: str  # kept, suspended or terminated; empty while it is undecided


class AsideShape(msgspec.Struct, kw_only=True):
    """Who stood aside in a case."""

    case: str
    people: list[Name]


class AttendanceShape(msgspec.Struct, kw_only=True):
    """Who was at a meeting, as somebody recorded it."""

    at: datetime
    by: Name
    reason: str
    present: list[Name]
    absent: list[Name]
    aside: list[AsideShape]


class AttendancesShape(msgspec.Struct, kw_only=True):
    """Each attendance that was recorded of a meeting, the newest first; a correction names their number as its version."""

    version: int
    items: list[AttendanceShape]


class NewAttendance(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Who was there, and who stood aside in which case, by number."""

    present: People
    aside: dict[str, People] = {}
    reason: Reason = ""
    version: Annotated[int, msgspec.Meta(ge=0)] = 0


class PartShape(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A part of the minutes; what is about no case stands first."""

    case: str | None
    words: Annotated[str, msgspec.Meta(max_length=LONGEST)]


class MinutesShape(msgspec.Struct, kw_only=True):
    """The minutes as they stand, as far as the asker may read them; at version 0 a draft from what is recorded."""

    version: int
    saved_at: datetime | None
    saved_by: Name | None
    reason: str
    approved_at: int | None  # the meeting
    parts: list[PartShape]


class NewMinutes(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What the minutes are to say; a part that is left out stays."""

    parts: Annotated[list[PartShape], msgspec.Meta(min_length=1, max_length=500)]
    reason: Reason = ""
    version: Annotated[int, msgspec.Meta(ge=0)] = 0


class Approval(msgspec.Struct, forbid_unknown_fields=True):
    """At which later meeting the Committee approved the minutes."""

    meeting: Number


def hearing_shape(each: Hearing) -> HearingShape:
    """Return a hearing."""
    return HearingShape(case=each.number, words=each.which, decided_on=each.decided_on, outcome=each.outcome)


@get("/api/meetings/{meeting_id:int}/attendance", sync_to_thread=True)
def read_attendance(request: Asked, meeting_id: FromPath[int]) -> AttendancesShape:
    """Say who was at a meeting; who stood aside in a case only to those who may know of it."""
    with reading(request) as call:
        return _attendances(call, meeting_id)


@post("/api/meetings/{meeting_id:int}/attendance", status_code=200, sync_to_thread=True, operation_class=Once)
def record_attendance(request: Asked, meeting_id: FromPath[int], data: JSONBody[NewAttendance]) -> AttendancesShape:
    """Record who was at a meeting, or correct it with a reason."""

    def deed(call: Call) -> None:
        meeting = meeting_found(call, meeting_id)
        numbers = {each.number: each.case_id for each in items(call.session, call.viewer, meeting, call.now)}
        aside = {_known(numbers, case, "aside"): frozenset(them) for case, them in data.aside.items()}
        said = Said(frozenset(data.present), aside, data.reason, data.version)
        day = call.calendar.day(meeting.starts_at)
        record(call.session, call.viewer, meeting, said, now=call.now, today=call.today, day=day)

    return _done(request, meeting_id, deed, _attendances)


@get("/api/meetings/{meeting_id:int}/minutes", sync_to_thread=True)
def read_minutes(request: Asked, meeting_id: FromPath[int]) -> MinutesShape:
    """Return the minutes of a meeting, in parts by case."""
    with reading(request) as call:
        return _minutes(call, meeting_id)


@post("/api/meetings/{meeting_id:int}/minutes", status_code=200, sync_to_thread=True, operation_class=Once)
def save_minutes(request: Asked, meeting_id: FromPath[int], data: JSONBody[NewMinutes]) -> MinutesShape:
    """Save the minutes; what is about cases of which the asker may not know stays."""

    def deed(call: Call) -> None:
        meeting = begun(call, meeting_id)
        numbers = {each.number: each.case_id for each in items(call.session, call.viewer, meeting, call.now)}
        said = {_known(numbers, part.case, "parts") if part.case else None: part.words for part in data.parts}
        save(call.session, call.viewer, meeting, said, reason=data.reason, seen=data.version, now=call.now)

    return _done(request, meeting_id, deed, _minutes)


@post("/api/meetings/{meeting_id:int}/minutes/approve", status_code=200, sync_to_thread=True, operation_class=Once)
def approve_minutes(request: Asked, meeting_id: FromPath[int], data: JSONBody[Approval]) -> MinutesShape:
    """Write down at which later meeting the Committee approved the minutes."""

    def deed(call: Call) -> None:
        approve(call.session, call.viewer, begun(call, meeting_id), data.meeting, call.now)

    return _done(request, meeting_id, deed, _minutes)


def _done(request: Asked, meeting_id: int, work: Callable[[Call], None], shown: Callable[[Call, int], T]) -> T:
    def deed(call: Call) -> Led:
        hearing_keepers_only(call)
        work(call)
        return Led(str(meeting_id))

    return once(request, deed, lambda call, led: shown(call, int(led.to)))


def _known(numbers: dict[str, int], case: str, field: str) -> int:
    """Return the case of a number, if the asker may know that the meeting deals with it."""
    if case not in numbers:
        raise NotAllowed(wrong(field, f"this meeting deals with no case {case}, or with none that you may know of"))
    return numbers[case]


def _attendances(call: Call, meeting_id: int) -> AttendancesShape:
    hearing_readers_only(call)
    meeting = meeting_found(call, meeting_id)
    mine = {each.case_id: each for each in items(call.session, call.viewer, meeting, call.now)}
    found = [_attendance(row, mine.values()) for row in recorded(call.session, meeting)]
    return AttendancesShape(version=len(found), items=found)


def _attendance(row: MeetingAttendance, mine: Iterable[Item]) -> AttendanceShape:
    aside = {item.number: [_name(each.person) for each in row.aside if each.case_id == item.case_id] for item in mine}
    return AttendanceShape(
        at=row.at,
        by=_name(row.by),
        reason=row.reason,
        present=[_name(seat.person) for seat in row.seats if seat.present],
        absent=[_name(seat.person) for seat in row.seats if not seat.present],
        aside=[AsideShape(case=case, people=people) for case, people in aside.items() if people],
    )


def _minutes(call: Call, meeting_id: int) -> MinutesShape:
    hearing_readers_only(call)
    meeting = begun(call, meeting_id)
    before, approved = saved(call.session, meeting), approval(call.session, meeting)
    parts = read_parts(call.session, call.viewer, meeting, standing(call.session, meeting, call.now), call.now)
    return MinutesShape(
        version=len(before),
        saved_at=before[0].at if before else None,
        saved_by=_name(before[0].by) if before else None,
        reason=before[0].reason if before else "",
        approved_at=approved.approved_at_id if approved else None,
        parts=_parts(call, meeting, parts),
    )


def _parts(call: Call, meeting: Meeting, parts: dict[int | None, str]) -> list[PartShape]:
    numbers = {each.case_id: each.number for each in items(call.session, call.viewer, meeting, call.now)}
    return [PartShape(case=numbers[case] if case else None, words=words) for case, words in parts.items()]


def _name(person: Person) -> Name:
    return Name(person.id, person.name)


router = Router(
    "/", route_handlers=[read_attendance, record_attendance, read_minutes, save_minutes, approve_minutes],
    tags=["registries"], opt=within(TokenArea.REGISTRIES),
)  # fmt: skip
