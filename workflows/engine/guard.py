"""Why a step that applies may still not be taken, in sentences that cite their clause."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date, datetime, timedelta

from workflows.engine.cases import Case, Kind, Refusal
from workflows.engine.foundations import Ground, ground
from workflows.engine.ladder import Owed
from workflows.facts.forms import Form
from workflows.facts.known import Known, Unknown
from workflows.grammar.process import NEW, Step
from workflows.law.fields import Mark, marked
from workflows.law.value import Value, changed


class Attempt(Value, frozen=True):
    """A step about to be taken as of a day, for the duty it answers if it answers one."""

    case: Case
    step: Step
    owed: Owed | None
    day: date
    known: Known
    hindsight: datetime | None = None  # when it was said, if what it says was corrected later
    as_given: bool = False  # whether its days were taken before they were held against what it rests on

    @property
    def said_on(self) -> date:
        """The day on which it was said, which no day in it may lie after."""
        return self.known.calendar.day(self.hindsight) if self.hindsight else self.known.today

    def refusals(self) -> Iterator[Refusal]:
        """Yield every reason against it."""
        yield from self._dates()
        broken = list(self._conditions())
        if self.step.form:
            yield from self._fields(self.known[self.step.form], {each.field for each in broken})
        yield from broken
        yield from self._floor()

    def _conditions(self) -> Iterator[Refusal]:
        for each in self.step.conditions:
            if not each.test(self.known):
                field = each.fact.field if each.fact and each.fact.form is self.step.form else ""
                yield Refusal(each.clause, each.says(self.known), field=field)

    def foreseen(self) -> Iterator[Refusal]:
        """Yield the reasons that stand already, before any form is filled in."""
        forms = {form: filled for form, filled in self.known.forms.items() if form is not self.step.form}
        bare = changed(self.known, forms=forms)
        for each in self.step.conditions:
            try:
                if not each.test(bare):
                    yield Refusal(each.clause, each.says(bare))
            except Unknown:
                continue  # only the form can tell
        yield from self._floor()

    def _dates(self) -> Iterator[Refusal]:
        entered, clause = self.known.today, self.step.clause
        field = self.step.dated_by.field if self.step.dated_by else ""
        if self.day > self.said_on:
            yield Refusal(clause, "nothing is done before it happens; give today or an earlier day")
        elif self.case.state == NEW and self.day < (earliest := entered - timedelta(self.known.policy.backdate_days)):
            yield Refusal(clause, f"a case is received at most {self.known.policy.backdate_days} days before its entry, "
                          f"here on {_day(earliest)}", field=field)  # fmt: skip
        elif self.case.entered and self.day < self.case.entered:
            words = f"the case has stood here since {_day(self.case.entered)} only; give that or a later day"
            yield Refusal(clause, words)
        elif not self.as_given and not self._says_when() and (found := self._ground(self.day)):
            yield Refusal(clause, f"that day is too early: {_not_before(found)}")

    def _ground(self, day: date) -> Ground | None:
        return ground(self.case, self.step, self.owed, self.known, day)

    def _says_when(self) -> bool:
        """Say whether the step's form names a day, which is held against what the step rests on beside its field."""
        return bool(self.step.form and marked(self.step.form, Mark.DURING))

    def _fields(self, form: Form, refused: Container[str]) -> Iterator[Refusal]:
        """Yield the days that cannot be; of a field that a condition refuses, what it rests on is said there already."""
        kind, since, calendar = type(form), self.case.received or self.day, self.known.calendar
        for name in marked(kind, Mark.PAST) + marked(kind, Mark.DURING):
            if (when := getattr(form, name)) and self._is_ahead(when):
                yield Refusal(self.step.clause, f"that {_unit(when)} lies in the future", field=name)
        for name in marked(kind, Mark.DURING):
            if (when := getattr(form, name)) and calendar.day_of(when) < since:
                words = f"that {_unit(when)} lies before the case, which was received on {_day(since)}"
                yield Refusal(self.step.clause, words, field=name)
            elif when and name not in refused and not self.as_given and (found := self._ground(calendar.day_of(when))):
                yield Refusal(self.step.clause, f"that {_unit(when)} is too early: {_not_before(found)}", field=name)

    def _is_ahead(self, when: date | datetime) -> bool:
        return when > (self.hindsight or self.known.now) if isinstance(when, datetime) else when > self.said_on

    def _floor(self) -> Iterator[Refusal]:
        floor = self.step.floor.reckon(self.known, self.owed.since) if self.step.floor and self.owed else None
        if floor and (self.day < floor.day or self.known.now < floor.starts):
            yield Refusal(self.step.clause, f"not yet: possible from {_day(floor.day)} ({floor.whole})", Kind.EARLY)


def _unit(when: date | datetime) -> str:
    return "moment" if isinstance(when, datetime) else "day"


def _not_before(found: Ground) -> str:
    since = f', since this follows "{found.after}" of that day' if found.after else ""
    return f"enter {_day(found.day)} or later{since}"


def _day(day: date) -> str:
    return f"{day:%B %-d, %Y}"
