"""A letter that is kept with its case: what it says, its file, and how it left and came."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.audit.writing import opened
from models.desk.forms import LetterCame, LetterLeft
from models.desk.letter_marks import letter_came, letter_left
from models.mail.addressees import case_of
from models.mail.letters import whole
from models.rows.notices import LetterRow
from notifications.printing.letter import letter_from
from notifications.writing.letters.laying_out import letter_file
from web.calls import Asked, Call, reading
from web.pages.forms.bounds import found
from web.pages.forms.entering import UNTRIED, Ask, Tried, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.words.letters_kept import kept
from web.printed import letter_asked, letter_to_hand_out, pdf
from web.problems import NotFound

LEFT = Ask(LetterLeft, "Record how it left", "left", quiet=True, drafts=False)
CAME = Ask(LetterCame, "Record what came of it", "came", quiet=True, drafts=False)
MARKS: Mapping[str, tuple[Ask, Callable[..., None]]] = {"left": (LEFT, letter_left), "came": (CAME, letter_came)}


@get("/letters/{number:int}", sync_to_thread=True)
def show(request: Asked, number: FromPath[int]) -> Response[str]:
    """Show a letter."""
    with reading(request) as call:
        row = letter_asked(call, number)
        if case := case_of(call.session, row.notice):
            opened(call.session, call.viewer, case)
        return _page(call, request, row)


@get("/letters/{number:int}/letter.pdf", sync_to_thread=True)
def file(request: Asked, number: FromPath[int]) -> Response[bytes]:
    """Hand out a letter as it is kept, to be printed or saved."""
    with reading(request) as call:
        kept_id, database = letter_to_hand_out(call, number).id, call.house.database
    return pdf(f"letter-{kept_id}", letter_file(database, kept_id))


@post("/letters/{number:int}/{mark:str}", sync_to_thread=True)
def put_on_record(
    request: Asked, number: FromPath[int], mark: FromPath[str], posted: NamedDependency[Posted]
) -> Response[str] | Redirect:
    """Write down how a letter left, or what came of it."""
    if mark not in MARKS:
        raise NotFound
    asks, write = MARKS[mark]

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        row = _to_mark(call, number)
        write(call.session, call.viewer, row, facts, now=call.now, today=call.today)
        return told(request, f"/letters/{number}", "Recorded. The history of the case shows it.")

    return enter(request, asks, posted, deed, lambda call, tried: _page(call, request, _to_mark(call, number), tried))


def _to_mark(call: Call, number: int) -> LetterRow:
    """Return a letter that ICA sends; or raise NotFound to others, who read theirs and mark none."""
    if not call.viewer.is_staff():
        raise NotFound
    return letter_asked(call, number)


def _page(call: Call, request: Asked, row: LetterRow, tried: Tried = UNTRIED) -> Response[str]:
    case, words = case_of(call.session, row.notice), found(whole(call.session, row.id)).words
    place, marks = f"/letters/{row.id}", call.viewer.is_staff()
    return page(
        call, request, "mailbox/letter.html", tried.status, letter=letter_from(words), kept=kept(call, row), tried=tried, place=place,
        case=case if case and marks else None,
        left=LEFT.sheet(call, f"{place}/left", tried) if marks else None,
        came=CAME.sheet(call, f"{place}/came", tried) if marks else None,
    )  # fmt: skip


router = Router("/", route_handlers=[show, file, put_on_record], dependencies=POSTED, include_in_schema=False)
