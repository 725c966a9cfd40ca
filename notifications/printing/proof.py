"""A proof: what is on record, each line with its clause and its evidence."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from notifications.printing.document import Document


class Pair(msgspec.Struct, frozen=True):
    """A thing by its name."""

    name: str
    value: str


class Line(msgspec.Struct, frozen=True):
    """Something on record: the day, what it is, by what it is shown, and the clause that asks for it."""

    day: str
    what: str
    evidence: str = ""
    clause: str = ""


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """Lines of one kind; where there are none, why."""

    title: str
    lines: tuple[Line, ...] = ()
    none: str = "None on record."


class Proof(Document, frozen=True, kw_only=True):
    """What is on record of a person or an agency, for whoever audits it."""

    layout: ClassVar[str] = "proof"
    about: tuple[Pair, ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()  # how it is to be read, and what it leaves out
