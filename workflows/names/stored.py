"""What the names of a process are that a stored case depends on: its lock, as plain data."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TypeAlias

import msgspec
from msgspec import inspect

from workflows.facts.forms import Form
from workflows.grammar.process import Process
from workflows.law.value import kind_of
from workflows.names.kinds import KINDS, ROWS, Kinds, row_names
from workflows.telling.citations import all_duties

Lock: TypeAlias = dict[str, Any]
"""By process: states, duties, steps with the form that each asks, forms with their fields, effects, notices, and whom it recurs for.

Beside the processes: what rows are stored by, each kind with its keys, and the names that programs know them by.
"""


def stored_names(processes: Iterable[Process], kinds: Kinds = KINDS) -> Lock:
    """Return every name that stored cases of these processes hold, and that rows hold."""
    named = {process.key: _process(process) for process in processes}
    found: Lock = json.loads(json.dumps({**named, ROWS: row_names(kinds)}))
    return found


def _process(process: Process) -> dict[str, Any]:
    outcomes = list(process.arrows())
    return {
        "states": [state.state.key for state in process.states],
        "steps": {step.name: step.form.key if step.form else "" for _, step, _ in outcomes},
        "duties": {duty.key: "each" if duty.owed_by else "" for duty in all_duties(process)},
        "forms": {key: _fields(form) for key, form in sorted(process.forms().items())},
        "effects": sorted({effect.key for _, step, _ in outcomes for effect in step.effects}),
        "notices": sorted({notice.template for notice in process.notices()}),
        **({"recurs": process.recurrence.per.key} if process.recurrence else {}),
    }


def _fields(form: type[Form]) -> dict[str, Any]:
    info = kind_of(form)
    return {field.encode_name: _field(field) for field in info.fields} if isinstance(info, inspect.StructType) else {}


def _field(field: inspect.Field) -> dict[str, Any]:
    said: dict[str, Any] = {"takes": takes(field.type)}
    if reads := [takes(field.type, without) for without in range(1, _optional(field.type) + 1)]:
        said["reads"] = reads
    if choices := sorted(chosen_from(field.type)):
        said["choices"] = choices
    if not field.required:
        default = field.default_factory() if callable(field.default_factory) else field.default
        said["default"] = msgspec.to_builtins(default, order="deterministic")
    return said


def takes(kind: inspect.Type, without: int = 0) -> str:
    """Return what a field takes, in a word or two; of an entry without so many of its last parts that may be left out."""
    match kind:
        case inspect.Metadata(type=inner):
            return takes(inner, without)
        case inspect.UnionType(types=kinds):
            return " or ".join(
                takes(each, without) for each in sorted(kinds, key=lambda each: isinstance(each, inspect.NoneType))
            )
        case inspect.FrozenSetType(item_type=item):
            return f"a set, each {takes(item, without)}"
        case inspect.CollectionType(item_type=item):
            return f"a list, each {takes(item, without)}"
        case inspect.StructType(fields=fields):
            optional = [each for each in fields if not each.required]
            left_out = optional[len(optional) - without :] if without else []
            parts = (f"{each.encode_name} ({takes(each.type)})" for each in fields if each not in left_out)
            return f"an entry of {', '.join(parts)}"
    return PLAIN[type(kind)]


def _optional(kind: inspect.Type) -> int:
    """Count the parts of the entries of a list that may be left out, as entries stored before them leave them out."""
    match kind:
        case inspect.Metadata(type=inner):
            return _optional(inner)
        case inspect.CollectionType(item_type=item) | inspect.FrozenSetType(item_type=item):
            return _optional(item)
        case inspect.StructType(fields=fields):
            return sum(not each.required for each in fields)
    return 0


PLAIN: dict[type[inspect.Type], str] = {
    inspect.StrType: "a text",
    inspect.IntType: "a number",
    inspect.BoolType: "yes or no",
    inspect.DateType: "a day",
    inspect.DateTimeType: "a moment",
    inspect.EnumType: "a choice",
    inspect.NoneType: "nothing",
}


def chosen_from(kind: inspect.Type) -> set[str]:
    """Return the keys of the choices that a field offers."""
    match kind:
        case inspect.EnumType(cls=names):
            return {str.__str__(each.value) for each in names}
        case inspect.Metadata(type=inner):
            return chosen_from(inner)
        case inspect.UnionType(types=kinds):
            return set().union(*map(chosen_from, kinds))
        case inspect.CollectionType(item_type=item):
            return chosen_from(item)
        case inspect.StructType(fields=fields):
            return set().union(*(chosen_from(each.type) for each in fields))
    return set()
