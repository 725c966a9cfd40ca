"""An answer is late by the day on which it was given, and on the day itself by the hour, where the rule counts hours."""

from datetime import date, datetime
from typing import Annotated

import pytest
from msgspec import Meta

from tests.workflows.checks.lax import ASK, OPEN, SHUT, lax
from tests.workflows.checks.planted import Numbers, Said
from tests.workflows.moments import local
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.lateness import came_late
from workflows.facts.moment_rules import Hours
from workflows.grammar.events import Act
from workflows.grammar.process import escalate
from workflows.law.fields import DURING, Moment
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import COUNSEL, SYSTEM_ADMIN, TRAINEE
from workflows.law.value import changed
from workflows.telling.timeline import title
from workflows.trying.simulate import Play

HOURS = lax(
    ASK.by(Hours(Numbers.five, since=fact(Said.at)), late=escalate(COUNSEL)).answers(SHUT),
    openings=(OPEN.asks(Said),),
)


class Done(Form, key="Done"):
    """Say at which moment it was done."""

    at: Annotated[Moment, DURING, Meta(title="Done at")]


TOLD = lax(
    ASK.by(Hours(Numbers.five, since=fact(Said.at)), late=escalate(COUNSEL)).answers(SHUT.asks(Done)),
    openings=(OPEN.asks(Said),),
)
SAID = Said(word="so", at=local(3, 2, 9), day=date(2026, 3, 2))


@pytest.mark.parametrize(
    ("done", "words"),
    [(local(3, 2, 13, 59), "Shut"), (local(3, 2, 14), "Shut, late"), (local(3, 2, 20), "Shut, late")],
)
def test_what_its_form_dates_by_the_moment_is_late_by_the_moment_whenever_it_is_entered(
    done: datetime, words: str
) -> None:
    play = Play(TOLD, local(3, 2, 9))
    play.do("open", SYSTEM_ADMIN, SAID)
    play.now = local(3, 4, 9)
    assert title(play.do("shut", TRAINEE, Done(at=done)), FIRST_EDITION) == words


CAME_LATE = came_late(Hours(Numbers.five, since=fact(Said.at)), fact(Said.day))


@pytest.mark.parametrize(
    ("now", "day", "verdict"),
    [
        (local(3, 2, 13), 2, False),
        (local(3, 2, 14), 2, True),
        (local(3, 3, 9), 2, False),
        (local(3, 3, 9), 3, True),
        (local(3, 2, 13), 9, False),
    ],
    ids=[
        "today, within",
        "today, at the end",
        "a day, in time",
        "a day later",
        "a day that lies ahead counts as today",
    ],
)
def test_a_day_without_an_hour_comes_late_by_the_day_and_today_by_the_hour(
    now: datetime, day: int, verdict: bool
) -> None:
    said = Said(word="so", at=SAID.at, day=date(2026, 3, day))
    assert CAME_LATE.verdict(Known(FIRST_EDITION, now, {Said: said})) is verdict


def test_whether_it_came_late_is_not_known_before_it_came_nor_before_there_is_a_date() -> None:
    unheard = came_late(Hours(Numbers.five, since=fact(Said.at)), fact(Done.at))
    assert CAME_LATE.verdict(Known(FIRST_EDITION, SAID.at)) is None
    assert unheard.verdict(Known(FIRST_EDITION, SAID.at, {Said: SAID})) is None
    assert unheard.verdict(Known(FIRST_EDITION, local(3, 4), {Said: SAID, Done: Done(at=local(3, 2, 14))})) is True


def test_a_condition_on_a_date_is_tried_on_either_side_of_it() -> None:
    known = Known(FIRST_EDITION, local(3, 2, 20), {Said: SAID})
    tried = {value for field, value in CAME_LATE.probes(known) if field == fact(Said.at)}
    assert tried == {local(3, 2, 14, 59), local(3, 2, 15), local(3, 2, 15, 1)}
    sides = {CAME_LATE.verdict(Known(FIRST_EDITION, known.now, {Said: changed(SAID, at=at)})) for at in tried}
    assert sides == {True, False}


@pytest.mark.parametrize(
    ("at", "on", "words"),
    [
        (local(3, 2, 13), None, "Shut"),
        (local(3, 2, 15), None, "Shut, late"),
        (local(3, 3, 9), None, "Shut, late"),
        (local(3, 3, 9), date(2026, 3, 2), "Shut"),
    ],
    ids=["within the hours", "after them, that day", "the day after", "that day, entered the day after"],
)
def test_five_hours_from_nine_end_at_two(at: datetime, on: date | None, words: str) -> None:
    play = Play(HOURS, local(3, 2, 9))
    said = Said(word="so", at=local(3, 2, 9), day=date(2026, 3, 2))
    play.fire(Act("open", frozenset({SYSTEM_ADMIN}), (said,)))
    play.now = at
    assert title(play.fire(Act("shut", frozenset({TRAINEE}), on=on)), FIRST_EDITION) == words
