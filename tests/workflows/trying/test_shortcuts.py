"""What the explorer spares itself loses nothing: it finds the same with and without."""

from collections.abc import Callable, Hashable, Iterator
from itertools import islice
from typing import Any, TypeVar

import pytest

from tests.workflows import made_up
from tests.workflows.explorations import attempts, exploration, otherwise
from tests.workflows.watching import Watched
from workflows.engine.cases import Decision
from workflows.grammar.process import Process
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.value import changed
from workflows.manual.registry import PROCESSES
from workflows.trying.apart import parts_ahead
from workflows.trying.attempts import Attempts
from workflows.trying.explore import Exploration
from workflows.trying.looking import Memory, view_of

T = TypeVar("T")
A_FEW, A_SAMPLE = 400, 40  # attempts with each process, and configurations of it
every_process = pytest.mark.parametrize("process", [*PROCESSES, made_up.PROCESS], ids=lambda process: process.key)


class Forgetful(Memory):
    """Works everything out anew."""

    def of(self, seen: Hashable, work: Callable[[], T]) -> T:
        """Work it out."""
        del seen
        return work()


def forgetful(tried: Attempts) -> Attempts:
    return Attempts(tried.process, tried.start, tried.policy, tried.openings, tried.on_record, Forgetful())


def tried(exploration: Exploration) -> Iterator[tuple[Any, ...]]:
    for each in exploration.tried():
        yield each.case.state, each.attempt, each.decision is not None, each.is_new


@every_process
@pytest.mark.parametrize("edition", [lambda _: FIRST_EDITION, otherwise], ids=["first", "otherwise"])
def test_what_is_remembered_is_what_would_be_found_anew(process: Process, edition: Callable[[Process], Policy]) -> None:
    here = attempts(process, policy=edition(process))
    remembered, anew = (tried(Exploration(each)) for each in (here, forgetful(here)))
    assert list(islice(remembered, A_FEW)) == list(islice(anew, A_FEW))


@every_process
def test_each_rung_struck_once_leads_to_the_same_configurations(process: Process) -> None:
    once, wherever = (Exploration(attempts(process), 1, each_rung_once=each).decisions() for each in (True, False))
    assert list(map(reached, islice(once, A_FEW // 4))) == list(map(reached, islice(wherever, A_FEW // 4)))


def reached(decision: Decision) -> tuple[object, ...]:
    after = decision.after
    return after.state, after.done, after.forms, after.owed, after.taken, after.moves, decision.at


@every_process
def test_a_condition_looks_at_nothing_that_it_does_not_name(process: Process) -> None:
    """What it names tells which answers are worth trying, and when nothing can have changed."""
    here = exploration(process)
    for decision in islice(here.decisions(), A_SAMPLE):
        case = decision.after
        known = case.known(FIRST_EDITION, decision.at)
        for test in parts_ahead(process)[case.state]:
            for each in (known, changed(known, forms=here.attempts.hoped(known).forms)):
                watched = Watched.over(each)
                test.verdict(watched)
                assert not watched.unseen_by(view_of((test,))), test.words(FIRST_EDITION)
