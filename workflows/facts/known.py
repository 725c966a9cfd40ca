"""What is known of a case: what its steps were answered, what the desk looked up, and nothing else.

A form that a person fills in and a record that the desk looks up (an agency's own guideline, the next
meeting) are the same kind of thing, so a rule need not care who said it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol, TypeAlias, TypeVar, cast, runtime_checkable

from workflows.facts.forms import Form
from workflows.facts.pauses import UNMOVED, Moves
from workflows.law.calendar import Calendar
from workflows.law.policy import Policy
from workflows.law.value import Value, changed

F = TypeVar("F", bound=Form)

Answers: TypeAlias = Mapping[str, Mapping[str, Form]]
"""What each step was answered with, by the step and the party (empty where nobody speaks for a party), the last given last."""

UNANSWERED: Answers = {}


class Unknown(KeyError):
    """A form that has not been filled in."""


@runtime_checkable
class Named(Protocol):
    """A step, so far as facts need to know."""

    @property
    def name(self) -> str:
        """The step's key."""
        ...


class Taken(Value, frozen=True):
    """How often a step was taken, the day of the last time, and that of the last time for each party."""

    times: int
    on: date
    days: tuple[tuple[str, date], ...] = ()

    @property
    def latest(self) -> date:
        """The day by which all who took it had taken it, in whatever order it was entered."""
        return max((self.on, *(day for _, day in self.days)))

    def on_for(self, party: str) -> date:
        """Return the day on which a party took it last, or anybody if it did not take it for itself."""
        return dict(self.days).get(party, self.on)


def latest(answers: Answers) -> dict[type[Form], Form]:
    """Return the last answer in each form, whichever step asked it."""
    return {type(form): form for given in answers.values() for form in given.values()}


class Known(Value, frozen=True):
    """All that a rule, a guard or an effect may look at; none of them can change it."""

    policy: Policy
    now: datetime
    forms: Mapping[type[Form], Form] = {}
    taken: Mapping[str, Taken] = {}
    moves: Mapping[str, Moves] = {}
    answers: Answers = UNANSWERED
    done: frozenset[str] = frozenset()  # duties of this state that are in
    party: str = ""  # who takes the step that is under way, where several parties might
    state: str = ""  # where the case stands, where that is settled
    hidden: frozenset[str] = frozenset()  # steps whose answers nobody is told yet

    def __getitem__(self, form: type[F]) -> F:
        """Return a form as filled in last, or raise Unknown."""
        try:
            return cast("F", self.forms[form])
        except KeyError:
            raise Unknown(form.__name__) from None

    def times(self, *steps: Named) -> int:
        """Count how often any of these steps was taken."""
        return sum(self.taken[step.name].times for step in steps if step.name in self.taken)

    def said(self, step: Named, form: type[F]) -> dict[str, F]:
        """Return what each party has answered with a step; or raise Unknown while that is nobody's to know."""
        if step.name in self.hidden:
            raise Unknown(step.name)
        return {party: each for party, each in self.answers.get(step.name, {}).items() if isinstance(each, form)}

    def answered(self, step: Named, form: Form, part: str | None = None) -> Known:
        """Return what is known once a step has asked a form; one form that two steps ask is kept twice."""
        place = self.party if part is None else part
        others = {name: given for name, given in self.answers.items() if name != step.name}
        parties = {who: each for who, each in self.answers.get(step.name, {}).items() if who != place}
        return changed(self, answers={**others, step.name: {**parties, place: form}})

    def unsaid(self, step: Named, party: str) -> Known:
        """Return what is known once a party's answer counts no longer, because it is asked again."""
        given = self.answers.get(step.name, {})
        if party not in given:
            return self
        kept = {who: form for who, form in given.items() if who != party}
        others = {name: each for name, each in self.answers.items() if name != step.name}
        answers = {**others, step.name: kept} if kept else others
        forms = {kind: form for kind, form in self.forms.items() if form is not given[party]}
        return changed(self, answers=answers, forms={**forms, **latest(answers)})

    def without(self, steps: frozenset[str]) -> Known:
        """Return what is known to whoever knows nothing of how some steps were answered."""
        given = {type(form) for step in steps for form in self.answers.get(step, {}).values()}
        answers = {step: each for step, each in self.answers.items() if step not in steps}
        forms = {kind: form for kind, form in self.forms.items() if kind not in given}
        return changed(self, answers=answers, forms=forms, hidden=steps)

    def after(self, step: Named, day: date) -> Known:
        """Return what is known once a step is taken."""
        before = dict(self.taken[step.name].days) if step.name in self.taken else {}
        taken = Taken(self.times(step) + 1, day, tuple({**before, self.party: day}.items()))
        return changed(self, taken={**self.taken, step.name: taken})

    def moved(self, key: str) -> Moves:
        """Return what people did to a deadline."""
        return self.moves.get(key, UNMOVED)

    @property
    def calendar(self) -> Calendar:
        """The calendar of the desk."""
        return self.policy.calendar

    @property
    def today(self) -> date:
        """The local day."""
        return self.calendar.day(self.now)
