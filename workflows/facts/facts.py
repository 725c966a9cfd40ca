"""What is known of a case: the forms filled in so far, what the desk looked up, and nothing else.

A form that a person fills in and a record that the desk looks up (an agency's own guideline, the next
meeting) are the same kind of thing, so a rule need not care who said it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeAlias, TypeVar, cast

import msgspec

from workflows.facts.pauses import UNMOVED, Moves
from workflows.law.calendar import Calendar
from workflows.law.fields import title
from workflows.law.policy import Policy
from workflows.law.setting import Setting
from workflows.law.value import Value, changed

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class _Frozen(msgspec.StructMeta):
    key: str  # under which a case keeps it

    def __new__(  # noqa: PYI034 - a metaclass has no Self
        mcls, name: str, bases: tuple[type, ...], body: dict[str, Any], *, key: str = "", kw_only: bool = True
    ) -> _Frozen:
        if not key and bases != (msgspec.Struct,):
            raise TypeError(f'{name} has no key: say `class {name}(Form, key="{name}")`')
        made = super().__new__(mcls, name, bases, body, frozen=True, kw_only=kw_only, forbid_unknown_fields=True)
        made.key = key
        return made


class Form(msgspec.Struct, metaclass=_Frozen):
    """What a step asks; the page, the schema and the validation all come from it.

    Its key is what a case keeps it under, whatever the class is called: `class Access(Form, key="Access")`.
    """

    if TYPE_CHECKING:

        def __init_subclass__(cls, *, key: str, kw_only: bool = ...) -> None:
            """Tell the type checker what a form's class may say of itself."""


F = TypeVar("F", bound=Form)


class Unknown(KeyError):
    """A form that has not been filled in."""


class Fact(Generic[T_co]):
    """One field of one form, named without being filled in yet."""

    def __init__(self, form: type[Form], field: str) -> None:
        """Name a field of a form."""
        self.form, self.field = form, field

    def __call__(self, known: Known) -> T_co:
        """Return the value, or raise Unknown while the form is not filled in."""
        return cast("T_co", getattr(known[self.form], self.field))

    def said(self, known: Known) -> T_co | None:
        """Return the value, or None while the form is not filled in."""
        return self(known) if self.form in known.forms else None

    def among(self, *values: object) -> Callable[[Known], bool]:
        """Make the condition that the field says one of these."""
        return lambda known: self(known) in values

    def __str__(self) -> str:
        """Return the label of the field."""
        return title(self.form, self.field)


def fact(field: T) -> Fact[T]:
    """Name a field, as in `fact(Request.received_on)`, which mypy reads as the field's own type."""
    member = cast("Any", field)  # a slot of the form's class
    return Fact(member.__objclass__, member.__name__)


class Named(Protocol):
    """A step, so far as facts need to know."""

    @property
    def name(self) -> str:
        """The step's key."""
        ...


class Taken(Value, frozen=True):
    """How often a step was taken, and the day of the last time."""

    times: int
    on: date


@dataclass(frozen=True, slots=True)
class DayOf:
    """The day on which a step was last taken, as a source of a date."""

    step: str
    words: str

    def said(self, known: Known) -> date | None:
        """Return the day, or None while the step was not taken."""
        taken = known.taken.get(self.step)
        return taken.on if taken else None

    def __str__(self) -> str:
        """Return what happened on that day."""
        return self.words


Answers: TypeAlias = Mapping[str, Mapping[str, Form]]
"""What each step was answered with, by the step and the party (empty where nobody speaks for a party), the last given last."""


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
    answers: Answers = {}
    party: str = ""  # who takes the step that is under way, where several parties might

    def __getitem__(self, form: type[F]) -> F:
        """Return a form as filled in, or raise Unknown."""
        try:
            return cast("F", self.forms[form])
        except KeyError:
            raise Unknown(form.__name__) from None

    def times(self, *steps: Named) -> int:
        """Count how often any of these steps was taken."""
        return sum(self.taken[step.name].times for step in steps if step.name in self.taken)

    def said(self, step: Named, form: type[F]) -> dict[str, F]:
        """Return what each party has answered with a step."""
        return {party: each for party, each in self.answers.get(step.name, {}).items() if isinstance(each, form)}

    def answered(self, step: Named, form: Form) -> Known:
        """Return what is known once a step has asked a form; one form that two steps ask is kept twice."""
        others = {name: given for name, given in self.answers.items() if name != step.name}
        parties = {who: each for who, each in self.answers.get(step.name, {}).items() if who != self.party}
        return changed(self, answers={**others, step.name: {**parties, self.party: form}})

    def unsaid(self, step: Named, party: str) -> Known:
        """Return what is known once a party's answer counts no longer, because it is asked again."""
        given = self.answers.get(step.name, {})
        if party not in given:
            return self
        kept = {who: form for who, form in given.items() if who != party}
        answers = {name: each for name, each in self.answers.items() if name != step.name} | (
            {step.name: kept} if kept else {}
        )
        forms = {kind: form for kind, form in self.forms.items() if form is not given[party]}
        return changed(self, answers=answers, forms={**forms, **latest(answers)})

    def after(self, step: Named, day: date) -> Known:
        """Return what is known once a step is taken."""
        return changed(self, taken={**self.taken, step.name: Taken(self.times(step) + 1, day)})

    def value(self, source: Setting[T] | Fact[T]) -> T | None:
        """Return what a setting or a fact says."""
        return self.policy[source] if isinstance(source, Setting) else source.said(self)

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
