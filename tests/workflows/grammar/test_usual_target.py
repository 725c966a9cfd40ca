"""What the manual leaves untimed has the desk's usual target all the same: it is reminded of, and sanctions nobody."""

from datetime import date

from tests.workflows.checks.lax import ASK, SHUT, lax
from tests.workflows.moments import local
from workflows.grammar.events import Act
from workflows.grammar.process import escalate
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import COUNSEL, SYSTEM_ADMIN, TRAINEE
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


def test_it_is_told_as_the_desks_own_target_with_the_reason() -> None:
    said = "By when: 30 days (local target); the manual sets no time for it."
    assert said in "\n".join(markdown(course(AIMED, FIRST_EDITION)))
    sooner = Policy("sooner", FIRST_EDITION.since, Policy.usual_days.to(14))
    changed = "\n".join(markdown(course(AIMED, sooner)))
    assert "By when: 14 days (this edition's choice); the manual sets no time for it." in changed
