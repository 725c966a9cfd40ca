"""The course of a process as a page: each clause a mark that leads there."""

from __future__ import annotations

from markupsafe import Markup, escape

from web.pages.words.dates import clause_mark
from web.pages.words.wording import typeset
from workflows.telling.prose import Cite, Cites, Piece, Text, is_clause


def marked(text: Text) -> Markup:
    """Return a text with each clause in it as a mark."""
    return Markup("").join(map(_marked, text))


def _marked(piece: Piece) -> Markup:
    match piece:
        case Cite(clause):
            return clause_mark(clause)
        case Cites(clause, also):
            marks = (clause_mark(each) if is_clause(each) else escape(f"({each})") for each in (clause, *also))
            return Markup(" ") + Markup(" ").join(marks)
    return escape(typeset(piece))
