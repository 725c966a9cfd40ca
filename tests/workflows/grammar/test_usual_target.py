"""What the manual leaves untimed has the desk's usual target all the same: it is reminded of, and sanctions nobody."""

from datetime import date

import pytest

from tests.workflows.checks.lax import ASK, SHUT, lax
from tests.workflows.moments import local
from workflows.grammar.duties import Duty, Untimed
from workflows.grammar.events import Act
from workflows.grammar.process import Escalate, Process, escalate
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import COUNSEL, SYSTEM_ADMIN, TRAINEE
from workflows.law.setting import Origin, Setting
from workflows.manual.registry import PROCESSES
from workflows.telling.citations import all_duties
from workflows.telling.course import course
from workflows.telling.prose import markdown
from workflows.trying.simulate import Play

AIMED = lax(ASK.aimed("the manual sets no time for it", late=escalate(COUNSEL)).answers(SHUT))


def test_it_is_due_after_the_usual_days_and_then_somebody_above_is_told() -> None:
    play = Play(AIMED, local(3, 2))
    play.fire(Act("open", frozenset({SYSTEM_ADMIN})))
    receipt = play.case.owed["ask"].receipt
    assert receipt is not None
    assert receipt.day == date(2026, 4, 1)
    told = [notice for decision in play.wait(local(4, 3)) for notice in decision.notices]
    assert [(each.template, each.to) for each in told] == [
        ("reminder", TRAINEE), ("reminder", TRAINEE), ("overdue", COUNSEL)
    ]  # fmt: skip
    assert play.case.state == "OPEN"


NOBODY_THERE = {("P05", "return")}  # who left while suspended is asked for nothing; the suspension waits for them


def test_every_task_of_a_person_who_is_there_has_a_date() -> None:
    undated = {
        (process.key, duty.key)
        for process in PROCESSES
        for duty in all_duties(process)
        if isinstance(duty.due, Untimed) and not duty.is_at_will
    }
    assert undated == NOBODY_THERE


NOBODY_ABOVE = {
    "decide-without-director",
    "decide",
    "decide-extension",
    "complainant-without-director",
    "answer-complainant-without-director",
}  # owed by one of the highest offices
AIMED_DUTIES = [(process, duty) for process in PROCESSES for duty in all_duties(process) if duty.because]


@pytest.mark.parametrize(("process", "duty"), AIMED_DUTIES, ids=[f"{p.key}.{d.key}" for p, d in AIMED_DUTIES])
def test_a_target_is_the_desks_own_number_and_lateness_is_told_and_sanctions_nobody(
    process: Process, duty: Duty
) -> None:
    assert duty.deadline
    settings = [source for source in duty.deadline.rule.sources() if isinstance(source, Setting)]
    assert {setting.origin for setting in settings} == {Origin.LOCAL}
    assert isinstance(duty.deadline.late, Escalate)
    above = duty.deadline.late.roles - set(duty.owners)
    assert above or duty.key in NOBODY_ABOVE, "somebody else hears of it"
    assert {*duty.owners} & duty.deadline.late.roles or process.key in {"P05", "P09"}, "so does its owner"


def test_it_is_told_as_the_desks_own_target_with_the_reason() -> None:
    said = "By when: 30 days (local target); the manual sets no time for it."
    assert said in "\n".join(markdown(course(AIMED, FIRST_EDITION)))
    sooner = Policy("sooner", FIRST_EDITION.since, Policy.usual_days.to(14))
    changed = "\n".join(markdown(course(AIMED, sooner)))
    assert "By when: 14 days (this edition's choice); the manual sets no time for it." in changed
