"""What the list of trainings says of a person (P05), as onboarding and its sister processes look it up."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.effects import Topic
from workflows.facts.facts import Fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Require
from workflows.law.credit import credited


class Attended(Form, key="Attended"):
    """One row of a training's roster; times in minutes, None before the training was held."""

    topic: Annotated[Topic, Meta(title="Kind of training")]
    title: Annotated[str, Meta(title="Training")]
    on: Annotated[date, Meta(title="Day")]
    minutes: Annotated[int, Meta(title="Length, in minutes")]
    missed: Annotated[int | None, Meta(title="Minutes missed")]
    # The new-user series that it is a session of and the person is in; 0 for none.
    series: Annotated[int, Meta(title="Number of the training series")] = 0

    def was_there(self) -> bool:
        """Say whether the person took part in any of it, as far as is recorded."""
        return self.missed is not None and self.missed < self.minutes


class TrainingRecord(Form, key="TrainingRecord"):
    """What the list of trainings says of a person."""

    attended: Annotated[tuple[Attended, ...], Meta(title="Trainings on record")] = ()

    def credit(self, topic: Topic, known: Known, first_year: int = 0) -> bool:
        """Say whether there is credit for a training of this topic, taken in that year or later."""
        rows = (row for row in self.attended if row.topic is topic and row.on.year >= first_year)
        return any(row.missed is not None and credited(row.minutes, row.missed, known.policy) for row in rows)

    def of_topic(self, topic: Topic, since: date) -> tuple[Attended, ...]:
        """Return the trainings of a topic since a day."""
        return tuple(row for row in self.attended if row.topic is topic and row.on >= since)

    def credited_titles(self, topic: Topic, known: Known, since: date) -> frozenset[str]:
        """Return the titles of the trainings of a topic since a day that there is credit for."""
        rows = (row for row in self.of_topic(topic, since) if row.missed is not None)
        return frozenset(row.title for row in rows if credited(row.minutes, row.missed or 0, known.policy))


def no_longer_than(missed: Fact[int], minutes: Fact[int]) -> Require:
    """Return the condition that nobody missed more of a training than there was (2.2-participation)."""
    return Require("2.2-participation", "more minutes were missed than the training has", missed.at_most(minutes))
