"""Who reads what is written down: an entry of the history, a task, and the words by which a case is found."""

from __future__ import annotations

import msgspec

from workflows.engine.cases import Decision
from workflows.facts.forms import Form
from workflows.grammar.events import Act, Happening
from workflows.grammar.process import Process
from workflows.grammar.words import filled
from workflows.law.policy import Policy
from workflows.law.readers import Readers, of_party
from workflows.sight.needing import NOBODY, readers_of_deed, readers_of_record
from workflows.sight.reading import NAMED, readers_of_answer, readers_of_event, secret_of

Sequel = list[tuple[str, str]]
"""What the desk did by itself after a step: each step's key, and its words."""


def readers_of_entry(
    process: Process, event: Happening, person_id: int | None, policy: Policy, *, counted: bool
) -> Readers:
    """Return who reads an entry of the history as a whole; whoever made it always does."""
    author = frozenset({of_party(str(person_id))}) if person_id else NOBODY
    secret = secret_of(process, event.step) if isinstance(event, Act) else None
    if secret and not (counted and secret.shown_by(policy) == NAMED):
        return author
    return readers_of_event(process, event) | author


def sequel_of(decision: Decision, policy: Policy) -> Sequel:
    """Return what the desk did by itself after the step that somebody took."""
    if not isinstance(decision.event, Act):
        return []
    return [(step.name, filled(step.done, policy)) for step in decision.steps[1:] if step.done]


def readers_of_sequel(process: Process, sequel: Sequel) -> Readers:
    """Return who reads what the desk did then, though perhaps not what made it."""
    return NOBODY.union(*(readers_of_deed(process, name) for name, _ in sequel))


def as_kept(sequel: Sequel) -> str:
    """Return it as a row keeps it."""
    return msgspec.json.encode(sequel).decode() if sequel else ""


def kept_sequel(text: str) -> Sequel:
    """Return what a row keeps of it."""
    return msgspec.json.decode(text, type=Sequel) if text else []


def readers_of_said(
    process: Process, event: Act, form: Form, person_id: int | None, policy: Policy, *, counted: bool
) -> Readers:
    """Return who reads a form that came with a step: its own answer, or what another case brought with it."""
    asked = next((step.form for _, step, _ in process.steps() if step.name == event.step), None)
    if type(form) is not asked:
        return readers_of_record(process, type(form), event.step)
    author = frozenset({of_party(str(person_id))}) if person_id else NOBODY
    return readers_of_answer(process, event.step, event.party, policy, counted=counted) | author
