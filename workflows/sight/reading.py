"""Whether somebody may read an answer, a field, a row of the history: the one decision that every way of showing asks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from workflows.engine.cases import Case
from workflows.facts.forms import Form
from workflows.facts.known import Answers
from workflows.grammar.duties import base, party_of
from workflows.grammar.events import Act, ComeUnder, Correct, Extend, Halt, Happening, Insert, Learn, Strike, Tick
from workflows.grammar.process import Process, Step
from workflows.grammar.secrecy import Secret
from workflows.law.fields import metas
from workflows.law.policy import Policy
from workflows.law.readers import Readers, of_party, tokens
from workflows.law.value import changed, fields_of
from workflows.sight.needing import (
    NOBODY,
    at_work,
    readers_of_deed,
    readers_of_duty,
    readers_of_record,
    readers_of_step,
)

NAMED = "named"  # of the setting that says how what was counted is shown: by whom each answer is


def may_read(reader: Readers, readers: Readers) -> bool:
    """Say whether somebody who reads as these reads what is for those."""
    return not readers.isdisjoint(reader)


@cache
def kept_fields(form: type[Form]) -> tuple[tuple[str, Readers], ...]:
    """Return the fields of a form that fewer read than the rest of it, each with who does."""
    said = ((field.name, metas(form, field.name)) for field in fields_of(form))
    found = (
        (name, meta.extra["read_by"]) for name, own in said for meta in own if meta.extra and "read_by" in meta.extra
    )
    return tuple(found)


def unread(form: type[Form], reader: Readers) -> frozenset[str]:
    """Return the fields of a form that are not there for somebody who reads the rest of it."""
    return frozenset(name for name, readers in kept_fields(form) if not may_read(reader, readers))


def without_unread(form: Form, reader: Readers) -> Form:
    """Return a form in which a field that somebody does not read says nothing."""
    return without(form, unread(type(form), reader))


def without(form: Form, hidden: frozenset[str]) -> Form:
    """Return a form in which some fields say nothing."""
    fields = (field for field in fields_of(type(form)) if field.name in hidden)
    nothing = {field.name: "" if field.default is msgspec.NODEFAULT else field.default for field in fields}
    return changed(form, **nothing) if nothing else form


def readers_of_field(form: type[Form], field: str, readers: Readers) -> Readers:
    """Return who reads a field of a form that is read by some."""
    return dict(kept_fields(form)).get(field, readers)


@cache
def secret_of(process: Process, step: str) -> Secret | None:
    """Return how the answers of a step are secret, if they are."""
    return next((each.secret for _, each, _ in process.steps() if each.name == step and each.secret), None)


@cache
def secrets_in(process: Process, state: str) -> frozenset[str]:
    """Return the steps whose answers are secret while a case is in a state."""
    return frozenset(step.name for _, step, _ in process.steps() if step.secret and step.secret.state == state)


def tells_secrets(process: Process, state: str, step: Step) -> bool:
    """Say whether what a step brings about tells how others answered: it answers as they do, or counts their answers."""
    secrets = secrets_in(process, state)
    return step.name in secrets or (bool(secrets) and len(step.outcomes) > 1)


def readers_of_answer(process: Process, step: str, party: str, policy: Policy, *, counted: bool) -> Readers:
    """Return who reads an answer: of one that is secret its author alone, until all are counted or for good."""
    secret = secret_of(process, step)
    if secret and not (counted and secret.shown_by(policy) == NAMED):
        return frozenset({of_party(party)})
    return readers_of_step(process, step, party)


def is_counted(case: Case, step: str) -> bool:
    """Say whether the answers that a step has now are counted."""
    secret = secret_of(case.process, step)
    return secret is None or secret.state != case.state


def answers_read(case: Case, reader: Readers, policy: Policy) -> Answers:
    """Return the answers of a case that somebody may read."""
    shown = {
        step: {
            party: form
            for party, form in given.items()
            if may_read(reader, readers_of_answer(case.process, step, party, policy, counted=is_counted(case, step)))
        }
        for step, given in case.answers.items()
    }
    return {step: given for step, given in shown.items() if given}


def forms_read(case: Case, reader: Readers, policy: Policy) -> Mapping[type[Form], Form]:
    """Return what is known in a case, form by form, so far as somebody may read it: said by a step, looked up, or brought."""
    said = {id(form) for given in case.answers.values() for form in given.values()}
    read = {id(form) for given in answers_read(case, reader, policy).values() for form in given.values()}
    begun = begun_by(case)
    return {
        kind: form
        for kind, form in case.forms.items()
        if (id(form) in read if id(form) in said else may_read(reader, readers_of_record(case.process, kind, begun)))
    }


def begun_by(case: Case) -> str:
    """Return the step with which a case began."""
    return next((step.name for step in case.process.openings if step.name in case.taken), "")


def readers_of_event(process: Process, event: Happening) -> Readers:
    """Return who reads that something happened; of what puts an entry right, its target says it."""
    match event:
        case Act(step=step, party=party) | Insert(act=Act(step=step, party=party)):
            return readers_of_deed(process, step, party)
        case Tick(duty=key, to=to):
            return _of_duty(process, key) | tokens(to)
        case Learn(records):
            return NOBODY.union(*(readers_of_record(process, type(record)) for record in records))
        case Extend(duty=key) | Halt(duty=key):
            return _of_duty(process, key)
        case Correct() | Strike() | ComeUnder():
            return at_work(process)


def _of_duty(process: Process, key: str) -> Readers:
    return readers_of_duty(process, base(key), party_of(key))
