"""What people are to be told of trainings: found by comparing the rosters with what each of them was told last.

However somebody came onto a roster or off it, they are told of it once, and of a slip that was put right at once not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, delete, exists, or_, select
from sqlalchemy.orm import Session

from models.mail.waiting_mail import waits_to_leave
from models.registries.taking_part.times import spoken
from models.rows.notices import NoticeRow
from models.rows.people import Person
from models.rows.registries import Attendance, Training, TrainingEntry, TrainingWait
from workflows.engine.leaving import may_be_taken_back_until
from workflows.grammar.steps import LOCAL
from workflows.law.mail.desk_notices import DeskNotice
from workflows.law.policy import Policy
from workflows.law.roles import USER
from workflows.rosters.reminding import next_reminder

INVITED, SEAT_FREE, MOVED = (each.key for each in (DeskNotice.TRAINING_INVITED, DeskNotice.TRAINING_SEAT_FREE, DeskNotice.TRAINING_MOVED))  # fmt: skip
OFF, CALLED_OFF = DeskNotice.TRAINING_OFF.key, DeskNotice.TRAINING_CALLED_OFF.key
INVITING = frozenset({INVITED, SEAT_FREE})
SAID = ("held_on", "begins", "title", "place", "minutes")  # what a calendar shows of a training


@dataclass(frozen=True)
class News:
    """The rosters and what was told of them, at a moment."""

    session: Session
    policy: Policy
    now: datetime

    @property
    def today(self) -> date:
        """The day."""
        return self.policy.calendar.day(self.now)

    def any(self) -> bool:
        """Say whether anything is to be told."""
        looks = (_on(self.today), _off(self.today), _waits_in_vain())
        return any(self.session.execute(rows.limit(1)).first() is not None for rows in looks)

    def tell(self, limit: int, seated: Mapping[int, Iterable[int]]) -> int:
        """Write down the next few notices; return of how many people and trainings that was."""
        found = self.session.execute(_on(self.today).limit(limit)).all()
        for row, entry in found:
            self._on_roster(row, entry, from_line=row.person_id in seated.get(row.training_id, ()))
        gone = self.session.scalars(_off(self.today).limit(limit)).all()
        for entry in gone:
            self._off_roster(entry)
        vain = self.session.scalars(_waits_in_vain().limit(limit)).all()
        for each in vain:
            self._add(CALLED_OFF, each.training_id, each.person_id, None)
            self.session.execute(delete(TrainingWait).where(TrainingWait.id == each.id))
        self.session.flush()
        return len(found) + len(gone) + len(vain)

    def _on_roster(self, row: Attendance, entry: TrainingEntry | None, *, from_line: bool) -> None:
        training, is_new = row.training, entry is None or entry.over
        if entry is None:
            entry = TrainingEntry(training_id=training.id, person_id=row.person_id, sequence=-1)
            self.session.add(entry)
        template = SEAT_FREE if from_line else INVITED if is_new else self._moved(entry)
        before = "" if is_new else spoken(entry.held_on, entry.begins)
        for name in SAID:
            setattr(entry, name, getattr(training, name))
        entry.was = before if before != spoken(training.held_on, training.begins) else ""
        entry.sequence, entry.over, entry.done = entry.sequence + 1, False, False
        entry.remind_on = next_reminder(training.held_on, self.today, self.policy)
        self._add(template, training.id, row.person_id, entry.sequence)

    def _off_roster(self, entry: TrainingEntry) -> None:
        """Take a training out of a calendar; whoever never heard of it hears of nothing."""
        waits = self._waits(entry)
        entry.sequence, entry.over, entry.done, entry.remind_on = entry.sequence + 1, True, True, None
        if not waits:
            template = CALLED_OFF if entry.training.called_off_at else OFF
            self._add(template, entry.training_id, entry.person_id, entry.sequence)

    def _moved(self, entry: TrainingEntry) -> str:
        """Return what tells of a change: to whoever was not invited yet, the invitation itself."""
        return INVITED if self._waits(entry) else MOVED

    def _waits(self, entry: TrainingEntry) -> bool:
        about = (NoticeRow.training_id == entry.training_id, NoticeRow.person_id == entry.person_id)
        return waits_to_leave(self.session, self.now, *about, NoticeRow.template.in_(INVITING))

    def _add(self, template: str, training_id: int, person_id: int, sequence: int | None) -> None:
        self.session.add(
            NoticeRow(template=template, role=USER, person_id=person_id, clause=LOCAL, duty="", created_at=self.now,
                      version=sequence, training_id=training_id, catch_up=False, outcome="",
                      leaves_at=may_be_taken_back_until(self.now, self.policy))
        )  # fmt: skip


def _on(today: date) -> Select[Attendance, TrainingEntry]:
    """Select who is on a roster and was not told so, or was told something else, with what they were told."""
    told = and_(TrainingEntry.training_id == Training.id, TrainingEntry.person_id == Attendance.person_id)
    rows = select(Attendance, TrainingEntry).join(Training, Training.id == Attendance.training_id)
    rows = rows.join(Person, Person.id == Attendance.person_id).outerjoin(TrainingEntry, told)
    differs = (getattr(TrainingEntry, name) != getattr(Training, name) for name in SAID)
    planned = (Training.held_on >= today, Training.called_off_at.is_(None), Attendance.missed.is_(None))
    news = or_(TrainingEntry.id.is_(None), TrainingEntry.over, *differs)
    return rows.where(*planned, Person.left_at.is_(None), news).order_by(Attendance.id)


def _off(today: date) -> Select[TrainingEntry]:
    """Select what was told of trainings to come on whose rosters the person is not any more."""
    on_it: ColumnElement[bool] = exists().where(
        Attendance.training_id == TrainingEntry.training_id, Attendance.person_id == TrainingEntry.person_id
    )
    rows = select(TrainingEntry).join(Person, Person.id == TrainingEntry.person_id)
    ahead = (TrainingEntry.held_on >= today, TrainingEntry.over.is_(False), Person.left_at.is_(None))
    return rows.where(*ahead, ~on_it).order_by(TrainingEntry.id)


def _waits_in_vain() -> Select[TrainingWait]:
    """Select who waits for a training that was called off."""
    rows = select(TrainingWait).join(Training, Training.id == TrainingWait.training_id)
    return rows.where(Training.called_off_at.is_not(None)).order_by(TrainingWait.id)
