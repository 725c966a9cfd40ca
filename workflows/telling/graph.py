"""A process as a graph: where a case may stand, and every way from one state to another. Made here alone; skins print it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from workflows.grammar.duties import Duty
from workflows.grammar.process import NEW, Ended, Process, Step, Waiting
from workflows.grammar.takers import owners_of
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK
from workflows.law.wording import or_listed
from workflows.telling.about import about
from workflows.telling.sentences import lowered


class Kind(Enum):
    """Whether a case is yet to begin at a node, waits there, or is over."""

    BEGUN = "begun"
    WAITING = "waiting"
    ENDED = "ended"


class Mover(Enum):
    """What makes a case move: people, the clock, the desk when all is in, or another case; and how that is said of the last three."""

    PEOPLE = ""
    CLOCK = "automatic, when the time is up"
    DESK = "automatic, when everything is done"
    CASE = "automatic, from another case"


@dataclass(frozen=True)
class Node:
    """Where a case may stand, in words, and the clause behind it."""

    key: str
    words: str
    kind: Kind
    clause: str = ""
    stage: str = ""


@dataclass(frozen=True)
class Edge:
    """A way from one state to another: what is done, on which condition, by whom, and under which clause."""

    source: str
    goal: str
    label: str
    condition: str = ""  # with its "if", or "otherwise"
    who: str = ""
    mover: Mover = Mover.PEOPLE
    clause: str = ""
    free: bool = False  # at any time before the end

    @property
    def said(self) -> str:
        """What is done, and on which condition."""
        return f"{self.label}, {self.condition}" if self.condition else self.label


@dataclass(frozen=True)
class Deeds:
    """What may be done to get from one state to another, under one condition."""

    words: str
    condition: str


BEGINNING = Node(NEW, "the beginning", Kind.BEGUN)


@dataclass(frozen=True)
class Graph:
    """Nodes in reading order, and the edges between them."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @cached_property
    def words(self) -> dict[str, str]:
        """The words of every node, by its key."""
        return {node.key: node.words for node in self.nodes}

    def onward(self) -> Iterator[tuple[Node, tuple[Edge, ...]]]:
        """Yield every node that something leads on from, with its own edges; those free at any time are no node's own."""
        for node in self.nodes:
            if edges := tuple(edge for edge in self.edges if edge.source == node.key and not edge.free):
                yield node, edges

    def ways(self) -> dict[tuple[str, str], tuple[Deeds, ...]]:
        """Return what leads from one node to another, edges of one condition as one; what is free at any time is left out."""
        found: dict[tuple[str, str], dict[str, dict[str, None]]] = {}
        for edge in self.edges:
            if not edge.free:
                found.setdefault((edge.source, edge.goal), {}).setdefault(edge.condition, {})[edge.label] = None
        return {
            pair: tuple(Deeds(_or(*labels), condition) for condition, labels in ways.items())
            for pair, ways in found.items()
        }

    def at_any_time(self) -> tuple[Edge, ...]:
        """Return what is free at any time before the end, each once, as it stands at the first node."""
        found = dict[tuple[str, ...], Edge]()
        for edge in self.edges:
            if edge.free:
                found.setdefault((edge.goal, edge.label, edge.condition, edge.who), edge)
        return tuple(found.values())

    def reachable(self, start: str = NEW) -> frozenset[str]:
        """Return the keys of all nodes that a case can come to from one of them, itself included."""
        found, todo = {start}, [start]
        while todo:
            here = todo.pop()
            further = {edge.goal for edge in self.edges if edge.source == here} - found
            found |= further
            todo += further
        return frozenset(found)


def graph(process: Process, policy: Policy) -> Graph:
    """Draw up a process as one edition of the policy has it."""
    edges = (_edge(process, policy, source, outcome, duty) for source, outcome, duty in process.arrows() if outcome.to)
    nodes = (BEGINNING, *map(_node, process.states))
    return Graph(process.title, nodes, tuple(dict.fromkeys(edges)))


def _or(first: str, *others: str) -> str:
    return or_listed((first, *map(lowered, others)))


def _node(state: Waiting | Ended) -> Node:
    kind = Kind.ENDED if isinstance(state, Ended) else Kind.WAITING
    return Node(state.state.key, state.state.words, kind, state.clause, state.stage)


def _edge(process: Process, policy: Policy, source: str, outcome: Step, duty: Duty | None) -> Edge:
    mover = _mover(source, outcome, duty)
    return Edge(
        source, outcome.to.key if outcome.to else source,
        about(process, policy, outcome.deed_of_others or outcome.done) or "Go on",
        _condition(policy, outcome), mover.value or _people(policy, outcome, duty), mover, outcome.clause,
        free=outcome.button in process.freedoms,
    )  # fmt: skip


def _mover(source: str, step: Step, duty: Duty | None) -> Mover:
    if owners_of(step, duty) != (CLOCK,):
        return Mover.PEOPLE
    if source == NEW:
        return Mover.CASE
    return Mover.DESK if duty is None else Mover.CLOCK


def _people(policy: Policy, step: Step, duty: Duty | None) -> str:
    when = {office.role: office.when for office in step.actors}
    return or_listed(
        f"{role} (if {test.words(policy)})" if (test := when.get(role)) is not None else str(role)
        for role in owners_of(step, duty)
    )


def _condition(policy: Policy, outcome: Step) -> str:
    parts = [f"if {each.words(policy)}" for each in (outcome.condition, outcome.chosen_by) if each is not None]
    if outcome.chosen_by is None and len(outcome.button.outcomes) > 1:
        parts.append("otherwise")
    return ", and ".join(parts)
