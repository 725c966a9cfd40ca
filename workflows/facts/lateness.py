"""Whether something came after a date: by its moment, or by its day where no hour is on record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from workflows.facts.conditions import Condition, HappenedOn, Probe, Source, TheTime
from workflows.facts.facts import DayOf, Fact
from workflows.facts.known import Known
from workflows.facts.rules import Rule
from workflows.law.policy import Policy


@dataclass(frozen=True)
class CameLate(Condition):
    """The date of a rule was past when something happened; where several forms say when, the first that is known counts."""

    rule: Rule
    happened: tuple[Fact[date] | Fact[datetime], ...]

    def verdict(self, known: Known) -> bool | None:
        """Reckon the date, and compare it with the day or the moment."""
        receipt, when = self.rule.reckon(known, known.today), self._when(known)
        return None if receipt is None or when is None else known.calendar.is_past(receipt, when, known.now)

    def _when(self, known: Known) -> date | datetime | None:
        return next((said for each in self.happened if (said := each.said(known)) is not None), None)

    def words(self, policy: Policy, *, no: bool = False) -> str:
        """Say what must be late or in time, and by which rule."""
        return f'"{str(self.happened[-1]).lower()}" is {"within" if no else "later than"} {self.rule.words(policy)}'

    def sources(self) -> Iterator[Source]:
        """Yield what the date depends on, what says when it happened, and the time."""
        counted_from = (HappenedOn(each.step) if isinstance(each, DayOf) else each for each in self.rule.sources())
        yield from dict.fromkeys((*counted_from, *self.happened))
        yield TheTime()

    def probes(self, known: Known) -> Iterator[Probe]:
        """Yield, for each day and moment that the date counts from, values with which it is just past, or not yet."""
        receipt = self.rule.reckon(known, known.today)
        if receipt is None:
            return
        for source in dict.fromkeys(self.rule.sources()):
            value = source.said(known) if isinstance(source, Fact) else None
            match value:
                case datetime():
                    edge = value + (known.now - receipt.ends)
                    yield from ((source, edge + timedelta(minutes=each)) for each in (-1, 0, 1))
                case date():
                    day = value + (known.today - receipt.day)
                    yield from ((source, day + timedelta(days=each)) for each in (-1, 0, 1))


def came_late(rule: Rule, *happened: Fact[date] | Fact[datetime]) -> Condition:
    """Say that something came after the date of a rule: on the day of a field, or at its moment."""
    return CameLate(rule, happened)
