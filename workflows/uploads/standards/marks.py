"""What systems write where they have nothing to say: HUD's format leaves such a field empty."""

from __future__ import annotations

import re

# As they stand in fields without a list of codes. Capitals count: Null, Nan and Na are names that people have.
NOTHING = frozenset({"NULL", "null", "N/A", "n/a", "NaN", "nan", "-", "--", ".", "?", "\\N"})

# An empty text hashed as HashStatus 2, 3 and 4 have it: a blank name stays blank, whatever is made of it.
HASHES_OF_NOTHING = frozenset({
    "d41d8cd98f00b204e9800998ecf8427e",  # MD5
    "da39a3ee5e6b4b0d3255bfef95601890afd80709",  # SHA-1
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",  # SHA-256
    (
        "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
        "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"
    ),  # SHA-512
})  # fmt: skip

# Values that may be shown as an example of what is no code: they say nothing of anybody.
HARMLESS = frozenset({
    "null", "n/a", "na", "nan", "none", "-", "--", ".", "?", "\\n", "x", "xx", "yes", "no", "y", "n", "true", "false",
    "t", "f", "m", "unknown", "refused", "missing", "blank", "other",
})  # fmt: skip

_NOTHING_ANYHOW = frozenset({*map(str.casefold, NOTHING), "na", "none"})
_NINETY_NINE = re.compile(r"0*99(\.0*)?", re.ASCII)


def says_nothing(text: str) -> bool:
    """Say whether a value that is no code or date is a blank or a 99, written otherwise than HUD writes it."""
    text = text.strip()
    return text.casefold() in _NOTHING_ANYHOW or _NINETY_NINE.fullmatch(text) is not None
