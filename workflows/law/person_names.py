"""Whether a name that somebody writes is the one that the directory has: two people may share an address, and sign for each other."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining, normalize


def is_name_of(written: str, name: str) -> bool:
    """Say whether a name has the first and the last name that the directory has; all passes where it has none.

    Accents, capitals, titles, middle names and their order do not matter, and an initial stands for a first name.
    """
    wanted, given = words_of(name), words_of(written)
    if not wanted:
        return True
    first, last = wanted[0], wanted[-1]
    has_first = first in given or (len(wanted) > 1 and first[0] in given)
    return has_first and last in given


@lru_cache(maxsize=1024)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name as they compare: without capitals, accents and apostrophes."""
    plain = "".join(each for each in normalize("NFKD", name.casefold()) if not combining(each))
    return tuple(re.findall(r"[^\W\d_]+", re.sub("['\u2019]", "", plain)))
