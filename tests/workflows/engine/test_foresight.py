"""A step is foreseen as it would be decided, and what its day brings forward is named."""

from datetime import date

import pytest

from tests.stories.people.trainees import begun, requested, submitted
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.engine.foresight import Foresight, foresee
from workflows.facts.forms import Form
from workflows.grammar.events import Act
from workflows.law.roles import SYSTEM_ADMIN, TRAINEE, Role
from workflows.manual.people.onboarding.series import Corrections, Homework, Series
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


def test_what_is_refused_is_refused_before_it_is_sent() -> None:
    with pytest.raises(NotAllowed, match="lies in the future"):
        foreseen(requested(), "begin-series", SYSTEM_ADMIN, Series(begun_on=date(2026, 2, 21)))


def test_what_moves_nothing_that_lapses_brings_nothing_forward() -> None:
    play = begun()
    play.wait(local(3, 16))
    assert foreseen(play, "submit", TRAINEE, Homework(work="all"), on=date(2026, 3, 12)).sooner == ()
