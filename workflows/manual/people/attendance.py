"""What the list of trainings says of a person (P05), as onboarding and its sister processes look it up."""

from __future__ import annotations

from datetime import date

from workflows.facts.effects import Topic
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.law.credit import credited


class Attended(Form, key="Attended"):
    """One row of a training's roster; times in minutes, None before the training was held."""

    topic: Topic
    title: str
    on: date
    minutes: int
    missed: int | None


class TrainingRecord(Form, key="TrainingRecord"):
    """What the list of trainings says of a person."""

    attended: tuple[Attended, ...] = ()

    def credit(self, topic: Topic, known: Known, first_year: int = 0) -> bool:
        """Say whether there is credit for a training of this topic, taken in that year or later."""
        rows = (row for row in self.attended if row.topic is topic and row.on.year >= first_year)
        return any(row.missed is not None and credited(row.minutes, row.missed, known.policy) for row in rows)

    def uncredited(self, topic: Topic, known: Known, since: date) -> tuple[Attended, ...]:
        """Return the trainings of a topic since a day that no row of the same title gives credit for."""
        rows = [row for row in self.attended if row.topic is topic and row.on >= since]
        good = {row.title for row in rows if row.missed is not None and credited(row.minutes, row.missed, known.policy)}
        return tuple(row for row in rows if row.title not in good)
