"""Correcting over the API: an entry of the history, the end of a case, and what one did a moment ago."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from litestar import Router, post
from litestar.params import FromPath, JSONBody

from models.casebook.amending import calling, concerned
from models.casebook.case_search import find
from models.casebook.casebook import Stale
from models.intake.correcting import Correctable, Wanted, correct, correctable, policy_of, reopening, shown
from models.intake.undoing import undo
from models.store.deeds_done import Led
from web.api.once import Once, once, seen
from web.api.shapes import CaseShape, CorrectionShape, ReceiptShape
from web.api.views import case_shape
from web.calls import Asked, Call, reading
from web.moments import day_of
from web.reach import within
from workflows.correction.correction import Correction
from workflows.law.door import TokenArea
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


class Corrected(msgspec.Struct, kw_only=True):
    """What a correction says of itself, once it is made."""

    changes: list[str] = []
    told: list[str] = []
    takes_two: bool = False
    done: bool = False


class TakenBack(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """The version of the case, as it was read."""

    version: int | None = None


@post("/api/cases/{number:str}/corrections", status_code=200, sync_to_thread=True, operation_class=Once)
def correct_event(request: Asked, number: FromPath[str], data: JSONBody[CorrectedEvent]) -> CorrectionShape:
    """Correct what an event of the history said, or strike it as entered by mistake."""

    def asked(call: Call) -> tuple[Correctable, Wanted]:
        found = correctable(call.session, call.viewer, number, data.event, call.now)
        day = day_of(call, data.effective_at, "effective_at")
        return found, Wanted(data.reason[:5000], data.facts, day, too=data.strike_later)

    if data.dry_run:
        with reading(request) as call:
            return _answer(call, number, _preview(call, *asked(call), data.version))
    return once(request, lambda call: _corrected(call, *asked(call), data.version), _answer_of(number))


@post("/api/cases/{number:str}/reopen", status_code=200, sync_to_thread=True, operation_class=Once)
def reopen_case(request: Asked, number: FromPath[str], data: JSONBody[Reopening]) -> CorrectionShape:
    """Let an ended case go on where it stood, by striking the step that ended it."""

    def deed(call: Call) -> Led:
        found = reopening(call.session, call.viewer, number, call.now)
        return _corrected(call, found, Wanted(data.reason[:5000]), data.version)

    return once(request, deed, _answer_of(number))


@post("/api/cases/{number:str}/undo", status_code=200, sync_to_thread=True, operation_class=Once)
def undo_step(request: Asked, number: FromPath[str], data: JSONBody[TakenBack]) -> CaseShape | ReceiptShape:
    """Take back what you did last in a case, as long as no mail of it has left."""

    def deed(call: Call) -> Led:
        undo(call.session, call.viewer, number, call.now, version=data.version)
        return Led(number)

    return once(request, deed, lambda call, led: seen(call, led.to))


def _preview(call: Call, found: Correctable, wanted: Wanted, version: int | None) -> Corrected:
    """Return what a correction would change, and who would be told; or raise Stale."""
    if version is not None and version != found.case.version:
        raise Stale(found.case.id)
    made = shown(call.session, call.viewer, found, wanted, call.now)
    words, told = _said(call, found, made)
    return Corrected(changes=words, told=told, takes_two=made.takes_two)


def _corrected(call: Call, found: Correctable, wanted: Wanted, version: int | None) -> Led:
    said = _preview(call, found, wanted, version)
    said.done = correct(call.session, call.viewer, found, wanted, now=call.now, version=version)
    words, said.changes = said.changes, []
    return Led(*(msgspec.json.encode(each).decode() for each in (said, words)))


def _answer_of(number: str) -> Callable[[Call, Led], CorrectionShape]:
    """Return how a correction is answered; once something of the desk was withheld, without what it changed in words."""

    def answer(call: Call, led: Led) -> CorrectionShape:
        said = msgspec.json.decode(led.to, type=Corrected)
        said.changes = msgspec.json.decode(led.said, type=list[str]) if led.said else []
        return _answer(call, number, said)

    return answer


def _answer(call: Call, number: str, said: Corrected) -> CorrectionShape:
    case, worn = find(call.session, call.viewer, number)
    return CorrectionShape(**msgspec.structs.asdict(said), case=case_shape(call, case, worn))


def _said(call: Call, found: Correctable, made: Correction) -> tuple[list[str], list[str]]:
    """Return what it changes in sentences, and who is told."""
    case = found.case
    whose = (case.subject and case.subject.name) or (case.agency and case.agency.name) or ""
    told = sorted(outside(role) for role in concerned(call.session, case.id, made))
    called = calling(call.session, made.before.case.process)
    return list(changes_of(made, policy_of(call.session, case), whose, called=called, naming=True)), told


router = Router(
    "/", route_handlers=[correct_event, reopen_case, undo_step], tags=["cases"], opt=within(TokenArea.CASES)
)
