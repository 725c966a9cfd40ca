"""Having an upload checked on a page: it is sent, checked while a page says how far it is, and reported."""

from __future__ import annotations

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.casebook.case_search import find
from models.lookups.uploads import report_of, terms_of, upload_of
from models.rows.cases import CaseRow
from models.rows.disclosures import Upload
from models.store.deeds_done import Led
from web.audited import note_export
from web.calls import Asked, Call, reading, writing
from web.deeds import lead, led_before
from web.door.door import ADMITS
from web.pages.case.step_forms import Tried
from web.pages.case.uploaded.uploads import UPLOAD
from web.pages.case.view import show_case, size_words
from web.pages.forms.bounds import numbered
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.refusals import misfits_of
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.frame.tables import table
from web.problems import STATUS, NotFound
from web.uploading.admitting import may_send
from web.uploading.checks import Checks
from web.uploading.files import PutDown, place_of, put_down
from workflows.engine.cases import NotAllowed
from workflows.uploads.counting.report import Scope, rows
from workflows.uploads.counting.terms import FIELD, RECORD, Terms

EVERY_SECONDS = 2
ELSEWHERE = "We can't show how far that check is. Its report will be in the case. If none comes, send the upload again."


@post("/cases/{number:str}/uploads", sync_to_thread=True, opt={ADMITS: may_send})
def send_upload(request: Asked, number: FromPath[str], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Take an upload in, and begin to check it."""
    with reading(request) as call:
        if led := led_before(request, call.session, call.viewer.id, call.now):
            return Redirect(led.to, status_code=303)
    try:
        with reading(request) as call:
            terms = terms_of(call.session, call.viewer, number, call.now)
        down = put_down(posted.files.get(FIELD), place_of(request))
        return Redirect(_begun(request, number, down, terms), status_code=303)
    except NotAllowed as refused:
        return _again(request, number, refused)


def _begun(request: Asked, number: str, down: PutDown, terms: Terms) -> str:
    """Begin to check an upload, and return where one sees how far that is."""
    try:
        with writing(request) as call:
            name = _checks(request).begin(call.viewer, number, down, terms)
            lead(request, Led(place := f"/cases/{number}/uploads/checks/{name}"))
    except BaseException:
        down.file.close()
        raise
    return place


def _again(request: Asked, number: str, refused: NotAllowed) -> Response[str]:
    """Show the case again, with what is wrong with the upload."""
    with reading(request) as call:
        tried = Tried(RECORD, Posted(), misfits_of(refused.refusals, UPLOAD, {}))
        return show_case(call, request, number, STATUS[refused.first.kind], tried)


@get("/cases/{number:str}/uploads/checks/{name:str}", sync_to_thread=True)
def watch_check(request: Asked, number: FromPath[str], name: FromPath[str]) -> Response[str] | Redirect:
    """Say how far a check is; the page asks again by itself until there is a report to show."""
    with reading(request) as call:
        case, _ = find(call.session, call.viewer, number)
        check = _checks(request).find(call.viewer, number, name)
        if check is None:  # another process of the desk has it, or the desk was started again
            return told(request, f"/cases/{number}", ELSEWHERE)
        under_way = not check.ended  # it may end while the page is made, which then must ask again
        if check.upload_id:
            return Redirect(f"/cases/{number}/uploads/{check.upload_id}", status_code=303)
        status = 422 if check.refused else 200
        shown = page(call, request, "upload_check.html", status, row=case, check=check)
        if under_way:
            shown.headers["Refresh"] = f"{EVERY_SECONDS}; url={request.url.path}"  # with a fragment it would not load
        return shown


@get("/cases/{number:str}/uploads/{upload_id:int}", sync_to_thread=True)
def read_report(request: Asked, number: FromPath[str], upload_id: FromPath[int]) -> Response[str]:
    """Show what the check of an upload found."""
    with reading(request) as call:
        case, upload = _found(call, number, upload_id)
        whole, *organizations = report_of(upload).scopes
        return page(
            call, request, "upload.html", row=case, upload=upload, report=report_of(upload), whole=whole,
            organizations=organizations, size_words=size_words, to_correct=to_correct,
        )  # fmt: skip


@get("/cases/{number:str}/uploads/{upload_id:int}/report.csv", sync_to_thread=True)
def read_table(request: Asked, number: FromPath[str], upload_id: FromPath[int]) -> Response[str]:
    """Hand the report out as a table."""
    with reading(request) as call:
        case, upload = _found(call, number, upload_id)
        note_export(call, f"the report of upload {upload.id}", case)
        return table(f"upload-{upload.id}", rows(report_of(upload)))


def to_correct(scope: Scope) -> list[tuple[str, str]]:
    """Return what to correct in a scope: the element, and the rest of the sentence that begins with it."""
    titles = {each.key: f"{each.key} {each.title}" for each in scope.elements}
    return [
        (titles[key], words.removeprefix(titles[key])) for key, words in zip(scope.failing, scope.mend, strict=True)
    ]


def _found(call: Call, number: str, upload_id: int) -> tuple[CaseRow, Upload]:
    case, _ = find(call.session, call.viewer, number)
    upload = upload_of(call.session, case, numbered(upload_id))
    if upload is None:
        raise NotFound
    return case, upload


def _checks(request: Asked) -> Checks:
    checks: Checks = request.app.state.checks
    return checks


def router(most_bytes: int) -> Router:
    """Return the pages of a desk that takes uploads of at most so many bytes."""
    return Router(
        "/",
        route_handlers=[send_upload, watch_check, read_report, read_table],
        dependencies=POSTED,
        request_max_body_size=most_bytes,
        include_in_schema=False,
    )
