"""What the clock makes up for: after an outage, a late entry or a moved date nobody is forgotten, nobody told twice."""

from datetime import date, datetime

import pytest

from tests.workflows.checks.lax import ASK, LOSE, SHUT, lax
from tests.workflows.moments import local
from workflows.correction.amending import replay
from workflows.engine.cases import Decision, NotAllowed
from workflows.engine.engine import decide
from workflows.engine.ladder import Rung, above
from workflows.facts.combined_rules import Movable
from workflows.facts.rules import Days
from workflows.grammar.duties import Escalate
from workflows.grammar.events import HIGHEST, Act, Extend, Tick
from workflows.grammar.process import Step, escalate
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import AGENCY_DIRECTOR, COUNSEL, ICA_DIRECTOR, SYSTEM_ADMIN, TRAINEE, Role
from workflows.law.setting import manual
from workflows.telling.timeline import title
from workflows.trying.simulate import Play

TEN = Days(manual(10, "9", "ten"))  # from March 2: through Thursday, March 12
THREE = escalate(COUNSEL, (AGENCY_DIRECTOR, COUNSEL), ICA_DIRECTOR)


def asked(late: Step | Escalate = THREE, on: date = date(2026, 3, 2), at: datetime | None = None) -> Play:
    play = Play(lax(ASK.by(Movable("ask", TEN), late=late).extendable(TRAINEE, "9.2").answers(SHUT)), at or local(3, 2))
    play.fire(Act("open", frozenset({SYSTEM_ADMIN, TRAINEE}), on=on))  # nobody else enters what the trainee owes
    return play


def caught_up(play: Play, at: datetime) -> Decision:
    """Let the clock strike once at a moment, after it was out until then."""
    play.now = at
    return play.fire(Tick("ask"))


def above_of(decision: Decision) -> list[Rung]:
    case = decision.after
    (duty,) = case.process.duties_in(case.state)
    return list(above(duty, case.owed["ask"], case.known(FIRST_EDITION, decision.at)))


def told(decision: Decision) -> list[tuple[str, Role]]:
    return [(notice.template, notice.to) for notice in decision.notices]


def test_after_an_outage_everybody_is_told_whom_any_rung_would_have_told_each_once() -> None:
    decision = caught_up(asked(), local(3, 28))
    assert told(decision) == [("overdue", COUNSEL), ("overdue", AGENCY_DIRECTOR), ("overdue", ICA_DIRECTOR)]
    assert decision.event == Tick("ask", ("late-0", "late-1", "late-2"), (COUNSEL, AGENCY_DIRECTOR, ICA_DIRECTOR))
    assert decision.rung is not None
    assert (decision.rung.key, decision.on) == ("late-2", date(2026, 3, 27))


def test_who_was_told_before_the_outage_is_not_told_of_the_same_rung_again() -> None:
    play = asked()
    play.wait(local(3, 14))
    assert told(caught_up(play, local(3, 28))) == [
        ("overdue", AGENCY_DIRECTOR), ("overdue", COUNSEL), ("overdue", ICA_DIRECTOR)
    ]  # fmt: skip


def test_an_outage_beyond_the_last_escalation_tells_the_owner_too() -> None:
    decision = caught_up(asked(escalate(COUNSEL, ICA_DIRECTOR)), local(9, 1))
    assert told(decision) == [("overdue", COUNSEL), ("overdue", ICA_DIRECTOR), ("still-overdue", TRAINEE)]
    assert decision.after.owed["ask"].next_at == local(9, 16, 9)


def test_reminders_that_passed_with_the_date_are_told_to_nobody_and_stand_in_the_history() -> None:
    decision = caught_up(asked(), local(3, 14))
    assert [rung.key for rung in decision.missed] == ["reminder-5", "reminder-1"]
    assert told(decision) == [("overdue", COUNSEL)]
    said = "Found late. Passed over meanwhile: the reminders of March 6 and March 11"
    assert title(decision, FIRST_EDITION) == said


