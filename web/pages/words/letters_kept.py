"""Letters that are kept: to whom, how they left, and what came of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from models.mail.reaching import recipients_of
from models.rows.notices import LetterRow
from web.calls import Call
from web.pages.words.dates import capital, day_words
from web.pages.words.reached import reached_words
from workflows.law.mail.ways_of_letters import Arrival, Sending


@dataclass(frozen=True)
class Kept:
    """A letter that is kept, and how it left and came, a sentence each."""

    id: int
    title: str
    to: str
    made_at: datetime
    ways: tuple[str, ...]
    outside: bool = False  # whether it goes to somebody who has no account, and ICA sends it


def kept(call: Call, row: LetterRow) -> Kept:
    """Return a letter as pages show it."""
    to = "you" if row.person_id == call.viewer.id and not row.outside else row.to
    return Kept(row.id, row.title, to, row.made_at, tuple(map(capital, _ways(call, row))), bool(row.outside))


def _by_email(call: Call, row: LetterRow) -> Iterator[str]:
    for each in recipients_of(call.session, [row.notice])[row.notice_id]:
        if each.person and each.person[0] == row.person_id:
            yield f"email {reached_words(each, row.notice, call.calendar)}"


def _ways(call: Call, row: LetterRow) -> list[str]:
    ways = [] if row.outside else list(_by_email(call, row))
    if row.left_how and row.left_on:
        ways.append(f"{Sending(row.left_how).words}, {day_words(row.left_on)}")
    if row.came_how and row.came_on:
        ways.append(f"{Arrival(row.came_how).words}, {day_words(row.came_on)}")
    return ways
