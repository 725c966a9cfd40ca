"""Withholding a note or a document of a case: one page says what is removed and what stays, and does it."""

from __future__ import annotations

from collections.abc import Callable

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.intake.drafts import FormOf, draft_of, drop_draft
from models.intake.remarks import MOST_BYTES, TooLarge
from models.intake.withheld_entries import LONGEST, Entry, Paper, document_of, is_rested_on, note_of, withhold
from web.calls import Asked, Call, reading, writing
from web.door.limits import MOST_OF_A_BODY
from web.pages.case.extras import DOCUMENT, NOTE
from web.pages.case.step_forms import Tried
from web.pages.forms.drafted import typed_in
from web.pages.forms.form_view import Sheet, fields_of
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.questions import Answer, Sort
from web.pages.forms.refusals import misfits_of
from web.pages.frame.confirmation import told
from web.pages.frame.drafting import FIELD as DRAFT
from web.pages.frame.drafting import HalfFilled, draft_words, sent_or_kept
from web.pages.frame.rendering import page
from web.pages.words.beside import WITHHOLD, place_of
from web.pages.words.dates import moment_words
from web.pages.words.wording import typeset
from web.problems import STATUS
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.grammar.steps import LOCAL

REASON = Answer(
    "reason", Sort.TEXT, "Why is it withheld?",
    "Everybody with access to this case can read it. Do not repeat a name or what is withheld.", longest=LONGEST,
)  # fmt: skip
INSTEAD = {
    "note": Answer("note", Sort.TEXT, "Note in its place", NOTE[0].hint, optional=True, longest=NOTE[0].longest),
    "document": Answer("document", Sort.FILE, "Document in its place", DOCUMENT[0].hint, optional=True),
}
REMOVED = {
    "note": "The words of the note are removed for good. This cannot be undone.",
    "document": "The file and its name are removed for good. This cannot be undone.",
}
STAYS = (
    "The history shows that it was added, when and by whom, and that you withheld it, today and why.",
    "Emails that were sent are not called back, and whoever printed or downloaded it still has it.",
    "Copies of the desk's data that ICA made before still hold it.",
)
RESTS = "A step of this case names this document. Without another one in its place it counts there no more."
Find = Callable[[Call], Entry]


@get("/cases/{number:str}/history/{entry:int}/withhold", sync_to_thread=True)
def ask_note(request: Asked, number: FromPath[str], entry: FromPath[int]) -> Response[str]:
    """Ask whether a note is to be withheld."""
    return _asked(request, lambda call: note_of(call.session, call.viewer, number, entry))


@post("/cases/{number:str}/history/{entry:int}/withhold", sync_to_thread=True)
def withhold_note(
    request: Asked, number: FromPath[str], entry: FromPath[int], posted: NamedDependency[Posted]
) -> Response[str] | Redirect:
    """Withhold a note, or put another one in its place."""
    return _kept_or_done(request, lambda call: note_of(call.session, call.viewer, number, entry), posted)


@get("/cases/{number:str}/documents/{document_id:int}/withhold", sync_to_thread=True)
def ask_document(request: Asked, number: FromPath[str], document_id: FromPath[int]) -> Response[str]:
    """Ask whether a document is to be withheld."""
    return _asked(request, lambda call: document_of(call.session, call.viewer, number, document_id))


@post(
    "/cases/{number:str}/documents/{document_id:int}/withhold",
    sync_to_thread=True,
    request_max_body_size=MOST_OF_A_BODY,
)
def withhold_document(
    request: Asked, number: FromPath[str], document_id: FromPath[int], posted: NamedDependency[Posted]
) -> Response[str] | Redirect:
    """Withhold a document, or put another one in its place."""
    return _kept_or_done(request, lambda call: document_of(call.session, call.viewer, number, document_id), posted)


def _asked(request: Asked, find: Find) -> Response[str]:
    with reading(request) as call:
        return _page(call, request, find(call))


def _kept_or_done(request: Asked, find: Find, posted: Posted) -> Response[str] | Redirect:
    def half(call: Call) -> HalfFilled:
        entry = find(call)
        return HalfFilled(_form_of(entry), typed_in(_answers(entry), posted), place_of(entry.case.number, _key(entry)))

    return sent_or_kept(request, posted.get(DRAFT), half, lambda: _done(request, find, posted))


def _answers(entry: Entry) -> tuple[Answer, ...]:
    return REASON, INSTEAD[entry.kind]


def _key(entry: Entry) -> str:
    """Return the key by which the form is kept: what is withheld, below the case."""
    of = f"documents/{entry.document.id}" if entry.document else f"history/{entry.row.id}"
    return f"{WITHHOLD}/{of}"


def _form_of(entry: Entry) -> FormOf:
    return FormOf.case(entry.case, _key(entry))


def _done(request: Asked, find: Find, posted: Posted) -> Response[str] | Redirect:
    """Withhold it; a refusal keeps what was typed."""
    try:
        with writing(request) as call:
            entry = find(call)
            withhold(
                call.session, call.viewer, entry, posted.get("reason"), call.now, then=_instead(call, entry, posted)
            )
            drop_draft(call.session, call.viewer.id, _form_of(entry))
            words = f"The {entry.kind} is withheld. Only the trace is left."
            return told(request, f"/cases/{entry.case.number}", words)
    except (NotAllowed, TooLarge) as error:
        if isinstance(error, NotAllowed) and error.first.kind is Kind.ROLE:
            raise
        with reading(request) as call:
            return _page(call, request, find(call), posted, error)


def _instead(call: Call, entry: Entry, posted: Posted) -> Paper | str:
    """Return what is to take its place: a file, a note, or nothing."""
    if not entry.document:
        return posted.get("note")
    file = posted.files.get("document")
    if file and file.filename:
        return Paper(file.filename, file.file.read(MOST_BYTES + 1), call.house.quota)
    return ""


def _page(
    call: Call, request: Asked, entry: Entry, posted: Posted | None = None, error: NotAllowed | TooLarge | None = None
) -> Response[str]:
    answers, status, tried, number = _answers(entry), 200, None, entry.case.number
    draft = draft_of(call.session, call.viewer, _form_of(entry)) if posted is None else None
    if isinstance(error, NotAllowed):
        tried, status = Tried("withhold", misfits=misfits_of(error.refusals, answers)), STATUS[error.first.kind]
    elif error:
        no = Refusal(LOCAL, str(error), Kind.ANSWER, "document")
        tried, status = Tried("withhold", misfits=misfits_of((no,), answers)), 413
    misfits = tried.misfits if tried else Tried("").misfits
    sheet = Sheet(
        "withhold", place_of(number, _key(entry)), "Withhold it for good", draftable=True,
        drafted=draft_words(draft.saved_at, call) if draft else "",
        fields=fields_of("withhold", answers, Posted.of(draft.fields) if draft else posted, misfits), objections=misfits.objections, misfits=misfits,
        after=(REMOVED[entry.kind], *STAYS, *((RESTS,) if is_rested_on(call.session, entry) else ())),
    )  # fmt: skip
    named = entry.document.name if entry.document else entry.row.title
    return page(
        call, request, "withhold.html", status, heading=f"Withhold this {entry.kind}?", number=number, sheet=sheet,
        named=typeset(named), added=moment_words(entry.row.at, call.calendar), kind=entry.kind, tried=tried,
        words="" if entry.document else entry.row.note,
    )  # fmt: skip


router = Router(
    "/",
    route_handlers=[ask_note, withhold_note, ask_document, withhold_document],
    dependencies=POSTED,
    include_in_schema=False,
)
