"""Whether a password is easily guessed: one of the common ones, one about its owner, or one that zxcvbn takes apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from zxcvbn import zxcvbn

from models.accounts.forms import LONGEST_PASSWORD

STRONG = 4  # of four, as zxcvbn says: ten thousand million guesses and more
SHORTEST_NAME = 4  # letters of a part of a name that no password has in it; shorter ones are parts of many words
OF_THE_DESK = ("hmis", "desk", "hmisdesk", "vermont", "wellsky", "servicepoint", "communityservices", "homeless")
COMMON = "common-passwords.txt"


def is_common(password: str) -> bool:
    """Say whether a password is one of those that many people have, also with numbers or signs around it."""
    said = password.casefold()
    bare = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", said)
    return bool({said, "".join(said.split()), bare} & _common())


@cache
def _common() -> frozenset[str]:
    lines = (files("models") / "texts" / COMMON).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("# "))


def names_of(name: str, email: str) -> tuple[str, ...]:
    """Return what a password must not have in it: the owner's name, its longer parts, and the address."""
    before = email.casefold().partition("@")[0]
    words = re.findall(r"[^\W\d_]+", f"{name} {before}".casefold())
    whole = ("".join(name.casefold().split()), email.casefold(), before)
    return tuple(dict.fromkeys(each for each in (*whole, *words) if len(each) >= SHORTEST_NAME))


def has_in_it(password: str, names: Iterable[str]) -> bool:
    """Say whether a password has one of some names in it, however it is spaced."""
    said = "".join(password.casefold().split())
    return any(name in said for name in names)


def is_guessable(password: str, names: Iterable[str]) -> bool:
    """Say whether a password is guessed sooner than is safe, knowing whose it is."""
    found = zxcvbn(password[:LONGEST_PASSWORD], user_inputs=[*names, *OF_THE_DESK], max_length=LONGEST_PASSWORD)
    return bool(found["score"] < STRONG)
