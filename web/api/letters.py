"""Letters over the API: those of a case, with how they left and came, and each as the PDF that is kept."""

from __future__ import annotations

from datetime import date, datetime

import msgspec
from litestar import Response, Router, get
from litestar.params import FromPath

from models.casebook.case_search import find
from models.mail.letters import letters_of
from models.rows.notices import LetterRow
from notifications.writing.letters.laying_out import letter_file
from web.api.shapes import Name
from web.calls import Asked, reading
from web.printed import letter_to_hand_out, pdf
from web.reach import within
from workflows.law.door import TokenArea


class LetterShape(msgspec.Struct, kw_only=True):
    """A letter to one person, or to somebody outside, who has the number 0."""

    id: int
    to: Name
    title: str
    made_at: datetime
    left_on: date | None
    left_how: str | None
    came_on: date | None
    came_how: str | None


@get("/api/cases/{number:str}/letters", sync_to_thread=True)
def list_letters(request: Asked, number: FromPath[str]) -> list[LetterShape]:
    """Return the letters of a case that you read: ICA all of them, others their own."""
    with reading(request) as call:
        case, _ = find(call.session, call.viewer, number)
        return [_shape(row) for row in letters_of(call.session, call.viewer, case, call.now)]


@get("/api/letters/{letter_id:int}", sync_to_thread=True, media_type="application/pdf")
def read_letter(request: Asked, letter_id: FromPath[int]) -> Response[bytes]:
    """Return a letter as it is kept, as a PDF."""
    with reading(request) as call:
        kept_id, database = letter_to_hand_out(call, letter_id).id, call.house.database
    return pdf(f"letter-{kept_id}", letter_file(database, kept_id))


def _shape(row: LetterRow) -> LetterShape:
    return LetterShape(
        id=row.id, to=Name(0 if row.outside else row.person_id, row.to), title=row.title, made_at=row.made_at,
        left_on=row.left_on, left_how=row.left_how, came_on=row.came_on, came_how=row.came_how,
    )  # fmt: skip


router = Router("/", route_handlers=[list_letters, read_letter], tags=["cases"], opt=within(TokenArea.DOCUMENTS))
