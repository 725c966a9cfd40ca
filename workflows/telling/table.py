"""A graph as a table in Markdown: every way on from every state, readable where a diagram is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workflows.telling.graph import Edge, Graph
from workflows.telling.prose import capital

HEAD = ("where the case stands", "what is done", "by whom", "where it goes", "clause")
AT_ANY_TIME = "At any time before the end"


def table(graph: Graph) -> Iterator[str]:
    """Yield the lines of the table; the words of a state stand before its first way only."""
    yield row(HEAD)
    yield "|" + "---|" * len(HEAD)
    for node, edges in graph.onward():
        yield from _rows(graph, capital(node.words), edges)
    yield from _rows(graph, AT_ANY_TIME, graph.at_any_time())


def _rows(graph: Graph, standing: str, edges: Iterable[Edge]) -> Iterator[str]:
    for place, edge in enumerate(edges):
        cells = ("" if place else standing, edge.said, capital(edge.who), capital(graph.words[edge.goal]), edge.clause)
        yield row(map(plain, cells))


def row(cells: Iterable[str]) -> str:
    """Return a line of a table."""
    return "| " + " | ".join(cells) + " |"


def plain(words: str) -> str:
    """Return words of which no sign means something in a table or in Markdown."""
    return re.sub(r"([\\|*_`<\[\]])", r"\\\1", " ".join(words.split()))
