"""Uploads to a case over the API: have one checked, and read what was found."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec
from litestar import Router, get, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath

from models.casebook.case_search import find
from models.lookups.uploads import keep, report_of, terms_of, upload_of, uploads_of
from models.rows.disclosures import Upload
from models.store.deeds_done import Led
from web.api.once import Once, before, once
from web.api.shapes import Page
from web.audited import note_export
from web.calls import Asked, Call, reading
from web.door.door import ADMITS
from web.problems import NotFound
from web.reach import within
from web.uploading.admitting import may_send
from web.uploading.files import checked, lent, place_of
from workflows.law.door import TokenArea
from workflows.uploads.counting.report import Report


class UploadShape(msgspec.Struct, kw_only=True):
    """An upload that was checked: counts, and nothing of its rows."""

    id: int
    case: str
    name: str
    size: int
    sha256: str
    checked_at: datetime
    passed: bool
    report: Report


@post("/api/cases/{number:str}/uploads", sync_to_thread=True, operation_class=Once, opt={ADMITS: may_send})
def add_upload(
    request: Asked, number: FromPath[str], data: Annotated[UploadFile, Body(media_type=RequestEncodingType.MULTI_PART)]
) -> UploadShape:
    """Have an upload checked; the answer comes when it is."""
    with reading(request) as call:
        if led := before(request, call):
            return _found(call, number, int(led.to))
        terms = terms_of(call.session, call.viewer, number, call.now)
    with lent(data, place_of(request)) as down:
        file, report = down.arrived, checked(down, terms)

    def deed(call: Call) -> Led:
        return Led(str(keep(call.session, call.viewer, number, file, report, now=call.now).id))

    return once(request, deed, lambda call, led: _found(call, number, int(led.to)))


@get("/api/cases/{number:str}/uploads", sync_to_thread=True)
def list_uploads(request: Asked, number: FromPath[str]) -> Page[UploadShape]:
    """List the uploads of a case, the newest first."""
    with reading(request) as call:
        case, _ = find(call.session, call.viewer, number)
        return Page([_shape(each, number) for each in uploads_of(call.session, case)])


@get("/api/cases/{number:str}/uploads/{upload_id:int}", sync_to_thread=True)
def read_upload(request: Asked, number: FromPath[str], upload_id: FromPath[int]) -> UploadShape:
    """Read what the check of an upload found."""
    with reading(request) as call:
        note_export(call, f"the report of upload {upload_id}", find(call.session, call.viewer, number)[0], hourly=True)
        return _found(call, number, upload_id)


def _found(call: Call, number: str, upload_id: int) -> UploadShape:
    case, _ = find(call.session, call.viewer, number)
    found = upload_of(call.session, case, upload_id)
    if found is None:
        raise NotFound
    return _shape(found, number)


def _shape(upload: Upload, number: str) -> UploadShape:
    return UploadShape(
        id=upload.id,
        case=number,
        name=upload.name,
        size=upload.size,
        sha256=upload.sha256,
        checked_at=upload.checked_at,
        passed=upload.passed,
        report=report_of(upload),
    )


def router(most_bytes: int) -> Router:
    """Return the routes of a desk that takes uploads of at most so many bytes."""
    handlers = [add_upload, list_uploads, read_upload]
    return Router(
        "/", route_handlers=handlers, request_max_body_size=most_bytes, tags=["uploads"],
        opt=within(TokenArea.DOCUMENTS),
    )  # fmt: skip
