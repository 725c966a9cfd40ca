"""Telling forms apart by what they decide: one of each kind is tried, and not every answer that comes to the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import msgspec

from workflows.answers.samples import forms_like
from workflows.facts.conditions import Condition, Function, Happened, HappenedOn, TheTime, called_in, leaves, sources_of
from workflows.facts.forms import Form
from workflows.facts.known import Known, Unknown
from workflows.grammar.duties import Duty
from workflows.grammar.process import NEW, Process, Step
from workflows.law.value import changed
from workflows.telling.citations import conditions_of
from workflows.trying.looking import Group, Truth, View, grouped, truth, view_of
from workflows.trying.turning import mended, turned

# A step that is counted is told apart by how often it was taken, so far; more only by what conditions say of it.
MOST_TIMES = 2
SEVERAL = 2  # parties; more are no other case


@dataclass(frozen=True)
class Apart:
    """Tells forms apart by what the conditions ahead say of them, and leaves out those that decide nothing else."""

    process: Process
    state: str
    known: Known
    hoped: Callable[[Known], Known]  # fills in what is missing
    step: Step | None = None  # that asks for them

    def forms(self, form: type[Form], today: date) -> Iterator[Form]:
        """Yield a form filled in as hoped, then one for each other thing that it may decide."""
        tests = readers(self.process, self.state, form)
        hoped, *others = filled(form, today)
        found = dict[tuple[Truth, ...], Form]()
        self._sort(found, (self._fit(hoped), hoped, *others), tests)
        for base in self.ways(found.values())[1:]:  # what is asked on another way is tried with a form that leads there
            self._sort(found, (base,), tests)
        yield from found.values()

    def _sort(
        self, found: dict[tuple[Truth, ...], Form], forms: tuple[Form, ...], tests: tuple[Condition, ...]
    ) -> None:
        """Add of these forms, and of what they turn into, one that somebody could fill in for each thing decided."""
        for each in self._candidates(forms, tests):
            told = self._verdicts(tests, self._with(each))
            if told not in found and _is_valid(each):
                found[told] = each

    def _fit(self, hoped: Form) -> Form:
        """Return a form filled in as the step requires it, as far as the form can help it."""
        return mended(self._needed, hoped, self._with(hoped))

    @property
    def _needed(self) -> list[Condition]:
        return [each.test for each in self.step.conditions] if self.step else []

    def ways(self, forms: Iterable[Form]) -> list[Form]:
        """Return the first form for each way in which the step may come out."""
        found = dict[tuple[Step, ...], Form]()
        for form in forms:
            found.setdefault(self.step.possible(self._with(form)) if self.step else (), form)
        return list(found.values())

    def _candidates(self, forms: tuple[Form, ...], tests: tuple[Condition, ...]) -> Iterator[Form]:
        yield from forms
        known = self._with(forms[0])
        yield from _sides(forms[0], tests, known)
        yield from self._turned(forms[0], tests, known)

    def _turned(self, hoped: Form, tests: tuple[Condition, ...], known: Known) -> Iterator[Form]:
        """Yield a form with each condition turned, then with all else mended that the step requires."""
        for test in tests:
            for form in turned(test, hoped, known):
                yield form
                yield mended(self._needed, form, known, keeping=test)

    def _with(self, form: Form) -> Known:
        known = self.known.answered(self.step, form) if self.step else self.known
        return changed(known, forms={**known.forms, type(form): form})

    def _verdicts(self, tests: tuple[Condition, ...], known: Known) -> tuple[Truth, ...]:
        hoped = self.hoped(known)
        return tuple(truth(test, known, hoped) for test in tests)


def _sides(hoped: Form, tests: tuple[Condition, ...], known: Known) -> Iterator[Form]:
    """Yield a form with each field on either side of the conditions that read it, and on the edge between them."""
    for field, value in (probe for test in tests for probe in test.probes(known)):
        if field.form is type(hoped):
            yield changed(hoped, **{field.field: value})


def _is_valid(form: Form) -> bool:
    """Say whether somebody could fill in a form so: what was tried on it may be too long, or no address."""
    try:
        _decoder(type(form)).decode(msgspec.json.encode(form))
    except msgspec.ValidationError:
        return False
    return True


@cache
def _decoder(form: type[Form]) -> msgspec.json.Decoder[Form]:
    return msgspec.json.Decoder(form)


@cache
def filled(form: type[Form], today: date) -> tuple[Form, ...]:
    """Return a form as hoped, then with each field otherwise, then with everything said that may be left out."""
    hoped, *others = forms_like(form, today)
    return hoped, *others, _full(hoped, others)


def _full(hoped: Form, others: Iterable[Form]) -> Form:
    said = {name: value for other in others for name, value in _differences(hoped, other) if not getattr(hoped, name)}
    return changed(hoped, **said)


def _differences(form: Form, other: Form) -> Iterator[tuple[str, object]]:
    names = form.__struct_fields__
    yield from ((name, getattr(other, name)) for name in names if getattr(other, name) != getattr(form, name))


@cache
def ahead(process: Process) -> dict[str, tuple[Condition, ...]]:
    """Return, for each state, every condition that may be asked there or further on."""
    names = [NEW, *(each.state.key for each in process.states)]
    here: dict[str, list[Condition]] = {name: [] for name in names}
    leads = {name: {name} for name in names}
    for source, step, duty in process.arrows():
        here[source] += conditions_of(step, duty)
        leads[source] |= {step.to.key} if step.to else set()
    if not isinstance(process.closed_to_subject, bool):  # what a case begins with says whether its subject sees it
        here[NEW].append(process.closed_to_subject)
    for waiting in process.waiting():
        here[waiting.state.key] += (
            test for each in waiting.all_duties() for test in (each.condition, each.lapse) if test is not None
        )
    for _ in names:
        leads = {name: set[str]().union(*(leads[each] for each in reached)) for name, reached in leads.items()}
    return {name: tuple(dict.fromkeys(test for each in sorted(leads[name]) for test in here[each])) for name in names}


@cache
def parts_ahead(process: Process) -> dict[str, tuple[Condition, ...]]:
    """Return, for each state, what the conditions ahead are made of: what one says together may fall apart later."""
    return {
        state: tuple(dict.fromkeys(leaf for test in tests for leaf in leaves(test)))
        for state, tests in ahead(process).items()
    }


@cache
def counted_ahead(process: Process) -> dict[str, tuple[tuple[Step, int], ...]]:
    """Return, for each state, the steps that a function ahead may count, and how far: one that only asks whether, to one."""
    steps = {step.name: step for _, step, _ in process.steps()}
    return {
        state: tuple((steps[name], most) for name, most in _counted(parts).items())
        for state, parts in parts_ahead(process).items()
    }


def _counted(parts: Iterable[Condition]) -> dict[str, int]:
    found = dict[str, int]()
    for part in parts:
        if isinstance(part, Function):
            most = MOST_TIMES if "times" in called_in(part.test) else 1
            for source in part.sources():
                if isinstance(source, Happened) and not isinstance(source, HappenedOn):
                    found[source.step] = max(found.get(source.step, 0), most)
    return found


@cache
def readers(process: Process, state: str, form: type[Form]) -> tuple[Condition, ...]:
    """Return the conditions that may be asked in a state or further on, and may read a form."""
    return tuple(
        test
        for test in ahead(process)[state]
        if any(getattr(source, "form", None) is form for source in test.sources())
    )


@cache
def view_for(process: Process, state: str, step: Step | None, form: type[Form]) -> View:
    """Return what it depends on, besides the form itself, which ways of filling it in decide something else."""
    needed = (each.test for each in step.conditions) if step else ()
    chosen = (each.chosen_by for each in step.outcomes if each.chosen_by is not None) if step else ()
    return view_of((*readers(process, state, form), *needed, *chosen), besides=form)


@cache
def groups_ahead(process: Process) -> dict[str, tuple[Group, ...]]:
    """Return, for each state, what the conditions ahead are made of, apart what the time changes."""
    return {state: grouped(parts) for state, parts in parts_ahead(process).items()}


@cache
def parted(process: Process) -> tuple[Duty, ...]:
    """Return the duties that each owes for itself: of one, what all have done is done; of several, not. Each group once."""
    duties = (duty for waiting in process.waiting() for duty in waiting.all_duties())
    return tuple({duty.owed_by: duty for duty in duties if duty.owed_by}.values())


def counts_of(process: Process, known: Known) -> tuple[int, ...]:
    """Return whether nobody, one or several answer each for themselves, as far as that is known."""
    found = list[int]()
    for duty in parted(process):
        try:
            found.append(min(len(duty.owed_by.parties(known)), SEVERAL) if duty.owed_by else 1)
        except Unknown:
            found.append(-1)
    return tuple(found)


@cache
def changes_parties(process: Process) -> bool:
    """Say whether time alone may change who owes a duty for itself."""
    duties = (duty for waiting in process.waiting() for duty in waiting.all_duties())
    return any(TheTime() in sources_of(duty.owed_by.of) for duty in duties if duty.owed_by)
