"""A step is foreseen as it would be decided, and what its day brings forward is named."""

from datetime import date
from typing import Annotated

import pytest
from msgspec import Meta

from tests.stories.people.trainees import begun, requested, submitted
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.engine.foresight import Foresight, foresee
from workflows.facts.conditions import condition
from workflows.facts.effects import SuspendLicense
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.events import Act
from workflows.grammar.process import Ended, Must, Process, State, Step, Waiting, otherwise, to
from workflows.grammar.steps import Branch
from workflows.law.fields import PAST
from workflows.law.roles import SYSTEM_ADMIN, TRAINEE, USER, Role
from workflows.manual.people.onboarding.own_sessions import Series
from workflows.manual.people.onboarding.series import Corrections, Homework
from workflows.trying.simulate import Play


def foreseen(play: Play, step: str, actor: Role, *forms: Form, on: date | None = None) -> Foresight:
    return foresee(play.case, Act(step, frozenset({actor}), forms, on), play.now, play.policy)


def named(found: Foresight) -> list[tuple[str, date, date]]:
    return [(each.step.name if each.step else "", each.day, each.otherwise) for each in found.sooner]


def test_a_series_that_began_three_days_ago_lapses_three_days_sooner() -> None:
    play = requested()
    play.wait(local(3, 5))
    found = foreseen(play, "begin-series", SYSTEM_ADMIN, Series(begun_on=date(2026, 3, 2)))
    assert named(found) == [("lapse", date(2026, 4, 2), date(2026, 4, 5))]
    assert found.decision == play.do("begin-series", SYSTEM_ADMIN, Series(begun_on=date(2026, 3, 2)))


def test_what_is_dated_today_brings_nothing_forward() -> None:
    play = requested()
    play.wait(local(3, 5))
    assert foreseen(play, "begin-series", SYSTEM_ADMIN, Series(begun_on=date(2026, 3, 5))).sooner == ()


def test_a_day_given_by_hand_counts_like_one_in_the_form() -> None:
    play = submitted(16)
    play.wait(local(3, 20))
    wanted = Corrections(wanted="the exit dates")
    given, today = (foreseen(play, "correct", SYSTEM_ADMIN, wanted, on=on) for on in (date(2026, 3, 17), None))
    assert (given.decision.on, today.decision.on) == (date(2026, 3, 17), date(2026, 3, 20))
    assert today.sooner == ()


class S(State):
    """Where a key may be."""

    OUT = "OUT", "the key is out"
    KEPT = "KEPT", "the key was kept too long"
    BACK = "BACK", "the key is back"


class Back(Form, key="Back"):
    """Bring the key back."""

    on: Annotated[date, PAST, Meta(title="Brought back on")]


class Key(Form, key="Key"):
    """Lend the key."""

    until: Annotated[date, Meta(title="Lent until")]


@condition("it came back too late", "it came back in time")
def too_late(known: Known) -> bool:
    """Compare the day on which it came back with the day until which it was lent."""
    return known[Back].on > known[Key].until


LEND = Step("lend", "9.1", S.OUT).by(USER).asks(Key)
BRING = Must("bring", "9.2", USER, "bring the key back").untimed("a made-up manual sets no time")


def lent(bring: Step, until: date) -> Play:
    """Return the case of a key that was lent until a day, and what bringing it back leads to."""
    process = Process("P96", "Keys", "made up").begins(LEND)
    process = process.runs(
        Waiting(S.OUT, "9.2", "Out").until(BRING.answers(bring)), Ended(S.KEPT, "9.2"), Ended(S.BACK, "9.2")
    )
    play = Play(process, local(3, 2))
    play.do("lend", USER, Key(until=until))
    play.wait(local(3, 20))
    return play


def brought(*branches: Branch) -> Step:
    return Step("bring", "9.2").asks(Back).dated(fact(Back.on)).leads(*branches)


KEPT_TOO_LONG = to(S.KEPT).when(too_late).does(SuspendLicense())
IN_TIME = otherwise(S.BACK)


def test_a_sanction_that_comes_by_the_day_alone_is_named() -> None:
    on_time = to(S.KEPT).when(~too_late).does(SuspendLicense())
    found = foreseen(lent(brought(on_time, IN_TIME), date(2026, 3, 10)), "bring", USER, Back(on=date(2026, 3, 9)))
    assert found.brings == (SuspendLicense(),)
    assert found.hangs_on_the_day
    assert not found.ends, "it ends with today as the day too"


def test_a_sanction_that_comes_with_any_day_is_none_of_the_day() -> None:
    found = foreseen(
        lent(brought(KEPT_TOO_LONG, IN_TIME), date(2026, 3, 10)), "bring", USER, Back(on=date(2026, 3, 12))
    )
    assert found.decision.effects == (SuspendLicense(),)
    assert not found.hangs_on_the_day


def test_an_end_that_comes_by_the_day_alone_is_named() -> None:
    goes_on = Step("bring", "9.2").asks(Back).dated(fact(Back.on)).leads(to(S.OUT).when(too_late), IN_TIME)
    found = foreseen(lent(goes_on, date(2026, 3, 10)), "bring", USER, Back(on=date(2026, 3, 9)))
    assert found.ends
    assert found.hangs_on_the_day


def test_what_is_refused_is_refused_before_it_is_sent() -> None:
    with pytest.raises(NotAllowed, match="lies in the future"):
        foreseen(requested(), "begin-series", SYSTEM_ADMIN, Series(begun_on=date(2026, 2, 21)))


def test_what_moves_nothing_that_lapses_brings_nothing_forward() -> None:
    play = begun()
    play.wait(local(3, 16))
    assert foreseen(play, "submit", TRAINEE, Homework(work="all"), on=date(2026, 3, 12)).sooner == ()
