"""Recording who of the Committee was at a meeting, and who stood aside in which case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.registries.hearing.attendance import Said, likely_aside, record, recorded, seated
from models.registries.hearing.items import Item, items
from models.rows.meetings import Meeting, MeetingAttendance
from web.calls import Asked, Call, reading
from web.meetings import hearing_keepers_only, meeting_found
from web.pages.forms.entering import UNTRIED, Tried
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.questions import Answer, Sort
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.registries.hearing.asking import Questions, send
from workflows.answers.written import whole_number

RECORD, MOST = "Record the attendance", 500
REASON = Answer("reason", Sort.LINE, "Reason", "It stays in the history of this meeting.", longest=MOST)


@dataclass(frozen=True)
class Attended:
    """An attendance as somebody may read it."""

    row: MeetingAttendance
    present: tuple[str, ...]
    absent: tuple[str, ...]
    aside: tuple[tuple[str, tuple[str, ...]], ...]  # each case with those who stood aside in it


def attended(call: Call, meeting: Meeting) -> list[Attended]:
    """Return each attendance of a meeting that was recorded, the newest first; of a case only what its readers may know."""
    mine = _items(call, meeting)
    return [
        Attended(
            row,
            tuple(sorted(seat.person.name for seat in row.seats if seat.present)),
            tuple(sorted(seat.person.name for seat in row.seats if not seat.present)),
            tuple(_aside(row, mine)),
        )
        for row in recorded(call.session, meeting)
    ]


def _aside(row: MeetingAttendance, mine: dict[int, Item]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for case_id, item in mine.items():
        names = tuple(sorted(each.person.name for each in row.aside if each.case_id == case_id))
        if names:
            yield item.words, names


def _items(call: Call, meeting: Meeting) -> dict[int, Item]:
    """Return what the meeting deals with, each case once."""
    return {each.case_id: each for each in items(call.session, call.viewer, meeting, call.now)}


@get("/meetings/{meeting_id:int}/attendance", sync_to_thread=True)
def ask_attendance(request: Asked, meeting_id: FromPath[int]) -> Response[str]:
    """Ask who was at a meeting."""
    with reading(request) as call:
        return _form(call, request, meeting_id)


@post("/meetings/{meeting_id:int}/attendance", sync_to_thread=True)
def record_attendance(
    request: Asked, meeting_id: FromPath[int], posted: NamedDependency[Posted]
) -> Response[str] | Redirect:
    """Record who was at a meeting, or say what is wrong."""

    def deed(call: Call, _: Questions) -> Redirect:
        meeting = meeting_found(call, meeting_id)
        day = call.calendar.day(meeting.starts_at)
        record(
            call.session, call.viewer, meeting, _said(call, meeting, posted), now=call.now, today=call.today, day=day
        )
        return told(request, f"/meetings/{meeting_id}", "The attendance is recorded.")

    return send(
        request, posted, lambda call: _questions(call, meeting_id), deed,
        lambda call, tried: _form(call, request, meeting_id, tried),
    )  # fmt: skip


def _said(call: Call, meeting: Meeting, posted: Posted) -> Said:
    aside = {case_id: _numbers(posted, f"aside-{case_id}") for case_id in _items(call, meeting)}
    return Said(
        _numbers(posted, "present"), aside, posted.get("reason"), whole_number(posted.get("version")) or 0
    )  # fmt: skip


def _numbers(posted: Posted, name: str) -> frozenset[int]:
    return frozenset(number for each in posted.all(name) if (number := whole_number(each)))


def _questions(call: Call, meeting_id: int) -> Questions:
    hearing_keepers_only(call)
    meeting = meeting_found(call, meeting_id)
    people, before, mine = seated(call.session, meeting), recorded(call.session, meeting), _items(call, meeting)
    options = tuple((str(number), name) for number, name in people.items())
    asked = [
        Answer("present", Sort.SEVERAL, "Who was there?", choices=options),
        *(
            Answer(f"aside-{each.case_id}", Sort.SEVERAL, f"Who stood aside in {each.words}?", optional=True, choices=options)
            for each in mine.values()
        ),
        *((REASON,) if before else ()),
    ]  # fmt: skip
    return Questions(
        "attendance", f"/meetings/{meeting_id}/attendance", RECORD, asked, _filled(call, before, mine, set(people)),
        len(before),
    )  # fmt: skip


def _filled(call: Call, before: list[MeetingAttendance], mine: dict[int, Item], people: set[int]) -> Posted:
    """Return what the form says at first: what was recorded, else who stands aside already."""
    if not before:
        aside = {each.case_id: likely_aside(call.session, each, frozenset(people)) for each in mine.values()}
        return Posted({f"aside-{case}": tuple(map(str, sorted(them))) for case, them in aside.items()})
    last = before[0]
    said = {f"aside-{case}": tuple(str(each.person_id) for each in last.aside if each.case_id == case) for case in mine}
    return Posted({"present": tuple(str(seat.person_id) for seat in last.seats if seat.present), **said})


def _form(call: Call, request: Asked, meeting_id: int, tried: Tried = UNTRIED) -> Response[str]:
    sheet = _questions(call, meeting_id).sheet(call, tried)
    return page(
        call, request, "registry/meetings/attendance.html", tried.status, meeting=meeting_found(call, meeting_id),
        sheet=sheet, tried=tried,
    )  # fmt: skip


router = Router("/", route_handlers=[ask_attendance, record_attendance], dependencies=POSTED, include_in_schema=False)
