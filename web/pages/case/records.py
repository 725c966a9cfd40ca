"""The record of a case: what was filled in, form by form, and what the registries say."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

import msgspec

from models.access.concern import named_in
from models.casebook.replaying import read
from models.rows.cases import HistoryRow
from web.pages.case.scene import Scene
from web.pages.words.dates import capital, day_words, moment_words
from web.pages.words.wording import typeset
from workflows.facts.forms import Form
from workflows.grammar.events import Act
from workflows.grammar.process import Step
from workflows.law.calendar import Calendar
from workflows.law.editions.differences import numbers_in_words
from workflows.law.fields import Mark, marks, title
from workflows.law.policy import Policy
from workflows.law.value import fields_of
from workflows.law.wording import listed_or_none, names_in, with_settings

Item = tuple[str, str]  # label and value
NOBODY: Mapping[str, str] = {}


@dataclass(frozen=True)
class Filled:
    """A form as it was filled in."""

    title: str
    when: str
    answers: tuple[Item, ...]


def record_of(scene: Scene, elsewhere: frozenset[str] = frozenset()) -> list[Filled]:
    """Return every form that somebody filled in, the newest first; what was said twice stands there twice.

    What was counted stands above them, in numbers; what was said with some steps stands elsewhere on the page.
    """
    return [*_counted(scene), *_filled(scene, elsewhere)]


def _counted(scene: Scene) -> Iterator[Filled]:
    for each in scene.sight.tallies(scene.case):
        numbers = tuple((capital(choice.words), str(number)) for choice, number in each.numbers)
        yield Filled(
            typeset(f"{capital(title(each.form, each.field))}: the count"), "Everybody who has answered", numbers
        )


def _filled(scene: Scene, elsewhere: frozenset[str]) -> list[Filled]:
    return [filled for row in scene.history if row.event for filled in _said_with(scene, row, elsewhere)]


def _said_with(scene: Scene, row: HistoryRow, elsewhere: frozenset[str]) -> Iterator[Filled]:
    for said in said_in(scene, row):
        if said.step.name in elsewhere:
            continue
        when = f"{day_words(row.effective_on)}, by {scene.cast.names.get(row.person_id or 0, 'the desk')}"
        yield Filled(_deed(scene, said.step, said.party), when, tuple(answers_of(scene, said.form)))


@dataclass(frozen=True)
class SaidIn:
    """A form as somebody filled it in with a step, for the party that answered."""

    step: Step
    party: str
    form: Form


def said_in(scene: Scene, row: HistoryRow) -> Iterator[SaidIn]:
    """Yield what was filled in with an entry of the history, as it counts after all corrections and as its reader may read it."""
    entry = scene.counts.get(row.id)
    event = entry.event if entry else read(scene.process, row.event)
    if not isinstance(event, Act) or (entry and entry.struck):
        return
    step = next(step for _, step, _ in scene.process.steps() if step.name == event.step)
    yield from (SaidIn(step, event.party, form) for form in scene.sight.said(row, event) if type(form) is step.form)


def answers_of(scene: Scene, form: Form, unread: Collection[str] = ()) -> Iterator[Item]:
    """Yield the answers of a form as the person who looks may read them, without some that stand elsewhere."""
    names = {**scene.agencies, **named_in(scene.call.session, form)}
    left_out = {*unread, *scene.sight.unread(form)}
    return items_of(scene.shown(form), scene.policy, names=names, unread=left_out)


def _deed(scene: Scene, step: Step, party: str) -> str:
    """Return what was done, and for whom where each of several does it for itself."""
    done = scene.filled(step.done, party)
    return typeset(done if not party or "party" in names_in(step.done) else f"{done}: {scene.party_called(party)}")


def items_of(
    form: Form, policy: Policy, *, whole: bool = False, names: Mapping[str, str] = NOBODY,
    unread: Collection[str] = (),
) -> Iterator[Item]:  # fmt: skip
    """Yield the answers of a form with their labels, agencies by their names; what is as by default, or unread, is left out."""
    for field in (each for each in fields_of(type(form)) if each.name not in unread):
        value = _called(getattr(form, field.name), marks(type(form), field.name), names)
        if whole or field.required or value != field.default:
            label = with_settings(title(type(form), field.name), policy)
            yield typeset(capital(label)), typeset(said(value, policy.calendar))


def _called(value: Any, said_of: Collection[Mark], names: Mapping[str, str]) -> Any:
    """Return an agency, or several, by name, and the numbers of an edition in words."""
    if Mark.AGENCIES in said_of:
        return tuple(names.get(each, each) for each in value)
    if Mark.NUMBERS in said_of:
        return numbers_in_words(value)
    return names.get(value, value) if {Mark.AGENCY, Mark.PARTY, Mark.SOME_AGENCY}.intersection(said_of) else value


def looked_up(scene: Scene) -> list[Filled]:
    """Return what the desk found out by itself, and what another case brought."""
    kinds = (*scene.process.records, *scene.process.brought)
    read_here = scene.sight.forms(scene.case)
    found = [read_here[kind] for kind in kinds if kind in read_here]
    return [
        Filled(
            _heading(form),
            "",
            tuple(items_of(scene.shown(form), scene.policy, whole=True, unread=scene.sight.unread(form))),
        )
        for form in found
    ]


def _heading(form: Form) -> str:
    return typeset(form.says())


LONGEST, BEGINNING = 5000, 300  # characters: what is longer, such as the whole manual, has a page of its own
UNSAID: tuple[object, ...] = (None, "", (), [], frozenset())  # in a row of several parts


def said(value: Any, calendar: Calendar) -> str:
    """Return a value in words."""
    match value:
        case tuple() | list() | frozenset():
            return _several(value, calendar)
        case msgspec.Struct():
            parts = (getattr(value, name) for name in value.__struct_fields__)
            return ", ".join(said(part, calendar) for part in parts if part not in UNSAID)
        case datetime():
            return f"{moment_words(value, calendar, year=True)} {calendar.zone_words}"
        case date():
            return day_words(value, year=True)
    words = _plain(value)
    return words if len(words) <= LONGEST else f"{words[:BEGINNING].rstrip()} … ({len(words):,} characters in all)"


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
