"""A graph sorted for drawing: the main line, what ends a case beside it, and the words of each way cut into lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap

from web.pages.words.wording import lowered, typeset
from workflows.telling.graph import BEGINNING, Deeds, Graph, Kind, Node
from workflows.telling.prose import capital

STATE_WIDTH, WAY_WIDTH = 26, 25  # characters of a line


@dataclass(frozen=True)
class Stop:
    """A state, its name in lines, and in notes the ways that lead to it from everywhere or from nowhere."""

    key: str
    lines: tuple[str, ...]
    full: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Way:
    """What leads from one state to another, in lines."""

    source: str
    goal: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """A process as it is drawn."""

    line: tuple[Stop, ...]
    ends: tuple[Stop, ...]
    begins: tuple[str, ...]
    ways: tuple[Way, ...]

    def among_line(self) -> Iterator[Way]:
        """Yield the ways between states of the main line."""
        line = {stop.key for stop in self.line}
        yield from (way for way in self.ways if {way.source, way.goal} <= line)

    def to_ends(self) -> Iterator[Way]:
        """Yield the ways to what ends a case beside it."""
        ends = {stop.key for stop in self.ends}
        yield from (way for way in self.ways if way.goal in ends)


def layout(graph: Graph) -> Layout:
    """Sort a graph for drawing."""
    nodes = [node for node in graph.nodes if node is not BEGINNING]
    stages = Counter(node.stage for node in nodes)
    first, ways = nodes[0].key, graph.ways()
    stops = [(node, _stop(graph, node, first, alone=stages[node.stage] == 1)) for node in nodes]
    return Layout(
        line=tuple(stop for node, stop in stops if node.kind is Kind.WAITING or node.stage),
        ends=tuple(stop for node, stop in stops if node.kind is Kind.ENDED and not node.stage),
        begins=_together(ways.get((BEGINNING.key, first), ())),
        ways=tuple(Way(*pair, _together(joined)) for pair, joined in ways.items() if _is_drawn(*pair)),
    )


def _is_drawn(source: str, goal: str) -> bool:
    """Say whether a way is an arrow: how a case begins is said in boxes or above, and who stays goes no way."""
    return source not in {BEGINNING.key, goal}


def _stop(graph: Graph, node: Node, first: str, *, alone: bool) -> Stop:
    """Name a state by its leg of the way where that is its own, and else in full."""
    name = capital(node.stage if alone and node.stage else node.words)
    free = [f"at any time: {lowered(edge.label)}" for edge in graph.at_any_time() if edge.goal == node.key]
    begun = [
        f"or begins here: {lowered(edge.said)}"
        for edge in graph.edges
        if edge.source == BEGINNING.key and edge.goal == node.key != first
    ]
    notes = (line for each in (*begun, *free) for line in _lines(each, STATE_WIDTH))
    return Stop(node.key, _lines(name, STATE_WIDTH), capital(node.words), tuple(notes))


def _together(deeds: Iterable[Deeds]) -> tuple[str, ...]:
    """Return what is done on lines of its own, and then the condition."""
    words = (each for found in deeds for each in (found.words, found.condition) if each)
    return tuple(line for each in words for line in _lines(each, WAY_WIDTH))


def _lines(words: str, width: int) -> tuple[str, ...]:
    return tuple(wrap(typeset(words), width))
