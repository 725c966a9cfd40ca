"""A process as a drawing: the main line downward, ways past it on the left, what ends a case beside it on the right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from web.pages.manual.layout import Layout, Stop, Way, layout
from web.pages.manual.trail import Trail
from workflows.telling.graph import BEGINNING, Graph

BOX, STUB, TRACK, ROW, PAD, GAP = 212, 176, 14, 17, 14, 30
SIGN = 7  # what a sign of its words takes at most, on the average of a line


@dataclass(frozen=True)
class Words:
    """A line of text where it stands."""

    x: float
    y: float
    anchor: str
    text: str
    note: bool = False  # said in passing


@dataclass(frozen=True)
class Line:
    """A way where it runs."""

    path: str
    been: bool = False  # whether the case went it


@dataclass
class Box:
    """A state where it stands."""

    stop: Stop
    left: float
    top: float
    height: float
    look: str = ""  # now, been, or nothing

    @property
    def middle(self) -> float:
        """The height of its center."""
        return self.top + self.height / 2

    def lines(self) -> list[Words]:
        """Return its words where they stand, with notes below."""
        said = [(line, False) for line in self.stop.lines] + [(line, True) for line in self.stop.notes]
        x, first = self.left + BOX / 2, self.middle + 5 - ROW * (len(said) - 1) / 2
        return [Words(x, first + ROW * place, "middle", text, note) for place, (text, note) in enumerate(said)]


@dataclass
class Drawing:
    """All that a page needs to draw a process."""

    width: float = 0
    height: float = 0
    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    width_of_box: int = BOX
    gone: frozenset[tuple[str, str]] = frozenset()

    def draw(self, path: str, source: str, goal: str) -> None:
        """Add a line between two states, marked if the case went it."""
        self.lines.append(Line(path, (source, goal) in self.gone))


def diagram(graph: Graph, trail: Trail | None = None) -> Drawing:
    """Draw a process; with the trail of a case its state is lit, and the ways it went are marked."""
    drawn = layout(graph)
    past, out = _past(drawn), list(drawn.to_ends())
    tracks = _tracks(past, [stop.key for stop in drawn.line])
    left = STUB + TRACK * (1 + max(tracks.values(), default=-1)) + TRACK if past else 2.0
    made = Drawing(boxes=_main_line(drawn, past, out, left), gone=trail.gone if trail else frozenset())
    at = {box.stop.key: box for box in made.boxes}
    _draw_downward(made, drawn, at)
    _draw_past(made, past, tracks, at)
    if drawn.ends:
        _draw_ends(made, drawn, out, at)
    for box in made.boxes:
        box.look = trail.look(box.stop.key) if trail else "been" if box.stop.key in at else ""
    made.lines.sort(key=lambda line: line.been)  # on top of those they cross
    made.height = max(box.top + box.height for box in made.boxes) + 4
    sideways = (word.x + SIGN * len(word.text) for word in made.words if word.anchor == "start")
    made.width = max(*(box.left + BOX + 2 for box in made.boxes), *sideways)
    return made


def _past(drawn: Layout) -> list[Way]:
    """Return the ways on the main line that do not lead to the next state."""
    keys = [stop.key for stop in drawn.line]
    nexts = set(pairwise(keys))
    return [way for way in drawn.among_line() if (way.source, way.goal) not in nexts]


def _tracks(ways: Iterable[Way], keys: Sequence[str]) -> dict[Way, int]:
    """Give each way past the line a track of its own where it would meet another; short ways run inside."""
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    found: dict[Way, int] = {}
    for way in sorted(ways, key=lambda way: abs(keys.index(way.source) - keys.index(way.goal))):
        low, high = sorted((keys.index(way.source), keys.index(way.goal)))
        track = next(n for n in range(len(keys) ** 2) if all(high < a or b < low for a, b in taken[n]))
        taken[track].append((low, high))
        found[way] = track
    return found


def _room(ways: Iterable[Way]) -> float:
    return sum(8 + ROW * len(way.lines) for way in ways)


def _main_line(drawn: Layout, past: Sequence[Way], out: Sequence[Way], left: float) -> list[Box]:
    boxes, top = list[Box](), float(GAP + ROW * len(drawn.begins))
    for stop in drawn.line:
        of = stop.key
        one = _room(way for way in past if way.source == of) + 14 * sum(way.goal == of for way in past)
        other = _room(way for way in out if way.source == of)
        height = max(2 * PAD + ROW * (len(stop.lines) + len(stop.notes)), one + 8, other + 8)
        boxes.append(Box(stop, left, top, height))
        onward = [way for way in drawn.among_line() if way.source == of and way not in past]
        top += height + GAP + ROW * sum(len(way.lines) for way in onward)
    return boxes


def _draw_downward(made: Drawing, drawn: Layout, at: dict[str, Box]) -> None:
    """Draw how a case begins, and the ways from each state to the next."""
    first = made.boxes[0]
    x = first.left + BOX / 2
    made.draw(f"M{x} 0V{first.top}", BEGINNING.key, first.stop.key)
    made.words += _beside(x + 10, 14, "start", drawn.begins)
    keys = [stop.key for stop in drawn.line]
    for way in drawn.among_line():
        if keys.index(way.goal) == keys.index(way.source) + 1:
            bottom = at[way.source].top + at[way.source].height
            made.draw(f"M{x} {bottom}V{at[way.goal].top}", way.source, way.goal)
            made.words += _beside(x + 10, bottom + 20, "start", way.lines)


def _draw_past(made: Drawing, past: Sequence[Way], tracks: dict[Way, int], at: dict[str, Box]) -> None:
    """Draw the ways that pass states over, and those that lead back."""
    floor = {key: box.top + 4 for key, box in at.items()}
    begins, ends = dict[Way, float](), dict[Way, float]()
    for way in past:
        floor[way.source] += 8 + ROW * len(way.lines)
        begins[way] = floor[way.source]
    for way in past:
        floor[way.goal] += 14
        ends[way] = floor[way.goal] - 2
    for way in past:
        x, lane = at[way.source].left, at[way.source].left - STUB - TRACK * tracks[way]
        made.draw(f"M{x} {begins[way]}H{lane}V{ends[way]}H{at[way.goal].left}", way.source, way.goal)
        made.words += _beside(x - 10, begins[way] - 6 - ROW * (len(way.lines) - 1), "end", way.lines)


def _draw_ends(made: Drawing, drawn: Layout, out: Sequence[Way], at: dict[str, Box]) -> None:
    """Draw what ends a case beside the main line, each end with a lane that gathers its ways."""
    right = made.boxes[0].left + BOX
    floor = {key: box.top + 4 for key, box in at.items()}
    begins = dict[Way, float]()
    for way in out:
        floor[way.source] += 8 + ROW * len(way.lines)
        begins[way] = floor[way.source]
    bottom = 0.0
    ordered = sorted(drawn.ends, key=lambda stop: _wanted(stop, begins, made.boxes[-1].middle))
    for place, stop in enumerate(ordered):
        height = 2 * PAD + ROW * (len(stop.lines) + len(stop.notes))
        top = max(_wanted(stop, begins, made.boxes[-1].middle) - height / 2, bottom)
        box = Box(stop, right + STUB + TRACK * (len(ordered) + 2), top, height)
        bottom = top + height + GAP
        made.boxes.append(box)
        lane = right + STUB + TRACK * (place + 1)
        for way in (way for way in out if way.goal == stop.key):
            made.draw(f"M{right} {begins[way]}H{lane}V{_entry(box, begins, way)}H{box.left}", way.source, way.goal)
            made.words += _beside(right + 10, begins[way] - 6 - ROW * (len(way.lines) - 1), "start", way.lines)


def _entry(box: Box, begins: dict[Way, float], way: Way) -> float:
    """Return where a way enters a box: straight on if it can, or at its middle."""
    alone = sum(each.goal == way.goal for each in begins) == 1
    return begins[way] if alone and box.top + 8 < begins[way] < box.top + box.height - 8 else box.middle


def _wanted(stop: Stop, begins: dict[Way, float], otherwise: float) -> float:
    heights = [height for way, height in begins.items() if way.goal == stop.key]
    return sum(heights) / len(heights) if heights else otherwise


def _beside(x: float, y: float, anchor: str, lines: Iterable[str]) -> list[Words]:
    return [Words(x, y + ROW * place, anchor, text) for place, text in enumerate(lines)]
