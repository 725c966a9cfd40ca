"""Every fault of a declaration is named by a sentence, and what only looks like one is not."""

from dataclasses import replace

import pytest

from tests.workflows import made_up
from tests.workflows.checks import (
    planted_beginnings,
    planted_by_name,
    planted_conditions,
    planted_lateness,
    planted_words,
)
from tests.workflows.checks.lax import ASK, LOSE, NOTE, OPEN, SHUT, S, lax, rain
from tests.workflows.checks.planted import (
    FAULTS,
    FIVE,
    GOAL,
    LOOK,
    NOTICES,
    SEVEN,
    STORM,
    Numbers,
    Said,
    Unasked,
    answered,
    by,
    found,
    state,
)
from tests.workflows.made_up_forms import Projector
from workflows.checks.beginnings import offered_though_opened
from workflows.checks.faults import faults, unused
from workflows.facts.combined_rules import If, Movable, Soonest
from workflows.facts.facts import fact
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Must, Process, Waiting, escalate, wait
from workflows.law.clauses import clauses
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, CLOCK, COUNSEL, SYSTEM_ADMIN
from workflows.law.setting import Setting, manual, reading, target
from workflows.manual.registry import PROCESSES

FAMILIES = (planted_conditions, planted_beginnings, planted_lateness, planted_by_name, planted_words)
PLANTED = FAULTS | {name: fault for family in FAMILIES for name, fault in family.FAULTS.items()}
SOUND = planted_beginnings.SOUND | planted_words.SOUND | planted_conditions.SOUND


@pytest.mark.parametrize(("process", "sentence"), PLANTED.values(), ids=list(PLANTED))
def test_a_fault_is_named(process: Process, sentence: str) -> None:
    assert sentence in found(process)


def test_a_lax_process_has_no_fault_so_each_of_these_is_its_own() -> None:
    assert found(answered(SHUT)) == []
    assert found(lax(waiting=state().meanwhile(LOOK.answers(NOTE)).may(NOTE.when(rain)))) == []
    assert found(planted_by_name.SOUND) == []


def test_a_yes_or_no_is_named_in_a_sentence_only_where_its_setting_has_words_for_both() -> None:
    def naming(setting: str) -> list[str]:
        return found(lax(replace(ASK, task=f"shut what is {{{setting}}}").untimed("why not").answers(SHUT)))

    assert naming("coi_ban_viewing") == []
    assert naming("exempt_unnamed") == [
        "task of ask of P99 names {exempt_unnamed}, a yes or no without words: .says(yes=…, no=…)"
    ]


@pytest.mark.parametrize("process", SOUND.values(), ids=list(SOUND))
def test_what_is_sound_has_no_fault(process: Process) -> None:
    assert found(process) == []


def test_what_another_case_opens_is_not_offered_to_people_too() -> None:
    opened = answered(SHUT, planted_beginnings.OPENS)
    assert list(offered_though_opened({"P99": opened})) == [
        "P99 opens P99 with 'open', which people are offered too; let it be by the clock"
    ]
    by_clock = replace(opened, beginnings=(OPEN.by(CLOCK),))
    assert list(offered_though_opened({"P99": by_clock})) == []


@pytest.mark.parametrize(
    ("process", "only"),
    [
        (by(FIVE), "reminder"),
        (lax(ASK.by(FIVE, late=escalate(COUNSEL)).answers(SHUT)), "overdue"),
        (lax(ASK.by(FIVE, late=escalate(monthly=True)).answers(SHUT)), "still-overdue"),
    ],
)
def test_the_rungs_of_a_ladder_need_templates_too(process: Process, only: str) -> None:
    assert found(process, NOTICES - {only}) == [f"duty 'ask' tells from {only!r}, a notice without a template"]
    assert found(process) == []


