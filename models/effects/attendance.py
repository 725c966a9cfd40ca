"""What a case writes into the list of trainings: that somebody attended, and what is put right of it."""

from __future__ import annotations

from typing import cast

from models.casebook.applying import Scene, alter, apply, forbid, undo
from models.lookups.learning import learn_about
from models.registries.rows_of_trainings import (
    Held,
    attended,
    found_or_made,
    goes_if_empty,
    is_in_its_series,
    is_theirs_alone,
    on_list,
    write_down,
)
from models.rows.registries import Training
from workflows.engine.cases import NotAllowed, Refusal
from workflows.facts.effects import Effect, RecordAttendance, said
from workflows.grammar.steps import LOCAL


@apply.register
def record_attendance(effect: RecordAttendance, scene: Scene) -> None:
    """Put the person on the roster of the training, and the training into the registry if it is not there."""
    of_another_length(effect, scene)
    training = found_or_made(scene.session, _which(effect), said(effect.minutes), scene.row["id"])
    _record(training, said(effect.missed), scene)
    learn_about(scene.session, scene.now, person_id=scene.row["subject_id"])


@forbid.register
def of_another_length(effect: RecordAttendance, scene: Scene, was: Effect | None = None) -> None:
    """Forbid an entry that gives a training another length than the list says, unless it alone put it there."""
    before, minutes = cast("RecordAttendance | None", was), said(effect.minutes)
    training = on_list(scene.session, _which(effect))
    if training is None or training.minutes == minutes:
        return
    same = before is not None and _which(before) == _which(effect)
    if before is not None and same and (before.minutes == effect.minutes or _is_ours(training, scene)):
        return
    words = (
        f"the list of trainings says {training.minutes} minutes for {training.title!r} of {training.held_on:%B %-d, %Y}; "
        'enter that, or correct the length first on the page of the training, under "Trainings"'
    )
    raise NotAllowed(Refusal(LOCAL, words, field="minutes"))


@alter.register
def attended_otherwise(was: RecordAttendance, now: RecordAttendance, scene: Scene) -> None:
    """Let the list follow where this case alone made its entry; else put the person on the training that it was."""
    of_another_length(now, scene, was)
    session, before = scene.session, on_list(scene.session, _which(was), locked=True)
    ours = before is not None and _is_ours(before, scene)
    if before is not None and ours and (_which(was) == _which(now) or on_list(session, _which(now)) is None):
        before.topic, before.title, before.held_on = _which(now)
        before.minutes = said(now.minutes) if was.minutes != now.minutes else before.minutes
        session.flush()
    training = found_or_made(session, _which(now), said(now.minutes), scene.row["id"])
    if before is not None and training is not before:
        _take_off(before, scene)
    if training is not before or was.missed != now.missed:
        _record(training, said(now.missed), scene)
    learn_about(session, scene.now, person_id=scene.row["subject_id"])


@undo.register
def unattend(effect: RecordAttendance, scene: Scene) -> None:
    """Let the attendance count for nothing; a training that only this entry made goes, if nobody else is on it."""
    training = on_list(scene.session, _which(effect), locked=True)
    if training is not None and training.case_id == scene.row["id"]:
        _take_off(training, scene)
    elif training is not None:
        _record(training, None, scene)
    learn_about(scene.session, scene.now, person_id=scene.row["subject_id"])


def _record(training: Training, missed: int | None, scene: Scene) -> None:
    row, _ = attended(scene.session, training, scene.row["subject_id"])
    write_down(scene.session, row, missed, scene.person_id, now=scene.now)


def _take_off(training: Training, scene: Scene) -> None:
    """Take the person off the roster on which they are by mistake; without anybody on it, what this case put there goes.

    Who is in the series of it stays on the roster, with nothing recorded.
    """
    if is_in_its_series(scene.session, training, scene.row["subject_id"]):
        _record(training, None, scene)
        return
    row, _ = attended(scene.session, training, scene.row["subject_id"])
    scene.session.delete(row)
    scene.session.flush()
    if training.case_id == scene.row["id"]:
        goes_if_empty(scene.session, training)


def _is_ours(training: Training, scene: Scene) -> bool:
    """Say whether this case put a training on the list, and nobody else is on its roster."""
    theirs = is_theirs_alone(scene.session, training, scene.row["subject_id"])
    return training.case_id == scene.row["id"] and theirs


def _which(effect: RecordAttendance) -> Held:
    return Held(effect.topic, said(effect.title), said(effect.on))
