"""The laws, over every way each process can go: exhaustively, then by chance and over long times."""

from collections import defaultdict
from contextlib import suppress
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflows import made_up
from tests.workflows.laws import OPENINGS, keep_the_laws, list_what_may_be_done, snapshot
from tests.workflows.moments import local
from workflows.answers.samples import forms_like
from workflows.engine.cases import NotAllowed
from workflows.engine.engine import replay
from workflows.grammar.events import Act, Event, Learn
from workflows.grammar.process import Ended, Process
from workflows.law.policy import FIRST_EDITION
from workflows.manual.registry import PROCESSES
from workflows.trying.explore import Exploration
from workflows.trying.simulate import Play

BEGINNING = local(3, 2)
every_process = pytest.mark.parametrize("process", [*PROCESSES, made_up.PROCESS], ids=lambda process: process.key)


def exploration(process: Process) -> Exploration:
    return Exploration(process, BEGINNING, FIRST_EDITION, OPENINGS.get(process.key, ()))


@every_process
def test_every_configuration_keeps_the_laws_and_every_state_is_reached(process: Process) -> None:
    reached = set[str]()
    for decision in exploration(process).decisions():
        keep_the_laws(decision, FIRST_EDITION)
        list_what_may_be_done(decision, FIRST_EDITION)
        reached.add(decision.after.state)
    assert reached >= {state.state.key for state in process.states}


def begun(process: Process) -> Play:
    play = Play(process, BEGINNING)
    play.learn(*(next(forms_like(record, BEGINNING.date())) for record in process.records))
    return play


def chance(play: Play, dice: Random) -> tuple[Event, datetime]:
    """Choose what happens next: any kind of thing alike, mostly as hoped, and seldom what ends the case."""
    later = play.now + timedelta(hours=dice.choice((0, 1, 24, 24 * dice.randint(0, 40))))
    ends = {state.state for state in play.process.states if isinstance(state, Ended)}
    last = {step.name for _, step, _ in play.process.steps() if step.to in ends}
    kinds: dict[tuple[str, str], list[tuple[Event, datetime]]] = defaultdict(list)
    for event, at in exploration(play.process).attempts(play.case, later):
        name = event.step if isinstance(event, Act) else "" if isinstance(event, Learn) else event.duty
        if name not in last or dice.random() < 0.1:
            kinds[type(event).__name__, name].append((event, at))
    nothing: list[tuple[Event, datetime]] = [(Learn(()), later)]
    hoped, *others = dice.choice([*kinds.values()] or [nothing])
    return dice.choice([hoped, hoped, *others[:1], *others[-1:]])


@every_process
@settings(max_examples=150)
@given(dice=st.randoms(use_true_random=True), length=st.integers(1, 40))
def test_a_walk_by_chance_keeps_the_laws_and_follows_from_its_history(
    process: Process, dice: Random, length: int
) -> None:
    play = begun(process)
    for _ in range(length):
        case, before = play.case, snapshot(play.case)
        event, play.now = chance(play, dice)
        with suppress(NotAllowed):
            keep_the_laws(play.fire(event), FIRST_EDITION)
        assert play.case is case or play.decisions[-1].before is case
        assert snapshot(case) == before, "an event, refused or not, changes nothing of the case it happens to"
    assert snapshot(replay(process, play.history, play.policy)) == snapshot(play.case)


@every_process
@settings(max_examples=50)
@given(dice=st.randoms(use_true_random=True), length=st.integers(1, 15))
def test_left_alone_every_case_keeps_the_laws_and_its_clock_runs_dry_or_ahead(
    process: Process, dice: Random, length: int
) -> None:
    play = begun(process)
    for _ in range(length):
        event, play.now = chance(play, dice)
        with suppress(NotAllowed):
            play.fire(event)
    for decision in play.wait(play.now + timedelta(days=400)):
        keep_the_laws(decision, FIRST_EDITION)
    ahead = play.next_rung()
    assert ahead is None or ahead[0] > play.now
