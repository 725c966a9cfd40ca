"""One field of one form, named before it is filled in; a day on which something happens; and what may be said of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeAlias, TypeVar, cast

from workflows.facts.comparisons import Compared, Given, Just, Operand, Relation, side
from workflows.facts.conditions import Condition, Happened, HappenedOn, Source, TheTime
from workflows.facts.forms import Form
from workflows.facts.known import Known, Named, Unknown
from workflows.law.fields import title
from workflows.law.policy import Policy
from workflows.law.setting import Setting
from workflows.law.wording import with_settings

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
V = TypeVar("V")


class Fact(Operand[T_co]):
    """One field of one form, as filled in last, or as a certain step was answered."""

    def __init__(self, form: type[Form], field: str, step: str = "") -> None:
        """Name a field of a form."""
        self.form, self.field, self.step = form, field, step

    def of(self, step: Named) -> Fact[T_co]:
        """Mean the answer to one step, where several steps or parties ask the form: a party's own, if it has one."""
        return Fact(self.form, self.field, step.name)

    def read(self, known: Known) -> T_co:
        """Return the value, or raise Unknown while the form is not filled in."""
        form = known.forms.get(self.form) if not self.step else self._answer(known)
        if form is None:
            raise Unknown(self.form.__name__)
        value: T_co = getattr(form, self.field)
        return value

    def _answer(self, known: Known) -> Form | None:
        given = known.answers.get(self.step)
        if not given:
            return None
        return given[known.party] if known.party in given else list(given.values())[-1]

    __call__ = read

    def said(self, known: Known) -> T_co | None:
        """Return the value, or None while the form is not filled in."""
        try:
            return self.read(known)
        except Unknown:
            return None

    @property
    def given(self) -> Condition:
        """Say that it is filled in, and not left empty."""
        return Given(self)

    @property
    def yes(self: Fact[bool]) -> Condition:
        """Say that it is answered with yes."""
        return Compared(self, Relation.IS, Just(value=True))

    def is_(self: Fact[T], value: T) -> Condition:
        """Say that it is this."""
        return Compared(self, Relation.IS, side(value))

    def among(self: Fact[T], *values: T) -> Condition:
        """Say that it is one of these."""
        return Compared(self, Relation.AMONG, Just(values))

    def listed_in(self: Fact[T], names: Fact[tuple[T, ...]]) -> Condition:
        """Say that it is one of those that another field lists."""
        return Compared(self, Relation.AMONG, names)

    def includes(self: Fact[frozenset[V]], value: V) -> Condition:
        """Say that it names this, among others."""
        return Compared(self, Relation.INCLUDES, Just(value))

    def within(self: Fact[frozenset[V]], others: Fact[frozenset[V]]) -> Condition:
        """Say that it names nothing that the other does not."""
        return Compared(self, Relation.WITHIN, others)

    def before(self: Fact[date] | Fact[date | None], day: Day) -> Condition:
        """Say that it comes before a day."""
        return Compared(self, Relation.BEFORE, side(day))

    def after(self: Fact[date] | Fact[date | None], day: Day) -> Condition:
        """Say that it comes after a day."""
        return Compared(self, Relation.AFTER, side(day))

    def not_before(self: Fact[date] | Fact[date | None], day: Day) -> Condition:
        """Say that it is a day or later."""
        return Compared(self, Relation.NOT_BEFORE, side(day))

    def not_after(self: Fact[date] | Fact[date | None], day: Day) -> Condition:
        """Say that it is a day or earlier."""
        return Compared(self, Relation.NOT_AFTER, side(day))

    def at_least(self: Fact[int] | Fact[int | None], least: int | Setting[int]) -> Condition:
        """Say that it is no less than a number."""
        return Compared(self, Relation.AT_LEAST, side(least))

    def at_most(self: Fact[int], most: int | Setting[int] | Fact[int]) -> Condition:
        """Say that it is no more than a number."""
        return Compared(self, Relation.AT_MOST, side(most))

    def spoken(self, policy: Policy) -> str:
        """Name the field by its label."""
        return f'"{with_settings(str(self), policy)}"'

    def sources(self) -> Iterator[Source]:
        """Yield itself."""
        yield self

    @property
    def is_field(self) -> bool:
        """Whether it is a field of a form."""
        return True

    def __eq__(self, other: object) -> bool:
        """Two are one if they name the same field."""
        return isinstance(other, Fact) and (self.form, self.field, self.step) == (other.form, other.field, other.step)

    def __hash__(self) -> int:
        """Go by the field."""
        return hash((self.form, self.field, self.step))

    def __str__(self) -> str:
        """Return the label of the field."""
        return title(self.form, self.field)


def fact(field: T) -> Fact[T]:
    """Name a field, as in `fact(Request.received_on)`, which mypy reads as the field's own type."""
    member = cast("Any", field)  # a slot of the form's class
    return Fact(member.__objclass__, member.__name__)


@dataclass(frozen=True)
class DayOf(Operand[date]):
    """The day on which a step was last taken, as a source of a date."""

    step: str
    called: str

    def said(self, known: Known) -> date | None:
        """Return the day, or None while the step was not taken."""
        taken = known.taken.get(self.step)
        return taken.on if taken else None

    def read(self, known: Known) -> date:
        """Return the day, or raise Unknown."""
        if (day := self.said(known)) is None:
            raise Unknown(self.step)
        return day

    def spoken(self, policy: Policy) -> str:
        """Say what happened on that day."""
        del policy
        return f"the day of {self.called}"

    def sources(self) -> Iterator[Source]:
        """Yield the step."""
        yield HappenedOn(self.step)

    def __str__(self) -> str:
        """Return what happened on that day."""
        return self.called


@dataclass(frozen=True)
class Today(Operand[date]):
    """The day on which the condition is asked, or so many days before or after it."""

    less: Setting[int] | None = None
    more: Setting[int] | None = None

    def read(self, known: Known) -> date:
        """Return the day."""
        before, after = (known.policy[each] if each else 0 for each in (self.less, self.more))
        return known.today + timedelta(days=after - before)

    def spoken(self, policy: Policy) -> str:
        """Say it."""
        if self.more:
            return f"{policy[self.more]} days from today"
        return f"{policy[self.less]} days ago" if self.less else "today"

    def sources(self) -> Iterator[Source]:
        """Yield the time, and the number."""
        yield TheTime()
        yield from (each for each in (self.less, self.more) if each)


@dataclass(frozen=True)
class WasTaken(Condition):
    """A step was taken before; that it was not is known too."""

    step: str
    called: str

    def verdict(self, known: Known) -> bool:
        """Look it up."""
        return self.step in known.taken

    def words(self, policy: Policy, *, no: bool = False) -> str:
        """Say what the timeline says."""
        del policy
        return f'"{self.called}" {"has not happened" if no else "has happened"}'

    def sources(self) -> Iterator[Source]:
        """Yield the step."""
        yield Happened(self.step)


today = Today()


def days_ago(setting: Setting[int]) -> Today:
    """Name the day that lies so many days back."""
    return Today(setting)


Day: TypeAlias = Fact[date] | Fact[date | None] | DayOf | Today | Operand[date]
