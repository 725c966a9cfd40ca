"""What is corrected in the cases of trainees and of the accused, as people would tell it."""

from datetime import date, datetime

import pytest

from tests.stories.conduct.violations import found
from tests.stories.people.trainees import BEGUN, READY, WORK, begun, correcting, request
from tests.workflows.moments import local
from workflows.correction.amending import live, striking_too
from workflows.correction.correction import Correction, correct
from workflows.correction.lives import Blocked, Life
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import OpenCase, RecordFinding
from workflows.grammar.events import Act, Amendment, Correct, Extend, Happening, Insert, Roles, Strike
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN, TRAINEE
from workflows.manual.people.onboarding.own_sessions import Series
from workflows.trying.simulate import Play

ICA: Roles = frozenset({SYSTEM_ADMIN})


def life(play: Play) -> Life:
    return live(play.process, play.history, play.policy)


def place(play: Play, step: str) -> int:
    """Return where in the history a step was taken last."""
    return max(at for at, each in enumerate(play.decisions) if isinstance(each.event, Act) and each.event.step == step)


def corrected(play: Play, amendment: Amendment) -> Correction:
    return correct(life(play), amendment, play.now, FIRST_EDITION)


def better_start(play: Play, day: date) -> Correct:
    return Correct(place(play, "begin-series"), ICA, (Series(begun_on=day),), "the roster says so")


def due(made: Correction, key: str) -> date:
    receipt = made.after.case.owed[key].receipt
    assert receipt
    return receipt.day


def test_a_wrong_start_day_is_corrected_and_the_dates_move_with_it() -> None:
    play = begun()
    play.wait(local(3, 10))
    made = corrected(play, better_start(play, date(2026, 3, 6)))
    assert [(fact.field, fact.old, fact.new) for fact in made.facts] == [
        ("begun_on", date(2026, 3, 2), date(2026, 3, 6))
    ]
    assert (due(made, "homework"), due(made, "series")) == (date(2026, 3, 21), date(2026, 4, 5))
    assert {each.duty for each in made.dates} == {"homework", "series"}
    assert made.concerned() == {TRAINEE}
    assert not made.takes_two


def test_a_start_day_that_was_too_early_undoes_the_lapse_and_the_case_that_it_opened() -> None:
    play = begun()
    play.wait(local(4, 2, 12))
    assert play.case.state == "LAPSED"
    made = corrected(play, better_start(play, date(2026, 3, 12)))
    assert made.after.case.state == "TRAINING"
    assert [type(deed.effect) for deed in made.undone] == [OpenCase]
    assert due(made, "series") == date(2026, 4, 11)
    assert {each.template for each in made.in_vain} >= {"series-lapsed"}
    assert {TRAINEE, AGENCY_ADMIN} <= made.concerned()


def test_a_start_day_that_was_too_late_lets_nobody_lapse_unseen() -> None:
    play = begun()
    play.wait(local(3, 30, 12))
    made = corrected(play, better_start(play, date(2026, 2, 20)))
    assert made.after.case.state == "TRAINING"
    assert due(made, "series") == date(2026, 4, 4), "five days after the correction"


def test_homework_that_had_come_by_mail_is_entered_after_the_series_lapsed() -> None:
    play = begun()
    play.wait(local(4, 3, 12))
    by_mail = Insert(
        Act("submit", frozenset({TRAINEE}), (WORK,), date(2026, 3, 30)), local(3, 30, 23), ICA, "came by mail"
    )
    made = corrected(play, by_mail)
    assert made.after.case.state == "IN_REVIEW"
    assert [type(deed.effect) for deed in made.undone] == [OpenCase]
    assert [row.key for row in made.changes.opened] == ["review"] or "review" in made.after.case.owed
    assert due(made, "review") == date(2026, 4, 4)


