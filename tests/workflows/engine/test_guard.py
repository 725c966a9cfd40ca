"""Why a step that applies may still not be taken: dates that cannot be, conditions of the manual, floors."""

from datetime import UTC, date, datetime
from typing import Annotated

import pytest
from msgspec import Meta

from tests.workflows.checks.lax import ASK, LOSE, OPEN, SHUT, S, lax, never
from tests.workflows.moments import local
from workflows.engine.cases import Decision, NotAllowed, Refusal
from workflows.engine.engine import available
from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.events import Act
from workflows.grammar.process import Require, Waiting
from workflows.law.fields import DURING, PAST, Moment
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import SYSTEM_ADMIN, TRAINEE
from workflows.law.setting import manual
from workflows.trying.simulate import Play

SEVEN, TEN = Days(manual(7, "9", "seven")), Days(manual(10, "9", "ten"))
TODAY = date(2026, 3, 9)


class Told(Form, key="Told"):
    """Say when."""

    born_on: Annotated[date, PAST, Meta(title="Born on")] = TODAY
    held_on: Annotated[date | None, DURING, Meta(title="Held on")] = None
    again_on: Annotated[date | None, Meta(title="Again on")] = None
    true: Annotated[bool, Meta(title="It is true")] = True
    loud: Annotated[bool, Meta(title="It is loud")] = True


class Heard(Form, key="Heard"):
    """Say at which moment."""

    born_at: Annotated[Moment, PAST, Meta(title="Born at")] = local(3, 9)
    held_at: Annotated[Moment | None, DURING, Meta(title="Held at")] = None


TRUE = Require("9.1", "it must be true", fact(Told.true).yes)
LOUD = Require("9.2", "say it louder on {born}", fact(Told.loud).yes, names={"born": fact(Told.born_on)})


@condition("it is loud", "it is not loud")
def loud_enough(known: Known) -> bool:
    """Whether it is loud, as a function that does not say what it reads."""
    return known[Told].loud


def play(*conditions: Require) -> Play:
    """Open a case on Monday, March 2; it is now a week later."""
    made = Play(lax(ASK.untimed("why not").answers(SHUT.asks(Told).requires(*conditions))), local(3, 2))
    made.do("open", SYSTEM_ADMIN)
    made.wait(local(3, 9))
    return made


def refused(told: Told, *conditions: Require, on: date | None = None) -> tuple[Refusal, ...]:
    with pytest.raises(NotAllowed) as refusal:
        play(*conditions).do("shut", TRAINEE, told, on=on)
    return refusal.value.refusals


def test_every_reason_is_given_at_once_each_beside_its_field_and_behind_its_clause() -> None:
    reasons = refused(Told(true=False, loud=False), TRUE, LOUD)
    assert [(str(each), each.field) for each in reasons] == [
        ("9.1: it must be true", "true"),
        ("9.2: say it louder on March 9, 2026", "loud"),
    ]


def test_a_condition_may_name_the_field_it_is_about() -> None:
    loud = Require("9.2", "say it louder", loud_enough, about=fact(Told.loud))
    assert [each.field for each in refused(Told(loud=False), loud)] == ["loud"]


def test_a_condition_about_an_earlier_form_points_at_no_field_of_this_one() -> None:
    quiet = ASK.untimed("why not").answers(SHUT.requires(TRUE))
    process = lax(waiting=Waiting(S.OPEN, "9").until(quiet), openings=(OPEN.asks(Told),))
    case = Play(process, local(3, 9))
    case.do("open", SYSTEM_ADMIN, Told(true=False))
    with pytest.raises(NotAllowed, match=r"^9\.1: it must be true") as refusal:
        case.do("shut", TRAINEE)
    assert refusal.value.first.field == ""


def test_a_day_that_has_happened_does_not_lie_in_the_future() -> None:
    tomorrow = date(2026, 3, 10)
    assert [str(each) for each in refused(Told(born_on=tomorrow))] == ["9: that day lies in the future"]
    assert [each.field for each in refused(Told(held_on=tomorrow))] == ["held_on"]
    assert play().do("shut", TRAINEE, Told(again_on=tomorrow)).after.state == "SHUT"


