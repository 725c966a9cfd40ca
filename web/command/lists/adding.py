"""Adding what a list says: all of its rows, or none; a row that says what is on record already is passed over."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import click

from models.database import open_database
from models.registries.imported.again import AlreadyThere
from models.store.transaction import Transaction
from web.command.lists.reading import Entries
from web.command.recorded import record
from web.command.refused import sentences
from web.settings import load
from workflows.engine.cases import NotAllowed
from workflows.facts.rules import many

Enter = Callable[[Transaction, Mapping[str, Any]], object]
"""Enters a row; raises NotAllowed of one that is wrong, and AlreadyThere of one that says nothing new."""
Faults = Sequence[tuple[int, list[str]]]


class _Undone(Exception):
    """Nothing of what was tried is kept."""


@dataclass
class _Tried:
    """What became of the rows."""

    faults: list[tuple[int, list[str]]] = field(default_factory=list)
    passed_over: int = 0


def _nothing(_: Transaction) -> None:
    """Do nothing once all rows are entered."""


def add_all(
    entries: Entries, enter: Enter, *, dry_run: bool, after: Callable[[Transaction], object] = _nothing,
    done: str = "added",
) -> None:  # fmt: skip
    """Enter all rows in one transaction and say how many; or say all that is wrong with them, and exit with 1."""
    tried = _Tried()
    for note in entries.notes:
        click.echo(note, err=True)
    with suppress(_Undone), open_database(load()[0].database).writing() as session:
        tried.faults += _faults_in(session, entries, enter, tried)
        if tried.faults or entries.faults or dry_run:
            raise _Undone
        after(session)
        record(session, f"a list of {many(len(entries.rows), 'rows')} was {done}")
    if tried.faults or entries.faults:
        _refuse(entries, tried.faults)
    count = len(entries.rows) - tried.passed_over
    was = "would be" if dry_run else "was" if count == 1 else "were"
    click.echo(f"{many(count, 'rows')} {was} {done}.")
    if tried.passed_over:
        says = "says" if tried.passed_over == 1 else "say"
        click.echo(f"{many(tried.passed_over, 'rows')} {says} what is on record already.")


def _faults_in(session: Transaction, entries: Entries, enter: Enter, tried: _Tried) -> Iterator[tuple[int, list[str]]]:
    """Enter row after row, and yield the number of each that is refused, with a sentence for each of its faults."""
    for number, facts in entries.rows:
        try:
            enter(session, facts)
        except NotAllowed as refused:
            yield number, sentences(refused)
        except AlreadyThere:
            tried.passed_over += 1


def _refuse(entries: Entries, faults: Faults) -> None:
    """Say all that is wrong, and exit with 1."""
    for sentence in entries.faults:
        click.echo(sentence, err=True)
    for number, found in faults:
        for sentence in found:
            click.echo(f"row {number}, {sentence}", err=True)
    why = f": {len(faults)} of {len(entries.rows)} rows are not as they must be" if faults else ""
    click.echo(f"Error: nothing was added{why}", err=True)
    sys.exit(1)
