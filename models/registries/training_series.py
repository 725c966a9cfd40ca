"""The registry of new-user series: each with its sessions, and with people who are on the roster of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.casebook.casebook import Author
from models.lookups.learning import learn_about
from models.registries.directory import people_seen
from models.registries.entries import entered, one_line, wrong
from models.registries.forms.series import NewSeries, NewSession, PlannedAgain
from models.registries.forms.trainings import Enrollment
from models.registries.lists import people_named
from models.registries.people_and_agencies import audit
from models.registries.rows_of_trainings import attended
from models.registries.trainings import enter_training
from models.rows.people import Person
from models.rows.registries import Attendance, SeriesPlace, SeriesSession, Training, TrainingSeries
from models.store.one_at_a_time import alone, or_else
from models.store.paging import Order, Page, Part
from workflows.engine.cases import NotAllowed, Refusal
from workflows.facts.effects import Topic

ON_LIST = "there is a series of this title already; enter another title"
LATEST = Order("series", TrainingSeries.id, kinds=(int,), descending=True)


@dataclass(frozen=True, slots=True)
class Size:
    """How many are in a series, and from when to when it goes; no days while it has no sessions."""

    people: int
    sessions: int
    begins_on: date | None
    ends_on: date | None


def enter_series(session: Session, facts: Mapping[str, Any], now: datetime, by: int) -> TrainingSeries:
    """Add a series as somebody entered it; or raise NotAllowed."""
    new = entered(NewSeries, facts, lambda said: title_faults(session, said))
    return _added(session, one_line(new.title), now, by)


def plan_again(
    session: Session, series: TrainingSeries, facts: Mapping[str, Any], now: datetime, by: int
) -> TrainingSeries:
    """Add a series with the sessions of an earlier one, as many days after each other; or raise NotAllowed."""
    new = entered(PlannedAgain, facts, lambda said: title_faults(session, said))
    added = _added(session, one_line(new.title), now, by)
    shift = new.begins_on - series.sessions[0].held_on if series.sessions else timedelta()
    for each in list(series.sessions):
        said = {"title": each.title, "held_on": each.held_on + shift, "minutes": each.minutes}
        try:
            add_session(session, added, said, now, by)
        except NotAllowed:
            words = f"{each.title} is on the list for {said['held_on']:%B %-d, %Y} already; enter another day"
            raise NotAllowed(wrong("begins_on", words)) from None
    return added


def title_faults(session: Session, said: Mapping[str, Any], besides: int = 0) -> Iterator[Refusal]:
    """Yield that another series is called the same; whoever names one so at this moment waits for the other."""
    title = one_line(said.get("title", ""))
    alone(session, f"series {title.lower()}")
    same = select(TrainingSeries.id).where(
        func.lower(TrainingSeries.title) == title.lower(), TrainingSeries.id != besides
    )
    if title and session.scalar(same.limit(1)) is not None:
        yield wrong("title", ON_LIST)


def _added(session: Session, title: str, now: datetime, by: int) -> TrainingSeries:
    series = TrainingSeries(title=title, entered_at=now)
    with or_else(session, NotAllowed(wrong("title", ON_LIST))):
        session.add(series)
    audit(session, now, f"the new-user series {title!r} was added", by)
    return series


def add_session(session: Session, series: TrainingSeries, facts: Mapping[str, Any], now: datetime, by: int) -> Training:
    """Add a session, and put everybody who is in the series on its roster; or raise NotAllowed."""
    entered(NewSession, facts)
    training = enter_training(session, {**facts, "topic": Topic.BASIC}, now, by)
    training.series = series
    session.flush()
    _enroll(session, [training], [place.person_id for place in series.places], now, by)
    session.expire(series)
    return training


def put_in(session: Session, series: TrainingSeries, facts: Mapping[str, Any], now: datetime, by: int) -> int:
    """Put people into a series and on the rosters of its sessions, all at once; say how many, or raise NotAllowed."""
    chosen = {int(each) for each in entered(Enrollment, facts).people}
    rows = select(Person).where(Person.id.in_(chosen), Person.left_at.is_(None))
    found = list(session.scalars(rows))
    if len(found) < len(chosen):
        raise NotAllowed(wrong("people", "choose people from the list who have not left"))
    inside = {place.person_id for place in series.places}
    news = [person.id for person in found if person.id not in inside]
    with or_else(session, NotAllowed(wrong("people", "somebody else put one of them in just now; look again"))):
        series.places.extend(SeriesPlace(person_id=person_id) for person_id in news)
    _enroll(session, series.sessions, news, now, by)
    return len(news)


def _enroll(session: Session, trainings: Iterable[Training], people: Iterable[int], now: datetime, by: int) -> None:
    """Put people on rosters, and let their open cases learn of it."""
    for training in trainings:
        for person_id in people:
            attended(session, training, person_id)
    for person_id in people:
        learn_about(session, now, person_id=person_id, author=Author(by))


def take_out(session: Session, series: TrainingSeries, person_id: int, now: datetime) -> bool:
    """Take somebody out of a series of whose attendance nothing is recorded; say whether that was so."""
    rows = Attendance.training_id.in_([each.id for each in series.sessions]), Attendance.person_id == person_id
    place = next((place for place in series.places if place.person_id == person_id), None)
    recorded = select(Attendance.id).where(*rows, Attendance.missed.is_not(None))
    if place is None or session.scalar(recorded.limit(1)) is not None:
        return False
    session.execute(delete(Attendance).where(*rows))
    series.places.remove(place)
    session.flush()
    session.expire(series)
    learn_about(session, now, person_id=person_id)
    return True


def series_of(session: Session, series_id: int) -> TrainingSeries | None:
    """Return one series."""
    return session.get(TrainingSeries, series_id)


def all_series(session: Session, part: Part) -> Page[TrainingSeries]:
    """Return a page of the series, the latest first."""
    return LATEST.page(session, select(TrainingSeries), part)


def sizes_of(session: Session, viewer: Viewer, found: Iterable[TrainingSeries]) -> dict[int, Size]:
    """Return for each of some series how large it is, counting the people whom somebody may see."""
    numbers = [each.id for each in found]
    held = select(SeriesSession.series_id, func.count(), func.min(Training.held_on), func.max(Training.held_on))
    held = held.join(Training, Training.id == SeriesSession.training_id)
    held = held.where(SeriesSession.series_id.in_(numbers)).group_by(SeriesSession.series_id)
    days = {row[0]: row[1:] for row in session.execute(held)}
    places = select(SeriesPlace.series_id, func.count()).join(Person, Person.id == SeriesPlace.person_id)
    places = places.where(SeriesPlace.series_id.in_(numbers), people_seen(viewer)).group_by(SeriesPlace.series_id)
    people = {row[0]: row[1] for row in session.execute(places)}
    return {number: Size(people.get(number, 0), *days.get(number, (0, None, None))) for number in numbers}


def people_of(session: Session, viewer: Viewer, series: TrainingSeries) -> list[tuple[Person, list[Attendance]]]:
    """Return the people of a series whom somebody may see, by name, each with the rows of its rosters."""
    rows = select(Person).join(SeriesPlace, SeriesPlace.person_id == Person.id)
    rows = rows.where(SeriesPlace.series_id == series.id, people_seen(viewer))
    found = session.scalars(rows.order_by(func.lower(Person.name), Person.id)).all()
    kept = (
        select(Attendance)
        .join(Training, Training.id == Attendance.training_id)
        .join(SeriesSession, SeriesSession.training_id == Training.id)
        .where(SeriesSession.series_id == series.id)
    )
    mine = kept.where(Attendance.person_id.in_([person.id for person in found])).order_by(Training.held_on, Training.id)
    attendance = session.scalars(mine).all()
    return [(person, [row for row in attendance if row.person_id == person.id]) for person in found]


def candidates(session: Session, series: TrainingSeries, words: str, limit: int) -> list[Person]:
    """Return people of this name, address or agency who may still be put into a series."""
    inside = select(SeriesPlace.person_id).where(SeriesPlace.series_id == series.id)
    return people_named(session, Person.id.not_in(inside), words, limit)
