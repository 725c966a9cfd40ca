"""The minutes of a meeting: read and printed, edited, and approved at a later meeting."""

from __future__ import annotations

from dataclasses import dataclass

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.registries.hearing.attendance import may_keep_hearing
from models.registries.hearing.drafting import drafted
from models.registries.hearing.items import Item, items
from models.registries.hearing.minutes import (
    LONGEST,
    approval,
    approve,
    later_meetings,
    parts_of,
    read_parts,
    save,
    saved,
    standing,
)
from models.rows.meetings import Meeting, Minutes
from web.audited import note_print
from web.calls import Asked, Call, reading
from web.meetings import begun, hearing_keepers_only, hearing_readers_only, meeting_found
from web.pages.forms.entering import UNTRIED, Tried
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.questions import Answer, Sort
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.registries.hearing.asking import Questions, send
from web.pages.registries.hearing.attendance import REASON
from web.pages.words.dates import day_words
from workflows.answers.written import whole_number


@dataclass(frozen=True)
class Kept:
    """Minutes as they were saved once, so far as somebody may read them."""

    row: Minutes
    paragraphs: tuple[str, ...]


@get("/meetings/{meeting_id:int}/minutes", sync_to_thread=True)
def read_minutes(request: Asked, meeting_id: FromPath[int]) -> Response[str]:
    """Show the minutes of a meeting as they stand, or a draft from what is recorded, and what they said before."""
    with reading(request) as call:
        hearing_readers_only(call)
        meeting = begun(call, meeting_id)
        note_print(call, f"the minutes of meeting {meeting.id}")
        before = saved(call.session, meeting)
        stands = read_parts(call.session, call.viewer, meeting, standing(call.session, meeting, call.now), call.now)
        return page(
            call, request, "registry/meetings/minutes.html", meeting=meeting, paragraphs=tuple(stands.values()),
            before=[_kept(call, meeting, each) for each in before], approved=approval(call.session, meeting),
            keeps_hearing=may_keep_hearing(call.viewer), later=later_meetings(call.session, meeting, call.now),
        )  # fmt: skip


def _kept(call: Call, meeting: Meeting, row: Minutes) -> Kept:
    mine = read_parts(call.session, call.viewer, meeting, parts_of(row), call.now)
    return Kept(row, tuple(mine.values()))


@get("/meetings/{meeting_id:int}/minutes/edit", sync_to_thread=True)
def ask_minutes(request: Asked, meeting_id: FromPath[int]) -> Response[str]:
    """Ask what the minutes are to say."""
    with reading(request) as call:
        return _form(call, request, meeting_id)


@post("/meetings/{meeting_id:int}/minutes/edit", sync_to_thread=True)
def save_minutes(
    request: Asked, meeting_id: FromPath[int], posted: NamedDependency[Posted]
) -> Response[str] | Redirect:
    """Save the minutes, or say what is wrong."""

    def deed(call: Call, questions: Questions) -> Redirect:
        said = {
            whole_number(each.name.removeprefix("part-")) or None: posted.get(each.name)
            for each in questions.answers
            if each.name in posted.fields and each.name != REASON.name
        }
        seen = whole_number(posted.get("version")) or 0
        save(
            call.session, call.viewer, begun(call, meeting_id), said, reason=posted.get(REASON.name), seen=seen,
            now=call.now,
        )  # fmt: skip
        return told(request, f"/meetings/{meeting_id}/minutes", "The minutes are saved.")

    return send(
        request, posted, lambda call: _questions(call, meeting_id), deed,
        lambda call, tried: _form(call, request, meeting_id, tried),
    )  # fmt: skip


def _questions(call: Call, meeting_id: int) -> Questions:
    """Return what is asked of the minutes: each part of which somebody may know, as it stands or as it would be drafted anew."""
    hearing_keepers_only(call)
    meeting, session = begun(call, meeting_id), call.session
    before, is_approved = saved(session, meeting), approval(session, meeting) is not None
    mine = read_parts(session, call.viewer, meeting, standing(session, meeting, call.now), call.now)
    named = {each.case_id: each for each in items(session, call.viewer, meeting, call.now)}
    anew = read_parts(session, call.viewer, meeting, drafted(session, meeting, call.now), call.now) if before else {}
    asked = [
        Answer(
            f"part-{case_id or 0}", Sort.TEXT, _label(named, case_id), longest=LONGEST,
            hint=f"From what is recorded now: {anew[case_id]}" if anew.get(case_id, mine[case_id]) != mine[case_id] else "",
        )
        for case_id in mine
    ]  # fmt: skip
    filled = Posted({f"part-{case_id or 0}": (words,) for case_id, words in mine.items()})
    path = f"/meetings/{meeting_id}/minutes/edit"
    return Questions(
        "minutes", path, "Save the minutes", [*asked, *((REASON,) if is_approved else ())], filled, len(before)
    )


def _label(named: dict[int, Item], case_id: int | None) -> str:
    return named[case_id].words if case_id else "When and where, and who was there"


def _form(call: Call, request: Asked, meeting_id: int, tried: Tried = UNTRIED) -> Response[str]:
    sheet = _questions(call, meeting_id).sheet(call, tried)
    return _asking(call, request, meeting_id, sheet=sheet, tried=tried, title="Edit the minutes")


def _asking(call: Call, request: Asked, meeting_id: int, *, tried: Tried, **said: object) -> Response[str]:
    meeting = meeting_found(call, meeting_id)
    return page(
        call, request, "registry/meetings/minutes_form.html", tried.status, meeting=meeting, tried=tried, **said
    )


@get("/meetings/{meeting_id:int}/minutes/approve", sync_to_thread=True)
def ask_approval(request: Asked, meeting_id: FromPath[int]) -> Response[str]:
    """Ask at which later meeting the Committee approved the minutes."""
    with reading(request) as call:
        return _approving(call, request, meeting_id)


@post("/meetings/{meeting_id:int}/minutes/approve", sync_to_thread=True)
def approve_minutes(
    request: Asked, meeting_id: FromPath[int], posted: NamedDependency[Posted]
) -> Response[str] | Redirect:
    """Write down that the minutes are approved; from then on they are only corrected with a reason."""

    def deed(call: Call, _: Questions) -> Redirect:
        at = whole_number(posted.get("meeting")) or 0
        approve(call.session, call.viewer, begun(call, meeting_id), at, call.now)
        return told(request, f"/meetings/{meeting_id}/minutes", "The minutes are approved.")

    return send(
        request, posted, lambda call: _approval(call, meeting_id), deed,
        lambda call, tried: _approving(call, request, meeting_id, tried),
    )  # fmt: skip


def _approval(call: Call, meeting_id: int) -> Questions:
    hearing_keepers_only(call)
    later = later_meetings(call.session, begun(call, meeting_id), call.now)
    options = tuple((str(each.id), day_words(call.calendar.day(each.starts_at))) for each in later)
    asked = Answer("meeting", Sort.RADIOS, "At which meeting did the Committee approve them?", choices=options)
    return Questions("approval", f"/meetings/{meeting_id}/minutes/approve", "Record the approval", [asked], Posted(), 0)


def _approving(call: Call, request: Asked, meeting_id: int, tried: Tried = UNTRIED) -> Response[str]:
    sheet = _approval(call, meeting_id).sheet(call, tried)
    return _asking(call, request, meeting_id, sheet=sheet, tried=tried, title="Record that the minutes are approved")


router = Router(
    "/", route_handlers=[read_minutes, ask_minutes, save_minutes, ask_approval, approve_minutes],
    dependencies=POSTED, include_in_schema=False,
)  # fmt: skip
