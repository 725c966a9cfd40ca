"""How and when a letter left beside the desk's own mail, and whether it came, as a person puts it on record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.casebook.history import remark
from models.desk.forms import LetterCame, LetterLeft
from models.mail.addressees import case_of
from models.registries.entries import entered
from models.rows.notices import LetterRow


def letter_left(
    session: Session, viewer: Viewer, row: LetterRow, facts: Mapping[str, Any], *, now: datetime, today: date
) -> None:
    """Write down how and when a letter left beside the desk's own mail; or raise NotAllowed."""
    said = entered(LetterLeft, facts, today=today)
    row.left_on, row.left_how = said.left_on, said.how.key
    _remark(session, viewer, row, f"Letter to {row.to} {said.how.words}", on=said.left_on, now=now)


def letter_came(
    session: Session, viewer: Viewer, row: LetterRow, facts: Mapping[str, Any], *, now: datetime, today: date
) -> None:
    """Write down that a letter came, or came back; or raise NotAllowed."""
    said = entered(LetterCame, facts, today=today)
    row.came_on, row.came_how = said.came_on, said.how.key
    _remark(session, viewer, row, f"Letter to {row.to}: {said.how.words}", on=said.came_on, now=now)


def _remark(session: Session, viewer: Viewer, row: LetterRow, title: str, *, on: date, now: datetime) -> None:
    if case := case_of(session, row.notice):
        remark(session, case, "letter-marked", title, now=now, person_id=viewer.id, on=on)
