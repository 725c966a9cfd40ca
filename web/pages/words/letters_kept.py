"""Letters that are kept: to whom, how they left, and what came of them."""

from __future__ import annotations

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


def kept(call: Call, row: LetterRow) -> Kept:
    """Return a letter as pages show it."""
    to = "you" if row.person_id == call.viewer.id else row.person.name
    return Kept(row.id, row.title, to, row.made_at, tuple(map(capital, _ways(call, row))))


def _ways(call: Call, row: LetterRow) -> list[str]:
    reached = recipients_of(call.session, [row.notice])[row.notice_id]
    mine = (each for each in reached if each.person and each.person[0] == row.person_id)
    ways = [f"email {reached_words(each, row.notice, call.calendar)}" for each in mine]
    if row.left_how and row.left_on:
        ways.append(f"{Sending(row.left_how).words}, {day_words(row.left_on)}")
    if row.came_how and row.came_on:
        ways.append(f"{Arrival(row.came_how).words}, {day_words(row.came_on)}")
    return ways
