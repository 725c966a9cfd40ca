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
from workflows.facts.moment_rules import Hours
from workflows.grammar.events import Act
from workflows.grammar.process import escalate, otherwise
from workflows.law.fields import DURING, Moment
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import COUNSEL, SYSTEM_ADMIN, TRAINEE
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


class Called(Form, key="Called"):
    """Say on which day it was done, and from when the hours count."""

    since: Annotated[Moment, Meta(title="Since")]
    day: Annotated[date, DURING, Meta(title="Done on")]


IN_TIME = Hours(Numbers.five, since=fact(Called.since))
BEGUN = OPEN.asks(Called).leads(otherwise(OPEN.to).called("Opened").in_time_by(IN_TIME))


@pytest.mark.parametrize(
    ("now", "day", "words"),
    [
        (local(3, 2, 13), 2, "Opened"),
        (local(3, 2, 14), 2, "Opened, late"),
        (local(3, 3, 9), 2, "Opened"),
        (local(3, 3, 9), 3, "Opened, late"),
    ],
    ids=[
        "today, within",
        "today, at the end",
        "a day, in time",
        "a day later",
    ],
)
def test_a_beginning_is_late_by_a_rule_of_its_own_that_counts_from_what_it_says(
    now: datetime, day: int, words: str
) -> None:
    process = lax(ASK.untimed("nothing hurries").answers(SHUT), openings=(BEGUN,))
    play = Play(process, now)
    told = Called(since=local(3, 2, 9), day=date(2026, 3, day))
    assert title(play.do("open", SYSTEM_ADMIN, told), FIRST_EDITION) == words


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
