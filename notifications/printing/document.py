"""What every printed document has, whatever it is."""

from __future__ import annotations

from typing import ClassVar

import msgspec


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A document on the desk's letterhead; its words are data, and no markup in them is obeyed."""

    layout: ClassVar[str]  # the name of its template
    letterhead: str  # whose it is
    title: str
    made: str  # when it was made, in words
    language: str = "en"
