"""Ida Cole of Otter Creek and her training year 2026, at the points where its stories begin."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from tests.workflows.moments import local
from workflows.engine.cases import Decision
from workflows.facts.effects import Topic
from workflows.grammar.events import THE_CLOCK, Act
from workflows.grammar.process import yearly
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import Role
from workflows.manual.people.attendance import Attended, TrainingRecord
from workflows.manual.people.training_year import PROCESS
from workflows.manual.people.training_year.license_held import LicenseHeld
from workflows.trying.simulate import Play

NEW_YEAR, NEXT_YEAR = local(1, 1, 0), local(1, 1, 0, year=2027)
HELD = LicenseHeld(agency="otter-creek-shelter", user="ida.cole@otter.example", first_on=date(2024, 5, 6))

ART_HELD = msgspec.structs.replace(HELD, art_since=date(2025, 1, 6))


def attended(topic: Topic, month: int, day: int = 10, *, missed: int | None = 0, minutes: int = 60, year: int = 2026,
             title: str = "") -> Attended:  # fmt: skip
    """Return a row of a roster."""
    called = title or f"{topic.value} {month}/{day}"
    return Attended(topic=topic, title=called, on=date(year, month, day), minutes=minutes, missed=missed)


SECURITY = attended(Topic.SECURITY, 3)
GENERALS = (attended(Topic.GENERAL, 4), attended(Topic.GENERAL, 9))
ARTS = (attended(Topic.ART, 5), attended(Topic.ART, 6))
SERIES = attended(Topic.BASIC, 2)


def year(*rows: Attended, held: LicenseHeld = HELD, at: datetime = NEW_YEAR, policy: Policy = FIRST_EDITION) -> Play:
    """Let the calendar begin Ida's year, with what is on record."""
    play = Play(PROCESS, at, policy)
    period = yearly(1, 1).under(FIRST_EDITION).containing(at.date())
    play.fire(Act("begin", THE_CLOCK, (period, held, TrainingRecord(attended=rows))))
    return play


def credited(play: Play, *rows: Attended) -> Decision:
    """Let the list of trainings say more than it did."""
    return play.learn(
        TrainingRecord(attended=(*play.case.known(play.policy, play.now)[TrainingRecord].attended, *rows))
    )


def over(*rows: Attended, held: LicenseHeld = HELD, policy: Policy = FIRST_EDITION) -> Play:
    """Come to the first moment after the year."""
    play = year(*rows, held=held, policy=policy)
    play.wait(NEXT_YEAR)
    return play


def told(*decisions: Decision) -> list[tuple[str, Role]]:
    """Return who was told what."""
    return [(notice.template, notice.to) for each in decisions for notice in each.notices]


def owed(play: Play) -> set[str]:
    """Return the keys of what is open."""
    return set(play.case.owed)
