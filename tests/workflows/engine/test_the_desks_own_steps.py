"""Steps that the desk takes of its own accord, once it has found something out."""

import pytest

from tests.stories.data.importers import GOOD, ready
from workflows.engine.cases import Kind, NotAllowed
from workflows.grammar.events import THE_CLOCK, Act
from workflows.law.roles import ASKER, CLOCK, Role


def test_the_desk_takes_a_step_that_is_declared_to_be_its_own() -> None:
    assert ready().fire(Act("record-upload", THE_CLOCK, (GOOD,))).actor is CLOCK


def test_nobody_else_takes_it_in_whatever_hat() -> None:
    play = ready()
    with pytest.raises(NotAllowed, match="this is for the desk to do") as refused:
        play.fire(Act("record-upload", frozenset(Role) - {CLOCK, ASKER}, (GOOD,)))
    assert refused.value.first.kind is Kind.ROLE


def test_the_desk_takes_no_other_step() -> None:
    with pytest.raises(NotAllowed, match="nobody speaks for the clock"):
        ready().fire(Act("stop", THE_CLOCK))
