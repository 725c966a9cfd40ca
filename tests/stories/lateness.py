"""A task that nobody does, for the stories of targets that the manual does not set: who is reminded, and who hears then."""

from dataclasses import dataclass
from datetime import timedelta

from tests.workflows.moments import local
from workflows.engine.ladder import REMINDER
from workflows.grammar.events import Tick
from workflows.law.roles import Role
from workflows.trying.simulate import Play


@dataclass(frozen=True)
class Silence:
    """What comes of it when a task is left undone."""

    due: tuple[int, int]  # month and day
    reminded: set[Role]
    then: list[set[Role]]  # who is told that it is late, group by group
    again: set[Role]  # who is told from then on


def silence(play: Play, duty: str) -> Silence:
    """Let nobody do a task for two months after its day; that it is late brings about nothing but messages."""
    day = play.due(duty)
    assert day is not None
    waited = play.wait(local(day.month, day.day) + timedelta(days=60))
    told = [(each.at, notice) for each in waited for notice in each.notices if notice.duty == duty]
    assert not [each for each in waited if each.steps and isinstance(each.event, Tick) and each.event.duty == duty]
    ends = local(day.month, day.day, 0) + timedelta(days=1)
    ahead = [notice for at, notice in told if at < ends]
    assert {notice.template for notice in ahead} == {REMINDER}
    late = [at for at, notice in told if notice.template == "overdue"]
    return Silence(
        (day.month, day.day),
        {notice.to for notice in ahead},
        [{notice.to for at, notice in told if at == moment} for moment in dict.fromkeys(late)],
        {notice.to for _, notice in told if notice.template == "still-overdue"},
    )
