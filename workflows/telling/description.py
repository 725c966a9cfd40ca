"""A declaration as plain data, ready for JSON: what programs read of a process."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from workflows.answers.schema import schema
from workflows.grammar.duties import Duty, Untimed
from workflows.grammar.process import Ended, Process, Step, Waiting
from workflows.grammar.steps import LOCAL
from workflows.grammar.takers import owners_of
from workflows.law.named import Named, outside
from workflows.law.policy import GLOBAL, Policy
from workflows.law.roles import Offices
from workflows.law.setting import Setting
from workflows.telling.citations import cited
from workflows.telling.sentences import every

Called: TypeAlias = Callable[[Named], str]


def describe(process: Process, policy: Policy, called: Called = outside) -> dict[str, Any]:
    """Return a process in plain values: its states, what is owed in them, its steps and its outcomes.

    Programs are told the names that they know roles and origins by, people are told their words.
    """
    ended = (each.state for each in process.states if isinstance(each, Ended))
    return {
        "key": process.key,
        "title": process.title,
        "chapter": process.chapter,
        "subject": process.subject and called(process.subject),
        "confidential": process.confidential,
        "recurs": process.recurrence and every(process.recurrence, policy),
        "clauses": sorted({citation.clause for citation in cited(process)} - {LOCAL, GLOBAL}),
        "states": [_state(state, policy, called) for state in process.states],
        "steps": [_step(source, step, duty, policy, called) for source, step, duty in process.steps()],
        "outcomes": [{"key": state.key, "label": state.words} for state in ended],
    }


def _state(state: Waiting | Ended, policy: Policy, called: Called) -> dict[str, Any]:
    duties = state.all_duties() if isinstance(state, Waiting) else ()
    return {
        "key": state.state.key,
        "label": state.state.words,
        "clause": state.clause,
        "stage": state.stage,
        "duties": [_duty(duty, policy, called) for duty in duties],
    }


def _duty(duty: Duty, policy: Policy, called: Called) -> dict[str, Any]:
    rule = duty.deadline.rule if duty.deadline else None
    origins = (
        {called(policy.origin_of(source)) for source in rule.sources() if isinstance(source, Setting)}
        if rule
        else set[str]()
    )
    return {
        "key": duty.key,
        "task": duty.task_of_others,
        "owner": str(duty.owner) if isinstance(duty.owner, Offices) else called(duty.owner),
        "clause": duty.clause,
        "deadline": rule.words(policy) if rule else None,
        "origins": sorted(origins),
        "each": duty.owed_by.words if duty.owed_by else None,
        "because": duty.due.because if isinstance(duty.due, Untimed) else duty.because or None,
    }


def _step(source: str, step: Step, duty: Duty | None, policy: Policy, called: Called) -> dict[str, Any]:
    return {
        "key": step.name,
        "label": step.deed or step.name.replace("-", " ").capitalize(),
        "done": step.done,
        "by": " or ".join(called(owner) for owner in owners_of(step, duty)),
        "from": source,
        "to": step.outcomes[0].to.key if len(step.outcomes) == 1 and step.outcomes[0].to else None,
        "ways": [_way(outcome, policy) for outcome in step.outcomes],
        "form": step.form and schema(step.form, policy),
        "clause": step.clause,
        "also": list(step.also),
    }


def _way(outcome: Step, policy: Policy) -> dict[str, Any]:
    chosen = outcome.chosen_by.words(policy) if outcome.chosen_by is not None else None
    return {"if": chosen, "to": outcome.to and outcome.to.key, "done": outcome.done, "clause": outcome.clause}
