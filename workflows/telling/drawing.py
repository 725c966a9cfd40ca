"""A declaration as a diagram in Mermaid."""

from __future__ import annotations

from workflows.grammar.process import NEW, Ended, Process, Step
from workflows.law.policy import FIRST_EDITION


def mermaid(process: Process, current: str = "") -> str:
    """Draw the states and the steps between them; a case's own state is lit."""
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{_plain(state.state.words)}" as {state.state.key}' for state in process.states]
    arrows = (_arrow(source, step) for source, step, _ in process.arrows() if step.to)
    lines += dict.fromkeys(arrow for arrow in arrows if arrow)
    lines += [f"    {state.state.key} --> [*]" for state in process.states if isinstance(state, Ended)]
    if current in {state.state.key for state in process.states}:
        lines += ["    classDef lit stroke-width:4px", f"    class {current} lit"]
    return "\n".join(lines)


def _arrow(source: str, step: Step) -> str:
    goal = step.to.key if step.to else source
    chances = [each.words(FIRST_EDITION) for each in (step.condition, step.chosen_by) if each is not None]
    choice = f" (if {_plain(', and '.join(chances))})" if chances else ""
    label = f"{_plain(step.deed or step.done)}{choice}".strip()
    return f"    {'[*]' if source == NEW else source} --> {goal}{f' : {label}' if label else ''}"


def _plain(words: str) -> str:
    """Return words without the signs that mean something in a diagram."""
    return words.translate(str.maketrans('":;{}', "',,()", "#"))
