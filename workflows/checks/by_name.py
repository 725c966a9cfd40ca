"""Faults of functions that read steps and tasks by a text, which nothing holds to the declaration: a slip reads as "never"."""

from __future__ import annotations

import dis
from collections.abc import Iterator
from itertools import pairwise
from types import CodeType, FunctionType

from workflows.checks.functions import functions_in
from workflows.facts.mentions import mentioned
from workflows.grammar.process import Process
from workflows.telling.citations import all_duties, all_steps

BY_NAME = frozenset({"taken", "done", "answers"})
"""What is known of a case by the names of its steps and duties."""

OF_THE_MODULE = frozenset({"LOAD_GLOBAL", "LOAD_NAME"})

OF_ANOTHER = OF_THE_MODULE | {"BINARY_SUBSCR"}
"""What precedes an attribute called alike: a step that the module names, whose `taken` is a condition, or a form's field."""


def faults(process: Process) -> Iterator[str]:
    """Yield the functions that read by a text which step was taken, or answered, or which duty is in."""
    keys = {step.name for step in all_steps(process)} | {duty.key for duty in all_duties(process)}
    for function in functions_in(process):
        called = (each for each in mentioned(function) if isinstance(each, FunctionType))
        if not any(_reads_by_name(each.__code__) for each in (function, *called)):
            continue
        name = function.__name__
        for text in dict.fromkeys(_texts(function.__code__)):
            yield f"the function {name!r} reads steps by their names ({text!r}); name the step itself"
        for text in dict.fromkeys(_kept_texts(function)):
            if text not in keys:
                yield f"the function {name!r} asks for {text!r}, which is no step and no duty of the process"


def _reads_by_name(code: CodeType) -> bool:
    """Say whether code reads what is known of a case by such names."""
    found = list(dis.get_instructions(code))
    here = any(
        each.opname == "LOAD_ATTR" and each.argval in BY_NAME and before.opname not in OF_ANOTHER
        for before, each in pairwise(found)
    )
    return here or any(map(_reads_by_name, _inner(code)))


def _texts(code: CodeType) -> Iterator[str]:
    """Yield the texts that code holds, in whatever it defines as well; a docstring is never loaded."""
    for each in dis.get_instructions(code):
        if each.opname == "LOAD_CONST":
            yield from _words(each.argval)
    for inner in _inner(code):
        yield from _texts(inner)


def _kept_texts(function: FunctionType) -> Iterator[str]:
    """Yield the texts that a function finds under a name of its module, or in what surrounds it."""
    codes = [function.__code__]
    for code in codes:
        codes += _inner(code)
        for each in dis.get_instructions(code):
            if each.opname in OF_THE_MODULE:
                yield from _words(function.__globals__.get(each.argval))
    yield from (text for cell in function.__closure__ or () for text in _words(cell.cell_contents))


def _inner(code: CodeType) -> Iterator[CodeType]:
    yield from (each for each in code.co_consts if isinstance(each, CodeType))


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list | set | frozenset | dict):
        yield from (each for each in value if isinstance(each, str))
