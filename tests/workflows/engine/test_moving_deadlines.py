"""What people may do to a deadline, and what is refused."""

from datetime import date

import pytest

from tests.workflows.checks.lax import ASK, LAX, LOSE, SHUT, S, lax, never
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.facts.combined_rules import Movable
from workflows.facts.rules import Days
from workflows.grammar.events import Extend, Halt, Tick
from workflows.grammar.process import Ended, Must, Step, Waiting, escalate
from workflows.law.roles import COUNSEL, SYSTEM_ADMIN, TRAINEE
from workflows.law.setting import manual
from workflows.trying.simulate import Play

TEN = Days(manual(10, "9", "ten"))
HURT = frozenset({TRAINEE})


def test_no_clause_no_extension_and_no_pause() -> None:
    play = Play(lax(ASK.by(TEN, late=LOSE).answers(SHUT)), local(3, 2))
    play.do("open", SYSTEM_ADMIN)
    with pytest.raises(NotAllowed, match="no clause lets anybody extend this date"):
        play.fire(Extend("ask", HURT, date(2026, 3, 20), "ill"))
    with pytest.raises(NotAllowed, match="no clause lets anybody stop the clock of this task"):
        play.fire(Halt("ask", HURT, "ill"))
    with pytest.raises(NotAllowed, match="no such task is open here"):
        play.fire(Halt("nothing", HURT, "ill"))


def movable() -> Play:
    duty = ASK.by(Movable("ask", TEN), late=LOSE).extendable(TRAINEE, "9.2").pausable(TRAINEE, "9.3").answers(SHUT)
    play = Play(lax(duty), local(3, 2))
    play.do("open", SYSTEM_ADMIN)
    return play


def test_a_date_is_extended_neither_back_nor_into_the_past() -> None:
    play = movable()
    with pytest.raises(NotAllowed, match=r"^9\.2: an extension ends after the date it extends"):
        play.fire(Extend("ask", HURT, date(2026, 3, 12), "ill"))
    play.now = local(3, 20)
    with pytest.raises(NotAllowed, match="does not end in the past"):
        play.fire(Extend("ask", HURT, date(2026, 3, 19), "ill"))


def test_a_pause_begins_and_ends_on_days_that_have_been() -> None:
    play = movable()
    with pytest.raises(NotAllowed, match=r"^9\.3: nothing is done before it happens"):
        play.fire(Halt("ask", HURT, "ill", on=date(2026, 3, 3)))
    with pytest.raises(NotAllowed, match="lies before the time it is about"):
        play.fire(Halt("ask", HURT, "ill", on=date(2026, 3, 1)))
    with pytest.raises(NotAllowed, match="the clock of this task is running"):
        play.fire(Halt("ask", HURT, "well", ends=True))
    with pytest.raises(NotAllowed, match="say why"):
        play.fire(Halt("ask", HURT, " "))
    play.wait(local(3, 6))
    play.fire(Halt("ask", HURT, "ill", on=date(2026, 3, 4)))
    with pytest.raises(NotAllowed, match="lies before the time it is about"):
        play.fire(Halt("ask", HURT, "well", on=date(2026, 3, 3), ends=True))
    play.fire(Halt("ask", HURT, "well", ends=True))
    assert play.due("ask") == date(2026, 3, 14)


def test_a_paused_deadline_never_passes() -> None:
    play = movable()
    play.fire(Halt("ask", HURT, "ill"))
    assert play.wait(local(12, 31)) == []
    with pytest.raises(NotAllowed, match="nothing is due here"):
        play.fire(Tick("ask"))


def test_an_extended_deadline_is_reminded_of_again() -> None:
    play = movable()
    play.wait(local(3, 12))
    play.fire(Extend("ask", HURT, date(2026, 3, 20), "ill"))
    assert [(each.on, each.rung and each.rung.name) for each in play.wait(local(4, 1))] == [
        (date(2026, 3, 13), "reminder"), (date(2026, 3, 19), "reminder"), (date(2026, 3, 21), "lose"),
    ]  # fmt: skip


def test_a_duty_that_is_asked_again_begins_with_nothing_done_to_its_date() -> None:
    asked = (
        ASK.by(Movable("ask", TEN), late=escalate(COUNSEL))
        .extendable(TRAINEE, "9.2")
        .pausable(TRAINEE, "9.3")
        .answers(Step("say", "9", S.LOST).called("Say it", "Said"))
    )
    again = Must("again", "9", COUNSEL, "ask again").untimed("why not").answers(Step("again", "9", S.OPEN))
    process = LAX.runs(
        Waiting(S.OPEN, "9").until(asked).may(SHUT.by(COUNSEL)), Waiting(S.LOST, "9").until(again), Ended(S.SHUT, "9")
    )
    play = Play(process, local(3, 2))
    play.do("open", SYSTEM_ADMIN)
    play.fire(Halt("ask", HURT, "ill"))
    play.wait(local(3, 6))
    play.fire(Halt("ask", HURT, "well", ends=True))
    play.fire(Extend("ask", HURT, date(2026, 6, 1), "busy"))
    play.do("say", TRAINEE)
    assert play.do("again", COUNSEL).after.moves == {}
    assert play.due("ask") == date(2026, 3, 16)


def test_a_duty_passed_over_on_the_way_is_not_carried_over() -> None:
    look = Must("look", "9", COUNSEL, "look on").by(TEN, late=escalate(COUNSEL)).answers(Step("look", "9"))
    first = Waiting(S.OPEN, "9").until(ASK.untimed("no").answers(Step("say", "9", S.LOST))).meanwhile(look)
    nothing = Must("nothing", "9", COUNSEL, "do nothing").untimed("no").answers(Step("nothing", "9"))
    between = Waiting(S.LOST, "9").until(nothing.when(never))
    last = Waiting(S.BACK, "9").until(look).may(SHUT.by(COUNSEL))
    process = LAX.runs(first, between.then(Step("pass", "9", S.BACK)), last, Ended(S.SHUT, "9"))
    play = Play(process, local(3, 2))
    play.do("open", SYSTEM_ADMIN)
    play.wait(local(3, 5))
    assert play.do("say", TRAINEE).after.state == "BACK"
    assert (play.due("look"), play.case.owed["look"].opened) == (date(2026, 3, 15), local(3, 5))
