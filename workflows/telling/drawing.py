"""A graph as a diagram in Mermaid."""

from __future__ import annotations

from workflows.telling.graph import BEGINNING, Deeds, Edge, Graph, Kind
from workflows.telling.sentences import lowered

BEGIN_AND_END = "[*]"
IN_QUOTES = str.maketrans({'"': "'", "<": "(", ">": ")", "#": None, "\n": " "})
IN_LABELS = IN_QUOTES | str.maketrans(":;{}", ",,()")


def mermaid(graph: Graph, current: str = "") -> str:
    """Draw the states and the steps between them, and as notes what is free at any time; a case's own state is lit."""
    states = [node for node in graph.nodes if node is not BEGINNING]
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{node.words.translate(IN_QUOTES)}" as {node.key}' for node in states]
    lines += [_arrow(*pair, each) for pair, found in graph.ways().items() for each in found]
    lines += [_note(edge) for edge in graph.at_any_time()]
    lines += [f"    {node.key} --> {BEGIN_AND_END}" for node in states if node.kind is Kind.ENDED]
    if current in {node.key for node in states}:
        lines += ["    classDef lit stroke-width:4px", f"    class {current} lit"]
    return "\n".join(lines)


def _arrow(source: str, goal: str, deeds: Deeds) -> str:
    begin = BEGIN_AND_END if source == BEGINNING.key else source
    return f"    {begin} --> {goal} : {_plain(deeds.words, deeds.condition and f'({deeds.condition})')}"


def _note(edge: Edge) -> str:
    return f"    note right of {edge.goal} : {_plain('At any time,', lowered(edge.label), edge.condition)}"


def _plain(*words: str) -> str:
    """Return words without the signs that mean something in a diagram."""
    return " ".join(each for each in words if each).translate(IN_LABELS)
