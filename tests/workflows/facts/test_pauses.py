"""What people do to a deadline: pause it, let it run on, extend it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.workflows.moments import ZONE, local
from workflows.facts.pauses import UNMOVED, Moves, Pause
from workflows.law.calendar import Calendar

CALENDAR = Calendar(ZONE)
APRIL = date(2026, 4, 1)
DUE = CALENDAR.receipt("30 days", APRIL, date(2026, 3, 2))


def test_a_deadline_that_nobody_moved_keeps_its_receipt() -> None:
    assert UNMOVED.applied(DUE, CALENDAR) is DUE
    assert not UNMOVED.paused


def test_a_pause_adds_its_days_once_it_is_over_and_not_before() -> None:
    paused = UNMOVED.pause(date(2026, 3, 10), "the road is closed")
    assert paused.paused
    assert paused.applied(DUE, CALENDAR).day == APRIL
    resumed = paused.resume(date(2026, 3, 14))
    moved = resumed.applied(DUE, CALENDAR)
    assert not resumed.paused
    assert (moved.day, moved.ends) == (date(2026, 4, 5), local(4, 6, 0))
    assert moved.added == ("4 days paused: the road is closed",)


def test_one_day_of_pause_is_told_in_the_singular_and_none_not_at_all() -> None:
    pause = UNMOVED.pause(date(2026, 3, 10), "snow")
    assert pause.resume(date(2026, 3, 11)).applied(DUE, CALENDAR).added == ("1 day paused: snow",)
    assert pause.resume(date(2026, 3, 10)).applied(DUE, CALENDAR) == DUE


def test_pauses_add_up() -> None:
    moves = UNMOVED
    for since, until in ((10, 12), (20, 25)):
        moves = moves.pause(date(2026, 3, since), "ill").resume(date(2026, 3, until))
    assert moves.applied(DUE, CALENDAR).day == date(2026, 4, 8)


def test_what_is_paused_cannot_be_paused_again_nor_what_runs_resumed() -> None:
    paused = UNMOVED.pause(date(2026, 3, 10), "ill")
    assert paused.pause(date(2026, 3, 12), "still ill") is paused
    assert UNMOVED.resume(date(2026, 3, 12)) is UNMOVED


def test_the_manuals_own_pause_is_told_from_a_persons() -> None:
    assert UNMOVED.pause(APRIL, "in review", rest=True).pauses == (Pause(APRIL, "in review", rest=True),)
    assert not UNMOVED.pause(APRIL, "ill").pauses[-1].rest


def test_an_extension_counts_only_while_it_reaches_further() -> None:
    extended = UNMOVED.extend(date(2026, 4, 4), "ICA was late")
    assert extended.applied(DUE, CALENDAR).day == date(2026, 4, 4)
    assert extended.applied(DUE, CALENDAR).added == ("extended to April 4, 2026: ICA was late",)
    later = CALENDAR.receipt("30 days", date(2026, 5, 1))
    assert extended.applied(later, CALENDAR) == later


def test_a_pause_after_an_extension_adds_to_it_and_one_before_is_part_of_it() -> None:
    pause = UNMOVED.pause(date(2026, 3, 10), "ill").resume(date(2026, 3, 13))
    before = pause.extend(date(2026, 4, 20), "ICA was late")
    after = before.pause(date(2026, 4, 6), "snow").resume(date(2026, 4, 8))
    assert before.applied(DUE, CALENDAR).day == date(2026, 4, 20)
    assert after.applied(DUE, CALENDAR).day == date(2026, 4, 22)
    assert after.applied(DUE, CALENDAR).added == (
        "3 days paused: ill", "extended to April 20, 2026: ICA was late", "2 days paused: snow",
    )  # fmt: skip


@given(st.lists(st.integers(0, 30), max_size=6), st.integers(0, 90), st.booleans())
def test_no_day_of_a_pause_or_extension_is_lost(days: list[int], further: int, extended_first: bool) -> None:
    until = date.fromordinal(APRIL.toordinal() + further)
    moves = Moves().extend(until, "a reason") if extended_first else Moves()
    start = date(2026, 3, 2).toordinal()
    for length in days:
        moves = moves.pause(date.fromordinal(start), "a reason").resume(date.fromordinal(start + length))
        start += length
    moved = (moves if extended_first else moves.extend(until, "a reason")).applied(DUE, CALENDAR)
    expected = further + sum(days) if extended_first else max(further, sum(days))
    assert (moved.day - APRIL).days == expected
