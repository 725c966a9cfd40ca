"""What a function may read of a case: the forms, conditions and steps that its code names, wherever it calls on."""

from __future__ import annotations

import dis
from collections.abc import Callable, Iterator
from types import CodeType, FunctionType
from typing import Any

from workflows.facts.forms import Form


def mentioned(function: Callable[..., Any]) -> tuple[object, ...]:
    """Return everything of the program that a function names, and the functions that it calls do; each once.

    A method of a form is followed where a function names both the form and the method.
    """
    found, todo = dict[int, object](), list[object]([function])
    packages = {_package(function), "workflows"}
    while todo:
        value = todo.pop()
        if id(value) not in found:
            found[id(value)] = value
            todo += _inside(value, tuple(found.values()), packages)
    return tuple(value for value in found.values() if value is not function)


def _package(function: Callable[..., Any]) -> str:
    return function.__module__.partition(".")[0]


def _inside(value: object, found: tuple[object, ...], packages: set[str]) -> Iterator[object]:
    if isinstance(value, FunctionType) and _package(value) in packages:
        cells = dict(
            zip(value.__code__.co_freevars, (cell.cell_contents for cell in value.__closure__ or ()), strict=True)
        )
        names = tuple(_names(value.__code__))
        yield from (cells[name] for name in names if name in cells)
        named = [value.__globals__[name] for name in _globals_of(value.__code__) if name in value.__globals__]
        yield from named
        forms = [each for each in (*found, *named) if is_form(each)]
        yield from (
            getattr(form, name) for form in forms for name in names if isinstance(vars(form).get(name), FunctionType)
        )


def attributes(value: object) -> frozenset[str]:
    """Return the names of whatever a function's own code calls or reads; of anything else, none."""
    return frozenset(_names(value.__code__)) if isinstance(value, FunctionType) else frozenset()


def is_form(value: object) -> bool:
    """Say whether a value is the class of a form."""
    return isinstance(value, type) and issubclass(value, Form)


def _names(code: CodeType) -> Iterator[str]:
    """Yield the names in a function's code, and in the code of what is defined inside it."""
    yield from (*code.co_names, *code.co_freevars)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)


def _globals_of(code: CodeType) -> Iterator[str]:
    """Yield the names of the module that a function's code reads: none that are attributes only, which may be called alike."""
    yield from (each.argval for each in dis.get_instructions(code) if each.opname in {"LOAD_GLOBAL", "LOAD_NAME"})
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _globals_of(constant)
