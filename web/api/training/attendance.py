"""Attendance over the API: what each missed, row by row or as a webinar's report says it; recorded by ICA."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Router, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, JSONBody

from models.registries.entries import refused, wrong
from models.registries.rosters import record
from models.registries.taking_part.reports import How, Times, known_people, record_report
from models.rows.registries import Training
from web.api.once import Once
from web.api.training.planning import changed, staff_only, training_found
from web.api.training.shapes import AttendeeShape, RosterPage, attendee_shape
from web.calls import Asked, Call, reading
from web.lists.attendee_report import MOST_BYTES, opened, packed, read_report
from web.reach import within
from workflows.engine.cases import NotAllowed
from workflows.law.door import TokenArea
from workflows.rosters.matching import matched


class Minutes(msgspec.Struct, kw_only=True):
    """How many minutes somebody on the roster missed."""

    person: int
    missed: Any  # a number of minutes; the roster says what is wrong with anything else


class AttendanceBody(msgspec.Struct, kw_only=True):
    """What people on the roster missed; the reason where it says otherwise than what is on record."""

    rows: list[Minutes]
    others_in_full: bool = False  # whoever is not named and of whom nothing is on record was there all the time
    reason: str = ""
    confirm: str = ""


class Attendee(msgspec.Struct, kw_only=True):
    """An attendee of a report as it was read, and who that is; nothing is recorded where it is nobody."""

    said: str
    person: int | None = None


class ReportBody(msgspec.Struct, kw_only=True):
    """The attendees of a report, each with who it is."""

    rows: list[Attendee]
    others_absent: bool = False  # whoever is on the roster, not in the report, and not on record yet
    reason: str = ""
    confirm: str = ""


@post("/api/trainings/{training_id:int}/attendance", status_code=200, sync_to_thread=True, operation_class=Once)
def record_attendance(request: Asked, training_id: FromPath[int], data: JSONBody[AttendanceBody]) -> RosterPage:
    """Record what people missed. Where that brings something forward in open cases, a 409 says what, and `confirm` confirms it."""

    def work(call: Call, held: Training) -> None:
        staff_only(call, "record attendance")
        by_person = {row.person_id: row.id for row in held.roster}
        if unknown := [each.person for each in data.rows if each.person not in by_person]:
            raise NotAllowed(wrong("rows", f"person {unknown[0]} is not on the roster; enroll them first"))
        said: dict[int, dict[str, Any]] = {by_person[each.person]: {"missed": each.missed} for each in data.rows}
        if data.others_in_full:
            said = {row_id: {"missed": None} for row_id in by_person.values()} | said
        record(
            call.session, held, said, call.viewer.id, now=call.now, today=call.today, why=data.reason,
            others_in_full=data.others_in_full, confirmed=data.confirm,
        )  # fmt: skip

    return changed(request, training_id, work)


@post("/api/trainings/{training_id:int}/report", status_code=200, sync_to_thread=True)
def read_attendees(
    request: Asked, training_id: FromPath[int],
    data: Annotated[UploadFile, Body(media_type=RequestEncodingType.MULTI_PART)],
) -> list[AttendeeShape]:  # fmt: skip
    """Read a webinar tool's report: whom it names, and who of the directory that is. Nothing is recorded or kept."""
    content = data.file.read(MOST_BYTES + 1)
    with reading(request) as call:
        held = _recorded_by_ica(call, training_id)
        found = matched(read_report(content), known_people(call.session, held))
        return [attendee_shape(each, packed(each.attendee)) for each in found]


@post("/api/trainings/{training_id:int}/report/attendance", status_code=200, sync_to_thread=True, operation_class=Once)
def record_attendees(request: Asked, training_id: FromPath[int], data: JSONBody[ReportBody]) -> RosterPage:
    """Record what a report says, with who each attendee is; `said` is what the reading of it returned."""

    def work(call: Call, held: Training) -> None:
        staff_only(call, "record attendance")
        there = dict[int, list[Times]]()
        for each in data.rows:
            one = opened(each.said)
            if each.person is not None:
                there.setdefault(each.person, []).append(Times(one.spans, one.loose))
        if not data.rows:
            raise refused("send the attendees of the report, each with who it is")
        how = How(data.others_absent, data.reason, data.confirm)
        record_report(call.session, held, there, call.viewer.id, how, now=call.now, today=call.today)

    return changed(request, training_id, work)


def _recorded_by_ica(call: Call, training_id: int) -> Training:
    staff_only(call, "record attendance")
    return training_found(call, training_id)


router = Router(
    "/",
    route_handlers=[record_attendance, read_attendees, record_attendees],
    tags=["registries"],
    opt=within(TokenArea.REGISTRIES),
)
