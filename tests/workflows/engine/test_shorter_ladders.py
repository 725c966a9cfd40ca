"""A case that waits for a reminder which nobody is given any more goes on to what comes next, and says so in a sentence."""

from datetime import timedelta

from tests.workflows.checks.lax import ASK, SHUT, lax
from tests.workflows.moments import local
from workflows.engine.engine import decide
from workflows.grammar.events import Act, Tick
from workflows.grammar.process import escalate
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import COUNSEL, SYSTEM_ADMIN
from workflows.telling.timeline import title
from workflows.trying.simulate import Play

AIMED = lax(ASK.aimed("the manual sets no time for it", late=escalate(COUNSEL)).answers(SHUT))
FEWER = Policy(FIRST_EDITION.name, FIRST_EDITION.since, Policy.remind_days_ahead.to((1,)))


def test_a_rung_that_is_gone_strikes_nobody_and_the_next_one_is_waited_for() -> None:
    play = Play(AIMED, local(3, 2))
    play.fire(Act("open", frozenset({SYSTEM_ADMIN})))
    waits = play.case.owed["ask"]
    assert (waits.next_rung, waits.next_at) == ("reminder", local(3, 27, 9))
    decision = decide(play.case, Tick("ask"), local(3, 27, 9), FEWER)
    assert (decision.rung, decision.notices) == (None, ())
    assert decision.after.owed["ask"].next_at == local(3, 31, 9)
    assert title(decision, FEWER) == "Nothing is due on this day any more"
    (reminded,) = decide(decision.after, Tick("ask"), local(3, 31, 9), FEWER).notices
    assert reminded.template == "reminder"


def test_so_it_is_where_all_of_them_are_gone() -> None:
    play = Play(AIMED, local(3, 2))
    play.fire(Act("open", frozenset({SYSTEM_ADMIN})))
    none = Policy(FIRST_EDITION.name, FIRST_EDITION.since, Policy.remind_days_ahead.to(()))
    decision = decide(play.case, Tick("ask"), local(3, 27, 9), none)
    ends = play.case.owed["ask"].receipt
    assert ends is not None
    assert decision.after.owed["ask"].next_at == ends.ends
    (told,) = decide(decision.after, Tick("ask"), ends.ends + timedelta(minutes=1), none).notices
    assert (told.template, told.to) == ("overdue", COUNSEL)
