"""Cases over the API: open one, read it, take a step, add to it, move its deadlines."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Router, get, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import Body, FromPath, FromQuery, JSONBody

from models.casebook.case_search import Search, case_of, find, history_page, names, search
from models.casebook.casebook import Author, fire
from models.casebook.sight.sight import sight_of
from models.intake.intake import Sent, act, begin
from models.intake.keeping import hand_over
from models.intake.remarks import attach, document, note
from models.store.deeds_done import Led
from models.store.paging import PAGE, part_of
from web.api.once import Once, once, seen
from web.api.shapes import CaseRowShape, CaseShape, DocumentShape, EventShape, Page, ReceiptShape
from web.api.views import case_shape, document_shape, event_shapes, row_shape
from web.calls import Asked, Call, reading
from web.door.limits import MOST_OF_A_BODY
from web.filters import agency_of, one_of, process_of
from web.moments import day_of
from web.moved_deadlines import deadline_event
from web.problems import NotFound, Problem
from web.reach import within
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.grammar.events import Halt
from workflows.grammar.steps import LOCAL
from workflows.law.door import TokenArea
from workflows.law.readers import Readers
from workflows.sight.needing import named_readers


class OpenedCase(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A case to open: the fields of its first form, when it was received if that was before now, and the step it begins with.

    Without a step it begins with the first that people take. How it reached ICA is said where ICA opens it for an agency.
    Where the day it was received brings something forward, a 409 says what, and is confirmed by what it says in `confirm`.
    The same as a moment ago opens nothing: a 409 names the case, and `another` says that another one is meant all the same.
    """

    facts: dict[str, Any] = {}
    received_at: str | None = None
    step: str = ""
    received_how: str = ""
    confirm: str = ""
    another: bool = False


