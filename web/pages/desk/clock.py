"""Moving the clock of a practice desk, to see what would happen."""

from __future__ import annotations

from litestar import Router, post
from litestar.di import NamedDependency
from litestar.response import Redirect

from models.inbox.due import next_due
from scheduler.practice import Moved, advance
from web.audited import note_clock
from web.calls import Asked, house_of, reading
from web.durations import duration
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.return_path import local
from web.pages.words.dates import moment_words, plural
from web.practice.clock_limits import check_move
from web.problems import NotFound
from workflows.law.calendar import Calendar


@post("/clock", sync_to_thread=True)
def move_clock(request: Asked, posted: NamedDependency[Posted]) -> Redirect:
    """Put the clock forward by a duration, or to the next deadline, and say what happened on the way."""
    house, back = house_of(request), local(posted.get("back"))
    if house.practice is None:
        raise NotFound
    with reading(request) as call:
        to = next_due(call.session) if posted.get("advance") == "next" else duration(call, posted.get("advance"))
        check_move(call, to or call.now)
        calendar, now = call.calendar, call.now
    if to is None:
        return told(request, back, "There is no deadline ahead, so the clock did not move.")
    moved = advance(house.worker, house.practice, max(to, now))
    note_clock(house.database, call.viewer, moved.now)
    return told(request, back, moved_words(moved, calendar))


def moved_words(moved: Moved, calendar: Calendar) -> str:
    """Return "The clock moved to Thursday, June 4, 9:12 a.m.: 3 deadlines acted, 5 mails"."""
    acted = f"{plural(moved.fired, 'deadline')} acted, {plural(moved.notices, 'mail')} written"
    return f"The clock moved to {moment_words(moved.now, calendar)}: {acted}."


router = Router("/", route_handlers=[move_clock], dependencies=POSTED, include_in_schema=False)
