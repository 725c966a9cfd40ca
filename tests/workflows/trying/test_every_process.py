"""The laws, over the ways each process can go: in every order, then by chance and over long times.

The exploration goes over all processes. The walks by chance share one number of examples among them, so that the time
they take does not grow with the number of processes.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import count
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflows import made_up
from tests.workflows.explorations import BEGINNING, attempts, exploration, otherwise, says_otherwise
from tests.workflows.laws import (
    give_a_date,
    keep_the_laws,
    leave_some_days,
    list_what_may_be_done,
    make_nobody_late_but_ica,
    name_everything,
    snapshot,
)
from tests.workflows.on_the_way import Ways
from workflows.answers.samples import forms_like
from workflows.correction.amending import replay
from workflows.engine.cases import Case, NotAllowed
from workflows.engine.engine import decide
from workflows.facts.known import Known
from workflows.grammar.events import Act, Event, Learn
from workflows.grammar.openings import openings
from workflows.grammar.process import NEW, Ended, Process
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import CLOCK, SYSTEM_ADMIN
from workflows.law.value import changed
from workflows.manual.registry import PROCESSES
from workflows.telling.asked import all_conditions
from workflows.telling.graph import graph
from workflows.trying.explore import Exploration
from workflows.trying.simulate import Play
from workflows.trying.verdicts import Verdicts, is_the_editions

WALKS, WAITS = 400, 150  # among all processes
A_FEW = 1_000  # configurations of a process whose words are all tried, hoped for and strange; beyond them, some
every_process = pytest.mark.parametrize("process", [*PROCESSES, made_up.PROCESS], ids=lambda process: process.key)


def is_one_of_some(place: int) -> bool:
    return place < A_FEW or place % 8 == 0


@every_process
def test_every_configuration_keeps_the_laws_by_the_ways_drawn_and_every_condition_is_seen_both_ways(
    process: Process,
) -> None:
    moves, drawn, verdicts = set[tuple[str, str]](), graph(process, FIRST_EDITION), Verdicts(process, FIRST_EDITION)
    ways, new, rungs = Ways(), count(), count()
    for tried in exploration(process).tried():
        verdicts.see(tried)
        ways.see(tried)  # every finding reaches everybody whom it concerns, and a suspension has the days of its case
        if tried.decision:
            give_a_date(tried.decision)
        if (decision := tried.decision) and (tried.is_new or (decision.rung and is_one_of_some(next(rungs)))):
            keep_the_laws(decision, FIRST_EDITION)
            moves.add((decision.before.state, decision.after.state))
            if tried.is_new and is_one_of_some(next(new)):
                list_what_may_be_done(decision, FIRST_EDITION)
                name_everything(decision.after, FIRST_EDITION, decision.at)
    one_sided = (each for each in verdicts.one_sided() if not is_the_editions(each.condition))
    assert [each for each in one_sided if not says_otherwise(process, each.condition)] == []
    assert {after for _, after in moves} | {NEW} == drawn.reachable() == {node.key for node in drawn.nodes}
    assert all(after in drawn.reachable(before) for before, after in moves)


@every_process
def test_a_step_that_is_entered_later_than_it_was_taken_leaves_everybody_else_some_days(process: Process) -> None:
    seen, tried = set[tuple[str, str]](), 0
    for decision in Exploration(attempts(process), strange_turns=0).decisions():
        event, before = decision.event, decision.before
        if not isinstance(event, Act) or (before.state, event.step) in seen:
            continue
        if before.state == NEW and CLOCK in event.actors:  # another case opened it, on its own day
            continue
        seen.add((before.state, event.step))
        for days in (1, 4, 20, 60):
            with suppress(NotAllowed):
                now = decision.at + timedelta(days=days)
                leave_some_days(decide(before, changed(event, on=decision.on), now, FIRST_EDITION), FIRST_EDITION)
                tried += 1
    assert tried or len(seen) < 2


def opened_by_people(process: Process) -> Iterator[tuple[Case, Act]]:
    """Yield each way in which people may begin a case, with each thing that may be on record."""
    tried, new = attempts(process), Case(process, FIRST_EDITION.name)
    learned = [each.event for each in tried.of(new, BEGINNING) if isinstance(each.event, Learn)]
    for case in (new, *(decide(new, event, BEGINNING, FIRST_EDITION).after for event in learned)):
        for event in (each.event for each in tried.of(case, BEGINNING)):
            if isinstance(event, Act) and CLOCK not in event.actors:
                yield case, event


@every_process
def test_a_letter_that_lay_with_ica_makes_nobody_late_but_ica_and_counts_from_the_day_it_came_in(
    process: Process,
) -> None:
    tried = set[str]()
    for before, event in opened_by_people(process):
        for days in (0, 1, 4, 20, 60, 400):
            act = changed(event, on=BEGINNING.date(), entered_by=frozenset({SYSTEM_ADMIN}))
            with suppress(NotAllowed):
                opened = decide(before, act, BEGINNING + timedelta(days=days), FIRST_EDITION)
                make_nobody_late_but_ica(opened, FIRST_EDITION)
                tried.add(event.step)
    assert tried == {step.name for step in openings(process)}


@every_process
def test_a_condition_that_a_setting_decides_says_otherwise_under_another_edition(process: Process) -> None:
    said = [
        {each.condition(Known(policy, BEGINNING)) for policy in (FIRST_EDITION, otherwise(process))}
        for each in all_conditions(process)
        if is_the_editions(each.condition)
    ]
    assert all(each == {True, False} for each in said)
    if said:
        policy = otherwise(process)
        verdicts = Verdicts(process, policy)
        for tried in Exploration(attempts(process, policy=policy), strange_turns=1).tried():
            verdicts.see(tried)
            if tried.decision and tried.is_new:
                keep_the_laws(tried.decision, policy)
        one_sided = (each for each in verdicts.one_sided() if not is_the_editions(each.condition))
        assert [each for each in one_sided if says_otherwise(process, each.condition)] == []


def begun(process: Process) -> Play:
    play = Play(process, BEGINNING)
    play.learn(*(next(forms_like(record, BEGINNING.date())) for record in process.records))
    return play


def chance(play: Play, dice: Random) -> tuple[Event, datetime]:
    """Choose what happens next: any kind of thing alike, mostly as hoped, and seldom what ends the case."""
    later = play.now + timedelta(hours=dice.choice((0, 1, 24, 24 * dice.randint(0, 40))))
    ends = {state.state for state in play.process.states if isinstance(state, Ended)}
    last = {step.name for _, step, _ in play.process.steps() if step.to in ends}
    kinds = list(attempts(play.process).kinds(play.case, later))
    dice.shuffle(kinds)
    for hoped, *others in filter(None, map(list, kinds)):
        if not (isinstance(hoped.event, Act) and hoped.event.step in last) or dice.random() < 0.1:
            chosen = dice.choice([hoped, hoped, *others[:1], *others[-1:]])
            return chosen.event, chosen.at
    return Learn(()), later


@every_process
@settings(max_examples=WALKS // (len(PROCESSES) + 1))
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
@settings(max_examples=WAITS // (len(PROCESSES) + 1))
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
