"""What a step would bring about, before it is taken, and what the day given for it brings forward. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime

from workflows.engine.cases import Case, Decision, NotAllowed
from workflows.engine.engine import decide
from workflows.engine.ladder import Owed
from workflows.facts.effects import Effect
from workflows.facts.facts import Fact
from workflows.facts.forms import Form
from workflows.grammar.duties import Duty, base
from workflows.grammar.events import Act
from workflows.grammar.steps import Step
from workflows.law.marks import mark_of
from workflows.law.policy import Policy
from workflows.law.value import Value, changed
from workflows.law.wording import value_words


class Sooner(Value, frozen=True):
    """What comes sooner by the day that was given: a step of the clock, or the moment from which a task can be done."""

    duty: Duty
    party: str
    step: Step | None  # of the clock; without one, the task can be done from then on
    day: date
    otherwise: date  # the day it would be, had the step been taken today

    @property
    def words(self) -> str:
        """Where it leads, or what is done; nothing of what can only be done from then on."""
        return (self.step.to.words if self.step.to else self.step.done or self.step.deed) if self.step else ""

    @property
    def mark(self) -> str:
        """By what this is told from anything else that might come sooner."""
        return f"{self.duty.key}:{self.party} {self.step.name if self.step else ''} {self.day.isoformat()}"


class Foresight(Value, frozen=True):
    """What a step would bring about."""

    decision: Decision
    sooner: tuple[Sooner, ...] = ()
    brings: tuple[Effect, ...] = ()  # somebody feels them, and dated today there would be none of them
    ends: bool = False  # the case, which dated today would go on

    @property
    def hangs_on_the_day(self) -> bool:
        """Say whether a day was given that brings a lapse, an end, a sanction or a release, or brings one forward."""
        return bool(self.sooner or self.brings or self.ends)

    @property
    def mark(self) -> str:
        """By what somebody confirms this and nothing else: the day that counts, and all that it brings."""
        if not self.hangs_on_the_day:
            return ""
        ends = self.decision.after.state if self.ends else ""
        brings = (f"{each.key} {said}" for each in self.brings for said in _said_by(each))
        return mark_of(self.decision.on.isoformat(), ends, *brings, *(each.mark for each in self.sooner))


def foresee(case: Case, act: Act, now: datetime, policy: Policy) -> Foresight:
    """Return what a step would bring about now; or raise NotAllowed."""
    decision = decide(case, act, now, policy)
    if decision.on >= policy.calendar.day(now):
        return Foresight(decision)
    try:
        today = decide(case, _today(act, decision, now, policy), now, policy)
    except NotAllowed:  # it could not be dated today, so there is nothing that it comes sooner than
        return Foresight(decision)
    return Foresight(
        decision,
        tuple(_sooner(decision.after, today.after, policy)),
        tuple(_brings(decision, today)),
        _ends_by(decision, today),
    )


def _said_by(effect: Effect) -> Iterator[str]:
    """Yield what an effect says of itself, as far as it is words, numbers and days."""
    yield from (f"{field.name}={value_words(getattr(effect, field.name))}" for field in fields(effect))


def _today(act: Act, decision: Decision, now: datetime, policy: Policy) -> Act:
    """Return the step as it would be, had it been taken today."""
    day, dated_by = policy.calendar.day(now), decision.steps[0].dated_by
    if not isinstance(dated_by, Fact) or not any(type(form) is dated_by.form for form in act.forms):
        return changed(act, on=None)
    forms = tuple(_dated(form, dated_by.field, day, now) if type(form) is dated_by.form else form for form in act.forms)
    return changed(act, on=None, forms=forms)


def _dated(form: Form, field: str, day: date, now: datetime) -> Form:
    said = getattr(form, field)
    return changed(form, **{field: now if isinstance(said, datetime) else day})


def _sooner(given: Case, today: Case, policy: Policy) -> Iterator[Sooner]:
    calendar, listed = policy.calendar, {duty.key: duty for duty in given.process.duties_in(given.state)}
    for key, row in given.owed.items():
        duty, other = listed[base(key)], today.owed.get(key)
        late = duty.deadline.late if duty.deadline else None
        if other is None:
            continue
        if isinstance(late, Step) and (days := _earlier(_ends(row), _ends(other))):
            yield Sooner(duty, row.party, late, *map(calendar.day, days))
        if days := _earlier(row.floor, other.floor):
            yield Sooner(duty, row.party, None, *map(calendar.day, days))


def _brings(given: Decision, today: Decision) -> Iterator[Effect]:
    for effect in given.effects:
        if (effect.felt or effect.at_once) and not any(map(effect.is_like, today.effects)):
            yield effect


def _ends_by(given: Decision, today: Decision) -> bool:
    waiting = given.after.process.waiting_in
    return given.after.state not in waiting and today.after.state in waiting


def _ends(row: Owed) -> datetime | None:
    return row.receipt.ends if row.receipt and not row.still else None


def _earlier(one: datetime | None, other: datetime | None) -> tuple[datetime, datetime] | None:
    return (one, other) if one and other and one < other else None
