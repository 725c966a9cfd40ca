"""What the door says of a wrong password: the same for an address that somebody has and for one that nobody has."""

from __future__ import annotations

from workflows.law.policy import Policy
from workflows.law.wording import NUMBERS, lasting


def wrong_words(policy: Policy) -> str:
    """Return what is said of a wrong password."""
    return (
        "The address or the password is wrong. Check both, and try again. After "
        f"{_so_many(policy.lockout_attempts)} wrong passwords in a row you sign in by a link that we email you."
    )


def locked_words(policy: Policy) -> str:
    """Return what is said where an address takes no password for now, and what to do."""
    return (
        f"There were {_so_many(policy.lockout_attempts)} wrong passwords in a row for this address, so it takes none for "
        "now. Ask for a link and set a new password: it works at once, and you are signed in."
    )


def crowded_words(policy: Policy) -> str:
    """Return what is said where too many passwords came from one place, and what to do."""
    return (
        f"Too many wrong passwords came from your network. Try again in {lasting(policy.client_minutes)}, or ask for a "
        "link and set a new password: it works at once, and you are signed in."
    )


def _so_many(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)
