"""Who waits for a new-user series to begin: people about whom a license is requested, and who are in no series for it yet."""

from __future__ import annotations

from datetime import date

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.rows.cases import CaseRow
from models.rows.people import Person
from models.rows.registries import SeriesPlace, SeriesSession, Training
from workflows.manual.people.onboarding import PROCESS
from workflows.manual.people.onboarding.states import S


def waiting_for_series(session: Session, viewer: Viewer, today: date, limit: int) -> list[Person]:
    """Return those who wait and are in no series that is still to come, by name; of cases that somebody may see."""
    waits = exists().where(
        CaseRow.process == PROCESS.key, CaseRow.state == S.ENROLLED.key, CaseRow.closed_at.is_(None),
        CaseRow.subject_id == Person.id, visible(viewer, rulebook_of(session)),
    )  # fmt: skip
    sessions = exists().where(SeriesSession.series_id == SeriesPlace.series_id)
    ahead = sessions.where(SeriesSession.training_id == Training.id, Training.held_on >= today)
    inside = exists().where(SeriesPlace.person_id == Person.id, or_(ahead, ~sessions))
    rows = select(Person).where(waits, ~inside, Person.left_at.is_(None))
    return list(session.scalars(rows.order_by(func.lower(Person.name), Person.id).limit(limit)))
