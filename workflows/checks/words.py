"""Faults of words: tasks and headings that cannot be read out, steps without a button, texts without an end."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from string import Formatter

from msgspec import inspect

from workflows.facts.facts import Form
from workflows.grammar.duties import owner_of
from workflows.grammar.process import Process
from workflows.law.roles import CLOCK
from workflows.telling.citations import all_duties, all_steps


def faults(process: Process) -> Iterator[str]:
    """Yield what is wrong with what people read of a process and write into it."""
    yield from _naming(f"the heading of {process.key}", process.heading, {"title", "subject"})
    for duty in all_duties(process):
        if not duty.task[:1].islower():
            yield f"the task of {duty.key!r} does not begin with a verb in lower case"
        yield from _naming(f"the task of {duty.key!r}", duty.task, {"subject"})
    people = dict.fromkeys(step for _, step, duty in process.steps() if owner_of(step, duty) is not CLOCK)
    for step in people:
        if not step.deed:
            yield f"{step.name!r} does not say what its button says"
        if not step.done:
            yield f"{step.name!r} does not say what the timeline says"
    for form in dict.fromkeys(step.form for step in all_steps(process) if step.form):
        yield from _endless(form)
    yield from _doubles(process)


def _naming(place: str, words: str, allowed: AbstractSet[str]) -> Iterator[str]:
    try:
        names = [name for _, name, _, _ in Formatter().parse(words) if name is not None]
    except ValueError:
        yield f"{place} has a brace too many or too few"
        return
    yield from (f"{place} names {{{name}}}, which nobody fills in" for name in names if name not in allowed)


def _endless(form: type[Form]) -> Iterator[str]:
    info = inspect.type_info(form)
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
        if process.forms()[form.__name__] is not form:
            yield f"two forms of {process.key} are called {form.__name__}"
