"""What a case will bring, told before it is begun."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from web.pages.words.dates import clause_mark
from web.pages.words.wording import of_others, typeset
from workflows.engine.interpreter import waiting_in
from workflows.grammar.duties import Duty
from workflows.grammar.process import Process, Step
from workflows.law.policy import Policy


@dataclass(frozen=True)
class Then:
    """What follows the opening of a case."""

    clauses: tuple[Markup, ...]
    stages: tuple[str, ...]
    first: tuple[str, ...]  # what is owed at once


def then_of(process: Process, step: Step, policy: Policy) -> Then:
    """Return what follows the first step of a process."""
    goal = waiting_in(process).get(step.to.key) if step.to else None
    owed = (_owed(duty, policy) for duty in (goal.duties if goal else ()))
    return Then(tuple(map(clause_mark, step.clauses)), process.stages(), tuple(map(typeset, owed)))


def _owed(duty: Duty, policy: Policy) -> str:
    task = of_others(duty.task.format(subject="the person"))
    when = f", within {duty.deadline.rule.words(policy)}" if duty.deadline else ""
    return f"The {duty.owner.value} has to {task}{when}."