def test_a_finding_entered_by_mistake_is_undone_with_its_sanction_and_takes_two_people() -> None:
    play = found()
    play.now = local(4, 2, 9)
    at = place(play, "find")
    made = corrected(play, Strike(at, ICA, "the wrong case"))
    assert RecordFinding in {type(deed.effect) for deed in made.undone}
    assert made.takes_two
    assert made.after.case.state == play.decisions[at].before.state


def test_what_was_struck_is_given_back_by_correcting_it() -> None:
    play = begun()
    play.wait(local(3, 10))
    at = place(play, "begin-series")
    strike = Strike(at, ICA, "another trainee's")
    history: list[tuple[Happening, datetime]] = [*play.history, (strike, play.now)]
    struck = live(play.process, history, FIRST_EDITION)
    assert struck.case.state == play.decisions[at].before.state
    back = correct(struck, Correct(at, ICA, (), "it was this one's after all"), play.now, FIRST_EDITION)
    assert back.after.case.state == "TRAINING"
    assert due(back, "homework") == date(2026, 3, 17)


def test_a_later_step_that_would_not_have_been_possible_is_named_and_may_be_struck_too() -> None:
    play = begun()
    play.wait(local(3, 10, 12))
    play.do("submit", TRAINEE, WORK)
    play.learn(READY)
    play.wait(local(3, 11, 12))
    play.do("accept", SYSTEM_ADMIN)
    strike = Strike(place(play, "submit"), ICA, "another trainee's homework")
    with pytest.raises(Blocked, match='"Homework accepted" of March 11, 2026 would not have been possible'):
        corrected(play, strike)
    both = striking_too(life(play), strike, play.now, FIRST_EDITION)
    assert [each.place for each in both.also if isinstance(each, Strike)] == [place(play, "accept")]
    assert corrected(play, both).after.case.state == "TRAINING"


def test_what_the_better_step_itself_does_not_allow_is_said_beside_its_field() -> None:
    play = begun()
    play.wait(local(3, 10))
    with pytest.raises(NotAllowed, match="lies in the future") as no:
        corrected(play, better_start(play, date(2026, 3, 20)))
    assert no.value.first.field == "begun_on"


def test_nobody_corrects_the_clock_or_what_is_not_theirs() -> None:
    play = begun()
    play.wait(local(3, 13))
    tick = next(at for at, each in enumerate(play.decisions) if each.rung)
    with pytest.raises(NotAllowed, match="follows from what was entered"):
        corrected(play, Strike(tick, ICA, "no"))
    with pytest.raises(NotAllowed, match="for the System Administrator to correct it"):
        corrected(play, Strike(place(play, "begin-series"), frozenset({TRAINEE}), "no"))
    with pytest.raises(NotAllowed, match="say why"):
        corrected(play, Strike(place(play, "begin-series"), ICA, " "))
    with pytest.raises(NotAllowed, match="that is what it says already"):
        corrected(play, Correct(place(play, "begin-series"), ICA, (BEGUN,), "as it is"))


def test_an_extension_that_was_struck_is_given_back() -> None:
    play = correcting()
    play.fire(Extend("series", ICA, date(2026, 4, 4), "ICA was late"))
    at = len(play.history) - 1
    strike = Strike(at, ICA, "another trainee's")
    history: list[tuple[Happening, datetime]] = [*play.history, (strike, play.now)]
    struck = live(play.process, history, FIRST_EDITION)
    assert struck.case.owed["series"].receipt == play.decisions[-1].before.owed["series"].receipt
    back = correct(struck, Correct(at, ICA, (), "it was this one's after all"), play.now, FIRST_EDITION)
    assert due(back, "series") == date(2026, 4, 4)


def test_an_opening_of_long_ago_is_corrected_like_one_of_today() -> None:
    play = begun()
    play.wait(local(3, 10).replace(year=2028))
    opened = place(play, "request")
    better = Correct(opened, ICA, (request(name="Kim Rowe"),), "she spells it so")
    assert [fact.new for fact in corrected(play, better).facts] == ["Kim Rowe"]
