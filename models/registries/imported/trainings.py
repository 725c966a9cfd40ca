"""Trainings and who took part in them, read from a list: of years before this desk, or of another program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.lookups.learning import learn_about
from models.registries.entries import entered, one_line, wrong
from models.registries.forms.lists import TrainingHeld
from models.registries.imported.again import AlreadyThere
from models.registries.people_and_agencies import person_of
from models.registries.rows_of_trainings import Held, attended, on_list, write_down
from models.registries.trainings import clock_faults, clock_of, enter_training
from models.rows.registries import Training
from workflows.engine.cases import NotAllowed, Refusal

_HELD = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9]):00")
OWN = ("topic", "title", "held_on", "minutes", "begins", "place", "seats")


def enter_training_held(session: Session, facts: Mapping[str, Any], now: datetime) -> None:
    """Put a training on the list unless it is there, and one person on its roster; or raise NotAllowed, or AlreadyThere."""
    today = rulebook_of(session).policy(now).calendar.day(now)
    facts = {**facts, "begins": _clock(facts["begins"])} if "begins" in facts else facts
    said = entered(TrainingHeld, facts, lambda fit: _unfit(session, facts, fit, today))
    training = on_list(session, Held(said.topic, one_line(said.title), said.held_on))
    is_new = training is None
    if training is None:
        training = enter_training(session, {name: facts[name] for name in OWN if name in facts}, now)
    else:
        _see_same(training, said)
    person = person_of(session, said.email) if said.email else None
    is_put = person is not None and _take_part(session, training, person.id, said.missed, now)
    if not is_new and not is_put:
        raise AlreadyThere


def _clock(words: Any) -> Any:
    """Return a time of day as the list has it, from how a spreadsheet holds it: 14:30:00 is 2:30 PM."""
    found = _HELD.fullmatch(words) if isinstance(words, str) else None
    return f"{int(found[1]) % 12 or 12}:{found[2]} {'PM' if int(found[1]) >= 12 else 'AM'}" if found else words


def _unfit(session: Session, facts: Mapping[str, Any], said: Mapping[str, Any], today: date) -> Iterator[Refusal]:
    yield from clock_faults(said)
    if said.get("email") and person_of(session, said["email"]) is None:
        yield wrong("email", "nobody has this address; add the person first")
    missed, held_on = said.get("missed"), said.get("held_on")
    if missed is None:
        return
    if not facts.get("email"):
        yield wrong("email", "enter who missed these minutes")
    if "minutes" in said and missed > said["minutes"]:
        yield wrong("missed", f"the training lasted {said['minutes']} minutes, and nobody can miss more")
    if held_on and held_on > today:
        yield wrong("missed", "the training is still to come; leave this empty")


def _see_same(training: Training, said: TrainingHeld) -> None:
    """Raise NotAllowed where the list of trainings says something else of this one; what a row leaves out it does not say."""
    own = {"minutes": said.minutes, "begins": clock_of(said.begins), "place": one_line(said.place), "seats": said.seats}
    for name, value in own.items():
        kept = getattr(training, name)
        if value and value != kept:
            raise NotAllowed(
                wrong(name, f"this training is on the list with {kept or 'nothing'} here; correct one of them")
            )
    if training.called_off_at is not None:
        raise NotAllowed(wrong("title", "this training was called off; take the row out of the list"))


def _take_part(session: Session, training: Training, person_id: int, missed: int | None, now: datetime) -> bool:
    """Put somebody on a roster, and write down what they missed; say whether anything of it is new."""
    row, is_new = attended(session, training, person_id)
    if row.missed is not None and missed is not None and row.missed != missed:
        words = f"{row.missed} minutes are on record already; correct them on the training's page"
        raise NotAllowed(wrong("missed", words))
    is_said = missed is not None and row.missed is None
    if is_said:
        write_down(session, row, missed, None, now=now)
    if is_new or is_said:
        session.flush()
        learn_about(session, now, person_id=person_id)
    return is_new or is_said
