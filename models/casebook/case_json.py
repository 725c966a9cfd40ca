"""A case as the engine knows it, written as JSON into the body of its row, and read back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import msgspec

from workflows.engine.cases import Case
from workflows.engine.ladder import Owed
from workflows.facts.forms import Form
from workflows.facts.known import Taken, latest
from workflows.facts.pauses import Moves
from workflows.grammar.process import Process


class Body(msgspec.Struct, kw_only=True):
    """What a case knows beyond its state: what its steps were answered, and the forms that no step of its own asked."""

    forms: dict[str, msgspec.Raw]
    answers: dict[str, dict[str, msgspec.Raw]]
    owed: dict[str, Owed]
    done: list[str]
    taken: dict[str, Taken]
    moves: dict[str, Moves]
    received: date | None
    entered: date | None


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Body)


def encoded(case: Case) -> str:
    """Return a case's body as JSON."""
    said = {id(form) for given in case.answers.values() for form in given.values()}
    body = {
        "forms": named({kind: form for kind, form in case.forms.items() if id(form) not in said}),
        "answers": case.answers,
        "owed": case.owed,
        "done": sorted(case.done),
        "taken": case.taken,
        "moves": case.moves,
        "received": case.received,
        "entered": case.entered,
    }
    return _ENCODER.encode(body).decode()


def decoded(process: Process, edition: str, state: str, text: str) -> Case:
    """Return the case that a body tells of."""
    body = _DECODER.decode(text)
    answers, done = _answers(process, body.answers), frozenset(body.done)
    forms = {**filled(process, body.forms), **latest(answers)}
    return Case(
        process, edition, state, forms, body.owed, done, body.taken, body.moves, body.received, body.entered, answers
    )


def _answers(process: Process, answers: Mapping[str, Mapping[str, msgspec.Raw]]) -> dict[str, dict[str, Form]]:
    """Return what was answered, each answer as the form that its step asks."""
    kinds = asked_by(process)
    return {
        step: {party: _reader(kinds[step]).decode(raw) for party, raw in given.items()}
        for step, given in answers.items()
    }


@cache
def asked_by(process: Process) -> dict[str, type[Form]]:
    """Return the form that each step of a process asks; namesakes ask the same."""
    return {step.name: step.form for _, step, _ in process.steps() if step.form}


def named(forms: Mapping[type[Form], Form]) -> dict[str, Form]:
    """Return forms by their keys."""
    return {kind.key: form for kind, form in forms.items()}


def filled(process: Process, forms: Mapping[str, msgspec.Raw]) -> dict[type[Form], Form]:
    """Return forms by their classes."""
    kinds = kinds_of(process)
    return {kinds[name]: _reader(kinds[name]).decode(raw) for name, raw in forms.items()}


@cache
def kinds_of(process: Process) -> dict[str, type[Form]]:
    """Return the classes of a process's forms, by key."""
    return process.forms()


@cache
def _reader(kind: type[Form]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)
