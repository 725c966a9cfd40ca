"""What stands on the agendas of the Committee's meetings, and who may read them: numbers and natures, never names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.concern import roles_in
from models.access.rulebook import rulebook_of
from models.rows.cases import CaseRow, Recusal
from models.rows.meetings import AgendaItem, Meeting
from workflows.law.roles import COC_BALANCE, COC_CHITTENDEN, OF_THE_COMMITTEE, STAFF

MOTIONS = frozenset(
    {"P34", "D06", "P29"}
)  # by which processes the Committee decides: on motions, the manual, complaints
READERS = OF_THE_COMMITTEE | STAFF | {COC_BALANCE, COC_CHITTENDEN}


@dataclass(frozen=True, slots=True)
class Point:
    """Something on an agenda, or waiting for one."""

    id: int
    case_id: int
    case: str  # its number
    words: str
    since: datetime
    told_at: datetime | None
    meeting_id: int | None  # at which it was told
    subject_id: int | None
    withheld: str
    outcome: str = ""  # what the Committee decided, where it decided on it
    between: bool = False  # whether that was without a meeting, so that the next one is told
    is_motion: bool = False  # moved for the Committee to decide on; else it is told of something

    @property
    def is_to_be_told(self) -> bool:
        """Whether it waits for the Committee to be told of it: a motion waits for its vote, which the chair sees to."""
        return self.told_at is None and not self.is_motion


@dataclass(frozen=True)
class Agendas:
    """The points of all agendas, each where it hangs: on the meeting at which it was told, else on the next one."""

    points: tuple[Point, ...]
    meetings: tuple[Meeting, ...]  # none that is canceled, soonest first
    now: datetime

    def of(self, meeting: Meeting) -> list[Point]:
        """Return the agenda of a meeting: what was told there, and what waits for it since it was not told before."""
        return [point for point in self.points if meeting.id in self._where(point)]

    def unscheduled(self) -> list[Point]:
        """Return what waits for a meeting that nobody has scheduled yet."""
        return [point for point in self.points if point.told_at is None and not self._where(point)]

    def late(self, now: datetime) -> list[Point]:
        """Return what the Committee was not told at a meeting on which it hung."""
        held = {meeting.id for meeting in self.meetings if meeting.starts_at <= now}
        return [point for point in self.points if point.is_to_be_told and held & set(self._where(point))]

    def _where(self, point: Point) -> tuple[int | None, ...]:
        """Return where a point stands: where it was told, else on the next meeting, and on those at which it was not told."""
        if point.told_at is not None and not point.between:
            return (point.meeting_id,)
        if point.told_at is not None:
            after = (meeting.id for meeting in self.meetings if meeting.starts_at > point.told_at)
            return (next(after, None),)
        since = [meeting for meeting in self.meetings if meeting.starts_at > point.since]
        held = [meeting.id for meeting in since if meeting.starts_at <= self.now]
        return (*held, *(meeting.id for meeting in since[len(held) : len(held) + 1]))


def may_read(viewer: Viewer) -> bool:
    """Say whether somebody may read the Committee's agendas at all."""
    return bool(viewer.roles & READERS)


def agendas(session: Session, viewer: Viewer, now: datetime) -> Agendas:
    """Return the agendas as somebody may read them; whom a case is about, or who stands aside, reads nothing of it."""
    columns = (
        AgendaItem.id, AgendaItem.case_id, CaseRow.number, AgendaItem.words, AgendaItem.since, AgendaItem.told_at,
        AgendaItem.meeting_id, CaseRow.subject_id, CaseRow.withheld, AgendaItem.outcome, AgendaItem.between,
        CaseRow.process.in_(MOTIONS),
    )  # fmt: skip
    rows = session.execute(
        select(*columns).join(CaseRow, CaseRow.id == AgendaItem.case_id).order_by(AgendaItem.since, AgendaItem.id)
    )
    aside = set(session.scalars(select(Recusal.case_id).where(Recusal.person_id == viewer.id)))
    points = (Point(*row) for row in rows)
    standing = select(Meeting).where(Meeting.canceled_at.is_(None)).order_by(Meeting.starts_at, Meeting.id)
    return Agendas(
        tuple(point for point in points if point.case_id not in aside and _reads(viewer, point)),
        tuple(session.scalars(standing)),
        now,
    )


def openable(session: Session, viewer: Viewer, points: Iterable[Point]) -> set[int]:
    """Return which of the cases behind some points somebody may open."""
    ids = {point.case_id for point in points}
    return set(session.scalars(select(CaseRow.id).where(CaseRow.id.in_(ids), visible(viewer, rulebook_of(session)))))


def _reads(viewer: Viewer, point: Point) -> bool:
    """Say whether a point is one that somebody may read; of ICA, nobody from whom its case is kept.

    The Committee reads every point, since an agenda is what it is told of a case that it does not see.
    """
    kept = roles_in(point.withheld) & STAFF
    return point.subject_id != viewer.id and bool((viewer.roles & READERS) - kept)
