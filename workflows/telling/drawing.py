"""A declaration as a diagram and as prose."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.grammar.process import NEW, Ended, Process, Step, Waiting
from workflows.law.policy import Policy
from workflows.telling.sentences import Teller, capital


def mermaid(process: Process, current: str = "") -> str:
    """Draw the states and the steps between them; a case's own state is lit."""
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{_plain(state.state.words)}" as {state.state.key}' for state in process.states]
    arrows = (_arrow(source, step) for source, step, _ in process.steps() if step.to)
    lines += dict.fromkeys(arrow for arrow in arrows if arrow)
    lines += [f"    {state.state.key} --> [*]" for state in process.states if isinstance(state, Ended)]
    if current in {state.state.key for state in process.states}:
        lines += ["    classDef lit stroke-width:4px", f"    class {current} lit"]
    return "\n".join(lines)


def _arrow(source: str, step: Step) -> str:
    goal = step.to.key if step.to else source
    choice = f" (if {_plain(step.condition.words)})" if step.condition else ""
    deed = _plain(step.deed or step.name.replace("-", " "))
    return f"    {'[*]' if source == NEW else source} --> {goal} : {deed}{choice}"


def _plain(words: str) -> str:
    """Return words without the signs that mean something in a diagram."""
    return words.translate(str.maketrans('":;{}', "',,()", "#"))


def prose(process: Process, policy: Policy) -> Iterator[str]:
    """Tell a declaration line by line in Markdown under its title, each sentence with its clause and origin."""
    teller = Teller(process, policy)
    yield process.title
    if process.withheld:
        yield from ("", f"Kept from {process.withheld.words} ({process.withheld.clause}).")
    yield from ("", "## How it begins", "")
    for step in process.openings:
        yield from teller.step(step, None)
    for state in process.waiting():
        yield from ("", f"## {capital(state.state.words)} ({state.clause})", "")
        yield from _waiting(teller, state)
    if process.freedoms:
        yield from ("", "## At any time before the end", "")
        for step in process.freedoms:
            yield from teller.step(step, None)
    yield from ("", "## How it ends", "")
    ended = (state for state in process.states if isinstance(state, Ended))
    yield from (f"- {capital(state.state.words)} ({state.clause})." for state in ended)


def _waiting(teller: Teller, waiting: Waiting) -> Iterator[str]:
    for duty in waiting.duties:
        yield from teller.duty(duty)
    if waiting.beside:
        yield from ("", "Meanwhile, without holding the case up:", "")
    for duty in waiting.beside:
        yield from teller.duty(duty)
    if waiting.resting or waiting.options or waiting.next:
        yield from ("", "Besides:", "")
    for rest in waiting.resting:
        yield from teller.rest(rest)
    for step in waiting.options:
        yield from teller.step(step, None)
    for step in waiting.next:
        yield from teller.step(step, None, opening="When all of this is done, the desk will")
