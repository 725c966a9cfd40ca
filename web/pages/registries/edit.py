"""Correcting an entry of a registry: one page for all of them, with a reason and what was corrected before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.registries.details import agency_by_id, license_by_id
from models.registries.directory import agencies
from models.registries.edits.editing import Edited, Editing, edit, edits, history
from models.registries.edits.entries import AGENCIES, LICENSES, MEETINGS, PEOPLE, SERIES, TRAININGS
from models.registries.edits.programs import PROGRAMS
from models.registries.meeting_calendar import meeting_of
from models.registries.people_and_agencies import person_by_id
from models.registries.programs import program_by_id
from models.registries.training_series import series_of
from models.registries.trainings import training
from notifications.writing.changes.address_change import tell_of_address
from scheduler.clock import wall_now
from web.calls import Asked, Call, reading
from web.pages.forms.bounds import found, numbered, staff_only
from web.pages.forms.entering import UNTRIED, Ask, Tried, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.registries.credit import learned_words
from web.pages.words.dates import moment_words
from web.pages.words.wording import lowered
from workflows.answers.written import whole_number
from workflows.law.calendar import Calendar
from workflows.law.mail.addresses import as_kept
from workflows.law.wording import listed

SAVE = "Save the correction"
COUNTS_AT_ONCE = "It counts at once, also in open cases. The history keeps what it said before."


@dataclass(frozen=True)
class Entry:
    """An entry of a registry as its page shows it."""

    editing: Editing[Any]
    find: Callable[[Call, int], Any]
    title: Callable[[Any, Calendar], str]
    back: Callable[[Any], str]
    lead: str = COUNTS_AT_ONCE


_ALL = (
    Entry(
        PEOPLE, lambda call, number: person_by_id(call.session, number), lambda row, _: row.name,
        lambda row: f"/people/{row.id}",
        "It counts at once. If you change the email address, we write to the old and the new one; the person signs in with "
        "the new one, and password links that were sent before no longer work.",
    ),
    Entry(
        AGENCIES, lambda call, number: agency_by_id(call.session, number), lambda row, _: row.name,
        lambda row: f"/agencies/{row.key}",
    ),
    Entry(
        TRAININGS, lambda call, number: training(call.session, call.viewer, number), lambda row, _: row.title,
        lambda row: f"/trainings/{row.id}",
        "It counts at once, also for the credit of everybody on the roster. The history keeps what it said before.",
    ),
    Entry(
        SERIES, lambda call, number: series_of(call.session, number), lambda row, _: f"the series {row.title}",
        lambda row: f"/series/{row.id}",
        "How the series is called. The title, day or length of a session is corrected on the session's page.",
    ),
    Entry(
        MEETINGS, lambda call, number: meeting_of(call.session, number),
        lambda row, calendar: f"the meeting of {moment_words(row.starts_at, calendar)}", lambda row: f"/meetings/{row.id}",
        "Where it is. To change the day or the time, move the meeting instead.",
    ),
    Entry(
        LICENSES, lambda call, number: license_by_id(call.session, number),
        lambda row, _: f"the license of {row.person.name}", lambda row: f"/people/{row.person_id}",
        "Correct what was mistyped. When a license began or ended follows from its cases, and is corrected there.",
    ),
    Entry(
        PROGRAMS, lambda call, number: program_by_id(call.session, number),
        lambda row, _: f"{row.name} ({row.project_id})", lambda row: f"/programs?agency={row.agency.key}",
        "It counts at once, also in open import requests. Of which kind a program is, ICA confirms; the agency does not.",
    ),
)  # fmt: skip
ENTRIES = {each.editing.registry.value: each for each in _ALL}


@get("/registry/{registry:str}/{number:int}/edit", sync_to_thread=True)
def ask_correction(request: Asked, registry: FromPath[str], number: FromPath[int]) -> Response[str]:
    """Show an entry as it stands, to be corrected."""
    with reading(request) as call:
        return _form(call, request, registry, number)


@post("/registry/{registry:str}/{number:int}/edit", sync_to_thread=True)
def correct(
    request: Asked, registry: FromPath[str], number: FromPath[int], posted: NamedDependency[Posted]
) -> Response[str] | Redirect:
    """Correct an entry, or say beside the fields what is wrong."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        entry, row = _found(call, registry, number)
        before, seen = getattr(row, "email", ""), posted.get("version")
        made = edit(
            call.session, entry.editing, row, facts, now=call.now, today=call.today, by=call.viewer.id,
            seen=whole_number(seen),
        )  # fmt: skip
        if as_kept(before) != getattr(row, "email", ""):
            tell_of_address(call.session, row, before, now=call.now, desk=call.house.worker.desk, wall=wall_now())
        return told(request, entry.back(row), _done(made))

    version = posted.get("version")
    seen = whole_number(version) or 0
    ask = Ask(found(ENTRIES.get(registry)).editing.form, SAVE, seen=seen)
    return enter(request, ask, posted, deed, lambda call, tried: _form(call, request, registry, number, tried))


def _done(made: Edited) -> str:
    labels = listed(lowered(label) for label, _, _ in made.changes)
    return f"Corrected: {labels}. {learned_words(made.cases) if made.cases else ''}".strip()


def _found(call: Call, registry: str, number: int) -> tuple[Entry, Any]:
    staff_only(call, "correct what is on record")
    entry = found(ENTRIES.get(registry))
    return entry, found(entry.find(call, numbered(number)))


def _form(call: Call, request: Asked, registry: str, number: int, tried: Tried = UNTRIED) -> Response[str]:
    entry, row = _found(call, registry, number)
    place, editing = f"/registry/{registry}/{number}/edit", entry.editing
    offered = [(each.key, each.name) for each in agencies(call.session, call.viewer)]
    seen = edits(call.session, editing.registry, number)
    ask = Ask(editing.form, SAVE, seen=seen)
    sheet = ask.sheet(call, place, tried, offered=offered, filled=editing.says(row))
    sheet = replace(sheet, version=seen)
    return page(
        call, request, "registry/edit.html", tried.status, tried=tried, lead=entry.lead, back=entry.back(row),
        title=entry.title(row, call.calendar), past=history(call.session, editing.registry, number),
        sheet=sheet,
    )  # fmt: skip


router = Router("/", route_handlers=[ask_correction, correct], dependencies=POSTED, include_in_schema=False)
