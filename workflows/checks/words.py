"""Faults of words: what nobody fills in, numbers written out, keys that would reach people, texts without an end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import inspect

from workflows.checks.written_out import LAWS, addresses, defaults, numbers
from workflows.facts.forms import Form
from workflows.grammar.process import Process
from workflows.grammar.takers import owners_of
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import CLOCK
from workflows.law.value import kind_of
from workflows.law.wording import OWNERS, is_for_one_reader, names_in
from workflows.telling.citations import all_duties, all_steps
from workflows.telling.every_sentence import Sentence, sentences

SETTINGS = frozenset(setting.name for setting in Policy.settings())
YES_OR_NO = frozenset(setting.name for setting in Policy.settings() if isinstance(setting.default, bool))
SILENT = frozenset(setting.name for setting in Policy.settings() if setting.is_silent)
KEY = re.compile(r"\b[a-z]+(?:-[a-z]+)+\b|\b[A-Z]+_[A-Z_]+\b|\b[a-z]+_[a-z_]+\b|\b[A-Z][a-z]+[A-Z]\w+\b")


def faults(process: Process) -> Iterator[str]:
    """Yield what is wrong with what people read of a process and write into it."""
    keys = frozenset(_keys(process))
    for sentence in sentences(process):
        yield from _sentence(process, sentence, keys)
    for duty in all_duties(process):
        if not duty.task[:1].islower():
            yield f"the task of {duty.key!r} does not begin with a verb in lower case"
        if is_for_one_reader(duty.declared_task):
            yield f"the task of {duty.key!r} says 'your' to whoever reads it: write {OWNERS}"
    people = dict.fromkeys(step for _, step, duty in process.steps() if owners_of(step, duty) != (CLOCK,))
    for step in people:
        if not step.deed:
            yield f"{step.name!r} does not say what its button says"
        if not step.done:
            yield f"{step.name!r} does not say what the timeline says"
        if is_for_one_reader(step.declared_deed):
            yield f"the button of {step.name!r} says 'your' to whoever reads of it: write {OWNERS}"
    for form in dict.fromkeys(step.form for step in all_steps(process) if step.form):
        yield from _endless(form)
    yield from _doubles(process)
    yield from _quoting(process)


def _quoting(process: Process) -> Iterator[str]:
    """Yield the conditions that whoever is refused by them would read as a field and its value, between quotes."""
    steps = ((step.name, step.condition) for _, step, _ in process.steps())
    duties = ((duty.key, duty.condition) for duty in all_duties(process))
    for name, holds in dict.fromkeys((*steps, *duties)):
        if holds is not None and '"' in (words := holds.words(FIRST_EDITION, no=True)):
            yield f"who is refused {name!r} reads {words!r}: give the condition a sentence of its own, with .said"


def _keys(process: Process) -> Iterator[str]:
    yield from (step.name for step in all_steps(process))
    yield from (duty.key for duty in all_duties(process))
    yield from (state.state.key for state in process.states)
    for key, form in process.forms().items():
        yield from (key, *form.__struct_fields__)
    yield from SETTINGS


def _sentence(process: Process, sentence: Sentence, keys: frozenset[str]) -> Iterator[str]:
    place = f"{sentence.place} of {process.key}"
    try:
        names = names_in(sentence.words)
    except ValueError:
        yield f"{place} has a brace too many or too few"
        return
    given = sentence.given | SETTINGS
    yield from (f"{place} names {{{name}}}, which nobody fills in" for name in names if name not in given)
    for name in names:
        if name in SILENT - sentence.given:
            yield f"{place} names {{{name}}}, a yes or no without words: .says(yes=…, no=…)"
    said = re.sub(r"\{[^}]*\}", "", sentence.words)
    yield from (f"{place} {fault}" for fault in _written_out(said))
    for key in KEY.findall(LAWS.sub("", said)):
        if key in keys:
            yield f"{place} shows people the key {key!r}"


def _written_out(words: str) -> Iterator[str]:
    if address := next(addresses(words), None):
        yield f"writes {address!r} out; name the setting that holds it in braces"
    if number := next(numbers(words), None):
        yield f"writes {number!r} out; name a setting in braces, or say it without a number"
    for text, setting in defaults(words):
        yield f"writes {text!r} out; name the setting in braces: {{{setting}}}"


def _endless(form: type[Form]) -> Iterator[str]:
    info = kind_of(form)
    for field in info.fields if isinstance(info, inspect.StructType) else ():
        if _is_endless(field.type):
            yield f"{field.name!r} of {form.__name__} takes a text of any length"


def _is_endless(kind: inspect.Type) -> bool:
    match kind:
        case inspect.StrType(max_length=most):
            return most is None
        case inspect.Metadata(type=inner):
            return _is_endless(inner)
        case inspect.UnionType(types=kinds) | inspect.TupleType(item_types=kinds):
            return any(map(_is_endless, kinds))
        case inspect.CollectionType(item_type=item):
            return _is_endless(item)
        case inspect.StructType(fields=inner_fields):
            return any(_is_endless(field.type) for field in inner_fields)
        case _:
            return False


def _doubles(process: Process) -> Iterator[str]:
    asked = (step.form for step in all_steps(process) if step.form)
    for form in dict.fromkeys((*asked, *process.records, *process.brought)):
        if process.forms()[form.key] is not form:
            yield f"two forms of {process.key} are called {form.key}"