class TakenStep(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A step to take: its form's fields, the case's version as it was read, when it was done, and for which party.

    Where its day brings a lapse, a sanction or a release forward, a 409 says what, and is confirmed by what it says in `confirm`.
    """

    facts: dict[str, Any] = {}
    version: int | None = None
    effective_at: str | None = None
    note: str = ""
    party: str = ""
    confirm: str = ""


class Remark(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A note, and who may read it beside one's own side and ICA: agencies, subject, counsel, continuum or committee."""

    note: str
    readers: list[str] = []


class NewKeeper(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Who keeps a case from now on, and why."""

    person: int
    reason: str


class MovedDeadline(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What to do to a deadline, and why."""

    reason: str
    until: str | None = None
    effective_at: str | None = None


CONFLICT = {
    409: ResponseSpec(
        Problem, generate_examples=False, media_type="application/problem+json",
        description="Somebody changed the case meanwhile (`meanwhile`), it is done already, the day that was given brings "
        "something forward (`brings`), which `confirm` confirms, or the same opened a case a moment ago (`case`).",
    )
}  # fmt: skip


@post("/api/processes/{key:str}/cases", sync_to_thread=True, operation_class=Once, responses=CONFLICT)
def open_case(request: Asked, key: FromPath[str], data: JSONBody[OpenedCase]) -> CaseShape | ReceiptShape:
    """Open a case; whoever may begin it but not see it gets its number only."""

    def deed(call: Call) -> Led:
        sent = Sent(
            data.facts,
            day_of(call, data.received_at, "received_at"),
            how=data.received_how[:200],
            confirmed=data.confirm,
            another=data.another,
        )
        case_id = begin(call.session, call.viewer, key, sent, call.now, step=data.step)
        return Led(case_of(call.session, case_id).number)

    return once(request, deed, lambda call, led: seen(call, led.to))


@get("/api/cases", sync_to_thread=True)
def list_cases(
    request: Asked,
    *,
    process: FromQuery[str] = "",
    status: FromQuery[str] = "",
    agency: FromQuery[str] = "",
    q: FromQuery[str] = "",
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = PAGE,
) -> Page[CaseRowShape]:
    """List the cases you may know of, the newest first."""
    asked = Search(process, one_of("status", status, ("open", "closed")), agency, q[:200], part_of(cursor, limit))
    with reading(request) as call:
        process_of(call, process), agency_of(call, agency)
        found = search(call.session, call.viewer, asked)
        processes = call.house.database.rulebook.processes
        return Page([row_shape(row, processes[row.process]) for row in found.rows], found.next or None)


@get("/api/cases/{number:str}", sync_to_thread=True)
def read_case(request: Asked, number: FromPath[str]) -> CaseShape:
    """Read a case."""
    with reading(request) as call:
        return case_shape(call, *find(call.session, call.viewer, number))


@post(
    "/api/cases/{number:str}/steps/{step:str}", status_code=200, sync_to_thread=True, operation_class=Once,
    responses=CONFLICT,
)  # fmt: skip
def take_step(
    request: Asked, number: FromPath[str], step: FromPath[str], data: JSONBody[TakenStep]
) -> CaseShape | ReceiptShape:
    """Take a step; whoever may not see the case any more gets its number only."""

    def deed(call: Call) -> Led:
        sent = Sent(
            data.facts,
            day_of(call, data.effective_at, "effective_at"),
            data.note[:5000],
            data.party,
            confirmed=data.confirm,
        )
        act(call.session, call.viewer, number, step, sent, now=call.now, version=data.version)
        return Led(number)

    return once(request, deed, lambda call, led: seen(call, led.to))


@get("/api/cases/{number:str}/history", sync_to_thread=True)
def read_history(
    request: Asked, number: FromPath[str], cursor: FromQuery[str | None] = None, limit: FromQuery[int] = PAGE
) -> Page[EventShape]:
    """Read what happened to a case, the newest first."""
    with reading(request) as call:
        case, _ = find(call.session, call.viewer, number)
        sight = sight_of(call.session, call.viewer, case)
        found = history_page(call.session, call.viewer, case.id, part_of(cursor, limit))
        rows = sight.history(found.rows)
        people = names(call.session, {row.person_id for row in rows if row.person_id})
        process = call.house.database.rulebook.processes[case.process]
        return Page(event_shapes(process, rows, people, sight), found.next or None)


@post("/api/cases/{number:str}/keeper", status_code=200, sync_to_thread=True, operation_class=Once)
def reassign(request: Asked, number: FromPath[str], data: JSONBody[NewKeeper]) -> CaseShape | ReceiptShape:
    """Let somebody else of ICA keep a case, with the open tasks that its keeper has in it."""

    def deed(call: Call) -> Led:
        case, _ = find(call.session, call.viewer, number)
        hand_over(call.session, call.viewer, case, data.person, data.reason, now=call.now)
        return Led(number)

    return once(request, deed, lambda call, led: seen(call, led.to))


@post("/api/cases/{number:str}/notes", sync_to_thread=True, operation_class=Once)
def add_note(request: Asked, number: FromPath[str], data: JSONBody[Remark]) -> CaseShape | ReceiptShape:
    """Add a note."""

    def deed(call: Call) -> Led:
        case, _ = find(call.session, call.viewer, number)
        note(call.session, call.viewer, case, data.note, call.now, also=_named(call, case.process, data.readers))
        return Led(number)

    return once(request, deed, lambda call, led: seen(call, led.to))


@post(
    "/api/cases/{number:str}/documents",
    sync_to_thread=True,
    operation_class=Once,
    request_max_body_size=MOST_OF_A_BODY,
    opt=within(TokenArea.DOCUMENTS),
)
def add_document(
    request: Asked, number: FromPath[str], data: Annotated[UploadFile, Body(media_type=RequestEncodingType.MULTI_PART)],
    readers: FromQuery[str] = "",
) -> DocumentShape:  # fmt: skip
    """Add a document; `readers`, with commas between them, are who may read it beside one's own side and ICA."""
    content = data.file.read()

    def deed(call: Call) -> Led:
        case, _ = find(call.session, call.viewer, number)
        kept = attach(
            call.session, call.viewer, case, data.filename, content=content, now=call.now, quota=call.house.quota,
            also=_named(call, case.process, [each for each in readers.split(",") if each]),
        )  # fmt: skip
        return Led(str(kept.id))

    return once(request, deed, lambda call, led: _document(call, number, int(led.to)))


@get("/api/cases/{number:str}/documents/{document_id:int}", sync_to_thread=True, opt=within(TokenArea.DOCUMENTS))
def read_document(request: Asked, number: FromPath[str], document_id: FromPath[int]) -> DocumentShape:
    """Read what is known of a document, without its content; 410 if it was withheld."""
    with reading(request) as call:
        return _document(call, number, document_id)


@post(
    "/api/cases/{number:str}/deadlines/{key:str}/{deed:str}", status_code=200, sync_to_thread=True, operation_class=Once
)
def move_deadline(
    request: Asked, number: FromPath[str], key: FromPath[str], deed: FromPath[str], data: JSONBody[MovedDeadline]
) -> CaseShape | ReceiptShape:
    """Extend a deadline, pause it, or let it run on, where a clause allows it."""

    def move(call: Call) -> Led:
        case, worn = find(call.session, call.viewer, number)
        on = day_of(call, data.effective_at, "effective_at")
        event = deadline_event(deed, Halt(key, worn, data.reason, on), day_of(call, data.until, "until"))
        fire(call.session, case.id, event, call.now, Author(call.viewer.id, data.reason[:5000]))
        return Led(number)

    return once(request, move, lambda call, led: seen(call, led.to))


def _named(call: Call, process: str, readers: list[str]) -> Readers:
    """Return who else may read what somebody adds; or raise NotAllowed where a case of this process has no such side."""
    also = named_readers(call.house.database.rulebook.processes[process], readers)
    if unknown := sorted(set(readers) - also):
        words = f"nobody in this case is called {unknown[0][:50]!r}; leave it out"
        raise NotAllowed(Refusal(LOCAL, words, Kind.ANSWER, "readers"))
    return also


def _document(call: Call, number: str, document_id: int) -> DocumentShape:
    case, _ = find(call.session, call.viewer, number)
    kept = document(call.session, call.viewer, case, document_id)
    if kept is None:
        raise NotFound
    return document_shape(kept)


router = Router(
    "/",
    route_handlers=[
        open_case, list_cases, read_case, take_step, read_history, reassign, add_note, add_document, read_document,
        move_deadline,
    ],
    tags=["cases"],
    opt=within(TokenArea.CASES),
)  # fmt: skip
