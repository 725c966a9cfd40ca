"""The pages of the texts that people sign: the list of their editions, and each with who has signed it."""

from __future__ import annotations

from litestar import Response, Router, get
from litestar.params import FromPath, FromQuery

from models.registries.policy_texts.mine import asked_of, signed_by
from models.registries.policy_texts.publishing import is_in_effect, may_be_withdrawn, text_by_id, texts
from models.registries.policy_texts.signatures import (
    Line,
    Sought,
    Standing,
    all_signatures,
    counts_of,
    reads_signatures,
    signatures_of,
)
from models.rows.registries import PolicyText
from models.store.paging import Part
from web.audited import note_export
from web.calls import Asked, Call, reading
from web.filters import one_of
from web.pages.forms.bounds import found, numbered
from web.pages.frame.lists import link, turns
from web.pages.frame.rendering import page
from web.pages.frame.tables import table
from web.problems import Forbidden
from workflows.facts.text_kinds import TextKind

ALL = "all"
SHOWN = {ALL: None, **{each.name.lower().replace("_", "-"): each for each in Standing}}
HEAD = ("Person", "Agency", "Standing", "Signed on", "Last day", "Case")


@get("/texts", sync_to_thread=True)
def list_texts(request: Asked, kind: FromQuery[str] = "", cursor: FromQuery[str] = "") -> Response[str]:
    """List the editions, the newest first, and which of them somebody has signed or is asked to sign."""
    one_of("kind", kind, [each.key for each in TextKind])
    with reading(request) as call:
        shown = texts(call.session, TextKind(kind) if kind else None, Part(cursor))
        return page(
            call, request, "registry/texts/texts.html", kind=kind, kinds=list(TextKind), staff=call.viewer.is_staff(),
            texts=[(each, is_in_effect(call.session, each, call.now)) for each in shown.rows],
            signed=signed_by(call.session, call.viewer.id, shown.rows),
            asked=asked_of(call.session, call.viewer.id, shown.rows),
            turns=turns(shown, lambda place: link("/texts", kind=kind, cursor=place)),
            chips={key: link("/texts", kind=key) for key in ("", *TextKind)},
        )  # fmt: skip


@get("/texts/{text_id:int}", sync_to_thread=True)
def read_text(
    request: Asked, text_id: FromPath[int], show: FromQuery[str] = ALL, cursor: FromQuery[str] = ""
) -> Response[str]:
    """Show an edition as people sign it, and to ICA and the agencies who has and who has not."""
    one_of("show", show, SHOWN, or_nothing=False)
    with reading(request) as call:
        text = text_of_page(call, text_id)
        reads, here = reads_signatures(call.viewer), f"/texts/{text.id}"
        sought = Sought(text, call.now, SHOWN[show], Part(cursor))
        lines = signatures_of(call.session, call.viewer, sought) if reads else None
        return page(
            call, request, "registry/texts/text.html", text=text, staff=call.viewer.is_staff(), show=show,
            in_effect=is_in_effect(call.session, text, call.now), to_withdraw=may_be_withdrawn(text, call.now),
            signed=signed_by(call.session, call.viewer.id, [text]).get(text.id),
            asked=asked_of(call.session, call.viewer.id, [text]).get(text.id),
            lines=lines.rows if lines else None, standing=Standing, save=link(f"{here}/signatures.csv", show=show),
            counts=counts_of(call.session, call.viewer, text, call.now) if reads else {},
            turns=turns(lines, lambda place: link(here, show=show, cursor=place)) if lines else None,
            chips={key: link(here, show=key) for key in SHOWN},
        )  # fmt: skip


@get("/texts/{text_id:int}/signatures.csv", sync_to_thread=True)
def save_signatures(request: Asked, text_id: FromPath[int], show: FromQuery[str] = ALL) -> Response[str]:
    """Hand out who has signed and who has not as a table, which is written down in the audit log."""
    one_of("show", show, SHOWN, or_nothing=False)
    with reading(request) as call:
        text = text_of_page(call, text_id)
        if not reads_signatures(call.viewer):
            raise Forbidden("only ICA and the agencies may see who has signed")
        lines = all_signatures(call.session, call.viewer, Sought(text, call.now, SHOWN[show]))
        note_export(call, f"{len(lines)} signatures of {text.paper.key}, {text.edition}")
        return table(f"signatures-{text.paper.key}-{text.id}", [HEAD, *(_row(call, each) for each in lines)])


def _row(call: Call, line: Line) -> tuple[str, ...]:
    signed = call.calendar.day(line.signed_at).isoformat() if line.signed_at else ""
    due = line.due_on.isoformat() if line.due_on else ""
    return line.person, line.agency, line.standing.value, signed, due, line.case


def text_of_page(call: Call, text_id: int) -> PolicyText:
    """Return an edition; or raise NotFound."""
    return found(text_by_id(call.session, numbered(text_id)))


router = Router("/", route_handlers=[list_texts, read_text, save_signatures], include_in_schema=False)
