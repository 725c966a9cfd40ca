"""Forms filled in by rote: one as hoped, then all that differ from it in one field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeAlias, TypeVar

import msgspec
from msgspec import inspect

from workflows.facts.forms import Form
from workflows.law.fields import Mark, marked
from workflows.law.value import kind_of

F = TypeVar("F", bound=msgspec.Struct)
Openings: TypeAlias = tuple[tuple[Form, ...], ...]
TELLING: Mapping[Mark, tuple[Any, ...]] = {  # what has to differ from something else in a form, or be like it
    Mark.PARTY: ("2",),  # another agency than the one whose case it is
    Mark.NAMED: ("Kim Roe",),
    Mark.SIGNATURE: ("Ada Voss", "Kim Roe"),
}


def forms_like(form: type[F], today: date) -> Iterator[F]:
    """Yield a form filled in as hoped, then all that differ from it in one field."""
    info = kind_of(form)
    if not isinstance(info, inspect.StructType):
        raise TypeError(f"{form.__name__} is no form")
    choices = {field.name: list(_values(field.type, today, field.name)) for field in info.fields}
    for kind, telling in TELLING.items():
        choices |= {name: list(telling) for name in marked(form, kind)}
    wanted = (field for field in info.fields if field.required or field.default is None)
    hoped = form(**{field.name: choices[field.name][0] for field in wanted})
    yield hoped
    for name, values in choices.items():
        for value in values:
            if (other := msgspec.structs.replace(hoped, **{name: value})) != hoped:
                yield other


def _values(kind: inspect.Type, today: date, name: str) -> Iterator[Any]:
    match kind:
        case inspect.Metadata(type=inner, extra_json_schema=extra):
            if (extra or {}).get("format") == "email":  # fields that ask for different people get different addresses
                yield f"{name}@example.org"
            elif examples := (extra or {}).get("examples"):  # of its own, as it tells whoever reads its schema
                yield from examples
            else:
                yield from _values(inner, today, name)
        case inspect.FrozenSetType(item_type=item):
            values = list(_values(item, today, name))
            yield from (frozenset(values), *(frozenset({value}) for value in values))
        case inspect.VarTupleType(item_type=item, min_length=least):
            values = list(_values(item, today, name))
            none: tuple[tuple[()], ...] = () if least else ((),)
            yield from (tuple(values), *none, *((value,) for value in values))  # an answer that is asked for is hoped
        case inspect.StructType(cls=inner_form):
            yield from forms_like(inner_form, today)
        case inspect.UnionType(types=kinds):
            for each in kinds:
                yield from _values(each, today, name)
        case _:
            yield from _plain(kind, today)


def _plain(kind: inspect.Type, today: date) -> Iterator[Any]:
    match kind:
        case inspect.BoolType():
            yield from (True, False)
        case inspect.IntType(ge=least):
            yield from range(least or 0, (least or 0) + 4)
        case inspect.StrType(min_length=least):
            yield from ("1",) if least else ("", "1")
        case inspect.DateType():
            yield from (today, today + timedelta(days=45))
        case inspect.DateTimeType():
            yield from (datetime.combine(today + timedelta(days=each), time(), UTC) for each in (0, 45))
        case inspect.EnumType(cls=names):
            yield from names
        case inspect.NoneType():
            yield None
