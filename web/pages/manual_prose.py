"""The prose of a declaration as a page: its Markdown read into sections and lists, each clause a link."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from web.pages.saying import clause_mark
from web.pages.wording import typeset
from workflows.clauses import clauses

INDENT = 4
_CLAUSE = re.compile(r"\b\d(?:\.\d)?-[a-z0-9]+(?:-[a-z0-9]+)*\b")
_FIRST = re.compile(r"^(As told above, )?(.*?)(?= \()")


@dataclass
class Item:
    """A line of a list, and the lines under it."""

    words: Markup
    items: list[Item] = field(default_factory=list)


@dataclass
class Block:
    """A list with the sentence that leads into it, if one does."""

    lead: str
    items: list[Item] = field(default_factory=list)


@dataclass
class Chapter:
    """What is told under one heading."""

    title: Markup
    blocks: list[Block] = field(default_factory=list)


def chapters(lines: Iterable[str]) -> list[Chapter]:
    """Return the sections of a text; its title is the page's own."""
    found: list[Chapter] = []
    depth: list[list[Item]] = []
    for line in lines:
        words = line.strip()
        if line.startswith("## "):
            found.append(Chapter(cited(line[3:])))
            depth = []
        elif words.startswith("- ") and found:
            level = (len(line) - len(line.lstrip())) // INDENT
            depth = _listed(found[-1], depth[: level + 1], words[2:])
        elif words and not line.startswith("#") and found:
            found[-1].blocks.append(Block(typeset(words)))
            depth = []
    return found


def _listed(chapter: Chapter, depth: list[list[Item]], words: str) -> list[list[Item]]:
    """Add a line where it belongs, and return the lists that are open under it."""
    if not depth:
        if not chapter.blocks or chapter.blocks[-1].items:
            chapter.blocks.append(Block(""))
        depth = [chapter.blocks[-1].items]
    item = Item(cited(words) if len(depth) > 1 else _led(words))
    depth[-1].append(item)
    return [*depth, item.items]


def _led(words: str) -> Markup:
    """Return a line whose first words, up to its clause, stand out."""
    first = _FIRST.match(words)
    if not first or first[1]:
        return cited(words)
    return Markup("<b>{}</b>{}").format(typeset(first[2]), cited(words[first.end() :]))


def cited(words: str) -> Markup:
    """Return a sentence with each clause in it as a mark that leads there."""
    parts, end, register = list[Markup](), 0, clauses()
    for match in _CLAUSE.finditer(words):
        if match.group() in register:
            parts += [escape(typeset(words[end : match.start()])), clause_mark(match.group())]
            end = match.end()
    return Markup("").join([*parts, escape(typeset(words[end:]))])
