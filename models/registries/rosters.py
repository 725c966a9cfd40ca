"""The roster of a training: who is on it, and how many minutes each of them missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, Text, delete, func, select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.lookups.following import Forward, brought_forward
from models.lookups.learning import learn_about
from models.registries.directory import people_seen
from models.registries.edits.editing import Registry, lock, log_edit
from models.registries.entries import entered, refused, wrong
from models.registries.forms.trainings import Corrected, Enrollment, Missed
from models.registries.rows_of_trainings import is_in_its_series
from models.registries.trainings import enroll, record_attendance
from models.rows.people import Person
from models.rows.registries import Attendance, Training
from models.store.paging import Count, Order, Page, Part, counted
from workflows.engine.cases import NotAllowed, Refusal
from workflows.law.credit import credited
from workflows.law.marks import mark_of
from workflows.law.policy import Policy


class BringsForward(NotAllowed):
    """What is about to be recorded has something come sooner in open cases, and nobody has said yet that it is right."""

    def __init__(self, found: Sequence[Forward]) -> None:
        """Take what comes sooner, and in whose cases."""
        super().__init__(wrong("sure", "this brings something forward in open cases; say that it is right"))
        self.found = found

    @property
    def mark(self) -> str:
        """By what somebody confirms all of this, and nothing else."""
        return mark_of(*(f"{each.case_id} {each.sooner.mark}" for each in self.found))


ROSTER = Order("roster", func.lower(Person.name, type_=Text), Attendance.id, kinds=(str, int))


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many rows of a roster changed, and how many open cases learned of it."""

    rows: int
    cases: int


def roster(session: Session, viewer: Viewer, training: Training, part: Part) -> Page[Attendance]:
    """Return a page of the rows of a roster that somebody may see, by name."""
    return ROSTER.page(session, _roster(viewer, training), part)


def count_roster(session: Session, viewer: Viewer, training: Training) -> Count:
    """Count the rows of a roster that somebody may see, up to a bound."""
    return counted(session, _roster(viewer, training))


def row_ids(session: Session, training: Training) -> list[int]:
    """Return the numbers of all rows of a roster."""
    return list(session.scalars(select(Attendance.id).where(Attendance.training_id == training.id)))


def _roster(viewer: Viewer, training: Training) -> Select[Attendance]:
    rows = select(Attendance).join(Person, Person.id == Attendance.person_id)
    return rows.where(Attendance.training_id == training.id, people_seen(viewer))


def sizes(session: Session, viewer: Viewer, trainings: Iterable[Training]) -> dict[int, tuple[int, int]]:
    """Return for each of some trainings how many people somebody sees on its roster, and of how many it is recorded."""
    rows = select(Attendance.training_id, func.count(), func.count(Attendance.missed))
    seen = rows.join(Person, Person.id == Attendance.person_id).where(people_seen(viewer))
    seen = seen.where(Attendance.training_id.in_([training.id for training in trainings]))
    grouped = session.execute(seen.group_by(Attendance.training_id))
    return {training_id: (people, recorded) for training_id, people, recorded in grouped}


def put_on(session: Session, training: Training, facts: Mapping[str, Any], now: datetime) -> int:
    """Put people on a roster as somebody chose them, and say how many; or raise NotAllowed."""
    if training.called_off_at is not None:
        raise refused("this training is called off; nobody can be on its roster")
    chosen = {int(each) for each in entered(Enrollment, facts).people}
    rows = select(Person).where(Person.id.in_(chosen), Person.left_at.is_(None))
    found = list(session.scalars(rows))
    if len(found) < len(chosen):
        raise NotAllowed(wrong("people", "choose people from the list who have not left"))
    for person in found:
        enroll(session, training, person, now)
    return len(found)


