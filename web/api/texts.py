"""The texts that people sign over the API: their editions, and who has signed, as far as the asker may know."""

from __future__ import annotations

from datetime import date, datetime

import msgspec
from litestar import Router, get
from litestar.params import FromPath, FromQuery

from models.registries.policy_texts.publishing import is_in_effect, text_by_id, texts
from models.registries.policy_texts.signatures import Sought, Standing, reads_signatures, signatures_of
from models.rows.registries import PolicyText
from models.store.paging import PAGE, part_of
from web.api.shapes import Page
from web.calls import Asked, Call, reading
from web.filters import one_of
from web.problems import Forbidden, NotFound
from web.reach import within
from workflows.facts.text_kinds import TextKind
from workflows.law.door import TokenArea


class TextShape(msgspec.Struct, kw_only=True):
    """An edition of a text; its words come with the edition alone, not in a list."""

    id: int
    kind: str
    edition: str
    effective_on: date
    in_effect: bool
    grace_days: int | None
    fingerprint: str
    news: str
    posted_at: str
    words: str | None


class SignatureShape(msgspec.Struct, kw_only=True):
    """How it stands with the signature of a person at an agency."""

    person: int
    name: str
    agency: str
    standing: str
    signed_at: datetime | None
    due_on: date | None
    case: str | None


@get("/api/texts", sync_to_thread=True)
def list_texts(
    request: Asked,
    kind: FromQuery[str | None] = None,
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = PAGE,
) -> Page[TextShape]:
    """List the editions, the newest first, without their words."""
    one_of("kind", kind or "", [each.key for each in TextKind])
    with reading(request) as call:
        found = texts(call.session, TextKind(kind) if kind else None, part_of(cursor, limit))
        return Page([_shape(call, each, words=False) for each in found.rows], found.next or None)


@get("/api/texts/{text_id:int}", sync_to_thread=True)
def read_text(request: Asked, text_id: FromPath[int]) -> TextShape:
    """Return an edition with its words."""
    with reading(request) as call:
        return _shape(call, _of(call, text_id), words=True)


@get("/api/texts/{text_id:int}/signatures", sync_to_thread=True)
def list_signatures(
    request: Asked,
    text_id: FromPath[int],
    standing: FromQuery[str | None] = None,
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = PAGE,
) -> Page[SignatureShape]:
    """List who has signed an edition and who has not: to ICA everybody, to an agency its own people."""
    one_of("standing", standing or "", Standing)
    with reading(request) as call:
        text = _of(call, text_id)
        if not reads_signatures(call.viewer):
            raise Forbidden("only ICA and the agencies may see who has signed")
        sought = Sought(text, call.now, Standing(standing) if standing else None, part_of(cursor, limit))
        found = signatures_of(call.session, call.viewer, sought)
        return Page(
            [
                SignatureShape(
                    person=each.person_id, name=each.person, agency=each.agency, standing=each.standing.value,
                    signed_at=each.signed_at, due_on=each.due_on, case=each.case or None,
                )
                for each in found.rows
            ],
            found.next or None,
        )  # fmt: skip


def _of(call: Call, text_id: int) -> PolicyText:
    text = text_by_id(call.session, text_id) if 0 < text_id < 2**63 else None
    if text is None:
        raise NotFound
    return text


def _shape(call: Call, text: PolicyText, *, words: bool) -> TextShape:
    return TextShape(
        id=text.id, kind=text.paper.name_outside, edition=text.edition, effective_on=text.effective_on,
        in_effect=is_in_effect(call.session, text, call.now), grace_days=text.grace_days, fingerprint=text.fingerprint,
        news=text.news, posted_at=text.posted_at, words=text.words if words else None,
    )  # fmt: skip


router = Router(
    "/", route_handlers=[list_texts, read_text, list_signatures], tags=["registries"], opt=within(TokenArea.REGISTRIES)
)
