"""What the day that was given brings forward, said to programs."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.engine.foresight import Foresight, Sooner
from workflows.grammar.words import filled
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK
from workflows.law.wording import value_words
from workflows.telling.corrections import said_of
from workflows.telling.prose import capital


def brought_forward(foresight: Foresight, policy: Policy, subject: str) -> Iterator[str]:
    """Yield what the day brings about or forward, a sentence each."""
    process, told = foresight.decision.after.process, {"subject": subject or "the person"}
    for effect in foresight.brings:
        yield f"{capital(said_of(effect.told, effect, told, policy))}."
    if foresight.ends:
        yield f"Ends the case: {process.label(foresight.decision.after.state)}."
    for each in foresight.sooner:
        words = filled(
            each.words or each.duty.task_of_others, policy, process.names, None, {**told, "party": each.party}
        )
        yield f"{capital(words)}: {_when(each)}."


def _when(each: Sooner) -> str:
    day, otherwise = value_words(each.day), value_words(each.otherwise)
    if each.step is None:
        return f"possible on {day}, and not only on {otherwise}"
    unless = "" if each.duty.owner is CLOCK else ", unless it is answered before"
    return f"on {day} and not on {otherwise}{unless}"
