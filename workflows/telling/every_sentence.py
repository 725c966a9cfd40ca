"""Every sentence that a process can show to somebody, as it is declared, for reading and for checking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import singledispatch
from types import FunctionType
from typing import Any

from workflows.answers.schema import choices_in
from workflows.facts.conditions import Condition, Function, Not, Several, Worded
from workflows.facts.effects import Effect
from workflows.facts.facts import Fact
from workflows.facts.forms import Form
from workflows.grammar.duties import Duty, Untimed
from workflows.grammar.process import Ended, Process, Waiting
from workflows.grammar.steps import Branch, Step
from workflows.grammar.words import Names, Wording
from workflows.law.fields import hint, title
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.setting import Setting
from workflows.law.value import fields_of, kind_of
from workflows.telling.citations import all_duties, all_rules
from workflows.telling.in_braces import IN_BRACES
from workflows.telling.said_by_functions import is_shown, said_by

SETTINGS = frozenset(setting.name for setting in Policy.settings())


@dataclass(frozen=True)
class Sentence:
    """Words, where they stand, and the names in braces that are filled in there beside settings."""

    place: str
    words: str
    given: frozenset[str] = frozenset()
    read: str = ""  # under the first edition, where that is more than settings put in: "1 day"


def sentences(process: Process) -> Iterator[Sentence]:
    """Yield every sentence of a process, each once, in reading order."""
    yield from dict.fromkeys(each for each in _all(process) if each.words)


def _all(process: Process) -> Iterator[Sentence]:
    yield from _heads(process)
    for state in process.states:
        yield from _of_state(state, process.names)
    for duty in all_duties(process):
        yield from _of_duty(duty)
    for step in dict.fromkeys(step for _, step, _ in process.steps()):
        yield from _of_step(step)
    for form in process.forms().values():
        yield from _of_form(form)
    for dated in all_rules(process):
        sources = list(dated.rule.sources())
        yield from (Sentence(str(dated), str(source)) for source in sources if not isinstance(source, Setting))
        words, read = (dated.rule.words(policy) for policy in (IN_BRACES, FIRST_EDITION))
        yield Sentence(f"rule of the {dated}", words, _beside_policy(sources), read)


def _beside_policy(sources: Iterable[object]) -> frozenset[str]:
    """Return the names of the settings that the policy of a desk does not have, as a declaration of its own may."""
    return frozenset(each.name for each in sources if isinstance(each, Setting)) - SETTINGS


def _heads(process: Process) -> Iterator[Sentence]:
    yield Sentence("title", process.title)
    yield Sentence("heading", process.heading, frozenset({"title", "subject", "client", *process.names}))
    if process.recurrence:
        yield Sentence("recurs for", process.recurrence.per.words)
    if process.withheld:
        yield Sentence("kept from", process.withheld.words)
    yield from (Sentence("lost with the directory", each.words) for each in process.losses)
    if process.single:
        yield Sentence("a second case", process.single.words)
    if process.alike:
        yield Sentence("likely the same", process.alike.words)
    if not isinstance(process.closed_to_subject, bool):
        yield from _of_condition("closed to its subject", process.closed_to_subject)
    yield from (Sentence(f"no notice to the {each.to}", each.because) for each in process.untolds)
    yield from (Sentence(f"why {each.step.name} is put right", each.reason) for each in process.following)
    yield from _of_needed(process)
    yield from _of_names(process.names)
    if process.receipt:
        yield from (Sentence("receipt", words) for words in said_by(process.receipt))


def _of_names(names: Names) -> Iterator[Sentence]:
    """Yield what stands for a name in braces: without a case, and in one."""
    for name, operand in names.items():
        yield Sentence(f"{{{name}}} without a case", operand.spoken(FIRST_EDITION))
        if isinstance(operand, Wording):
            yield from (Sentence(f"{{{name}}}", words) for words in said_by(operand.make))


def _of_needed(process: Process) -> Iterator[Sentence]:
    yield Sentence("what is needed", process.before)
    for each in process.needed:
        yield Sentence(f"{each.key} is needed", each.words)
        yield Sentence(f"{each.key} is missing", each.no, frozenset(each.names))
        yield from _of_names(each.names)
        for who in each.by:
            yield from _of_condition(f"the {who.role} sees to {each.key}", who.when)


def _of_state(state: Waiting | Ended, names: Names) -> Iterator[Sentence]:
    place = f"state {state.state.key}"
    yield Sentence(place, state.state.words)
    yield Sentence(f"stage of {place}", state.stage)
    if isinstance(state, Waiting):
        yield Sentence(f"waiting in {place}", state.sentence, frozenset({"subject", *names}))
        yield from (Sentence(f"rest in {place}", rest.why) for rest in state.resting)


def _of_duty(duty: Duty) -> Iterator[Sentence]:
    for task in dict.fromkeys((duty.task, duty.task_of_others)):
        yield Sentence(f"task of {duty.key}", task, _names(duty))
    if isinstance(duty.due, Untimed):
        yield Sentence(f"{duty.key} has no date because", duty.due.because)
    yield Sentence(f"{duty.key} has the usual target because", duty.because)
    yield Sentence(f"where {duty.key} is done", duty.met)
    if duty.owed_by:
        yield Sentence(f"each owes {duty.key}", duty.owed_by.words)
    yield from _of_condition(f"{duty.key} is owed", duty.condition)
    yield from _of_condition(f"{duty.key} is asked again", duty.lapse)


def _names(duty: Duty) -> frozenset[str]:
    return frozenset({"subject", "party"} if duty.owed_by else {"subject"})


def _of_step(step: Step) -> Iterator[Sentence]:
    party = frozenset({"party"})
    yield from (Sentence(f"button of {step.name}", deed) for deed in dict.fromkeys((step.deed, step.deed_of_others)))
    yield Sentence(f"timeline of {step.name}", step.done, party)
    yield Sentence(f"what follows {step.name}", step.sentence, frozenset({"subject", "party"}))
    yield from _of_condition(f"{step.name} is possible", step.condition)
    for office in step.actors:
        yield from _of_condition(f"the {office.role} may {step.name}", office.when)
    for each in step.conditions:
        yield Sentence(f"refusal of {step.name}", each.words, frozenset(each.names))
        yield from _of_names(each.names)
    for branch in step.branches:
        yield Sentence(f"timeline of {step.name}", branch.done, party)
        yield from _of_condition(f"{step.name} comes out", branch.condition)
    yield from _of_what_follows(step)


def _of_what_follows(step: Step) -> Iterator[Sentence]:
    whole: tuple[Step | Branch, ...] = (step, *step.branches)
    for effect in (effect for each in whole for effect in each.effects):
        yield from _of_effect(effect)
    for untold in (untold for each in whole for untold in each.untolds):
        yield Sentence(f"no notice of {step.name} to the {untold.to}", untold.because)


def _of_effect(effect: Effect) -> Iterator[Sentence]:
    terms = {field.name: getattr(effect, field.name) for field in fields(effect)}
    given = frozenset({"subject", *terms})
    yield Sentence(f"effect {effect.key}", effect.told, given)
    yield Sentence(f"effect {effect.key} undone", effect.undone.says, given)
    for name, term in terms.items():
        said = said_by(term) if isinstance(term, FunctionType) else (term,) if isinstance(term, str) else ()
        yield from (Sentence(f"{name} of effect {effect.key}", words) for words in said if is_shown(words))


def _of_condition(place: str, condition: Condition | None) -> Iterator[Sentence]:
    if condition is not None:
        yield from (Sentence(f"{place} if", words) for words in written(condition))


@singledispatch
def written(condition: Condition) -> Iterator[str]:
    """Yield the sentences that are written into a condition; those made of labels stand with their forms."""
    del condition
    yield from ()


@written.register
def _several(condition: Several) -> Iterator[str]:
    for each in condition.conditions:
        yield from written(each)


@written.register
def _turned(condition: Not) -> Iterator[str]:
    yield from written(condition.condition)


@written.register(Worded)
@written.register(Function)
def _worded(condition: Worded | Function) -> Iterator[str]:
    yield from (condition.yes, condition.not_so)


def _of_form(form: type[Form]) -> Iterator[Sentence]:
    yield Sentence(f"form {form.key}", form.says())
    for field in fields_of(form):
        yield Sentence(f"{form.key}.{field.name}", title(form, field.name))
        yield Sentence(f"help of {form.key}.{field.name}", hint(form, field.name))
    for kind in choices_in(kind_of(form)):
        yield from (Sentence(f"choice of {kind.__name__}", each.words) for each in kind)


def sources_of(condition: Condition) -> tuple[Fact[Any], ...]:
    """Return the fields that a condition reads."""
    return tuple(each for each in condition.sources() if isinstance(each, Fact))
