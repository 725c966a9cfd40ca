"""The prose of a declaration as a page: its Markdown read into sections and lists, each clause a link."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from web.pages.words.dates import capital, clause_mark
from web.pages.words.wording import typeset
from workflows.law.clauses import clauses

INDENT = 4
_CLAUSE = re.compile(r"\b\d(?:\.\d)?-[a-z0-9]+(?:-[a-z0-9]+)*\b")
_BARE = re.compile(r"\((\d(?:\.\d)?-[^()]*)\)")  # brackets around nothing but clauses
_FIRST = re.compile(r"^(.*?)(?= \()")
AGAIN, REFUSAL = "As told above, ", "A refusal may say: "


@dataclass
class Item:
    """A line of a list, and the lines under it."""

    words: Markup
    items: list[Item] = field(default_factory=list)
    refusals: list[Markup] = field(default_factory=list)  # what may be said against it


@dataclass
class Block:
    """A list with the sentence that leads into it, if one does."""

    lead: str
    items: list[Item] = field(default_factory=list)
    again: list[Markup] = field(default_factory=list)  # what was told above in full


@dataclass
class Chapter:
    """What is told under one heading."""

    title: Markup
    blocks: list[Block] = field(default_factory=list)


def chapters(lines: Iterable[str]) -> list[Chapter]:
    """Return the sections of a text; its title is the page's own."""
    found: list[Chapter] = []
    opened: list[Item] = []  # the lines that are open, one inside the other
    for line in lines:
        words = line.strip()
        if line.startswith("## "):
            found.append(Chapter(cited(line[3:]), [Block("")]))
        elif words.startswith("- ") and found:
            level = (len(line) - len(line.lstrip())) // INDENT
            opened = _listed(found[-1].blocks[-1], opened[:level], words[2:])
        elif words and found:
            found[-1].blocks.append(Block(typeset(words)))
    return found


def _listed(block: Block, opened: list[Item], words: str) -> list[Item]:
    """Add a line to a list, inside the lines that are open; return those that are open now."""
    if words.startswith(AGAIN):
        block.again.append(cited(capital(words.removeprefix(AGAIN))))
    elif opened and words.startswith(REFUSAL):
        opened[-1].refusals.append(cited(words.removeprefix(REFUSAL)))
    else:
        item = Item(cited(words) if opened else _led(words))
        (opened[-1].items if opened else block.items).append(item)
        return [*opened, item]
    return opened


def _led(words: str) -> Markup:
    """Return a line whose first words, up to its clause, stand out."""
    first = _FIRST.match(words)
    if not first:
        return cited(words)
    return Markup("<b>{}</b>{}").format(typeset(first[1]), cited(words[first.end() :]))


def cited(words: str) -> Markup:
    """Return a sentence with each clause in it as a mark that leads there."""
    parts, end, register = list[Markup](), 0, clauses()
    words = _BARE.sub(r"\1", words)
    for match in _CLAUSE.finditer(words):
        if match.group() in register:
            parts += [escape(typeset(words[end : match.start()])), clause_mark(match.group())]
            end = match.end()
    return Markup("").join([*parts, escape(typeset(words[end:]))])
