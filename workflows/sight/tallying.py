"""How many answers of each kind there were, where they were secret and are counted: for who may read them, named or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from workflows.engine.cases import Case
from workflows.facts.forms import Form
from workflows.grammar.steps import Step
from workflows.law.choice import Choice
from workflows.law.policy import Policy
from workflows.law.readers import Readers
from workflows.sight.needing import readers_beside
from workflows.sight.reading import is_counted, may_read, secret_of

UNSHOWN = "secret"  # of the setting that says how what was counted is shown: not at all


@dataclass(frozen=True)
class Tally:
    """Of a step the question, and how many gave each answer."""

    step: Step
    form: type[Form]
    field: str
    numbers: tuple[tuple[Choice, int], ...]


def tallies(case: Case, reader: Readers, policy: Policy) -> Iterator[Tally]:
    """Yield what was counted in a case, so far as somebody may read it."""
    for name, given in case.answers.items():
        secret = secret_of(case.process, name)
        if secret is None or not is_counted(case, name) or secret.shown_by(policy) == UNSHOWN:
            continue
        if given and may_read(reader, readers_beside(case.process, name)):
            yield from _counted(case, name, list(given.values()))


def _counted(case: Case, name: str, given: list[Form]) -> Iterator[Tally]:
    step = next(each for _, each, _ in case.process.steps() if each.name == name)
    for field in given[0].__struct_fields__:
        said = [getattr(form, field) for form in given]
        if all(isinstance(each, Choice) for each in said):
            found = Counter(said)
            yield Tally(step, type(given[0]), field, tuple(sorted(found.items(), key=_words)))


def _words(entry: tuple[Choice, int]) -> str:
    return str(entry[0])
