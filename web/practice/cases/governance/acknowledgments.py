"""Texts that people of the practice desk are asked to sign, and what they did; all made up."""

from __future__ import annotations

from web.practice.scripts import Script, Turn
from web.practice.vermont import DANA, email_of

NOTICE, FALL, WINTER = 46, 56, 14  # days before the practice clock's start from which each edition is looked at
LEAVE = {"why": "On leave until the summer; the next edition is asked as usual."}


def _notice(name: str, *turns: Turn) -> Script:
    return Script(f"{name} and the privacy notice", "P33", NOTICE, DANA, {"user": email_of(name)}, turns)


def _guidelines(name: str, day: int, begins: int, season: str) -> Script:
    """Return how an Agency Administrator confirms an edition of the guidelines."""
    signs = Turn(day, name, "receive-guidelines", {"received": True, "signed_as": name}, 11)
    return Script(f"{name} and the guidelines of {season}", "P33", begins, DANA, {"user": email_of(name)}, (signs,))


def _signs(day: int, name: str) -> Turn:
    return Turn(day, name, "acknowledge-notice", {"received": True, "signed_as": name}, 12)


SCRIPTS: tuple[Script, ...] = (
    *(_notice(name, _signs(day, name)) for day, name in ((2, "Ana Ruiz"), (9, "Cleo Hart"), (33, "Ezra Moody"))),
    _notice("Hal Berry", Turn(20, DANA, "excuse", LEAVE)),
    *(_guidelines(name, day, FALL, "fall") for day, name in ((3, "Tess Barlow"), (12, "Sofia Marin"))),
    *(_guidelines(name, day, WINTER, "winter") for day, name in ((2, "Tess Barlow"), (6, "Omar Haddad"))),
)  # fmt: skip
