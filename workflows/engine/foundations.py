"""What a step rests on: it cannot have happened before the last thing that had to happen first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from workflows.engine.cases import Case
from workflows.engine.ladder import Owed
from workflows.facts.conditions import Condition, Happened, Whole
from workflows.facts.facts import Fact
from workflows.facts.forms import Form
from workflows.facts.known import Known, latest
from workflows.grammar.duties import Duty, base
from workflows.grammar.states import Waiting
from workflows.grammar.steps import NEW, Step
from workflows.law.value import Value, changed

A_MOMENT = timedelta(microseconds=1)


class Ground(Value, frozen=True):
    """The first day on which a step can have happened, and the last thing that had to happen before it."""

    day: date
    after: str  # as the timeline says it; nothing where only the case itself had to be there


def ground(case: Case, step: Step, owed: Owed | None, known: Known, day: date) -> Ground | None:
    """Return what a step rests on that had not happened on a day, the last of it; nothing if it may have been that day."""
    found = [*_of_the_state(case, step, owed, day), *_of_conditions(case, step, owed, known, day)]
    return max(found, key=_day, default=None)


def _day(found: Ground) -> date:
    return found.day


def all_in_on(waiting: Waiting, known: Known, day: date) -> date:
    """Return the day on which the last duty of a state was in, whichever of them was entered last."""
    names = {step.name for duty in waiting.duties for step in duty.ways if any(out.to is None for out in step.outcomes)}
    return max((day, *(known.taken[name].latest for name in names & known.taken.keys())))


def _of_the_state(case: Case, step: Step, owed: Owed | None, day: date) -> Iterator[Ground]:
    """Yield when the case came where the step can be taken, or when what it answers was asked, if that was sooner."""
    if case.state == NEW or case.entered is None or step.button in case.process.freedoms or step.any_day:
        return
    first = min(case.entered, owed.since) if owed else case.entered
    if day < first:
        yield Ground(first, _what_led_here(case, first))


def _what_led_here(case: Case, first: date) -> str:
    """Return the last thing that people did on the day from which a step can be taken."""
    did = (name for name, taken in case.taken.items() if taken.latest == first)
    steps = {step.name: step for _, step, duty in case.process.steps() if duty or step.actors}
    return next((steps[name].done for name in reversed(list(did)) if name in steps and steps[name].done), "")


def _of_conditions(case: Case, step: Step, owed: Owed | None, known: Known, day: date) -> Iterator[Ground]:
    """Yield the steps on which the conditions of a step rest, where they did not hold yet without them."""
    later = {
        name: taken for name, taken in known.taken.items() if name != step.name and taken.on_for(known.party) > day
    }
    if day >= known.today or not later:
        return
    then, listed = as_of(known, day, step), {each.name: each for _, each, _ in case.process.steps()}
    for condition in _conditions(case, step, owed):
        names = _named(condition, known) & later.keys()
        if names and condition.verdict(known) and not condition.verdict(then):
            when, last = max((later[name].on_for(known.party), name) for name in names)
            yield Ground(when, listed[last].done if last in listed else "")


def _conditions(case: Case, step: Step, owed: Owed | None) -> Iterator[Condition]:
    yield from (each.test for each in step.conditions)
    duty = _duty(case, owed) if owed else None
    yield from (each for each in (step.condition, duty.condition if duty else None) if each is not None)


def _duty(case: Case, owed: Owed) -> Duty | None:
    return next((duty for duty in case.process.duties_in(case.state) if duty.key == base(owed.key)), None)


def _named(condition: Condition, known: Known) -> frozenset[str]:
    """Return the steps that a condition looks at, by name or by what they were answered."""
    found, forms = set[str](), set[type[Form]]()
    for source in condition.sources():
        match source:
            case Happened(step):
                found.add(step)
            case Fact(step=""):
                forms.add(source.form)
            case Fact():
                found.add(source.step)
            case Whole(form):
                forms.add(form)
    answered = (name for name, given in known.answers.items() if any(type(form) in forms for form in given.values()))
    return frozenset({*found, *answered})


def as_of(known: Known, day: date, step: Step) -> Known:
    """Return what was known at the end of a day, but for what a step under way says itself."""
    taken = {name: each for name, each in known.taken.items() if name == step.name or each.on_for(known.party) <= day}
    answers = {name: _by(known, name, day) if name != step.name else given for name, given in known.answers.items()}
    gone = {type(form) for given in known.answers.values() for form in given.values()}
    kept = {form: filled for form, filled in known.forms.items() if form not in gone}
    end = known.calendar.at(day + timedelta(days=1)) - A_MOMENT
    forms, now = {**kept, **latest(answers)}, min(known.now, end)
    return changed(known, taken=taken, answers=answers, forms=forms, now=now)


def _by(known: Known, name: str, day: date) -> dict[str, Form]:
    """Return what had been answered by a day with a step."""
    taken, given = known.taken.get(name), known.answers[name]
    return {party: form for party, form in given.items() if taken is None or taken.on_for(party) <= day}
