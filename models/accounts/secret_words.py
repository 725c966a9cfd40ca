"""Secrets that let somebody in: they are made by chance, handed out once, and kept only as what cannot be turned back."""

from __future__ import annotations

import secrets
from hashlib import sha256


def new_secret() -> str:
    """Return a secret; nobody is let in by it before it is kept."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """Return what the desk keeps of a secret."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
