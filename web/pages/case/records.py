"""The record of a case: what was filled in, form by form, and what the registries say."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any

import msgspec

from models.rows.cases import HistoryRow
from web.pages.case.scene import Scene
from web.pages.words.dates import capital, day_words, moment_words
from web.pages.words.wording import listed_or_none, typeset
from workflows.facts.facts import Form
from workflows.grammar.process import Step
from workflows.law.calendar import Calendar
from workflows.law.fields import Mark, marks, title

Item = tuple[str, str]  # label and value
NOBODY: Mapping[str, str] = {}


@dataclass(frozen=True)
class Filled:
    """A form as it was filled in."""

    title: str
    when: str
    answers: tuple[Item, ...]


def record_of(scene: Scene) -> list[Filled]:
    """Return the forms that people filled in, the newest first."""
    places = {row.kind: place for place, row in reversed(list(enumerate(scene.history))) if row.event}
    steps = _steps(scene)
    own = [(steps[kind], form) for kind, form in scene.case.forms.items() if kind in steps]
    alone = [pair for pair in own if pair[0].name not in scene.case.answers]
    alone.sort(key=lambda pair: places.get(pair[0].name, len(places)))
    return [*_by_party(scene, steps), *(_filled(scene, step, form, places.get(step.name)) for step, form in alone)]


def _by_party(scene: Scene, steps: Mapping[type[Form], Step]) -> Iterator[Filled]:
    """Yield what each of several parties answered to the same question."""
    for given in scene.case.answers.values():
        for party, form in given.items():
            filled = _filled(scene, steps[type(form)], form, None)
            yield replace(filled, title=f"{filled.title}: {scene.party_called(party)}")


def _steps(scene: Scene) -> dict[type[Form], Step]:
    """Return for each form the step it is filled in with; records of the desk have none."""
    found: dict[type[Form], Step] = {}
    for _, step, _ in scene.process.steps():
        if step.form and (step.form not in found or step.name in scene.case.taken):
            found.setdefault(step.form, step)
    return found


def _filled(scene: Scene, step: Step, form: Form, place: int | None) -> Filled:
    name = typeset(step.done or capital(step.name.replace("-", " ")))
    when = _by(scene, scene.history[place]) if place is not None else ""
    return Filled(name, when, tuple(items_of(scene.shown(form), scene.call.calendar, names=scene.agencies)))


def _by(scene: Scene, row: HistoryRow) -> str:
    who = scene.cast.names.get(row.person_id or 0, "the desk")
    return f"{day_words(row.effective_on)}, by {who}"


def items_of(
    form: Form, calendar: Calendar, *, whole: bool = False, names: Mapping[str, str] = NOBODY
) -> Iterator[Item]:
    """Yield the answers of a form with their labels, agencies by their names; what is as by default is left out."""
    for field in msgspec.structs.fields(form):
        value = _called(getattr(form, field.name), marks(type(form), field.name), names)
        if whole or field.required or value != field.default:
            yield typeset(capital(title(type(form), field.name))), typeset(said(value, calendar))


def _called(value: Any, said_of: Collection[Mark], names: Mapping[str, str]) -> Any:
    """Return an agency, or several, by name."""
    if Mark.AGENCIES in said_of:
        return tuple(names.get(each, each) for each in value)
    return names.get(value, value) if Mark.AGENCY in said_of else value


def looked_up(scene: Scene) -> list[Filled]:
    """Return what the desk found out by itself, and what another case brought."""
    kinds = (*scene.process.records, *scene.process.brought)
    found = [scene.case.forms[kind] for kind in kinds if kind in scene.case.forms]
    return [
        Filled(_heading(form), "", tuple(items_of(scene.shown(form), scene.call.calendar, whole=True)))
        for form in found
    ]


def _heading(form: Form) -> str:
    return typeset((type(form).__doc__ or type(form).__name__).strip().rstrip("."))


def said(value: Any, calendar: Calendar) -> str:
    """Return a value in words."""
    match value:
        case tuple() | list() | frozenset():
            return _several(value, calendar)
        case msgspec.Struct():
            parts = (getattr(value, name) for name in value.__struct_fields__)
            return ", ".join(said(part, calendar) for part in parts if part is not None)
        case datetime():
            return moment_words(value, calendar, year=True)
        case date():
            return day_words(value, year=True)
    return _plain(value)


def _several(values: Collection[Any], calendar: Calendar) -> str:
    words = [said(each, calendar) for each in values]
    if any(isinstance(each, msgspec.Struct) for each in values):
        return "; ".join(words)
    return listed_or_none(sorted(words)) or "None"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Enum):
        return capital(str(value))
    return str(value) if value not in {None, ""} else "None"
