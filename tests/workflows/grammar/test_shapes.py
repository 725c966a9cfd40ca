"""Shapes that recur in the manual read alike wherever they stand, and store what was stored before."""

from datetime import date

import pytest

from tests.workflows.checks.lax import ASK, OPEN, SHUT, S, lax
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.grammar.process import Ended, Step, Waiting
from workflows.grammar.shapes import (
    in_wellsky,
    one_day,
    one_text,
    refuse,
    send_back,
    tell_in_writing,
    withdraw,
)
from workflows.law.fields import title
from workflows.law.roles import SYSTEM_ADMIN, TRAINEE
from workflows.telling.timeline import title as told
from workflows.trying.simulate import Play

Why, Wanted = one_text("Why", "Say why.", "Why"), one_text("Wanted", "Say what.", "What is wanted", field="wanted")
Done = one_day("Done", "Confirm it.", "Done on", field="done_on")
UNDONE = in_wellsky("disable", "9", "disable {subject}'s account").untimed("why not")


def said(step: Step) -> tuple[str, str, str]:
    return step.name, step.deed, step.done


def test_what_is_withdrawn_refused_or_sent_back_is_named_on_the_button_and_in_the_timeline() -> None:
    assert said(withdraw("the request", S.LOST, TRAINEE, Why)) == (
        "withdraw", "Withdraw the request", "Request withdrawn")  # fmt: skip
    assert said(refuse("the license", "9", S.LOST, Why)) == ("refuse", "Refuse the license", "License refused")
    assert said(send_back("correct", "9", S.BACK, "corrections", Wanted)) == (
        "correct", "Ask for corrections", "Corrections asked")  # fmt: skip


def test_what_is_sent_back_comes_again_to_whoever_asked_for_it() -> None:
    asked = ASK.untimed("why not").answers(SHUT, send_back("correct", "9", S.BACK, "corrections", Wanted))
    owed = in_wellsky("mend", "9", "mend it").untimed("why not")
    process = lax(openings=(OPEN,)).runs(
        Waiting(S.OPEN, "9").until(asked),
        Waiting(S.BACK, "9").until(owed.answers(Step("again", "9", S.OPEN).called("Mend it", "Mended"))),
        Ended(S.SHUT, "9"),
    )
    play = Play(process, local(3, 2))
    play.do("open", SYSTEM_ADMIN)
    assert play.do("correct", TRAINEE, Wanted(wanted="The dates.")).after.state == "BACK"
    assert list(play.do("again", SYSTEM_ADMIN).after.owed) == ["ask"]


def test_a_duty_in_wellsky_is_icas_and_open_until_the_day_on_which_it_was_done() -> None:
    shut = Step("confirm", "9", S.SHUT).called("Confirm it", "Disabled in WellSky").asks(Done)
    play = Play(lax(UNDONE.answers(shut)), local(3, 2))
    play.do("open", SYSTEM_ADMIN)
    assert (UNDONE.owner, UNDONE.task) == (SYSTEM_ADMIN, "disable {subject}'s account in WellSky")
    play.wait(local(3, 9))
    with pytest.raises(NotAllowed, match="that day lies in the future"):
        play.do("confirm", SYSTEM_ADMIN, Done(done_on=date(2026, 3, 10)))
    done = play.do("confirm", SYSTEM_ADMIN, Done(done_on=date(2026, 3, 4)))
    assert (done.on, told(done, play.policy), title(Done, "done_on")) == (
        date(2026, 3, 4), "Disabled in WellSky", "Done on")  # fmt: skip


@pytest.mark.parametrize(
    ("what", "task"),
    [("", "tell the agency in writing"), ("what is missing", "tell the agency in writing what is missing")],
)
def test_a_duty_to_tell_in_writing_says_whom_and_perhaps_what(what: str, task: str) -> None:
    duty = tell_in_writing("tell", "9", "the agency", what)
    assert (duty.owner, duty.task) == (SYSTEM_ADMIN, task)
