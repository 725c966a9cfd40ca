"""What a day brings about of trainings: reminders, and whoever was signed up and not there is told so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Select, select, text
from sqlalchemy.orm import Session

from models.casebook.notice_rows import CATCH_UP_AFTER
from models.rows.cases import CaseRow
from models.rows.notices import NoticeRow
from models.rows.people import Person
from models.rows.recurrences import Occurrence
from models.rows.registries import UNSETTLED, Attendance, Training, TrainingEntry
from workflows.engine.leaving import in_office_hours
from workflows.grammar.steps import LOCAL
from workflows.law.mail.desk_notices import DeskNotice
from workflows.law.policy import Policy
from workflows.law.roles import USER
from workflows.rosters.reminding import next_reminder

REMINDER, ABSENT = DeskNotice.TRAINING_REMINDER.key, DeskNotice.TRAINING_ABSENT.key
WAS_THERE = DeskNotice.TRAINING_WAS_THERE.key
YEAR = "P05"  # the process of the training year


@dataclass(frozen=True)
class Dated:
    """What is due of trainings at a moment."""

    session: Session
    policy: Policy
    now: datetime

    @property
    def today(self) -> date:
        """The day."""
        return self.policy.calendar.day(self.now)

    def any(self) -> bool:
        """Say whether anything is due."""
        looks = (self._to_remind(), self._recorded())
        return any(self.session.execute(rows.limit(1)).first() is not None for rows in looks)

    def tell(self, limit: int) -> int:
        """Write down the next few notices; return of how many people and trainings that was."""
        due = self.session.scalars(self._to_remind().limit(limit)).all()
        for entry in due:
            self._remind(entry)
        held = self.session.execute(self._recorded().limit(limit)).all()
        for entry, row in held:
            entry.done, entry.remind_on = True, None
            self._say(entry, absent=row.missed is not None and row.missed >= row.training.minutes)
        self.session.flush()
        return len(due) + len(held)

    def _say(self, entry: TrainingEntry, *, absent: bool) -> None:
        """Tell somebody that the attendance says they were not there; or, who was told so, that they were."""
        if absent is not self._heard_of_absence(entry):
            template, leaves_at = ABSENT if absent else WAS_THERE, in_office_hours(self.now, self.policy)
            self._add(template, entry, case_id=self._year(entry), leaves_at=leaves_at)

    def _heard_of_absence(self, entry: TrainingEntry) -> bool:
        """Say whether the last that somebody was told of the attendance is that they were not there."""
        about = (NoticeRow.training_id == entry.training_id, NoticeRow.person_id == entry.person_id)
        told = select(NoticeRow.template).where(*about, NoticeRow.template.in_((ABSENT, WAS_THERE)))
        last = told.where(NoticeRow.outcome.in_(("", "told"))).order_by(NoticeRow.id.desc()).limit(1)
        return self.session.scalar(last) == ABSENT

    def _to_remind(self) -> Select[TrainingEntry]:
        due = (TrainingEntry.remind_on <= self.today, TrainingEntry.over.is_(False))
        return select(TrainingEntry).where(text(UNSETTLED), *due).order_by(TrainingEntry.id)

    def _remind(self, entry: TrainingEntry) -> None:
        """Remind somebody once, however many days went by on which they were to be; of what is over, not at all."""
        on, calendar = entry.remind_on, self.policy.calendar
        entry.remind_on = next_reminder(entry.held_on, self.today, self.policy)
        if on is not None and entry.held_on >= self.today:
            late = self.now - calendar.at(on) > CATCH_UP_AFTER
            self._add(REMINDER, entry, leaves_at=self._before(entry.held_on), catch_up=late)

    def _before(self, held_on: date) -> datetime:
        """Return when a reminder leaves: in the hours of the office, but before the day of the training in any case."""
        usual = in_office_hours(self.now, self.policy)
        if self.policy.calendar.day(usual) < held_on:
            return usual
        return max(self.now, self.policy.calendar.at(self.today, self.policy.mail_hours[0]))

    def _recorded(self) -> Select[TrainingEntry, Attendance]:
        """Select what was told of trainings whose attendance is recorded, once nobody takes that back any more."""
        rows = select(TrainingEntry, Attendance).join(Training, Training.id == TrainingEntry.training_id)
        rows = rows.join(Attendance, Attendance.training_id == Training.id)
        settled = self.now - timedelta(minutes=self.policy.undo_minutes)
        said = (Attendance.missed.is_not(None), Attendance.recorded_at <= settled)
        return rows.where(
            text(f"training_entry.{UNSETTLED}"), Attendance.person_id == TrainingEntry.person_id, *said
        ).order_by(TrainingEntry.id)

    def _year(self, entry: TrainingEntry) -> int | None:
        """Return the case of the training year in which the training was, while it is open."""
        rows = select(CaseRow.id).join(Occurrence, Occurrence.case_id == CaseRow.id)
        mine = (Occurrence.process == YEAR, Occurrence.person_id == entry.person_id)
        year = (Occurrence.begins_on <= entry.held_on, Occurrence.begins_on > entry.held_on - timedelta(days=366))
        of_year = rows.where(*mine, *year, CaseRow.closed_at.is_(None))
        return self.session.scalar(of_year.order_by(Occurrence.begins_on.desc()).limit(1))

    def _add(
        self,
        template: str,
        entry: TrainingEntry,
        *,
        leaves_at: datetime,
        catch_up: bool = False,
        case_id: int | None = None,
    ) -> None:
        left = self.session.scalar(select(Person.left_at).where(Person.id == entry.person_id))
        if left is None:
            self.session.add(
                NoticeRow(template=template, role=USER, person_id=entry.person_id, clause=LOCAL, duty="", case_id=case_id,
                          created_at=self.now, version=entry.sequence, training_id=entry.training_id, catch_up=catch_up,
                          outcome="", leaves_at=leaves_at)
            )  # fmt: skip
