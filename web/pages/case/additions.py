"""What one adds to a case beside its steps: notes, documents, time for a deadline; or that one stands aside."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from litestar import Response, Router, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.access.rulebook import rulebook_of
from models.casebook.case_search import find
from models.casebook.casebook import Author, fire
from models.casebook.sight.secrets_kept import Shared, is_unlooked_at
from models.intake.drafts import FormOf, drop_draft
from models.intake.keeping import hand_over
from models.intake.remarks import MOST_BYTES, TooLarge, attach, document, note, recuse
from models.rows.cases import CaseRow
from web.audited import note_export
from web.calls import Asked, Call, reading, writing
from web.door.limits import MOST_OF_A_BODY
from web.moved_deadlines import deadline_event
from web.pages.case.extras import CONFLICT, DOCUMENT, FORMS, NOTE, SURE, keeper_answers
from web.pages.case.step_forms import Tried
from web.pages.case.view import show_case
from web.pages.forms.drafted import typed_in
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.questions import Answer
from web.pages.forms.reading import Filled, NoDay, day_of
from web.pages.forms.refusals import misfits_of
from web.pages.frame.confirmation import told
from web.pages.frame.drafting import FIELD as DRAFT
from web.pages.frame.drafting import HalfFilled, sent_or_kept
from web.pages.frame.return_path import INBOX
from web.pages.words.beside import CONFLICT as STAND_ASIDE
from web.pages.words.beside import DOCUMENT as DOCUMENT_KEY
from web.pages.words.beside import KEEPER, place_of
from web.pages.words.beside import NOTE as NOTE_KEY
from web.problems import STATUS, NotFound
from workflows.answers.written import whole_number
from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.events import Halt, Roles
from workflows.grammar.steps import LOCAL
from workflows.law.readers import Readers, in_column
from workflows.sight.needing import named_readers

UNREAD = (
    "We can't look inside this file. Make sure that it names nobody who is to stay unnamed; if it does, withhold it."
)
Deed = Callable[[Call, CaseRow, Roles], str]  # returns what was done, in words


@post("/cases/{number:str}/add/note", sync_to_thread=True)
def add_note(request: Asked, number: FromPath[str], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Add a note."""

    def deed(call: Call, case: CaseRow, _: Roles) -> str:
        note(call.session, call.viewer, case, posted.get("note"), call.now, also=_also(call, case, posted))
        return "Your note is in the history."

    return _kept_or_done(request, number, deed, Tried(NOTE_KEY, posted), NOTE)


@post("/cases/{number:str}/add/document", sync_to_thread=True, request_max_body_size=MOST_OF_A_BODY)
def add_document(request: Asked, number: FromPath[str], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Add a document."""
    file = posted.files.get("document")
    content = _content(file)

    def deed(call: Call, case: CaseRow, _: Roles) -> str:
        name = file.filename if file else ""
        kept = attach(
            call.session, call.viewer, case, name, content=content, now=call.now, quota=call.house.quota,
            also=_also(call, case, posted),
        )  # fmt: skip
        file_shared = Shared(content, kept.media_type, in_column(kept.readers))
        unread = f" {UNREAD}" if is_unlooked_at(call.session, call.viewer, case, file_shared) else ""
        return f"{kept.name} was added to the case.{unread}"

    return _done(request, number, deed, Tried(DOCUMENT_KEY), DOCUMENT)


def _also(call: Call, case: CaseRow, posted: Posted) -> Readers:
    """Return who else may read what somebody adds, of those who have a part in the case."""
    return named_readers(rulebook_of(call.session).processes[case.process], posted.all("also"))


def _content(file: UploadFile | None) -> bytes:
    return file.file.read(MOST_BYTES + 1) if file else b""


@get("/cases/{number:str}/documents/{document_id:int}", sync_to_thread=True)
def read_document(request: Asked, number: FromPath[str], document_id: FromPath[int]) -> Response[bytes]:
    """Hand out a document, to be saved and never shown in the desk's own name."""
    with reading(request) as call:
        case, _ = find(call.session, call.viewer, number)
        kept = document(call.session, call.viewer, case, document_id)
        if kept is None:
            raise NotFound
        note_export(call, f"document {kept.id}", case)
        headers = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(kept.name)}",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cache-Control": "no-store",
        }
        return Response(kept.content, media_type=kept.media_type, headers=headers)


