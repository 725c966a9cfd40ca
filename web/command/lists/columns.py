"""Which column of a list fills which field of a form, however its header is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from unicodedata import normalize

from workflows.facts.forms import Form
from workflows.law.fields import title
from workflows.law.value import fields_of
from workflows.law.wording import listed

QUOTES = "'\""  # which are those of another dialect, where they are still around a header


@dataclass
class Columns:
    """Where each field stands, and what is to be said about the headers."""

    places: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)  # what is not used, and does no harm
    faults: list[str] = field(default_factory=list)


def columns_of(form: type[Form], header: Sequence[str]) -> Columns:
    """Find the fields of a form among headers."""
    found, places = Columns(), defaultdict[str, list[int]](list)
    for place, words in enumerate(header):
        if name := field_called(form, words):
            places[name].append(place)
        elif words.strip():
            found.notes.append(f"column {words.strip()[:60]!r} is not used{_meant(form, words)}")
    found.places = {name: at[0] for name, at in places.items()}
    found.faults += (
        f"the columns {listed(header[place] for place in at)} are the same; delete one of them"
        for at in places.values()
        if len(at) > 1
    )
    if missing := [name for name in _names(form, required=True) if name not in places]:
        found.faults.append(_lacking(form, header, missing))
    return found


def named_in(form: type[Form], row: Sequence[str]) -> int:
    """Count the fields of a form that a row names as headers do."""
    return len({field_called(form, words) for words in row} - {""})


def names_all(form: type[Form], row: Sequence[str]) -> bool:
    """Say whether a row names every field that must be filled in."""
    return set(_names(form, required=True)) <= {field_called(form, words) for words in row}


def field_called(form: type[Form], words: str) -> str:
    """Return the field that a header names, by its own name or by the label people read; empty if there is none."""
    return _called(form).get(_folded(words), "")


@cache
def _called(form: type[Form]) -> dict[str, str]:
    names = _names(form)
    by_label = {_folded(part): name for name in names for part in _parts(title(form, name))}
    return by_label | {_folded(name): name for name in names}


def _parts(label: str) -> Iterator[str]:
    """Yield a label, and what stands before and inside its parentheses: "Continuums of Care (CoCs)"."""
    outside, _, inside = label.partition("(")
    yield from (part for part in (label, outside, inside) if part)


def _folded(words: str) -> str:
    """Return a header without what people write in different ways: capitals, spaces, hyphens, underscores."""
    return "".join(sign for sign in normalize("NFKC", words).casefold() if sign.isalnum() or sign in QUOTES)


def _names(form: type[Form], *, required: bool = False) -> list[str]:
    return [each.name for each in fields_of(form) if each.required or not required]


def _meant(form: type[Form], words: str) -> str:
    near = get_close_matches(_folded(words), _called(form), 1)
    return f": did you mean {_called(form)[near[0]]!r}?" if near else ""


def _lacking(form: type[Form], header: Sequence[str], missing: Sequence[str]) -> str:
    needed = _names(form, required=True)
    optional = [name for name in _names(form) if name not in needed]
    also = f", and may have {listed(optional)}" if optional else ""
    found = [words.strip()[:60] for words in header if words.strip()]
    return (
        f"{'a column is' if len(missing) == 1 else 'columns are'} missing: {listed(missing)}. "
        f"The list needs {listed(needed)}{also}. Its first row {f'has {listed(found)}' if found else 'is empty'}"
    )