def record(
    session: Session, training: Training, said: Mapping[int, Mapping[str, Any]], by: int, *, now: datetime, today: date,
    why: str = "", others_in_full: bool = False, confirmed: str | None = None,
) -> Recorded:  # fmt: skip
    """Write down what people missed, as entered row by row; rows that say what they said before stay as they are.

    Of those who are shown and of whom nothing is entered or on record, perhaps all attended in full. What that brings forward
    in open cases is asked about first, unless it is what somebody confirmed; without a mark nobody is asked.
    What was on record already is corrected with a reason, and the history of the training shows it.
    """
    if training.held_on > today:
        raise refused("the training is still to come; record attendance on that day or later")
    lock(session, training)
    news = _news(session, training, said, others_in_full=others_in_full)
    corrected = [
        (row.person.name, _words(row.missed), _words(missed)) for row, missed in news if row.missed is not None
    ]
    cases = 0
    if corrected:
        reason = entered(Corrected, {"reason": why}).reason
        log_edit(session, Registry.TRAININGS, training.id, reason, corrected, now=now, by=by)
    if confirmed is not None:
        _ask(session, news, confirmed, now)
    for row, missed in news:
        cases += record_attendance(session, row, missed, by, now=now)
    return Recorded(len(news), cases)


def _ask(session: Session, news: list[tuple[Attendance, int | None]], confirmed: str, now: datetime) -> None:
    """Raise BringsForward where open cases would have something sooner by what is about to be recorded, unless it is confirmed."""
    for row, missed in news:
        row.missed = missed
    session.flush()
    if found := [each for row, _ in news for each in brought_forward(session, row.person_id, now)]:
        asks = BringsForward(found)
        if asks.mark != confirmed:
            raise asks


def _news(
    session: Session, training: Training, said: Mapping[int, Mapping[str, Any]], *, others_in_full: bool
) -> list[tuple[Attendance, int | None]]:
    """Return the rows that are to say something else, and what; or raise NotAllowed with each that is wrong."""
    news, faults = list[tuple[Attendance, int | None]](), list[Refusal]()
    rows = select(Attendance).where(Attendance.training_id == training.id).order_by(Attendance.id)
    for row in session.scalars(rows.execution_options(populate_existing=True)).all():
        try:
            missed = _missed(row, said[row.id]) if row.id in said else row.missed
        except NotAllowed:
            words = f"{row.person.name}: enter a number of minutes from 0 to {training.minutes}"
            faults.append(wrong(field_of(row.id), words))
            continue
        if others_in_full and row.id in said and missed is None and row.missed is None:
            missed = 0
        if missed != row.missed:
            news.append((row, missed))
    if faults:
        raise NotAllowed(*faults)
    return news


def _words(missed: int | None) -> str:
    if missed is None:
        return "nothing on record"
    return f"{missed} minute{'' if missed == 1 else 's'} missed"


def _missed(row: Attendance, facts: Mapping[str, Any]) -> int | None:
    def more(said: Mapping[str, Any]) -> Iterator[Refusal]:
        if said.get("missed") is not None and not 0 <= said["missed"] <= row.training.minutes:
            yield wrong("missed", "more than the training has")

    return entered(Missed, facts, more).missed


def field_of(row_id: int) -> str:
    """Return the name of the field that asks for the minutes of a row."""
    return f"missed-{row_id}"


def take_off(session: Session, training: Training, row_id: int, now: datetime) -> bool:
    """Take a person off a roster whose attendance is not recorded; say whether that was so."""
    mine = (Attendance.id == row_id, Attendance.training_id == training.id, Attendance.missed.is_(None))
    person_id = session.scalar(select(Attendance.person_id).where(*mine))
    if person_id is None:
        return False
    if is_in_its_series(session, training, person_id):
        raise refused("this is a session of a series that the person is in; take them out of the series instead")
    session.execute(delete(Attendance).where(*mine))
    learn_about(session, now, person_id=person_id)
    return True


def with_credit(rows: Iterable[Attendance], policy: Policy) -> int:
    """Count the sessions for which there is credit."""
    return sum(row.missed is not None and credited(row.training.minutes, row.missed, policy) for row in rows)
