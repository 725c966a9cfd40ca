"""Where a page of a long list ends, as an opaque text to ask for the next one with."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime

from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.steps import LOCAL

MOST = 200  # rows a page


def after_row(at: datetime, row_id: int) -> str:
    """Return the place after a row."""
    return urlsafe_b64encode(f"{at.isoformat()} {row_id}".encode()).decode()


def place(text: str | None) -> tuple[datetime, int] | None:
    """Return the row that a cursor names; or raise NotAllowed."""
    if not text:
        return None
    try:
        at, _, row_id = urlsafe_b64decode(text.encode()).decode().rpartition(" ")
        return datetime.fromisoformat(at), int(row_id)
    except (ValueError, UnicodeError):
        raise NotAllowed(Refusal(LOCAL, "that is no cursor of this list", field="cursor")) from None


def bounded(limit: int) -> int:
    """Return how many rows a page has; or raise NotAllowed."""
    if not 1 <= limit <= MOST:
        raise NotAllowed(Refusal(LOCAL, f"a page has 1 to {MOST} rows", field="limit"))
    return limit


def row_after(text: str | None) -> int:
    """Return the number of the row that a cursor of a list by number names, 0 without one; or raise NotAllowed."""
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise NotAllowed(Refusal(LOCAL, "that is no cursor of this list", field="cursor"))
    return int(text)
