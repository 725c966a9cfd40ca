"""A running case comes under another edition: what is still to be done is reckoned by its numbers, what was done stays."""

from contextlib import suppress
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.stories.people.trainees import WORK, begun, told_of
from tests.workflows import made_up
from tests.workflows.correction.test_laws_of_correction import walk
from tests.workflows.explorations import OTHERWISE
from tests.workflows.laws import keep_the_laws, snapshot
from tests.workflows.moments import local
from workflows.correction.amending import amended, live, replay
from workflows.correction.lives import Life
from workflows.engine.cases import NotAllowed
from workflows.engine.engine import decide
from workflows.engine.under_an_edition import other_dates, under
from workflows.grammar.events import Act, ComeUnder, Correct, Strike
from workflows.grammar.process import Process
from workflows.law.policy import FIRST_EDITION, Editions, Policy
from workflows.law.roles import SYSTEM_ADMIN, TRAINEE, Role
from workflows.law.setting import Change
from workflows.manual.people.onboarding.own_sessions import Series
from workflows.manual.registry import PROCESSES
from workflows.telling.timeline import title
from workflows.trying.simulate import Play

LONGER = Policy("2026 edition", date(2026, 3, 9), Policy.onboarding_submit_days.to(20))
SHORTER = Policy("short edition", date(2026, 3, 1), Policy.onboarding_submit_days.to(4))
EXAMPLES = 100  # among all processes
every_process = pytest.mark.parametrize("process", [*PROCESSES, made_up.PROCESS], ids=lambda process: process.key)


def other_edition(process: Process, dice: Random) -> Policy:
    """Return an edition in which any days are fewer or more, and at times what the conditions of a process ask is otherwise."""
    changes = list[Change[object]](OTHERWISE.get(process.key, ()) if dice.random() < 0.5 else ())
    for each in Policy.settings():
        if each.name.endswith("_days") and isinstance(each.default, int) and dice.random() < 0.5:
            changes.append(Change(each, dice.choice((max(each.default // 2, 1), each.default * 2))))
    return Policy("other edition", FIRST_EDITION.since, *changes)


def test_homework_due_on_march_17_is_due_on_march_22_under_an_edition_that_gives_twenty_days() -> None:
    play = begun()
    play.wait(local(3, 10))
    came = play.come_under(LONGER, SYSTEM_ADMIN)
    assert (play.due("homework"), play.case.edition, came.actor) == (date(2026, 3, 22), "2026 edition", SYSTEM_ADMIN)
    assert title(came, LONGER) == (
        "Reckoned by the 2026 edition of the deadlines and limits from now on: The Committee approved it."
    )
    assert told_of("homework", play.wait(local(3, 23)))[-2:] == [
        (date(2026, 3, 23), "overdue", TRAINEE),
        (date(2026, 3, 23), "overdue", told_of("homework", play.decisions)[-1][2]),
    ]


def test_nobody_becomes_late_by_an_edition_that_gives_fewer_days() -> None:
    play = begun()
    play.wait(local(3, 10))  # by the short edition the homework was due on March 6
    play.come_under(SHORTER, SYSTEM_ADMIN)
    some = local(3, 10).date() + timedelta(days=SHORTER.fair_days)
    assert play.due("homework") == min(some, date(2026, 3, 17))
    play.do("submit", TRAINEE, WORK)
    assert play.case.state == "IN_REVIEW"


def test_what_was_late_before_is_late_by_the_same_day_or_has_the_new_date() -> None:
    play = begun()
    play.wait(local(3, 18, 9))
    play.come_under(LONGER, SYSTEM_ADMIN)
    assert play.due("homework") == date(2026, 3, 22)
    play.come_under(SHORTER, SYSTEM_ADMIN)
    assert play.due("homework") == min(date(2026, 3, 18) + timedelta(days=SHORTER.fair_days), date(2026, 3, 22))


@pytest.mark.parametrize(
    ("edition", "actor", "reason", "words"),
    [
        (LONGER, TRAINEE, "I want more days.", "it is for ICA"),
        (LONGER, SYSTEM_ADMIN, "  ", "say why"),
        (Policy("2027 edition", date(2027, 1, 1)), SYSTEM_ADMIN, "Early.", "is not in force before January 1, 2027"),
        (FIRST_EDITION, SYSTEM_ADMIN, "Again.", "is under the first edition already"),
    ],
)
def test_it_is_refused_in_words(edition: Policy, actor: Role, reason: str, words: str) -> None:
    play = begun()
    play.wait(local(3, 10))
    event = ComeUnder(edition.name, frozenset({actor}), reason)
    with pytest.raises(NotAllowed, match=words):
        decide(play.case, event, play.now, edition)


def test_the_case_is_decided_by_the_edition_that_it_comes_under_and_by_no_other() -> None:
    play = begun()
    with pytest.raises(ValueError, match="is decided by '2026 edition', not 'first edition'"):
        decide(play.case, ComeUnder("2026 edition", frozenset({SYSTEM_ADMIN}), "Why"), play.now, FIRST_EDITION)


def test_what_was_entered_before_is_corrected_by_the_numbers_of_its_own_time() -> None:
    play = begun()
    play.wait(local(3, 10))
    play.come_under(LONGER, SYSTEM_ADMIN)
    play.wait(local(3, 11))
    life = lived(play)
    place = next(
        entry.place for entry in life.entries if isinstance(entry.event, Act) and entry.event.step == "begin-series"
    )
    earlier = Series(begun_on=date(2026, 3, 1))
    better = amended(life, Correct(place, frozenset({SYSTEM_ADMIN}), (earlier,), "A day earlier"), play.now, LONGER)
    receipt = better.case.owed["homework"].receipt
    assert receipt
    assert (better.case.edition, receipt.day) == ("2026 edition", date(2026, 3, 21))
    with pytest.raises(NotAllowed, match="is taken back to the edition that it was under"):
        amended(life, Strike(len(life.entries) - 1, frozenset({SYSTEM_ADMIN}), "No"), play.now, LONGER)


def lived(play: Play) -> Life:
    return live(play.process, play.history, FIRST_EDITION, Editions([LONGER]))


@every_process
@settings(max_examples=max(EXAMPLES // len(PROCESSES), 1))
@given(dice=st.randoms(use_true_random=True), length=st.integers(1, 25))
def test_any_case_comes_under_any_edition_and_keeps_the_laws(process: Process, dice: Random, length: int) -> None:
    play, edition = walk(process, dice, length), other_edition(process, dice)
    if play.case.state not in process.waiting_in:
        return
    was, foreseen = play.case, under(play.case, edition, play.now)
    came = play.come_under(edition, SYSTEM_ADMIN)
    keep_the_laws(came, edition)
    assert snapshot(came.after) == snapshot(foreseen), "what was shown is what is done"
    late = {key for key, row in was.owed.items() if row.receipt and row.receipt.ends <= play.now}
    for key, _, becomes in other_dates(was, came.after):
        at_rest = key in came.after.owed and came.after.owed[key].still
        assert at_rest or key in late or becomes is None or becomes.ends > play.now, "nobody becomes late by an edition"
    play.wait(play.now + timedelta(days=dice.randint(0, 40)))
    with suppress(NotAllowed):
        play.come_under(FIRST_EDITION, SYSTEM_ADMIN, "Back.")
    again = replay(process, play.history, FIRST_EDITION, Editions([edition]))
    assert (snapshot(again), again.edition) == (snapshot(play.case), play.case.edition)
