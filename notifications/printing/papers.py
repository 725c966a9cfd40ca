"""Papers of a meeting: a packet or minutes, part by part, each with its paragraphs."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from notifications.printing.document import Document
from notifications.printing.proof import Pair


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the papers: a point of the agenda, a case, or a paper of one."""

    title: str
    note: str = ""  # how it is to be handled, such as "Closed session"
    points: tuple[str, ...] = ()  # numbered
    pairs: tuple[Pair, ...] = ()
    paragraphs: tuple[str, ...] = ()
    inner: bool = False  # whether it belongs to the part before


class Papers(Document, frozen=True, kw_only=True):
    """What somebody takes to a meeting, or brings home from it."""

    layout: ClassVar[str] = "papers"
    about: tuple[Pair, ...]
    parts: tuple[Part, ...]
    foot: str = ""
