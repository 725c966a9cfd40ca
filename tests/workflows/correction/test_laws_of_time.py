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
from workflows.answers.samples import forms_like
from workflows.correction.amending import consents, live, striking_too
from workflows.correction.correction import correct
from workflows.correction.lives import Life
from workflows.engine.cases import Case, NotAllowed
from workflows.engine.fairness import is_past
from workflows.engine.ladder import Owed
from workflows.grammar.duties import base
from workflows.grammar.events import Act, Amendment, Correct, Event, Insert, Strike, Tick
from workflows.grammar.process import NEW, Process
from workflows.grammar.takers import owners_of
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import CLOCK, OF_AN_AGENCY, OF_THE_CASE, SYSTEM_ADMIN, may_act_as
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


def letter(play: Play, dice: Random) -> Insert | None:
    """Choose what somebody of an agency or of the case had sent to ICA, which enters it now."""
    ways = [(step, next(iter(owners_of(step, duty)))) for step, duty in play.process.ways_in(play.case.state)]
    theirs = [
        each for each in ways if each[1] in OF_AN_AGENCY | OF_THE_CASE and not consents(play.process, each[0].name)
    ]
    if not theirs:
        return None
    step, owner = dice.choice(theirs)
    form = (dice.choice(list(forms_like(step.form, play.now.date()))),) if step.form else ()
    act = Act(step.name, frozenset({owner}), form, play.now.date())
    return Insert(act, play.now + SOON, frozenset({SYSTEM_ADMIN}), "by mail")


def others_late(case: Case, now: datetime) -> dict[str, Owed]:
    """Return what anybody but ICA is late with."""
    known = case.known(FIRST_EDITION, now)
    owner = {duty.key: duty.owner_of for duty in case.process.duties_in(case.state)}
    return {
        key: row
        for key, row in case.owed.items()
        if (whose := owner[base(key)](row.party)) is not CLOCK
        and not may_act_as(frozenset({SYSTEM_ADMIN}), whose)
        and is_past(row, known)
    }


@every_process
@shared
@short
def test_a_letter_that_lay_with_ica_while_the_case_ran_makes_nobody_late_but_ica(
    process: Process, dice: Random, length: int
) -> None:
    play = walk(process, dice, length)
    if (inserted := letter(play, dice)) is None:
        return  # ICA's own, or what nobody does for another
    now, life = play.now + timedelta(days=dice.choice((1, 5, 30, 100))), live(process, play.history, FIRST_EDITION)
    try:
        after = correct(life, inserted, now, FIRST_EDITION).after.case
    except NotAllowed:
        return
    was = others_late(life.case, now)
    assert all(key in was for key in others_late(after, now))