@post("/cases/{number:str}/deadlines/{key:str}/{deed:str}", sync_to_thread=True)
def move_deadline(
    request: Asked, number: FromPath[str], key: FromPath[str], deed: FromPath[str], posted: NamedDependency[Posted]
) -> Response[str] | Redirect:
    """Extend a deadline, pause it, or let it run on."""
    if deed not in FORMS:
        raise NotFound
    filled, done = Filled(), {"extend": "extended", "pause": "paused", "resume": "running again"}[deed]

    def move(call: Call, case: CaseRow, worn: Roles) -> str:
        until = None
        try:
            until = day_of(posted, "until")
        except NoDay as error:
            filled.faults["until"] = error.fault
            raise NotAllowed(Refusal(LOCAL, error.fault.sentence, field="until")) from None
        event = deadline_event(deed, Halt(key, worn, posted.get("reason")), until)
        fire(call.session, case.id, event, call.now, Author(call.viewer.id, posted.get("reason")[:5000]))
        return f"The deadline is {done}."

    return _kept_or_done(request, number, move, Tried(f"deadlines/{key}/{deed}", posted), FORMS[deed], filled=filled)


@post("/cases/{number:str}/recuse", sync_to_thread=True)
def stand_aside(request: Asked, number: FromPath[str], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Let somebody have nothing to do with a case any more."""

    def deed(call: Call, case: CaseRow, _: Roles) -> str:
        if posted.get(SURE) != "yes":
            raise NotAllowed(
                Refusal(LOCAL, "check the box to confirm that you will no longer see this case", field=SURE)
            )
        recuse(call.session, call.viewer, case, posted.get("reason"), call.now)
        return "You no longer have access to the case."

    return _kept_or_done(request, number, deed, Tried(STAND_ASIDE, posted), CONFLICT, place=INBOX)


@post("/cases/{number:str}/keeper", sync_to_thread=True)
def reassign(request: Asked, number: FromPath[str], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Let somebody else of ICA keep a case."""

    def deed(call: Call, case: CaseRow, _: Roles) -> str:
        person = whole_number(posted.get("person")) or 0
        hand_over(call.session, call.viewer, case, person, posted.get("reason"), now=call.now)
        return f"The case is reassigned to {case.keeper.name}." if case.keeper else ""

    return _kept_or_done(request, number, deed, Tried(KEEPER, posted), keeper_answers(()))


def _kept_or_done(
    request: Asked, number: str, deed: Deed, tried: Tried, answers: tuple[Answer, ...], *,
    filled: Filled | None = None, place: str = "",
) -> Response[str] | Redirect:  # fmt: skip
    """Do something to a case; or keep its form, without the box by which somebody says that they are sure."""

    def half(call: Call) -> HalfFilled:
        case, _ = find(call.session, call.viewer, number)
        kept = [answer for answer in answers if answer.name != SURE]
        return HalfFilled(FormOf.case(case, tried.key), typed_in(kept, tried.posted), place_of(number, tried.key))

    def send() -> Response[str] | Redirect:
        return _done(request, number, deed, tried, answers, filled=filled, place=place)

    return sent_or_kept(request, tried.posted.get(DRAFT), half, send)


def _done(
    request: Asked, number: str, deed: Deed, tried: Tried, answers: tuple[Answer, ...], *,
    filled: Filled | None = None, place: str = "",
) -> Response[str] | Redirect:  # fmt: skip
    """Do something to a case; a refusal shows the case again, with the form as it was sent."""
    try:
        with writing(request) as call:
            case, worn = find(call.session, call.viewer, number)
            said = deed(call, case, worn)
            drop_draft(call.session, call.viewer.id, FormOf.case(case, tried.key))
            return told(request, place or f"/cases/{number}", said)
    except (NotAllowed, TooLarge) as error:
        field = answers[0].name
        refusals = error.refusals if isinstance(error, NotAllowed) else (Refusal(LOCAL, str(error), field=field),)
        status = STATUS[error.first.kind] if isinstance(error, NotAllowed) else 413
        misfits = misfits_of(refusals, answers, filled.faults if filled else {})
        with reading(request) as call:
            return show_case(call, request, number, status, Tried(tried.key, _masked(tried, error), misfits))


def _masked(tried: Tried, error: NotAllowed | TooLarge) -> Posted:
    """Return the form as it was sent, its texts without what they give away."""
    return tried.posted.instead(error.masked) if isinstance(error, NotAllowed) else tried.posted


router = Router(
    "/",
    route_handlers=[add_note, add_document, read_document, move_deadline, reassign, stand_aside],
    dependencies=POSTED,
    include_in_schema=False,
)
