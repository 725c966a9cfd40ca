"""What takes turns between the databases."""

from pathlib import Path

from tests.databases import KINDS as MADE
from tests.turns import BY_TURNS, KINDS, ON_BOTH


def test_what_takes_turns_and_what_runs_on_both_is_there_and_lies_inside() -> None:
    root = Path(__file__).parent.parent
    assert [each for each in (*BY_TURNS, *ON_BOTH) if not (root / each).exists()] == []
    assert [each for each in ON_BOTH if not each.startswith(BY_TURNS)] == []


def test_the_databases_that_take_turns_are_those_that_tests_are_made_on() -> None:
    assert tuple(MADE) == KINDS
