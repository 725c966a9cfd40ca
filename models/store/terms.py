"""What somebody types to find something, as terms, and what a text is found by, as words: both are folded alike.

Words come in any order, each as its beginning; case, accents, apostrophes and hyphens make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, normalize

APOSTROPHES = re.compile("['`\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4]")  # straight, curly, and what stands in
HYPHENS = "\u002d\u2010\u2011\u2012\u2013\u2014\u2212"
RUN = re.compile(rf"[^\W_]+(?:[{HYPHENS}][^\W_]+)*")  # words that hyphens join, or one
BETWEEN = re.compile(rf"[{HYPHENS}]")
LONGEST = 60  # characters of a word; what is longer is cut, in texts and in searches


@dataclass(frozen=True)
class Term:
    """A word of a search, or several that a hyphen joined: found as one word, or each of its parts by itself."""

    whole: str
    parts: tuple[str, ...] = ()

    def is_found(self, words: Collection[str]) -> bool:
        """Say whether it is the beginning of one of some words."""
        return _begins(self.whole, words) or bool(self.parts and all(_begins(each, words) for each in self.parts))


def terms_of(typed: str) -> tuple[Term, ...]:
    """Return what somebody typed as terms, each of which must be found; none where nothing was typed that a word has."""
    return tuple(dict.fromkeys(_term(run) for run in RUN.findall(_folded(typed))))


def _term(run: str) -> Term:
    parts = BETWEEN.split(run)
    whole = "".join(parts)
    # a number that is written with a hyphen is one number, and not two that happen to stand in one text
    return Term(whole[:LONGEST], () if len(parts) == 1 or whole.isdigit() else tuple(each[:LONGEST] for each in parts))


def words_of(text: str) -> Iterator[str]:
    """Yield the words by which a text is found: what hyphens join is found together and apart."""
    for run in RUN.findall(_folded(text)):
        parts = BETWEEN.split(run)
        yield from (each[:LONGEST] for each in parts)
        if len(parts) > 1:
            yield "".join(parts)[:LONGEST]


def is_found(terms: Collection[Term], *texts: str) -> bool:
    """Say whether each of some terms is found in one of some texts; no terms find nothing."""
    words = {word for text in texts for word in _words(text)}
    return bool(terms) and all(term.is_found(words) for term in terms)


@lru_cache(maxsize=20_000)  # the names in a registry are looked through with each letter that somebody types
def _words(text: str) -> tuple[str, ...]:
    return tuple(words_of(text))


def _begins(term: str, words: Collection[str]) -> bool:
    return any(word.startswith(term) for word in words)


def _folded(text: str) -> str:
    """Return a text without capitals, accents and apostrophes."""
    bare = APOSTROPHES.sub("", text)
    if not bare.isascii():
        bare = "".join(each for each in normalize("NFKD", bare) if category(each) != "Mn")
    return bare.casefold()
