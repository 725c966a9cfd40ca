"""2.2: a training series is a thing with sessions and people, whose roster starts the clock, and only its own attendance counts."""

from datetime import date

import pytest

from tests.stories.people.trainees import (
    BEGUN,
    SECURED,
    TRAINED,
    WORK,
    begun,
    next_attempt,
    requested,
    session,
    submitted,
)
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.engine.following import Anew, following
from workflows.facts.effects import Topic
from workflows.grammar.events import Act
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import SYSTEM_ADMIN, TRAINEE
from workflows.manual.people.attendance import Attended, TrainingRecord
from workflows.manual.people.onboarding.own_sessions import Series
from workflows.manual.people.onboarding.security import Security
from workflows.manual.people.onboarding.series import Session
from workflows.trying.simulate import Play

ICA = frozenset({SYSTEM_ADMIN})


def held(title: str, day: int, missed: int | None = 0, series: int = 7, month: int = 3) -> Attended:
    return Attended(topic=Topic.BASIC, title=title, on=date(2026, month, day), minutes=60, missed=missed, series=series)


def learned(play: Play, *rows: Attended) -> list[Act | Anew]:
    """Let the case learn of a roster; return what follows from it, done as the desk does it."""
    before = play.case
    play.learn(TrainingRecord(attended=rows))
    found = list(following(before, play.case, play.now, FIRST_EDITION))
    for each in found:
        if isinstance(each, Act):
            play.fire(each)
    return found


def test_recording_the_first_session_begins_the_series_on_its_day() -> None:
    play = requested()
    play.wait(local(3, 4))
    assert learned(play, held("Basics", 2, None), held("Reports", 9, None)) == []
    assert learned(play, held("Basics", 2), held("Reports", 9, None)) == [
        Act("begin-series", ICA, (Series(begun_on=date(2026, 3, 2)),))
    ]
    assert (play.case.state, play.due("homework"), play.due("series")) == (
        "TRAINING", date(2026, 3, 17), date(2026, 4, 1),
    )  # fmt: skip


def test_who_missed_the_first_session_begins_with_the_second() -> None:
    play = requested()
    play.wait(local(3, 10))
    learned(play, held("Basics", 2, missed=60), held("Reports", 9))
    assert play.case.forms[Series] == Series(begun_on=date(2026, 3, 9))


def test_a_single_session_that_belongs_to_no_series_begins_nothing() -> None:
    play = requested()
    play.wait(local(3, 4))
    assert learned(play, session()) == []
    assert play.case.state == "ENROLLED"


def test_a_roster_that_is_recorded_late_makes_nobody_late() -> None:
    play = requested()
    play.wait(local(4, 20))
    learned(play, held("Basics", 2))
    assert play.case.state == "TRAINING"
    for duty in ("series", "homework"):
        due = play.due(duty)
        assert due is not None
        assert due > date(2026, 4, 20)


def test_the_roster_knows_better_than_what_was_typed_for_the_whole_cohort() -> None:
    play = requested()
    play.wait(local(3, 2, 15))
    play.learn(TrainingRecord(attended=(held("Basics", 2, None), held("Exits", 4, None))))
    play.do("begin-series", SYSTEM_ADMIN, BEGUN)
    play.wait(local(3, 5))
    assert learned(play, held("Basics", 2, missed=60), held("Exits", 4)) == [
        Anew("begin-series", ICA, Series(begun_on=date(2026, 3, 4)), "The roster of the series says so")
    ]


def test_a_roster_that_is_corrected_says_what_the_case_should_have_said() -> None:
    play = requested()
    play.wait(local(3, 6))
    learned(play, held("Basics", 2))
    (anew,) = learned(play, held("Basics", 4))
    assert anew == Anew("begin-series", ICA, Series(begun_on=date(2026, 3, 4)), "The roster of the series says so")
    assert learned(play, held("Basics", 4, None)) == []


def test_every_session_of_the_series_is_needed_also_one_to_come() -> None:
    play = requested()
    play.wait(local(3, 5))
    learned(play, held("Basics", 2), held("Exits", 4, 60), held("Reports", 9, None))
    play.do("submit", TRAINEE, WORK)
    with pytest.raises(NotAllowed, match=r"^2\.2-participation: there is no credit yet for Exits, Reports"):
        play.do("accept", SYSTEM_ADMIN)
    play.wait(local(3, 10))
    play.learn(
        TrainingRecord(
            attended=(held("Basics", 2), held("Exits", 4, 60), held("Reports", 9), held("Exits", 8, series=0))
        )
    )
    assert play.do("accept", SYSTEM_ADMIN).after.state == "TRAINED"


def test_what_was_attended_in_an_earlier_series_does_not_count_in_a_retake() -> None:
    play = begun()
    play.learn(TRAINED)
    again = next_attempt(play.wait(local(4, 2, 0))[-1])
    again.do("begin-series", SYSTEM_ADMIN, Series(begun_on=date(2026, 4, 2)))
    again.learn(TRAINED)
    again.do("submit", TRAINEE, WORK)
    with pytest.raises(NotAllowed, match=r"^2\.2-participation: the attendance of the series is not on record yet"):
        again.do("accept", SYSTEM_ADMIN)
    again.learn(TrainingRecord(attended=(session(), held("Basics", 2, month=4, series=0))))
    assert again.do("accept", SYSTEM_ADMIN).after.state == "TRAINED"


def test_the_series_that_lapsed_does_not_begin_the_retake() -> None:
    play = requested()
    play.wait(local(3, 2, 15))
    learned(play, held("Basics", 2))
    again = next_attempt(play.wait(local(4, 2, 0))[-1])
    again.wait(local(4, 3))
    assert learned(again, held("Basics", 2), held("Reports", 2, month=4)) == []
    new = held("Basics", 3, month=4, series=8)
    assert learned(again, held("Basics", 2), held("Reports", 2, month=4), new) == [
        Act("begin-series", ICA, (Series(begun_on=date(2026, 4, 3)),))
    ]


def test_nobody_misses_more_of_a_session_than_it_has() -> None:
    words = r"^2\.2-participation: more minutes were missed than the training has"
    for step, form in (
        ("record-session", Session(title="Exits", held_on=date(2026, 3, 2), minutes=60, missed=61)),
        ("record-security-training", Security(held_on=date(2026, 3, 2), minutes=60, missed=61)),
    ):
        with pytest.raises(NotAllowed, match=words) as refused:
            begun().do(step, SYSTEM_ADMIN, form)
        assert refused.value.first.field == "missed"


def test_credit_that_is_taken_back_after_the_homework_was_accepted_stands_in_the_way_of_the_license() -> None:
    play = submitted()
    play.do("accept", SYSTEM_ADMIN)
    needed = next(each for each in play.case.process.needed if each.key == "trained")
    assert needed.holds(play.case.known(FIRST_EDITION, play.now))
    play.learn(TrainingRecord(attended=(session(), session("Exits", missed=60))))
    assert not needed.holds(play.case.known(FIRST_EDITION, play.now))
    play.do("record-security-training", SYSTEM_ADMIN, SECURED)