def test_of_several_reminders_that_passed_one_is_told() -> None:
    decision = caught_up(asked(), local(3, 11, 10))
    assert told(decision) == [("reminder", TRAINEE)]
    assert decision.event == Tick("ask", ("reminder-1",), (TRAINEE,))
    assert title(decision, FIRST_EDITION) == "Reminder sent. Passed over meanwhile: the reminder of March 6"
    assert decision.after.owed["ask"].next_at == local(3, 13, 0)


def test_the_desks_own_step_is_taken_once_however_late() -> None:
    decision = caught_up(asked(LOSE), local(12, 1))
    assert (decision.after.state, decision.on, told(decision)) == ("LOST", date(2026, 3, 13), [])
    assert decision.event == Tick("ask", ("due",))
    assert title(decision, FIRST_EDITION).endswith("Passed over meanwhile: the reminders of March 6 and March 11")


def test_a_case_entered_long_after_it_was_received_is_told_to_everybody_at_once() -> None:
    play = asked(on=date(2026, 1, 2), at=local(3, 2))
    (decision,) = play.wait(local(3, 2))
    assert told(decision) == [
        ("overdue", COUNSEL), ("overdue", AGENCY_DIRECTOR), ("overdue", ICA_DIRECTOR), ("still-overdue", TRAINEE)
    ]  # fmt: skip


def test_a_date_that_moves_to_a_later_day_is_told_of_again() -> None:
    play = asked()
    play.wait(local(3, 21))
    play.fire(Extend("ask", frozenset({TRAINEE}), date(2026, 3, 24), "ill"))
    assert [(each.at, told(each)) for each in play.wait(local(4, 2))] == [
        (local(3, 23, 9), [("reminder", TRAINEE)]),
        (local(3, 25, 0), [("overdue", COUNSEL)]),
        (local(4, 1, 0), [("overdue", AGENCY_DIRECTOR), ("overdue", COUNSEL)]),
    ]


def test_a_tick_of_the_past_acts_on_what_it_says_that_it_struck() -> None:
    play = asked()
    decision = decide(play.case, Tick("ask", ("late-0",), (COUNSEL,)), local(3, 28), FIRST_EDITION)
    assert told(decision) == [("overdue", COUNSEL)]
    assert [rung.key for rung in decision.missed] == ["reminder-5", "reminder-1"]
    assert decision.after.owed["ask"].next_at == local(3, 20, 0)


def test_a_tick_of_the_past_that_came_before_its_date_as_it_is_known_by_now_tells_what_it_told_and_does_nothing() -> (
    None
):
    decision = decide(asked(LOSE).case, Tick("ask", ("due",)), local(3, 4), FIRST_EDITION)
    assert (decision.after.state, decision.steps, decision.rung, told(decision)) == ("OPEN", (), None, [])
    assert [rung.key for rung in above_of(decision)] == ["reminder-5", "reminder-1", "due"]
    with pytest.raises(NotAllowed, match="nothing is due here"):
        decide(asked(LOSE).case, Tick("ask"), local(3, 4), FIRST_EDITION)


def test_a_tick_stored_before_it_said_what_it_struck_struck_the_highest_rung_alone() -> None:
    decision = decide(asked().case, Tick("ask", (HIGHEST,)), local(3, 28), FIRST_EDITION)
    assert told(decision) == [("overdue", ICA_DIRECTOR)]
    assert decision.event == Tick("ask", ("late-2",), (ICA_DIRECTOR,))
    assert decision.after.owed["ask"].next_at == local(3, 13, 0)  # who was forgotten is told by the next sweep


def test_what_was_caught_up_on_replays_to_the_same_case() -> None:
    play = asked()
    caught_up(play, local(3, 11, 10))
    caught_up(play, local(5, 28))
    assert replay(play.process, play.history, play.policy) == play.case
