"""Better facts, by chance: what is corrected and corrected back is as it was, and what is struck was never done."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.workflows import made_up
from tests.workflows.laws import keep_the_laws, snapshot
from tests.workflows.trying.test_every_process import begun, chance
from workflows.answers.samples import forms_like
from workflows.correction.amending import live, striking_too
from workflows.correction.correction import correct
from workflows.correction.lives import Life
from workflows.engine.cases import Case, NotAllowed
from workflows.engine.engine import decide
from workflows.facts.forms import Form
from workflows.grammar.events import THE_CLOCK, Act, Amendment, Correct, Event, Learn, Roles, Strike, Tick
from workflows.grammar.process import Process
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import Role
from workflows.law.value import changed
from workflows.manual.registry import PROCESSES
from workflows.trying.simulate import Play

AMENDMENTS = 100  # among all processes
ANYBODY: Roles = frozenset(Role) - {Role.STAND_IN, Role.ASKER}
CORRECTED = [process for process in (*PROCESSES, made_up.PROCESS) if not process.guards_roles]
every_process = pytest.mark.parametrize("process", CORRECTED, ids=lambda process: process.key)
by_chance = given(dice=st.randoms(use_true_random=True), length=st.integers(1, 25))
shared = settings(max_examples=AMENDMENTS // (len(PROCESSES) + 1))


def walk(process: Process, dice: Random, length: int) -> Play:
    play = begun(process)
    for _ in range(length):
        happens, at = chance(play, dice)
        play.wait(at)
        with suppress(NotAllowed):
            play.fire(happens)
    play.wait(play.now + timedelta(hours=1))
    return play


def amendment_of(play: Play, dice: Random) -> tuple[Amendment, Correct] | None:
    """Choose something that was said, another thing to say, and the way back."""
    said = [place for place, (each, _) in enumerate(play.history) if isinstance(each, Act | Learn) and forms(each)]
    if not said:
        return None
    place = dice.choice(said)
    event, at = play.history[place]
    old = dice.choice(forms(event))
    new = dice.choice(list(forms_like(type(old), at.date() - timedelta(days=dice.randint(0, 30)))))
    back = Correct(place, ANYBODY, forms(event), "back")
    if dice.random() < 0.3 and not isinstance(event, Learn):
        return Strike(place, ANYBODY, "by mistake"), back
    return (Correct(place, ANYBODY, (new,), "better"), back) if new != old else None


def forms(event: object) -> tuple[Form, ...]:
    return event.forms if isinstance(event, Act) else event.records if isinstance(event, Learn) else ()


def undated(case: Case, *, but: Iterable[str]) -> tuple[object, ...]:
    """Return what a case says, but for how the dates of some duties count."""
    left = set(but)
    return snapshot(changed(case, owed={key: row for key, row in case.owed.items() if key not in left}))


@every_process
@shared
@by_chance
def test_to_correct_and_to_correct_back_changes_nothing_but_days_that_others_could_not_know_of(
    process: Process, dice: Random, length: int
) -> None:
    play = walk(process, dice, length)
    chosen = amendment_of(play, dice)
    assume(chosen)
    amendment, back = chosen or (None, None)
    assert amendment
    assert back
    was = live(process, play.history, FIRST_EDITION)
    try:
        amendment = striking_too(was, amendment, play.now, FIRST_EDITION)
    except NotAllowed:
        assume(False)
    back = changed(
        back,
        also=tuple(Correct(each.place, ANYBODY, (), "back") for each in amendment.also if isinstance(each, Strike)),
    )
    there = correct(was, amendment, play.now, FIRST_EDITION)
    again = correct(there.after, back, play.now, FIRST_EDITION)
    fair = {each.key for mark in again.after.marks for each in mark.fair}
    assert undated(again.after.case, but=fair) == undated(play.case, but=fair)
    assert [each.decision.effects for each in again.after.lived] == [each.effects for each in play.decisions]
    assert sorted(map(repr, again.due)) == sorted(map(repr, there.undone))
    assert sorted(map(repr, again.undone)) == sorted(map(repr, there.due))


@every_process
@shared
@by_chance
def test_to_strike_the_last_event_is_never_to_have_done_it(process: Process, dice: Random, length: int) -> None:
    play = walk(process, dice, length)
    while play.decisions and isinstance(play.decisions[-1].event, Tick | Learn):
        play.decisions.pop()
    assume(play.decisions)
    last = play.decisions[-1]
    was = live(process, play.history, FIRST_EDITION)
    struck = correct(was, Strike(len(play.history) - 1, ANYBODY | THE_CLOCK, "by mistake"), last.at, FIRST_EDITION)
    fair = {each.key for mark in struck.after.marks for each in mark.fair}
    assert undated(struck.after.case, but=fair) == undated(last.before, but=fair)
    assert [deed.effect for deed in struck.undone] == list(last.effects)
    assert sorted(map(str, struck.in_vain)) == sorted(map(str, last.notices))
    assert (struck.due, struck.altered) == ((), ())


@every_process
@shared
@by_chance
def test_a_case_that_was_corrected_goes_on_keeps_the_laws_and_follows_from_its_history(
    process: Process, dice: Random, length: int
) -> None:
    play = walk(process, dice, length)
    life, history, now = (
        live(process, play.history, FIRST_EDITION),
        list[tuple[Event | Amendment, datetime]](play.history),
        play.now,
    )
    for _ in range(2):
        life = _amended_by_chance(play, life, history, dice)
        on = Play(process, now, decisions=[changed(play.decisions[-1], after=life.case)])
        happens, at = chance(on, dice)
        with suppress(NotAllowed):
            went_on = decide(life.case, happens, at, FIRST_EDITION)
            keep_the_laws(went_on, FIRST_EDITION)
            history.append((happens, at))
            life, now = live(process, history, FIRST_EDITION), at
    assert snapshot(live(process, history, FIRST_EDITION).case) == snapshot(life.case)


def _amended_by_chance(play: Play, life: Life, history: list[tuple[Event | Amendment, datetime]], dice: Random) -> Life:
    chosen = amendment_of(play, dice)
    if chosen is None:
        return life
    with suppress(NotAllowed):
        now = max(at for _, at in history)
        amendment = striking_too(life, chosen[0], now, FIRST_EDITION)
        made = correct(life, amendment, now, FIRST_EDITION)
        history.append((amendment, now))
        return made.after
    return life
