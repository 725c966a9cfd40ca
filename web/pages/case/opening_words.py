"""What a case will bring, told before it is begun."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from web.pages.words.dates import clause_mark
from web.pages.words.wording import of_others, typeset
from workflows.grammar.duties import Duty
from workflows.grammar.process import Process, Step
from workflows.grammar.words import filled
from workflows.law.policy import Policy


@dataclass(frozen=True)
class Then:
    """What follows the opening of a case."""

    clauses: tuple[Markup, ...]
    stages: tuple[str, ...]
    first: tuple[str, ...]  # what is owed at once


def then_of(process: Process, step: Step, policy: Policy) -> Then:
    """Return what follows the first step of a process."""
    goals = {outcome.to.key for outcome in step.outcomes if outcome.to}
    goal = process.waiting_in.get(goals.pop()) if len(goals) == 1 else None
    owed = (_owed(process, duty, policy) for duty in (goal.duties if goal else ()))
    return Then(tuple(map(clause_mark, step.clauses)), process.stages(), tuple(map(typeset, owed)))


def _owed(process: Process, duty: Duty, policy: Policy) -> str:
    given = {"subject": "the person" if process.subject else "the agency", "party": "each of them"}
    task = of_others(filled(duty.task, policy, process.names, given=given))
    when = f", within {duty.deadline.rule.words(policy)}" if duty.deadline else ""
    return f"The {duty.owner} has to {task}{when}."
