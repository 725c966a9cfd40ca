"""A function that stands where a condition should is named in a sentence, wherever that is, and stops nothing else."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.workflows.checks.planted import found
from tests.workflows.checks.planted_bare import NAMED, NAMELESS, PLACES
from web.command.checking import all_faults
from workflows.checks.faults import unused
from workflows.grammar.process import Process
from workflows.manual.registry import PROCESSES

SAY = 'say it both ways round, `@condition("…", "…")`'


@pytest.mark.parametrize(("plant", "place"), PLACES.values(), ids=list(PLACES))
def test_a_bare_function_is_named_where_it_stands(plant: Callable[[Any], Process], place: str) -> None:
    assert found(plant(NAMED)) == [f"{place} is no condition but the bare function 'snowy': {SAY}"]
    assert found(plant(NAMELESS)) == [f"{place} is no condition but a function without a name: {SAY}"]


@pytest.mark.parametrize("plant", [each for each, _ in PLACES.values()], ids=list(PLACES))
def test_what_a_bare_function_reads_is_not_known_so_no_setting_is_said_to_be_idle(
    plant: Callable[[Any], Process],
) -> None:
    assert list(unused([plant(NAMELESS)])) == []


def test_the_command_that_checks_says_it_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    plant, place = PLACES["a step"]
    monkeypatch.setattr("web.command.checking.PROCESSES", (*PROCESSES, plant(NAMELESS)))
    assert f"P99, first edition: {place} is no condition but a function without a name: {SAY}" in list(all_faults())
