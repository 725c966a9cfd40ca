"""What is written in the scripts of the practice desk."""

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest

from web.practice.registry import SCRIPTS
from web.practice.scripts import On, Script
from workflows.facts.forms import Form
from workflows.law.choice import Choice
from workflows.manual.registry import BY_KEY, PROCESSES


def choices(hint: Any) -> Iterator[type[Choice]]:
    """Yield what may be chosen in a field."""
    if isinstance(hint, type) and issubclass(hint, Choice):
        yield hint
    for inner in get_args(hint):
        yield from choices(inner)


def answers(script: Script) -> Iterator[tuple[list[type[Form]], str, Any]]:
    """Yield the answers of a script, each with the forms in which it may be given."""
    process = BY_KEY[script.process]
    openings = [step.form for step in process.openings if step.form]
    yield from ((openings, field, value) for field, value in script.facts.items())
    for turn in script.turns:
        forms = [step.form for _, step, _ in process.steps() if step.name == turn.does and step.form]
        yield from ((forms, field, value) for field, value in turn.facts.items())


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_what_somebody_chooses_is_written_as_its_key_and_not_in_its_words(script: Script) -> None:
    for forms, field, value in answers(script):
        hints = [get_type_hints(form).get(field) for form in forms]
        keys = {each.key for hint in hints for kind in choices(hint) for each in kind}
        for chosen in value if isinstance(value, tuple) else (value,):
            assert not keys or chosen in keys, (script.name, field, chosen)


def test_every_process_has_scripts_and_no_two_share_a_name() -> None:
    assert {script.process for script in SCRIPTS} == {
        process.key for process in PROCESSES if not process.by_corrections
    }
    assert len({script.name for script in SCRIPTS}) == len(SCRIPTS)


def test_days_are_counted_from_the_beginning_of_the_script() -> None:
    dates = [value for script in SCRIPTS for _, field, value in answers(script) if field.endswith("_on")]
    assert dates
    assert all(isinstance(value, On) for value in dates)
