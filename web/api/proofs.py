"""Proofs and certificates over the API, as PDF: a person's year, an agency's year, and who has credit for a training."""

from __future__ import annotations

from litestar import Response, Router, get
from litestar.params import FromPath, FromQuery

from web.calls import Asked, reading
from web.printed import agency_printed, certificate_printed, person_printed
from web.reach import within
from workflows.law.door import TokenArea


@get("/api/people/{person_id:int}/proof", sync_to_thread=True, media_type="application/pdf")
def read_person_proof(request: Asked, person_id: FromPath[int], year: FromQuery[int | None] = None) -> Response[bytes]:
    """Return what is on record of a person in a year, as far as you may know it, as a PDF; this year's if none is named."""
    with reading(request) as call:
        found = person_printed(call, person_id, year)
    return found.response()


@get("/api/agencies/{key:str}/proof", sync_to_thread=True, media_type="application/pdf")
def read_agency_proof(request: Asked, key: FromPath[str], year: FromQuery[int | None] = None) -> Response[bytes]:
    """Return what is on record of an agency in a year, as far as you may know it, as a PDF; this year's if none is named."""
    with reading(request) as call:
        found = agency_printed(call, key, year)
    return found.response()


@get("/api/trainings/{training_id:int}/certificates/{person_id:int}", sync_to_thread=True, media_type="application/pdf")
def read_certificate(request: Asked, training_id: FromPath[int], person_id: FromPath[int]) -> Response[bytes]:
    """Return the certificate of somebody who has credit for a training, as a PDF."""
    with reading(request) as call:
        found = certificate_printed(call, training_id, person_id)
    return found.response()


router = Router(
    "/",
    route_handlers=[read_person_proof, read_agency_proof, read_certificate],
    tags=["registries"],
    opt=within(TokenArea.REGISTRIES),
)