def test_a_day_during_the_case_does_not_lie_before_it() -> None:
    early = Told(held_on=date(2026, 3, 1))
    assert [str(each) for each in refused(early)] == [
        "9: that day lies before the case, which was received on March 2, 2026"
    ]
    assert play().do("shut", TRAINEE, Told(held_on=date(2026, 3, 2), born_on=date(1990, 1, 1))).after.state == "SHUT"


def heard(told: Heard) -> Decision:
    """Answer with a moment, on March 9 at noon, in a case of March 2."""
    made = Play(lax(ASK.untimed("why not").answers(SHUT.asks(Heard))), local(3, 2))
    made.do("open", SYSTEM_ADMIN)
    made.wait(local(3, 9, 12))
    return made.do("shut", TRAINEE, told)


def test_a_moment_that_has_happened_does_not_lie_ahead_by_so_much_as_a_minute() -> None:
    for early in (Heard(born_at=local(3, 9, 12, 1)), Heard(held_at=local(3, 9, 12, 1))):
        with pytest.raises(NotAllowed, match=r"^9: that moment lies in the future"):
            heard(early)
    assert heard(Heard(born_at=local(3, 9, 12), held_at=local(3, 9, 12))).after.state == "SHUT"


def test_a_moment_during_the_case_does_not_lie_before_its_day() -> None:
    with pytest.raises(NotAllowed, match="that moment lies before the case, which was received on March 2, 2026") as no:
        heard(Heard(held_at=local(3, 1, 23, 59)))
    assert no.value.first.field == "held_at"
    assert heard(Heard(held_at=local(3, 2, 0))).after.state == "SHUT"


def test_the_one_moment_at_which_something_happened_dates_its_step_by_the_local_day() -> None:
    assert heard(Heard(held_at=datetime(2026, 3, 5, 3, tzinfo=UTC))).on == date(2026, 3, 4)
    assert heard(Heard()).on == date(2026, 3, 9)


def test_nothing_is_done_before_it_happens_nor_before_the_case_came_here() -> None:
    assert str(refused(Told(), on=date(2026, 3, 10))[0]).startswith("9: nothing is done before it happens")
    assert "has stood here since March 2, 2026 only" in str(refused(Told(), on=date(2026, 3, 1))[0])
    assert play().do("shut", TRAINEE, Told(), on=date(2026, 3, 2)).on == date(2026, 3, 2)


def test_a_case_is_received_at_most_so_many_days_before_it_is_entered() -> None:
    process = lax(ASK.untimed("why not").answers(SHUT))
    week = Policy("a week", date(2020, 1, 1), Policy.backdate_days.to(7))
    for policy, earliest in ((FIRST_EDITION, date(2025, 3, 9)), (week, date(2026, 3, 2))):
        with pytest.raises(NotAllowed, match=f"at most .* days before its entry, here on {earliest:%B %-d, %Y}"):
            Play(process, local(3, 9), policy).do("open", SYSTEM_ADMIN, on=date.fromordinal(earliest.toordinal() - 1))
        assert Play(process, local(3, 9), policy).do("open", SYSTEM_ADMIN, on=earliest).after.received == earliest


def test_a_floor_holds_by_the_day_it_is_done_and_by_the_clock() -> None:
    made = Play(lax(ASK.by(TEN, late=LOSE).answers(SHUT.not_before(SEVEN))), local(3, 2))
    made.do("open", SYSTEM_ADMIN)
    made.wait(local(3, 8, 23, 59))
    with pytest.raises(NotAllowed, match=r"^9: not yet: possible from March 9, 2026 \(7 days since this was asked\)"):
        made.do("shut", TRAINEE)
    made.wait(local(3, 9, 0))
    with pytest.raises(NotAllowed, match="not yet: possible from March 9"):
        made.do("shut", TRAINEE, on=date(2026, 3, 8))
    assert made.do("shut", TRAINEE).after.state == "SHUT"


def test_a_refused_step_changes_nothing() -> None:
    made = play(TRUE)
    before = made.case
    with pytest.raises(NotAllowed):
        made.fire(Act("shut", frozenset({TRAINEE}), (Told(true=False),)))
    assert made.case is before
    assert Told not in before.forms


def test_what_stands_against_a_step_beforehand_leaves_out_what_the_form_will_say() -> None:
    storm = Require("9.3", "there is a storm", never)
    made = play(TRUE, LOUD, storm)
    ((_, _, against),) = available(made.case, frozenset({TRAINEE}), made.now, made.policy)
    assert str(against) == "9.3: there is a storm"
