"""Prose as data: chapters of blocks of lines, each line words with the clauses they rest on; a page and a handbook are skins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from workflows.law.clauses import clauses
from workflows.law.wording import listed


@dataclass(frozen=True)
class Cite:
    """A clause of the manual, named in a sentence."""

    clause: str


@dataclass(frozen=True)
class Cites:
    """The clauses on which the words before them rest: in brackets, or as marks."""

    clause: str
    also: tuple[str, ...] = ()


Piece: TypeAlias = str | Cite | Cites
Text: TypeAlias = tuple[Piece, ...]


def say(*parts: Piece | Text) -> Text:
    """Join words, clauses and sentences to one text."""
    return tuple(piece for part in parts for piece in (part if isinstance(part, tuple) else (part,)) if piece != "")


def is_clause(name: str) -> bool:
    """Say whether the register has a clause; "local target" stands where it has none."""
    return name in clauses()


def capital(words: str) -> str:
    """Return words with a capital letter in front."""
    return words[:1].upper() + words[1:]


@dataclass
class Line:
    """What is told of one thing: its first words, the rest, and what is told beneath it."""

    lead: Text
    rest: Text = ()
    items: list[Line] = field(default_factory=list)
    refusals: list[Text] = field(default_factory=list)  # what is demanded
    again: bool = False  # whether it was told above in full


@dataclass
class Block:
    """A list with the sentence that leads into it, if one does."""

    lead: str
    items: list[Line] = field(default_factory=list)


@dataclass
class Chapter:
    """What is told under one heading."""

    title: Text
    blocks: list[Block] = field(default_factory=list)


def markdown(chapters: Iterable[Chapter]) -> Iterator[str]:
    """Write chapters as Markdown, line by line."""
    for chapter in chapters:
        yield from ("", f"## {plain(chapter.title)}", "")
        for place, block in enumerate(chapter.blocks):
            if block.lead:
                yield from (*([""] if place else []), block.lead, "")
            for line in block.items:
                yield from _written(line, "")


def _written(line: Line, indent: str) -> Iterator[str]:
    again = "As told above, " if line.again else ""
    lead = plain(line.lead)
    yield f"{indent}- {again}{lead[:1].lower() + lead[1:] if again else lead}{plain(line.rest)}"
    for each in line.refusals:
        yield f"{indent}    - A refusal may say: {plain(each)}."
    for item in line.items:
        yield from _written(item, f"{indent}    ")


def plain(text: Text) -> str:
    """Return a text without marks."""
    return "".join(map(_plain, text))


def _plain(piece: Piece) -> str:
    match piece:
        case Cite(clause):
            return clause
        case Cites(clause, also):
            return f" ({clause}{'; also ' + listed(also) if also else ''})"
    return piece
