"""What the cells of a row say, as a form takes it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import inspect

from workflows.answers.reading import kind_of
from workflows.facts.forms import Form
from workflows.law.choice import Choice
from workflows.law.named import Named
from workflows.uploads.files.days import day

BETWEEN = re.compile(r"[;,|\n]")  # several in one cell
MOST_DIGITS = 15
YES, NO = frozenset({"yes", "y", "true", "x", "1"}), frozenset({"no", "n", "false", "0", "-"})


def facts_of_row(form: type[Form], row: Sequence[str], places: Mapping[str, int]) -> dict[str, Any]:
    """Return what a row says of the fields of a form; what is left empty is left out."""
    said = {name: row[place].strip() for name, place in places.items() if place < len(row)}
    return {name: _cell(kind_of(form, name), words) for name, words in said.items() if words}


def _cell(kind: inspect.Type, words: str) -> Any:
    """Return a cell as a form takes it; what is no number stays as it was typed."""
    match kind:
        case inspect.UnionType(types=kinds):
            return _cell(next(each for each in kinds if not isinstance(each, inspect.NoneType)), words)
        case inspect.Metadata(type=inner):
            return _cell(inner, words)
        case inspect.IntType() | inspect.BoolType():
            return _number(words) if isinstance(kind, inspect.IntType) else _yes_or_no(words)
        case inspect.DateType() | inspect.EnumType():
            return _day(words) if isinstance(kind, inspect.DateType) else _chosen(kind.cls, words)
        case inspect.CollectionType(item_type=item):
            return [_cell(item, each.strip()) for each in BETWEEN.split(words) if each.strip()]
    return words


def _number(words: str) -> int | str:
    return int(words) if words.isascii() and words.isdigit() and len(words) <= MOST_DIGITS else words


def _yes_or_no(words: str) -> bool | str:
    said = words.casefold()
    return said in YES if said in YES | NO else words


def _day(words: str) -> str:
    """Return a day as forms take it, however a list writes it; what may mean several days stays as it was typed."""
    number = f"{day(words):08}"
    return f"{number[:4]}-{number[4:6]}-{number[6:]}" if int(number) else words


def _chosen(choices: type[Any], words: str) -> str:
    """Return a choice, as programs know it, that is written with other capitals than its own."""
    said = words.casefold()
    for each in choices:
        if isinstance(each, Choice) and said in {each.key.casefold(), each.words.casefold()}:
            return each.key
        if isinstance(each, Named) and said in {each.key, each.name_outside.casefold(), each.words.casefold()}:
            return each.name_outside
    return words
