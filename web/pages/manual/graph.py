"""The states of a process and the ways between them, sorted for drawing: the main line, and what ends a case beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from web.pages.manual.citations import about
from web.pages.words.wording import typeset
from workflows.grammar.process import NEW, Ended, Process, Step
from workflows.telling.prose import capital

STATE_WIDTH, WAY_WIDTH = 26, 25  # characters of a line


@dataclass(frozen=True)
class Node:
    """A state, its words in lines, and the ways that lead to it from everywhere."""

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
class Graph:
    """A process as it is drawn."""

    line: tuple[Node, ...]
    ends: tuple[Node, ...]
    begins: tuple[str, ...]
    ways: tuple[Way, ...]

    def among_line(self) -> Iterator[Way]:
        """Yield the ways between states of the main line."""
        line = {node.key for node in self.line}
        yield from (way for way in self.ways if {way.source, way.goal} <= line)

    def to_ends(self) -> Iterator[Way]:
        """Yield the ways to what ends a case beside it."""
        ends = {node.key for node in self.ends}
        yield from (way for way in self.ways if way.goal in ends)


def graph(process: Process) -> Graph:
    """Return a process ready to be drawn."""
    free = {id(step) for step in process.freedoms}
    deeds: dict[tuple[str, str], dict[str, None]] = {}
    for source, step, _ in process.arrows():
        if step.to and id(step) not in free and source not in {NEW, step.to.key}:
            deeds.setdefault((source, step.to.key), {})[_deed(process, step)] = None
    notes = {state.state.key: _freedoms(process, state.state.key) for state in process.states}
    nodes = [
        (state, Node(state.state.key, _lines(state.stage or state.state.words, STATE_WIDTH),
                     capital(state.state.words), notes[state.state.key]))
        for state in process.states
    ]  # fmt: skip
    return Graph(
        line=tuple(node for state, node in nodes if not isinstance(state, Ended) or state.stage),
        ends=tuple(node for state, node in nodes if isinstance(state, Ended) and not state.stage),
        begins=tuple(dict.fromkeys(_deed(process, step) for step in process.openings)),
        ways=tuple(Way(*pair, _together(words)) for pair, words in deeds.items()),
    )


def _freedoms(process: Process, goal: str) -> tuple[str, ...]:
    words = [_deed(process, step) for step in process.freedoms if step.to and step.to.key == goal]
    return tuple(line for each in words for line in _lines(f"at any time: {each[:1].lower()}{each[1:]}", WAY_WIDTH))


def _deed(process: Process, step: Step) -> str:
    return about(process, step.deed or step.name.replace("-", " ").capitalize())


def _together(words: dict[str, None]) -> tuple[str, ...]:
    return tuple(line for each in words for line in _lines(each, WAY_WIDTH))


def _lines(words: str, width: int) -> tuple[str, ...]:
    return tuple(wrap(typeset(capital(words) if width == STATE_WIDTH else words), width))
