"""Tables in CSV: a row a form, and what is wrong with each row in words."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from msgspec import inspect

from models.store.transaction import Transaction
from workflows.answers.reading import kind_of
from workflows.engine.cases import NotAllowed
from workflows.facts.forms import Form

Enter = Callable[[Transaction, Mapping[str, Any]], object]


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table, by their columns; or raise a sentence for whoever sits at the terminal."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as table:
            yield from (
                {key.strip(): (value or "") for key, value in row.items() if key} for row in csv.DictReader(table)
            )
    except (UnicodeDecodeError, csv.Error) as error:
        raise click.ClickException(f"{path} is no CSV file in UTF-8: {error}") from error


def facts_of_row(form: type[Form], row: Mapping[str, str]) -> dict[str, Any]:
    """Return what a row says of the fields of a form; what is left empty is left out, several are joined by ";"."""
    found = {name: row[name].strip() for name in form.__struct_fields__ if row.get(name, "").strip()}
    return {name: _cell(kind_of(form, name), words) for name, words in found.items()}


def _cell(kind: inspect.Type, words: str) -> Any:
    """Return a cell as a form takes it; what is no number stays as it was typed."""
    if isinstance(kind, inspect.UnionType):
        kind = next(each for each in kind.types if not isinstance(each, inspect.NoneType))
    kind = kind.type if isinstance(kind, inspect.Metadata) else kind
    if isinstance(kind, inspect.IntType):
        return int(words) if words.isascii() and words.isdigit() and len(words) <= 15 else words
    if isinstance(kind, inspect.CollectionType):
        return [each.strip() for each in words.split(";") if each.strip()]
    return words


def faults_in(
    session: Transaction, form: type[Form], rows: Sequence[Mapping[str, str]], enter: Enter
) -> Iterator[tuple[int, list[str]]]:
    """Enter row after row, and yield the number of each that is refused, with a sentence for each of its faults."""
    for number, row in enumerate(rows, 2):
        try:
            enter(session, facts_of_row(form, row))
        except NotAllowed as refused:
            yield number, sentences(refused)


def sentences(refused: NotAllowed) -> list[str]:
    """Return what is wrong with an entry, each fault behind the name of its field."""
    return [f"{each.field}: {each.sentence}" if each.field else each.sentence for each in refused.refusals]
