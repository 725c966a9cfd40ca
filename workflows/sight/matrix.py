"""Who reads what, laid out: each field of each step and record of a process, with its readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workflows.facts.forms import Form
from workflows.grammar.process import Process
from workflows.law.fields import Mark, marks
from workflows.law.readers import KEEPER, Readers, of_party, tokens
from workflows.law.value import fields_of
from workflows.sight.needing import (
    NOBODY,
    readers_beside,
    readers_of_deed,
    readers_of_record,
    readers_of_step,
)
from workflows.sight.reading import readers_of_field, secret_of

OWN = of_party("own")  # stands for whichever of several parties said it


@dataclass(frozen=True)
class Cell:
    """A field, with who reads it, and who reads of the deed or the record as a whole."""

    said_in: str  # the key of the step; nothing for a record
    form: type[Form] | None
    field: str  # nothing for a step without a form
    readers: Readers
    deed: Readers
    secret: bool = False  # whether it is its author's alone until it is counted


def matrix(process: Process) -> Iterator[Cell]:
    """Yield each field of a process, in the order in which its steps and records are declared."""
    for name, form in dict.fromkeys((step.name, step.form) for _, step, _ in process.steps()):
        readers, deed = _either(process, name), _deed(process, name)
        secret = secret_of(process, name) is not None
        yield from _fields(name, form, readers, deed, secret=secret)
    for record in (*process.records, *process.brought):
        readers = readers_of_record(process, record)
        yield from _fields("", record, readers, readers)


def _fields(
    name: str, form: type[Form] | None, readers: Readers, deed: Readers, *, secret: bool = False
) -> Iterator[Cell]:
    if form is None:
        yield Cell(name, None, "", NOBODY, deed, secret)
        return
    for field in fields_of(form):
        masked = Mark.MASKED in marks(form, field.name)
        theirs = tokens((KEEPER,)) if masked else readers_of_field(form, field.name, readers)
        yield Cell(name, form, field.name, theirs, deed, secret)


def _either(process: Process, name: str) -> Readers:
    """Return who reads what a step says, whether one of several parties says it or somebody for all."""
    return readers_of_step(process, name) | _of_own(process, name) | readers_beside(process, name)


def _deed(process: Process, name: str) -> Readers:
    return _either(process, name) | readers_of_deed(process, name)


def _of_own(process: Process, name: str) -> Readers:
    return readers_of_step(process, name, "own") & {OWN}
