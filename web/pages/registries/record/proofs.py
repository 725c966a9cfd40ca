"""Proofs and certificates as files, from the pages of people, agencies and trainings."""

from __future__ import annotations

from datetime import date

from litestar import Response, Router, get
from litestar.params import FromPath, FromQuery

from web.calls import Asked, reading
from web.pages.forms.bounds import words_of
from web.printed import agency_printed, certificate_printed, person_printed

OFFERED = 3  # years that a page offers; any other one may be asked for by its address


def years_offered(today: date, since: date = date.min) -> list[int]:
    """Return the years of which a page offers the proof, this one first."""
    return [year for year in range(today.year, today.year - OFFERED, -1) if year >= since.year] or [today.year]


@get("/people/{person_id:int}/proof.pdf", sync_to_thread=True)
def save_person_proof(request: Asked, person_id: FromPath[int], year: FromQuery[int | None] = None) -> Response[bytes]:
    """Hand out what is on record of a person in a year, which is written down in the audit log."""
    with reading(request) as call:
        found = person_printed(call, person_id, year)
    return found.response()


@get("/agencies/{key:str}/proof.pdf", sync_to_thread=True)
def save_agency_proof(request: Asked, key: FromPath[str], year: FromQuery[int | None] = None) -> Response[bytes]:
    """Hand out what is on record of an agency in a year, which is written down in the audit log."""
    with reading(request) as call:
        found = agency_printed(call, words_of(key), year)
    return found.response()


@get("/trainings/{training_id:int}/certificates/{person_id:int}", sync_to_thread=True)
def save_certificate(request: Asked, training_id: FromPath[int], person_id: FromPath[int]) -> Response[bytes]:
    """Hand out the certificate of somebody who has credit for a training."""
    with reading(request) as call:
        found = certificate_printed(call, training_id, person_id)
    return found.response()


router = Router("/", route_handlers=[save_person_proof, save_agency_proof, save_certificate], include_in_schema=False)