@pytest.mark.parametrize(
    "process",
    {
        "a local target that only tells": lax(ASK.by(GOAL, late=escalate(COUNSEL)).answers(SHUT)),
        "a floor on the last day": lax(ASK.by(FIVE, late=LOSE).answers(SHUT.not_before(FIVE))),
        "a floor from another day": lax(
            ASK.by(FIVE, late=LOSE).answers(SHUT.not_before(Days(Numbers.seven, since=fact(Said.day)))),
            openings=(OPEN.asks(Said),),
        ),
        "namesakes for different people": lax(waiting=state().may(NOTE, NOTE.by(AGENCY_ADMIN))),
        "namesakes with and without a form": answered(SHUT, replace(SHUT, to=S.LOST).asks(Said)),
        "namesakes chosen by a condition": answered(SHUT.when(rain), replace(SHUT, to=S.LOST)),
        "namesakes that close a duty each": lax(
            waiting=Waiting(S.OPEN, "9")
            .until(*(Must(key, "9", SYSTEM_ADMIN, "note it").untimed("why not").answers(NOTE) for key in "ab"))
            .then(SHUT)
        ),
        "a clause of the desk's own": answered(replace(SHUT, clause=LOCAL)),
        "a fact of what is looked up": by(STORM).looks_up(Unasked),
        "a fact of what another case brings": by(STORM).takes_over(Unasked),
        "a person who may end a wait": lax(
            ASK.untimed("why not").answers(SHUT),
            wait("rest", "9", "rest", FIVE).answers(NOTE.by(SYSTEM_ADMIN)),
        ),
    }.items(),
    ids=lambda item: str(item[0]),
)
def test_what_looks_alike_but_is_right_is_no_fault(process: tuple[str, Process]) -> None:
    assert found(process[1]) == []


def test_the_made_up_process_has_no_fault_and_leaves_no_number_idle() -> None:
    assert list(faults(made_up.PROCESS, clauses=made_up.CLAUSES, notices=made_up.NOTICES, policy=FIRST_EDITION)) == []
    assert list(unused([made_up.PROCESS], Projector)) == []


@pytest.mark.parametrize("process", PROCESSES, ids=lambda process: process.key)
def test_the_manuals_own_processes_have_no_fault(process: Process) -> None:
    told = {notice.template for notice in process.notices()}
    notices = told | {"reminder", "overdue", "still-overdue"}
    assert list(faults(process, clauses=clauses().keys(), notices=notices, policy=FIRST_EDITION)) == []


def test_a_setting_that_nobody_uses_is_named() -> None:
    assert list(unused([by(Soonest(FIVE, GOAL, If(Numbers.strict, Days(Numbers.stray)))), by(SEVEN)], Numbers)) == [
        "nobody uses the setting 'idle' (a number that nobody uses)"
    ]


def test_settings_are_used_by_reminders_rests_and_the_code_itself() -> None:
    class Others(Policy):
        """Numbers used elsewhere than in rules."""

        ahead: Setting[tuple[int, ...]] = target((2,), "9", "days ahead")
        rested = reading(True, "9", "whether a rest counts")
        miss_minutes = manual(10, "9", "read as known.policy.miss_minutes")

    duty = ASK.by(Movable("ask", FIVE), late=LOSE, remind=Others.ahead).answers(SHUT)
    resting = Must("rest", "9", COUNSEL, "rest").by(Movable("rest", FIVE), late=LOSE)
    process = lax(waiting=Waiting(S.OPEN, "9").until(duty).rests(resting, "9", "it rests", tolls=Others.rested))
    assert list(unused([process], Others)) == []
    assert len(list(unused([], Others))) == 2


def test_every_setting_of_the_policy_is_used_and_a_rule_that_stands_in_no_process_does_not_count() -> None:
    assert list(unused(PROCESSES)) == []
    idle = {sentence.split("'")[1] for sentence in unused([])}
    assert "onboarding_submit_days" in idle
    assert not {"miss_minutes", "timezone", "escalate_again_days"} & idle
