"""A webinar tool's report of who was there, as pages and programs send it: read at once, and nothing of it kept."""

from __future__ import annotations

import msgspec

from models.registries.entries import refused, wrong
from web.lists.delimited import rows_of_text
from web.lists.encodings import decoded
from web.lists.spreadsheets import is_spreadsheet, rows_of_sheet
from web.lists.unreadable import Unreadable
from workflows.engine.cases import NotAllowed
from workflows.rosters.attendees import Attendee, attendees
from workflows.rosters.columns import NoRoster, score
from workflows.rosters.times import Span

FILE = "report"
MOST_BYTES = 5_000_000
MOST_PEOPLE = 1000


def read_report(content: bytes) -> tuple[Attendee, ...]:
    """Return whom a file names; or raise NotAllowed with what is wrong with the file."""
    if not content:
        raise NotAllowed(wrong(FILE, "choose the attendee report"))
    if len(content) > MOST_BYTES:
        raise NotAllowed(wrong(FILE, f"a report has at most {MOST_BYTES // 1_000_000} megabytes; choose another file"))
    try:
        rows = rows_of_sheet(content)[0] if is_spreadsheet(content) else rows_of_text(decoded(content)[0], score)
        found = attendees(list(rows))
    except Unreadable as error:
        raise NotAllowed(wrong(FILE, f"we can't read this file: {error.message}")) from error
    except NoRoster as error:
        raise NotAllowed(wrong(FILE, str(error))) from error
    if len(found) > MOST_PEOPLE:
        raise NotAllowed(wrong(FILE, f"it names more than {MOST_PEOPLE:,} people, as no report of a training does"))
    return found


def packed(attendee: Attendee) -> str:
    """Return what a report says of somebody, to be sent back with the answers: nothing of it is kept meanwhile."""
    return msgspec.json.encode((attendee.name, attendee.email, attendee.spans, attendee.loose)).decode()


def opened(said: str) -> Attendee:
    """Return what a report said of somebody, as it was sent back; or raise NotAllowed."""
    try:
        return Attendee(*msgspec.json.decode(said, type=tuple[str, str, tuple[Span, ...], int]))
    except msgspec.MsgspecError as error:
        raise refused("choose the file again; what was sent with the answers cannot be read") from error
