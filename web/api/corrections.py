"""Correcting over the API: an entry of the history, the end of a case, and what one did a moment ago."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Router, post
from litestar.params import FromPath, JSONBody

from models.casebook.amending import concerned
from models.casebook.case_search import find, reread
from models.casebook.casebook import Stale
from models.intake.correcting import Correctable, Wanted, correct, correctable, policy_of, reopening, shown
from models.intake.undoing import undo
from web.api.shapes import CaseShape, CorrectionShape
from web.api.views import case_shape
from web.calls import Asked, Call, reading, writing
from web.moments import day_of
from workflows.correction.correction import Correction
from workflows.law.named import outside
from workflows.telling.corrections import changes_of


class CorrectedEvent(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What an event of the history should have said, or without facts that it was entered by mistake; and why.

    With `dry_run` nothing changes; with `strike_later` the later steps that it leaves no room for are struck with it.
    """

    event: int
    facts: dict[str, Any] | None
    reason: str
    version: int | None = None
    effective_at: str | None = None
    dry_run: bool = False
    strike_later: bool = False


class Reopening(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Why a case goes on where it stood, and its version as it was read."""

    reason: str
    version: int | None = None


class TakenBack(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """The version of the case, as it was read."""

    version: int | None = None


@post("/api/cases/{number:str}/corrections", status_code=200, sync_to_thread=True)
def correct_event(request: Asked, number: FromPath[str], data: JSONBody[CorrectedEvent]) -> CorrectionShape:
    """Correct what an event of the history said, or strike it as entered by mistake."""
    with reading(request) if data.dry_run else writing(request) as call:
        found = correctable(call.session, call.viewer, number, data.event, call.now)
        day = day_of(call, data.effective_at, "effective_at")
        wanted = Wanted(data.reason[:5000], data.facts, day, too=data.strike_later)
        return _corrected(call, found, wanted, version=data.version, dry=data.dry_run)


@post("/api/cases/{number:str}/reopen", status_code=200, sync_to_thread=True)
def reopen_case(request: Asked, number: FromPath[str], data: JSONBody[Reopening]) -> CorrectionShape:
    """Let an ended case go on where it stood, by striking the step that ended it."""
    with writing(request) as call:
        found = reopening(call.session, call.viewer, number, call.now)
        return _corrected(call, found, Wanted(data.reason[:5000]), version=data.version)


@post("/api/cases/{number:str}/undo", status_code=200, sync_to_thread=True)
def undo_step(request: Asked, number: FromPath[str], data: JSONBody[TakenBack]) -> CaseShape:
    """Take back what you did last in a case, as long as no mail of it has left."""
    with writing(request) as call:
        undo(call.session, call.viewer, number, call.now, version=data.version)
        return _case(call, number)


def _corrected(
    call: Call, found: Correctable, wanted: Wanted, *, version: int | None, dry: bool = False
) -> CorrectionShape:
    number = found.case.number
    if version is not None and version != found.case.version:
        raise Stale(found.case.id)
    made, done = shown(call.session, call.viewer, found, wanted, call.now), False
    words, told = _said(call, found, made)
    if not dry:
        done = correct(call.session, call.viewer, found, wanted, now=call.now, version=version)
        reread(call.session)
    return CorrectionShape(changes=words, told=told, takes_two=made.takes_two, done=done, case=_case(call, number))


def _said(call: Call, found: Correctable, made: Correction) -> tuple[list[str], list[str]]:
    """Return what it changes in sentences, and who is told."""
    case = found.case
    whose = (case.subject and case.subject.name) or (case.agency and case.agency.name) or ""
    told = sorted(outside(role) for role in concerned(call.session, case.id, made))
    return list(changes_of(made, policy_of(call.session, case), whose)), told


def _case(call: Call, number: str) -> CaseShape:
    case, worn = find(call.session, call.viewer, number)
    return case_shape(call, case, worn)


router = Router("/", route_handlers=[correct_event, reopen_case, undo_step], tags=["cases"])
