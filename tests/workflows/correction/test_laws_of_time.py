"""Better facts, by chance: it does not matter when they are entered, and of a struck opening nothing is left."""

from datetime import datetime, timedelta
from random import Random

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.workflows.correction.test_laws_of_correction import (
    ANYBODY,
    amendment_of,
    every_process,
    shared,
    undated,
    walk,
)
from workflows.correction.amending import live, striking_too
from workflows.correction.correction import correct
from workflows.correction.lives import Life
from workflows.engine.cases import NotAllowed
from workflows.grammar.events import Act, Amendment, Correct, Event, Strike, Tick
from workflows.grammar.process import NEW, Process
from workflows.law.policy import FIRST_EDITION
from workflows.trying.simulate import Play

by_chance = given(dice=st.randoms(use_true_random=True), length=st.integers(1, 25))
short = given(dice=st.randoms(use_true_random=True), length=st.integers(3, 12))
TRIES = 24
SOON = timedelta(minutes=1)


def steps_after(play: Play, place: int) -> int:
    """Count the steps that people took after an event."""
    return sum(isinstance(event, Act) for event, _ in play.history[place + 1 :])


def fair(life: Life) -> set[str]:
    return {each.key for mark in life.marks for each in mark.fair}


@every_process
@shared
@by_chance
def test_of_a_case_whose_opening_is_struck_no_effect_and_no_task_is_left(
    process: Process, dice: Random, length: int
) -> None:
    play = walk(process, dice, length)
    opening = next((place for place, (event, _) in enumerate(play.history) if isinstance(event, Act)), None)
    assume(opening is not None)
    was = live(process, play.history, FIRST_EDITION)
    strike = striking_too(was, Strike(opening or 0, ANYBODY, "by mistake"), play.now, FIRST_EDITION)
    struck = correct(was, strike, play.now, FIRST_EDITION)
    had = [effect for each in play.decisions for effect in each.effects]
    assert sorted(repr(deed.effect) for deed in struck.undone) == sorted(map(repr, had))
    assert (struck.after.case.state, struck.after.case.owed) == (NEW, {})
    assert (struck.due, struck.altered) == ((), ())


@every_process
@settings(shared, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@short
def test_a_better_fact_gives_the_same_dates_before_the_steps_that_follow_and_after_them(
    process: Process, dice: Random, length: int
) -> None:
    play = walk(process, dice, length)
    last_tick = max((place for place, (event, _) in enumerate(play.history) if isinstance(event, Tick)), default=-1)
    tries = [each for _ in range(TRIES) if (each := amendment_of(play, dice)) and isinstance(each[0], Correct)]
    fit = [each for each in tries if isinstance(each[0], Correct) and each[0].place > last_tick]
    assume(fit)
    chosen = max(fit, key=lambda each: steps_after(play, each[1].place))  # a step that follows is what may go wrong
    amendment, place = chosen[0], chosen[1].place
    follow = play.history[place + 1 :]
    said = play.history[place][1]
    soon = min([said + SOON, *(at for _, at in follow)])
    early: list[tuple[Event | Amendment, datetime]] = [*play.history[: place + 1], (amendment, soon), *follow]
    try:
        before = live(process, early, FIRST_EDITION)
        after = correct(live(process, play.history, FIRST_EDITION), amendment, play.now, FIRST_EDITION).after
    except NotAllowed:
        assume(False)
        raise
    left = fair(before) | fair(after)
    assert undated(before.case, but=left) == undated(after.case, but=left)
