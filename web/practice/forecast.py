"""People who answer their duties sooner or later, by chance, played through the pure engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import product
from random import Random
from typing import Any

from msgspec import NODEFAULT

from workflows.answers.samples import forms_like
from workflows.engine.cases import Decision, NotAllowed
from workflows.engine.ladder import REMINDER, STILL_OVERDUE, Owed
from workflows.facts.effects import RecordAttendance, said
from workflows.facts.forms import Form
from workflows.grammar.duties import Duty, base
from workflows.grammar.events import THE_CLOCK, Act
from workflows.grammar.process import Ended, Step
from workflows.grammar.takers import owners_of
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK
from workflows.law.value import fields_of
from workflows.manual.people.attendance import Attended, TrainingRecord
from workflows.manual.registry import PROCESSES
from workflows.trying.apart import filled
from workflows.trying.simulate import Play


@dataclass
class Forecast:
    """What came of the simulated cases."""

    weeks: float
    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    work: Counter[str] = field(default_factory=Counter)
    kept: int = 0
    missed: int = 0

    def as_dict(self) -> dict[str, Any]:
        """Return the numbers for JSON."""
        return {
            "outcomes": {key: dict(counts) for key, counts in self.outcomes.items()},
            "deadlines": {"kept": self.kept, "missed": self.missed},
            "workload_per_week": {role: round(count / self.weeks, 2) for role, count in self.work.items()},
        }


def forecast(policy: Policy, begins: datetime, *, days: int, cases: int, seed: int) -> Forecast:
    """Play cases begun at random within so many days."""
    found, chance, end = Forecast(max(days, 1) / 7), Random(seed), begins + timedelta(days=days)  # noqa: S311 - no secret # nosec B311
    for process in (each for each in PROCESSES if not each.by_corrections):
        outcomes = found.outcomes.setdefault(process.key, Counter())
        for _ in range(cases):
            start = begins + timedelta(hours=chance.randrange(max(days, 1) * 24))
            outcomes[_play(Play(process, start, policy), end, chance, found)] += 1
    return found


def _play(play: Play, end: datetime, chance: Random, found: Forecast) -> str:
    """Play one case to its end or the end of time, and return where it stands."""
    _open(play, chance)
    while play.now < end and not _ended(play):
        later = play.now + timedelta(days=chance.expovariate(1 / 4))
        for decision in play.wait(min(later, end)):
            found.missed += bool(decision.rung and decision.rung.name not in {REMINDER, STILL_OVERDUE})
        answers = list(_answers(play, chance))
        for act in answers:
            with suppress(NotAllowed):
                decision = play.fire(act)
                found.work[decision.actor.name_outside] += 1
                found.kept += any(owed.receipt and owed.receipt.ends > play.now for owed in _closed(decision))
                _learn(play, decision)
                break
    return str(next(each.state.words for each in play.process.states if each.state.key == play.case.state))


def _learn(play: Play, decision: Decision) -> None:
    """Let the case learn of an attendance, as the registry would have it."""
    for effect in decision.effects:
        if isinstance(effect, RecordAttendance) and not _ended(play):
            row = Attended(
                topic=effect.topic,
                title=said(effect.title),
                on=said(effect.on),
                minutes=said(effect.minutes),
                missed=said(effect.missed),
            )
            kept = play.case.forms.get(TrainingRecord)
            rows = kept.attended if isinstance(kept, TrainingRecord) else ()
            play.learn(TrainingRecord(attended=(*rows, row)))


def _closed(decision: Decision) -> Iterator[Owed]:
    return (decision.before.owed[key] for key in decision.closed)


def _open(play: Play, chance: Random) -> None:
    """Begin the case with some form that nothing stands against, half of them as one would hope."""
    today = play.policy.calendar.day(play.now)
    strangers = tuple(_looked_up(record, today) for record in play.process.records)
    known = tuple(filled(record, today - timedelta(days=1))[-1] for record in play.process.records)
    if each := play.process.recurrence:
        period = each.rhythm.under(play.policy).containing(today)
        play.fire(Act(each.begins.name, THE_CLOCK, (*each.brings(period), *strangers)))
        return
    steps = [step for step in play.process.openings if play.process.by_texts or owners_of(step, None) != (CLOCK,)]
    mixed = product(*zip(strangers, known, strict=True))  # some cases are of people whom the desk knows already
    for records, step in product((strangers, known, *mixed), steps):
        forms = list(forms_like(step.form, today)) if step.form else []
        if chance.random() < 0.5:
            chance.shuffle(forms)
        for form in forms:
            with suppress(NotAllowed):
                play.do(step.name, owners_of(step, None)[0], form, *records)
                return
    raise LookupError(f"nothing that one may say begins {play.process.key}")


def _looked_up(record: type[Form], today: date) -> Form:
    """Return a record as it is of somebody the desk knows nothing of, or else as one would hope to find it."""
    known = all(field.default is not NODEFAULT for field in fields_of(record))
    return record() if known else next(forms_like(record, today - timedelta(days=1)))


def _ended(play: Play) -> bool:
    return any(isinstance(each, Ended) and each.state.key == play.case.state for each in play.process.states)


def _answers(play: Play, chance: Random) -> Iterator[Act]:
    """Yield what people might do next, in any order, the likelier answers first."""
    ways = list(play.process.ways_in(play.case.state))
    free = play.process.freedoms
    ways = [(step, duty) for step, duty in ways if owners_of(step, duty) != (CLOCK,) and step not in free]
    open_ = {base(key): key.partition(":")[2] for key in play.case.owed}
    ways = [(step, duty) for step, duty in ways if duty is None or duty.key in open_]
    for step, duty in sorted(ways, key=lambda way: chance.random() * (1 + _place(*way) * 2)):
        forms: tuple[Form, ...] = (
            (next(forms_like(step.form, play.policy.calendar.day(play.now))),) if step.form else ()
        )
        party = open_[duty.key] if duty and duty.owed_by else ""
        yield Act(step.name, frozenset(owners_of(step, duty, party)), forms, party=party)


def _place(step: Step, duty: Duty | None) -> int:
    """Return how far down the list of a duty's answers a step stands."""
    return duty.ways.index(step) if duty and step in duty.ways else 0
