"""Where a declaration rests on the register: every clause that one of its words cites, and every rule and setting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from workflows.facts.conditions import Condition
from workflows.facts.rules import Rule
from workflows.grammar.duties import Duty
from workflows.grammar.process import Process, Step
from workflows.law.setting import Setting


class Word(StrEnum):
    """Which word of a declaration cites a clause; the braces hold what it is called."""

    STATE = "state {}"
    DUTY = "duty {}"
    DEADLINE = "deadline of {}"
    LEAVE = "leave to move {}"
    REST = "rest of {}"
    STEP = "step {}"
    FLOOR = "earliest day of {}"
    IN_TIME = "last day of {}"
    EFFECT = "effect of {}"
    GUARD = "guard of {}"
    ALSO = "step {} (also)"
    WITHHELD = "keeping from {}"
    LOSS = "what a change of the directory takes away: {}"
    ONE_OPEN = "one open case: {}"
    SETTING = "setting {}"
    NEEDED = "what is needed: {}"


@dataclass(frozen=True, slots=True)
class Citation:
    """One word of a declaration, what it is called, and the clause it cites."""

    word: Word
    name: str
    clause: str

    def __str__(self) -> str:
        """Return the place in words."""
        return self.word.format(self.name)


@dataclass(frozen=True, slots=True)
class Dated:
    """A rule of dates, and the word of the declaration that it dates."""

    word: Word
    name: str
    rule: Rule

    def __str__(self) -> str:
        """Return the place in words."""
        return self.word.format(self.name)

    def settings(self) -> Iterator[Setting[Any]]:
        """Yield the settings the date depends on."""
        yield from (source for source in self.rule.sources() if isinstance(source, Setting))


def all_duties(process: Process) -> tuple[Duty, ...]:
    """Return every duty of a process, each once, in reading order."""
    return tuple(dict.fromkeys(duty for waiting in process.waiting() for duty in waiting.all_duties()))


def all_steps(process: Process) -> tuple[Step, ...]:
    """Return every step of a process as it may come out, each once, in reading order."""
    return tuple(dict.fromkeys(step for _, step, _ in process.arrows()))


def conditions_of(step: Step, duty: Duty | None) -> Iterator[Condition]:
    """Yield every condition that is asked when a step is taken, and of its outcome."""
    found = [step.condition, step.chosen_by, duty.condition if duty else None]
    found += (each.test for each in step.conditions)
    found += (office.when for office in step.actors)
    yield from (each for each in found if each is not None)


def conditions_needed(process: Process) -> Iterator[Condition]:
    """Yield every condition of what a process needs before its outcome, and of who can see to it."""
    for each in process.needed:
        yield each.test
        yield from (who.when for who in each.by if who.when is not None)


def all_rules(process: Process) -> Iterator[Dated]:
    """Yield every rule of dates: deadlines, how far they may be extended, floors, and the terms of effects."""
    for duty in all_duties(process):
        if duty.deadline:
            yield Dated(Word.DEADLINE, duty.key, duty.deadline.rule)
        if duty.extension and duty.extension.until:
            yield Dated(Word.LEAVE, duty.key, duty.extension.until)
    for step in all_steps(process):
        if step.floor:
            yield Dated(Word.FLOOR, step.name, step.floor)
        if step.in_time:
            yield Dated(Word.IN_TIME, step.name, step.in_time)
        for effect in step.effects:
            terms = (getattr(effect, field.name) for field in fields(effect))
            yield from (Dated(Word.EFFECT, step.name, term) for term in terms if isinstance(term, Rule))


def all_settings(process: Process) -> Iterator[Setting[Any]]:
    """Yield every setting that the words of a declaration name."""
    for dated in all_rules(process):
        yield from dated.settings()
    yield from (duty.deadline.remind for duty in all_duties(process) if duty.deadline)
    yield from (
        source for condition in _conditions(process) for source in condition.sources() if isinstance(source, Setting)
    )
    yield from (rest.tolls for waiting in process.waiting() for rest in waiting.resting if rest.tolls)
    yield from process.recurrence.rhythm.settings() if process.recurrence else ()
    yield from (
        step.secret.shown for step in all_steps(process) if step.secret and not isinstance(step.secret.shown, str)
    )


def _conditions(process: Process) -> Iterator[Condition]:
    for _, step, duty in process.arrows():
        yield from conditions_of(step, duty)
    yield from (duty.lapse for duty in all_duties(process) if duty.lapse is not None)
    yield from conditions_needed(process)


def cited(process: Process) -> tuple[Citation, ...]:
    """Return every citation of a declaration, each once."""
    return tuple(dict.fromkeys((*_of_states(process), *_of_duties(process), *_of_steps(process), *_of_rules(process))))


def _of_states(process: Process) -> Iterator[Citation]:
    yield from (Citation(Word.STATE, state.state.key, state.clause) for state in process.states)
    if process.withheld:
        yield Citation(Word.WITHHELD, process.withheld.words, process.withheld.clause)
    yield from (Citation(Word.LOSS, each.words, each.clause) for each in process.losses)
    if process.single:
        yield Citation(Word.ONE_OPEN, process.single.words, process.single.clause)
    yield from (Citation(Word.NEEDED, each.key, each.clause) for each in process.needed)
    for rest in (rest for waiting in process.waiting() for rest in waiting.resting):
        yield Citation(Word.REST, rest.duty.key, rest.clause)
        if rest.tolls:
            yield Citation(Word.REST, rest.duty.key, rest.tolls.clause)


def _of_duties(process: Process) -> Iterator[Citation]:
    for duty in all_duties(process):
        yield Citation(Word.DUTY, duty.key, duty.clause)
        leaves = (leave for leave in (duty.extension, duty.pause) if leave)
        yield from (Citation(Word.LEAVE, duty.key, leave.clause) for leave in leaves)
        if duty.deadline:
            yield Citation(Word.DEADLINE, duty.key, duty.deadline.remind.clause)


def _of_steps(process: Process) -> Iterator[Citation]:
    for step in all_steps(process):
        yield Citation(Word.STEP, step.name, step.clause)
        yield from (Citation(Word.ALSO, step.name, clause) for clause in step.also)
        yield from (Citation(Word.GUARD, step.name, each.clause) for each in step.conditions)


def _of_rules(process: Process) -> Iterator[Citation]:
    for dated in all_rules(process):
        yield from (Citation(dated.word, dated.name, setting.clause) for setting in dated.settings())
