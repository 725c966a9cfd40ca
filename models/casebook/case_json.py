"""A case as the engine knows it, written as JSON into the body of its row, and read back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import msgspec

from workflows.engine.cases import Case
from workflows.engine.ladder import Owed
from workflows.facts.facts import Form, Taken
from workflows.facts.pauses import Moves
from workflows.grammar.process import Process


class Body(msgspec.Struct, kw_only=True):
    """What a case knows beyond its state."""

    forms: dict[str, msgspec.Raw]
    owed: dict[str, Owed]
    done: list[str]
    taken: dict[str, Taken]
    moves: dict[str, Moves]
    answers: dict[str, dict[str, msgspec.Raw]] = {}
    received: date | None
    entered: date | None


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Body)


def encoded(case: Case) -> str:
    """Return a case's body as JSON."""
    body = {
        "forms": named(case.forms),
        "owed": case.owed,
        "done": sorted(case.done),
        "taken": case.taken,
        "moves": case.moves,
        "answers": case.answers,
        "received": case.received,
        "entered": case.entered,
    }
    return _ENCODER.encode(body).decode()


def decoded(process: Process, edition: str, state: str, text: str) -> Case:
    """Return the case that a body tells of."""
    body = _DECODER.decode(text)
    forms, done = filled(process, body.forms), frozenset(body.done)
    return Case(
        process, edition, state, forms, body.owed, done, body.taken, body.moves, body.received, body.entered,
        _answers(process, body.answers) if body.answers else {},
    )  # fmt: skip


def _answers(process: Process, answers: Mapping[str, Mapping[str, msgspec.Raw]]) -> dict[str, dict[str, Form]]:
    """Return what parties answered, each answer as the form that its step asks."""
    kinds = asked_by(process)
    return {
        step: {party: _reader(kinds[step]).decode(raw) for party, raw in given.items()}
        for step, given in answers.items()
    }


@cache
def asked_by(process: Process) -> dict[str, type[Form]]:
    """Return the form that each step of a process asks; namesakes that several parties take ask the same."""
    return {step.name: step.form for _, step, _ in process.steps() if step.form}


def named(forms: Mapping[type[Form], Form]) -> dict[str, Form]:
    """Return forms by the names of their classes."""
    return {kind.__name__: form for kind, form in forms.items()}


def filled(process: Process, forms: Mapping[str, msgspec.Raw]) -> dict[type[Form], Form]:
    """Return forms by their classes."""
    kinds = kinds_of(process)
    return {kinds[name]: _reader(kinds[name]).decode(raw) for name, raw in forms.items()}


@cache
def kinds_of(process: Process) -> dict[str, type[Form]]:
    """Return the classes of a process's forms, by name."""
    return process.forms()


@cache
def _reader(kind: type[Form]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)
