"""By what it is known that somebody confirms what they were shown, and not something else."""

from hashlib import sha256


def mark_of(*said: str) -> str:
    """Return what is sent back once somebody has read all of this: other words have another mark."""
    return digest_of(*said)[:16]


def digest_of(*said: str) -> str:
    """Return by what the same words are known again, and cannot be read."""
    return sha256("\n".join(said).encode()).hexdigest()
