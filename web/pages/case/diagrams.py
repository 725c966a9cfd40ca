"""A case on the map of its process: the main line from left to right, ways past it above, ends below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from textwrap import wrap

from web.pages.manual.graph import Graph, Node, Way, graph
from workflows.grammar.process import Process

BOX, GAP, TALL, LINE, LANE = 136, 27, 54, 17, 30  # pixels
LETTERS = 18  # of a line in a box


@dataclass(frozen=True)
class Text:
    """A line of text where it stands."""

    x: float
    y: float
    words: str


@dataclass(frozen=True)
class Place:
    """A state where it stands."""

    x: float
    y: float
    height: float
    look: str  # been, now, or nothing
    lines: tuple[Text, ...]

    @property
    def middle(self) -> float:
        """Where its center is, from the left."""
        return self.x + BOX / 2


@dataclass(frozen=True)
class Arrow:
    """A way from one state to another."""

    path: str
    been: bool


@dataclass
class Map:
    """All that a page needs to draw it."""

    places: dict[str, Place] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)
    told: str = ""  # the same in words
    width: float = 0
    height: float = 0
    box: int = BOX


def map_of(process: Process, current: str, taken: Iterable[tuple[str, str]]) -> Map:
    """Draw a process with the state of a case lit, and the ways it took."""
    drawn, gone = graph(process), frozenset(taken)
    been = {goal for _, goal in gone}
    lanes = _lanes(drawn)
    made, top = Map(), 4 + LANE * (1 + max(lanes.values(), default=-1)) + (8 if lanes else 0)
    for column, node in enumerate(drawn.line):
        made.places[node.key] = _place(node.lines, node.notes, column, top, _look(node.key, current, been))
    for column, node in _columns(drawn):
        below = top + TALL + 34 + 12 * len(drawn.ends)
        made.places[node.key] = _place((node.full,), node.notes, column, below, _look(node.key, current, been))
    _draw(made, drawn, lanes, gone, top)
    made.width = max(place.x for place in made.places.values()) + BOX + 2
    made.height = max(place.y + place.height for place in made.places.values()) + 4
    made.told = _told(drawn, current)
    return made


def _look(key: str, current: str, been: set[str]) -> str:
    return "now" if key == current else "been" if key in been else ""


def _place(words: Sequence[str], notes: Sequence[str], column: int, y: float, look: str) -> Place:
    lines = [line for each in (" ".join(words), " ".join(notes)) if each for line in wrap(each, LETTERS)]
    height = max(TALL, 20 + LINE * len(lines))
    x = 1 + column * (BOX + GAP)
    first = y + height / 2 + 5 - LINE * (len(lines) - 1) / 2
    texts = tuple(Text(x + BOX / 2, first + LINE * place, line) for place, line in enumerate(lines))
    return Place(x, y, height, look, texts)


def _lanes(drawn: Graph) -> dict[Way, int]:
    """Give each way that does not lead to the next state a lane above the line; short ones run lowest."""
    keys = [node.key for node in drawn.line]
    past = [way for way in drawn.among_line() if keys.index(way.goal) != keys.index(way.source) + 1]
    taken: list[list[tuple[int, int]]] = []
    found: dict[Way, int] = {}
    for way in sorted(past, key=lambda way: abs(keys.index(way.source) - keys.index(way.goal))):
        low, high = sorted((keys.index(way.source), keys.index(way.goal)))
        lane = next((n for n, spans in enumerate(taken) if all(high <= a or b <= low for a, b in spans)), len(taken))
        taken[lane:lane] = [[]] if lane == len(taken) else []
        taken[lane].append((low, high))
        found[way] = lane
    return found


def _columns(drawn: Graph) -> list[tuple[int, Node]]:
    """Give each end a column near the states that lead to it."""
    keys = [node.key for node in drawn.line]
    wanted = []
    for node in drawn.ends:
        sources = [keys.index(way.source) for way in drawn.to_ends() if way.goal == node.key and way.source in keys]
        wanted.append((sum(sources) / len(sources) if sources else float(len(keys)), node))
    placed, column = list[tuple[int, Node]](), -1
    room = max(len(keys), len(wanted))
    for left, (near, node) in zip(
        range(len(wanted) - 1, -1, -1), sorted(wanted, key=lambda pair: pair[0]), strict=True
    ):
        column = min(max(column + 1, round(near)), room - 1 - left)
        placed.append((column, node))
    return placed


def _draw(made: Map, drawn: Graph, lanes: dict[Way, int], gone: frozenset[tuple[str, str]], top: float) -> None:
    for way in drawn.among_line():
        been, source, goal = (way.source, way.goal) in gone, made.places[way.source], made.places[way.goal]
        if way not in lanes:
            y = top + TALL / 2
            made.arrows.append(Arrow(f"M{source.x + BOX:g} {y:g}H{goal.x - 3:g}", been))
            continue
        y, begin, end = top - 14 - LANE * lanes[way], source.middle + 18, goal.middle - 18
        made.arrows.append(Arrow(f"M{begin:g} {source.y:g}V{y:g}H{end:g}V{goal.y - 3:g}", been))
        made.notes.append(Text((begin + end) / 2, y - 6, " ".join(way.lines)))
    order = [node.key for _, node in _columns(drawn)]
    for way in drawn.to_ends():
        if way.source not in made.places:
            continue
        source, goal, place = made.places[way.source], made.places[way.goal], order.index(way.goal)
        begin, y = source.middle - 24 + 16 * (place % 4), top + TALL + 14 + 12 * place
        path = f"M{begin:g} {source.y + source.height:g}V{y:g}H{goal.middle:g}V{goal.y - 3:g}"
        made.arrows.append(Arrow(path, (way.source, way.goal) in gone))


def _told(drawn: Graph, current: str) -> str:
    """Say in words what the map shows."""
    names = {node.key: " ".join(node.lines) for node in drawn.line} | {node.key: node.full for node in drawn.ends}
    ways = "; ".join(f"{names[way.source]}, {' '.join(way.lines)}: {names[way.goal]}" for way in drawn.ways)
    return f"The case stands at: {names[current]}. The ways are: {ways}."
