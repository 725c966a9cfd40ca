"""A certificate: that somebody took part in a training, and what that counts for."""

from __future__ import annotations

from typing import ClassVar

from notifications.printing.document import Document
from notifications.printing.proof import Pair


class Certificate(Document, frozen=True, kw_only=True):
    """That somebody has credit for a training."""

    layout: ClassVar[str] = "certificate"
    name: str
    training: str
    facts: tuple[Pair, ...]
    counts: tuple[str, ...]  # what it counts for
