"""A training that is planned and not held after all: nobody is on its roster any more, and whoever was is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.lookups.learning import learn_about
from models.registries.edits.editing import Registry, lock, log_edit
from models.registries.entries import entered, one_line, refused
from models.registries.forms.trainings import CallingOff
from models.registries.people_and_agencies import audit
from models.rows.registries import Attendance, Training


def may_be_called_off(training: Training, today: date) -> bool:
    """Say whether a training can still be called off: a session of a series is moved instead, since the series needs it."""
    planned = training.held_on >= today and training.called_off_at is None
    return planned and training.series is None and all(row.missed is None for row in training.roster)


def call_off(
    session: Session, training: Training, facts: Mapping[str, Any], *, now: datetime, today: date, by: int
) -> None:
    """Call off a training that is still to come; or raise NotAllowed."""
    lock(session, training)
    if training.called_off_at is not None:
        raise refused("this training is called off already")
    if training.series is not None:
        raise refused("this is a session of a series, which needs it; correct its day instead")
    if not may_be_called_off(training, today):
        raise refused("this training was held, or its attendance is recorded; it can't be called off any more")
    why = one_line(entered(CallingOff, facts).why)
    training.called_off_at, training.called_off_why = now, why
    people = session.scalars(select(Attendance.person_id).where(Attendance.training_id == training.id)).all()
    session.execute(delete(Attendance).where(Attendance.training_id == training.id))
    session.expire(training, ["roster"])
    for person_id in people:
        learn_about(session, now, person_id=person_id)
    log_edit(session, Registry.TRAININGS, training.id, why, [("Training", "planned", "called off")], now=now, by=by)
    audit(session, now, f"the training {training.title!r} of {training.held_on} was called off: {why}", by)
    session.flush()
