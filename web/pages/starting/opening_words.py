"""What a case will bring, told before it is begun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from markupsafe import Markup

from web.pages.words.dates import capital, clause_mark, day_words, last_words
from web.pages.words.foresight import only_by_the_day, sooner_words
from web.pages.words.wording import typeset
from workflows.engine.foresight import Foresight, Sooner
from workflows.grammar.duties import Duty, base
from workflows.grammar.process import Process, Step
from workflows.grammar.words import filled
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK
from workflows.law.wording import or_listed
from workflows.telling.corrections import said_of


@dataclass(frozen=True)
class Then:
    """What follows the opening of a case."""

    clauses: tuple[Markup, ...]
    stages: tuple[str, ...]
    first: tuple[str, ...]  # what is owed at once


def then_of(process: Process, step: Step, policy: Policy) -> Then:
    """Return what follows the first step of a process."""
    first = [_filled(process, step.sentence, policy)] if step.sentence else list(_first(process, step, policy))
    return Then(tuple(map(clause_mark, step.clauses)), process.stages(), tuple(map(typeset, first)))


def foretold(then: Then, foresight: Foresight, policy: Policy, today: date) -> Then:
    """Return what follows with the answers and the day that somebody typed."""
    after, day = foresight.decision.after, foresight.decision.on
    dates = {base(key): row.receipt.ends for key, row in after.owed.items() if row.receipt}
    counted = [f"Counted from {day_words(day)}, the day you gave."] if day < today else []
    first = [
        _owed(after.process, duty, policy, dates.get(duty.key))
        for duty in after.process.duties_in(after.state)
        if duty.key in {base(key) for key in after.owed}
    ]
    return replace(then, first=tuple(map(typeset, (*counted, *first))))


def brought_forward(foresight: Foresight, policy: Policy, today: date) -> tuple[str, ...]:
    """Return what the day that was given brings forward, a sentence each."""
    process = foresight.decision.after.process

    def words(each: Sooner) -> str:
        return _filled(process, each.words or each.duty.task_of_others, policy)

    by_the_day = [f"{capital(said_of(each.told, each, _nobody_yet(process), policy))}." for each in foresight.brings]
    if foresight.ends:
        by_the_day.append(f"Ends the case: {process.label(foresight.decision.after.state)}.")
    sooner = (sooner_words(each, words(each), today) for each in foresight.sooner)
    return tuple(map(typeset, (*map(only_by_the_day, by_the_day), *sooner)))


def _first(process: Process, step: Step, policy: Policy) -> Iterator[str]:
    """Yield what is owed in the state that a step leads to; of several states, which there are."""
    goals = dict.fromkeys(outcome.to for outcome in step.outcomes if outcome.to)
    if len(goals) > 1:
        yield f"What comes first depends on what you enter: {or_listed(goal.words for goal in goals)}."
    for goal in goals if len(goals) == 1 else ():
        waiting = process.waiting_in.get(goal.key)
        yield from (_owed(process, duty, policy) for duty in (waiting.duties if waiting else ()))


def _filled(process: Process, words: str, policy: Policy) -> str:
    return filled(words, policy, process.names, given=_nobody_yet(process))


def _nobody_yet(process: Process) -> dict[str, str]:
    return {"subject": "the person" if process.subject else "the agency", "party": "each of them"}


def _owed(process: Process, duty: Duty, policy: Policy, ends: datetime | None = None) -> str:
    task = _filled(process, duty.task_of_others, policy)
    when = f", within {duty.deadline.rule.words(policy)}" if duty.deadline else ""
    when = f", by {last_words(ends, policy.calendar)}" if ends else when
    return f"Automatically{when}: {task}." if duty.owner is CLOCK else f"The {duty.owner} has to {task}{when}."
