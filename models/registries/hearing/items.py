"""What a meeting deals with, as somebody may read it: what the Committee is told of, and what it decides in closed session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.casebook.sight.readable import reads_effect
from models.lookups.conduct_cases.hearings import Hearing, found_before, heard_at
from models.registries.agendas import agendas
from models.registries.meeting_calendar import members
from models.rows.cases import CaseRow
from models.rows.meetings import Meeting
from models.store.statements import CASE
from workflows.facts.effects import RecordFinding
from workflows.law.wording import ordinal


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a meeting deals with."""

    case_id: int
    number: str
    words: str
    closed: bool  # the Committee decides on it in closed session


def items(session: Session, viewer: Viewer, meeting: Meeting, now: datetime) -> list[Item]:
    """Return what a meeting deals with, of the cases that somebody may read of; in a case in which they stand aside, of none."""
    told = agendas(session, viewer, now).of(meeting)
    heard = hearings_read(session, viewer, meeting, now)
    closed = [Item(each.case_id, each.number, f"{each.number}: {each.which}", closed=True) for each in heard]
    return [*(Item(each.case_id, each.case, each.words, closed=False) for each in told), *closed]


def hearings_read(session: Session, viewer: Viewer, meeting: Meeting, now: datetime) -> list[Hearing]:
    """Return the hearings of a meeting whose cases somebody may open."""
    return hearings_read_at(session, viewer, [meeting], now)[meeting.id]


def hearings_read_at(
    session: Session, viewer: Viewer, meetings: Sequence[Meeting], now: datetime
) -> dict[int, list[Hearing]]:
    """Return the hearings of some meetings, of those whose cases somebody may open."""
    found = heard_at(session, meetings, now)
    ids = {each.case_id for heard in found.values() for each in heard}
    seen = set(session.scalars(select(CaseRow.id).where(CaseRow.id.in_(ids), visible(viewer, rulebook_of(session)))))
    return {meeting: [each for each in heard if each.case_id in seen] for meeting, heard in found.items()}


def named_members(session: Session) -> dict[int, str]:
    """Return the members of the Committee by number, with their names."""
    return {each.id: each.name for each in sorted(members(session), key=attrgetter("name"))}


BECAME = {
    "kept": "The Committee let the license be kept.",
    "terminated": "The license was ended.",
}


@dataclass(frozen=True, slots=True)
class Earlier:
    """A finding before the one that the Committee decides on, in words: nobody who complained is in it."""

    which: str  # "first violation"
    nature: str
    occurred_on: date
    found_at: datetime
    became: str = ""  # of the license, where that was decided


def earlier_read(session: Session, viewer: Viewer, case_id: int, now: datetime) -> list[Earlier]:
    """Return the findings before the one of a case, of those of which somebody may read, the oldest first."""
    told = {point.case_id for point in agendas(session, viewer, now).points}
    found = list(found_before(session, case_id))
    ids = {each.case_id for each in found} - told
    seen = told | set(
        session.scalars(
            select(CaseRow.id).where(
                CaseRow.id.in_(ids), visible(viewer, rulebook_of(session)), reads_effect(viewer, RecordFinding, CASE)
            )
        )
    )
    return [
        Earlier(
            f"{ordinal(each.tier)} violation",
            each.nature,
            each.occurred_on,
            each.found_at,
            BECAME.get(each.outcome, ""),
        )
        for each in found
        if each.case_id in seen
    ]
