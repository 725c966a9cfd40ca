"""An answer is late by the day on which it was given, and on the day itself by the hour, where the rule counts hours."""

from datetime import date, datetime

import pytest

from tests.workflows.checks.lax import ASK, OPEN, SHUT, lax
from tests.workflows.checks.planted import Numbers, Said
from tests.workflows.moments import local
from workflows.facts.facts import fact
from workflows.facts.rules import Hours
from workflows.grammar.events import Act
from workflows.grammar.process import escalate
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import COUNSEL, SYSTEM_ADMIN, TRAINEE
from workflows.telling.timeline import title
from workflows.trying.simulate import Play

HOURS = lax(
    ASK.by(Hours(Numbers.five, since=fact(Said.at)), late=escalate(COUNSEL)).answers(SHUT),
    openings=(OPEN.asks(Said),),
)


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
