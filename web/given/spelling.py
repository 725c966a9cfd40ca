"""Names that are no setting, each with the one that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

ALIKE = 0.6  # of 1, from which on a name is probably another one with a slip in it


def misspelled(names: Iterable[str], known: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each name that is not known, with the nearest one that is; with none where nothing is near."""
    right = {each.casefold(): each for each in known}
    for name in sorted({*names} - {*right.values()}):
        near = get_close_matches(name.casefold(), right, 1, ALIKE)
        yield name, right[near[0]] if near else ""
