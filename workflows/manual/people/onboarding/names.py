"""P03: whether somebody signs with their own name; it is no crime not to, but nobody does so unasked."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining, normalize


def is_own_name(signed: str, name: str) -> bool:
    """Say whether a signature has the first and the last name that the directory has; all passes where it has none.

    Accents, capitals, titles, middle names and their order do not matter, and an initial stands for a first name.
    """
    wanted, given = _parts(name), _parts(signed)
    if not wanted:
        return True
    first, last = wanted[0], wanted[-1]
    has_first = first in given or (len(wanted) > 1 and first[0] in given)
    return has_first and last in given


@lru_cache(maxsize=1024)
def _parts(name: str) -> tuple[str, ...]:
    plain = "".join(each for each in normalize("NFKD", name.casefold()) if not combining(each))
    return tuple(re.findall(r"[^\W\d_]+", re.sub("['\u2019]", "", plain)))
