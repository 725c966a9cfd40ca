"""The uploads of a case on its page: those that were checked, and the form to have another one checked."""

from __future__ import annotations

from dataclasses import dataclass

from models.lookups.uploads import closed, may_check, uploads_of
from web.pages.case.scene import Scene
from web.pages.case.step_forms import Tried
from web.pages.forms.form_view import Sheet, fields_of
from web.pages.forms.questions import Answer, Sort
from web.pages.forms.refusals import NONE
from web.pages.words.dates import moment_words
from workflows.uploads.counting.terms import FIELD, HAVE_CHECKED, RECORD

UPLOAD = (
    Answer(
        FIELD, Sort.FILE, "HMIS CSV export",
        "All its files in one zip file. The desk counts what is missing, keeps the counts and deletes the file.",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """An upload that was checked."""

    place: str
    name: str
    words: str
    passed: bool


@dataclass(frozen=True)
class Uploads:
    """What a case's page says of its uploads; nothing where neither a form nor an upload is there."""

    sheet: Sheet | None
    closed: str  # why none is checked at present
    rows: tuple[Row, ...]


def uploads_on(scene: Scene, tried: Tried | None) -> Uploads:
    """Return the uploads of a case as the person who looks may see them."""
    base, calendar = f"/cases/{scene.row.number}/uploads", scene.call.calendar
    rows = tuple(
        Row(f"{base}/{each.id}", each.name, moment_words(each.checked_at, calendar), each.passed)
        for each in uploads_of(scene.call.session, scene.row)
    )
    if not may_check(scene.call.session, scene.row, scene.worn):
        return Uploads(None, "", rows)
    why = closed(scene.call.session, scene.row, scene.call.now)
    return Uploads(None if why else _sheet(base, tried), why, rows)


def _sheet(place: str, tried: Tried | None) -> Sheet:
    misfits = tried.misfits if tried and tried.key == RECORD else NONE
    fields = fields_of(RECORD, UPLOAD, None, misfits)
    return Sheet(RECORD, place, HAVE_CHECKED, fields, objections=misfits.objections, misfits=misfits)
