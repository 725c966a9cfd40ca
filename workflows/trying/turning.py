"""How a form would have to be filled in for a condition to come out the other way."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import date, timedelta
from enum import Enum
from functools import cache, singledispatch
from itertools import chain, islice
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from workflows.facts.conditions import Condition, Function, Not, Several, Whole, Worded
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.law.value import changed
from workflows.trying.looking import View, view_of

KEPT = 50_000  # ways to turn a function that were found already
_TURNED: dict[Hashable, tuple[Form, ...]] = {}
A_LOT, A_YEAR = 1000, 366  # more than any number of the manual, and later than most of its terms


def turned(test: Condition, form: Form, known: Known) -> Iterator[Form]:
    """Yield a form filled in so that a condition holds, then so that it does not, as far as the form can help it.

    `known` holds the form as it is filled in. Fields are changed together where one alone does not turn the condition.
    """
    for want in (True, False):
        yield from (each for each in _ways(test, known, form, want) if each != form)


def mended(tests: Iterable[Condition], form: Form, known: Known, keeping: Condition | None = None) -> Form:
    """Return a form filled in so that as many of some conditions hold as it can help, and one says what it said."""
    kept = keeping.verdict(replaced(known, form)) if keeping is not None else None
    for test in tests:
        ways = _ways(test, known, form, want=True)
        fits = (each for each in ways if keeping is None or keeping.verdict(replaced(known, each)) is kept)
        form = next(fits, form)
    return form


@singledispatch
def _ways(test: Condition, known: Known, form: Form, want: bool) -> Iterator[Form]:
    """Yield ways to fill in a form so that a condition comes out as wanted: as it is, or with one field changed."""
    changes = (_set(form, field.field, value) for field, value in test.probes(known) if field.form is type(form))
    yield from _first(test, known, (form, *changes), want)


def _first(test: Condition, known: Known, forms: Iterable[Form], want: bool) -> Iterator[Form]:
    yield from islice((each for each in forms if test.verdict(replaced(known, each)) is want), 1)


@_ways.register
def _several(test: Several, known: Known, form: Form, want: bool) -> Iterator[Form]:
    if want is not test.every:
        yield from (found for each in test.conditions for found in _ways(each, known, form, want))
        return
    for each in test.conditions:
        if (found := next(_ways(each, known, form, want), None)) is None:
            return
        form = found
    yield form


@_ways.register
def _turned_round(test: Not, known: Known, form: Form, want: bool) -> Iterator[Form]:
    return _ways(test.condition, known, form, not want)


@_ways.register
def _worded(test: Worded, known: Known, form: Form, want: bool) -> Iterator[Form]:
    return _ways(test.condition, known, form, want)


@_ways.register
def _function(test: Function, known: Known, form: Form, want: bool) -> Iterator[Form]:
    """Try what the other fields that the function may read say, and what is near to them or far from them."""
    asked = test, want, form, _view(test, type(form)).of(known)
    if asked not in _TURNED:
        if len(_TURNED) >= KEPT:
            _TURNED.clear()
        changes = (_set(form, name, value) for name, value in _alike(test, form, known))
        _TURNED[asked] = tuple(_first(test, known, chain((form,), changes), want))
    yield from _TURNED[asked]


@cache
def _view(test: Function, form: type[Form]) -> View:
    return view_of((test,), besides=form)


def _alike(test: Function, form: Form, known: Known) -> Iterator[tuple[str, object]]:
    read = {source.form for source in test.sources() if isinstance(source, Whole)}
    others = [known.forms[other] for other in read if other in known.forms and other is not type(form)]
    for name, kind in _fields(type(form)):
        for other in (*others, form):
            for theirs, their_kind in _fields(type(other)):
                if their_kind == kind:
                    found = _around(getattr(other, theirs))
                    yield from (
                        (name, value) for value in found if value is not None or _may_be_empty(type(form), name)
                    )


def _around(value: object) -> Iterator[object]:
    yield value
    match value:
        case Enum():
            yield from type(value)
        case date():
            yield from (value + timedelta(days=days) for days in (-1, 1, A_YEAR))
        case str():
            yield f"second.{value}" if "@" in value else f"{value} the second"
        case bool():
            yield not value
        case int():
            yield from (0, value + A_LOT)
        case tuple() if value and isinstance(value[0], str):
            yield (*value, f"{value[0]} the second")


@cache
def _fields(form: type[Form]) -> tuple[tuple[str, Any], ...]:
    return tuple((name, _bare(hint)) for name, hint in get_type_hints(form).items() if name in form.__struct_fields__)


@cache
def _may_be_empty(form: type[Form], name: str) -> bool:
    return NoneType in get_args(get_type_hints(form)[name])


def _bare(hint: Any) -> Any:
    """Return a type without the word None in it."""
    kinds = [each for each in get_args(hint) if each is not NoneType]
    return kinds[0] if get_origin(hint) in {Union, UnionType} and len(kinds) == 1 else hint


def _set(form: Form, field: str, value: object) -> Form:
    return changed(form, **{field: value})


def replaced(known: Known, form: Form) -> Known:
    """Return what is known with a form filled in otherwise, wherever it stands."""
    old = known.forms.get(type(form))
    if form is old:
        return known
    answers = {
        step: {party: form if each is old else each for party, each in given.items()}
        for step, given in known.answers.items()
    }
    return changed(known, forms={**known.forms, type(form): form}, answers=answers)
