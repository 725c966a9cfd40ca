"""What might happen to a case next: what somebody, the desk or the clock may try."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from itertools import chain

from workflows.answers.samples import Openings
from workflows.engine.cases import Case
from workflows.facts.conditions import TheTime
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.duties import Duty, base, party_of
from workflows.grammar.events import Act, Event, Extend, Halt, Learn, Tick
from workflows.grammar.process import NEW, Process, Step
from workflows.grammar.takers import owners_of
from workflows.law.policy import Policy
from workflows.law.value import changed
from workflows.telling.citations import conditions_of
from workflows.trying.apart import Apart, filled, groups_ahead, view_for
from workflows.trying.looking import Group, Memory, Truth, truth

LATER = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Attempt:
    """Something to try, and whether it is as one would hope; whatever is not is a strange turn of the case."""

    event: Event
    at: datetime
    hoped: bool = True


@dataclass(frozen=True)
class Attempts:
    """What may be tried with cases of a process."""

    process: Process
    start: datetime
    policy: Policy
    openings: Openings = ()  # the forms that other cases bring when they open it
    on_record: Mapping[type[Form], tuple[Form, ...]] = field(default_factory=dict)  # what else it may begin with

    memory: Memory = field(default_factory=Memory)  # of the same policy

    def of(self, case: Case, now: datetime, *, hoped_only: bool = False) -> Iterator[Attempt]:
        """Yield everything that may be tried next, or what goes as hoped alone."""
        found = chain.from_iterable(self.kinds(case, now, hoped_only=hoped_only))
        return (each for each in found if each.hoped) if hoped_only else found

    def kinds(self, case: Case, now: datetime, *, hoped_only: bool = False) -> Iterator[Iterator[Attempt]]:
        """Yield it kind by kind, each worked out when it is asked for: what is learned, each step, each date."""
        yield self._usual_lookups(case, now) if hoped_only else self._lookups(case, now)
        out_of_turn = frozenset(_open_beside(case)[1:])
        for step, duty in case.process.ways_in(case.state):
            strange = duty in out_of_turn or is_free(case, duty)
            for party in () if strange and hoped_only else _parties(case, duty, case.known(self.policy, now)):
                attempts = self._acts(case, now, step, duty, party)
                yield map(_strange, attempts) if strange else attempts
        yield from (_clock(case, now, key) for key in case.owed)

    def hoped(self, known: Known) -> Known:
        """Return what would be known if every form that is missing were filled in as one would hope to see it."""
        return changed(known, forms={**_hoped(self.process, self.start.date()), **known.forms})

    def truths(self, case: Case, now: datetime) -> tuple[tuple[Truth, ...], ...]:
        """Return what everything says at a moment that the conditions ahead are made of."""
        known = case.known(self.policy, now)
        return tuple(self._said(group, known) for group in groups_ahead(self.process)[case.state])

    def _said(self, group: Group, known: Known) -> tuple[Truth, ...]:
        return self.memory.of((group, group.view.of(known)), lambda: self._truths(group, known))

    def _truths(self, group: Group, known: Known) -> tuple[Truth, ...]:
        hoped = self.hoped(known)
        return tuple(truth(test, known, hoped) for test in group.tests)

    def _acts(self, case: Case, now: datetime, step: Step, duty: Duty | None, party: str) -> Iterator[Attempt]:
        forms = list(self._forms(step, case, now, party))
        for owner in owners_of(step, duty, party):
            act = Act(step.name, frozenset({owner}), forms[0][0], party=party)
            for given, hoped in forms:
                yield Attempt(changed(act, forms=given), now, hoped)
            if asks_time(step, duty):
                yield Attempt(act, now + LATER)

    def _forms(self, step: Step, case: Case, now: datetime, party: str) -> Iterator[tuple[tuple[Form, ...], bool]]:
        """Yield what a step may be taken with, one of each kind that decides the same, and whether it is hoped for.

        What other cases bring is as it should be, and to choose one of the ways on is no strange turn.
        """
        records = () if case.state != NEW else self._missing(case)
        if step.form is None:
            openings = self.openings if case.state == NEW and self.openings else ((),)
            yield from (((*forms, *records), True) for forms in openings)
            return
        known = changed(case.known(self.policy, now), party=party)
        forms = {**known.forms, **{type(record): record for record in records}}
        known = changed(known.after(step, now.date()), forms=forms)
        told = self._apart(case.state, known, step.form, now.date(), step)
        yield from (((form, *records), leads) for form, leads in told)
        begun = self.openings if case.state == NEW else ()
        yield from (((*forms, *records), True) for forms in begun if forms and type(forms[0]) is step.form)

    def _apart(
        self, state: str, known: Known, form: type[Form], today: date, step: Step | None = None
    ) -> tuple[tuple[Form, bool], ...]:
        """Return a form of each kind that decides the same, and whether it is the first that leads one of the ways on.

        Where all is the same that the conditions look at, so are the forms.
        """
        seen = state, form, step, today, view_for(self.process, state, step, form).of(known)
        return self.memory.of(seen, lambda: self._told_apart(state, known, form, today, step))

    def _told_apart(
        self, state: str, known: Known, form: type[Form], today: date, step: Step | None
    ) -> tuple[tuple[Form, bool], ...]:
        told = Apart(self.process, state, known, self.hoped, step)
        forms = tuple(told.forms(form, today))
        ways = told.ways(forms)
        return tuple((each, each in ways) for each in forms)

    def _missing(self, case: Case) -> tuple[Form, ...]:
        return tuple(self._usual(record) for record in case.process.records if record not in case.forms)

    def _usual(self, record: type[Form]) -> Form:
        return filled(record, self._recorded)[0]

    @property
    def _recorded(self) -> date:
        return self.start.date() - timedelta(days=1)  # what is on record happened before

    def _usual_lookups(self, case: Case, now: datetime) -> Iterator[Attempt]:
        """Yield what the desk looks up as one would hope to see it."""
        for record in case.process.records:
            if (usual := self._usual(record)) != case.forms.get(record):
                yield Attempt(Learn((usual,)), now)

    def _lookups(self, case: Case, now: datetime) -> Iterator[Attempt]:
        usual = {record: self._usual(record) for record in case.process.records}
        strange = {record for record in usual if case.forms.get(record, usual[record]) != usual[record]}
        known = case.known(self.policy, now)
        for record, hoped in usual.items():  # one strange record at a time: all at once are too many
            told = () if strange - {record} else self._apart(case.state, known, record, self._recorded)
            others = (form for form, _ in told)
            begins = self.on_record.get(record, ()) if case.state == NEW else ()
            for form in dict.fromkeys((hoped, *begins, *others)):
                if form != case.forms.get(record):
                    yield Attempt(Learn((form,)), now, hoped=form is hoped or form in begins)


def _clock(case: Case, now: datetime, key: str) -> Iterator[Attempt]:
    owed, duty = case.owed[key], next(each for each in case.process.duties_in(case.state) if each.key == base(key))
    if owed.receipt is None:
        return
    if owed.next_at:
        yield Attempt(Tick(key), max(now, owed.next_at))  # rung by rung
        yield Attempt(Tick(key), max(now, owed.receipt.ends))  # or after an outage
    if duty.extension:
        further = max(owed.receipt.day, now.date()) + timedelta(days=1)
        yield Attempt(Extend(key, frozenset({duty.extension.to}), further, "late"), now, hoped=False)
    if duty.pause:
        actors = frozenset({duty.pause.to})
        for ends in (False, True):
            yield Attempt(Halt(key, actors, "ill", ends=ends), now, hoped=False)


def _strange(attempt: Attempt) -> Attempt:
    return replace(attempt, hoped=False)


def _open_beside(case: Case) -> list[Duty]:
    """Return what is still owed beside, in the order in which it is listed."""
    waiting = case.process.waiting_in.get(case.state)
    owed = {base(key) for key in case.owed}
    return [duty for duty in waiting.beside if duty.key in owed] if waiting else []


def _parties(case: Case, duty: Duty | None, known: Known) -> tuple[str, ...]:
    """Return for whom a step may be tried: for nobody in particular, or for each party that still owes its duty."""
    if duty is not None and duty.is_at_will:
        return tuple(party_of(key) for key in duty.keys_of_all(known) if key not in case.done)
    if duty is None or duty.owed_by is None:
        return ("",) if duty is None or duty.key in case.owed else ()
    return tuple(key[len(duty.key) + 1 :] for key in case.owed if base(key) == duty.key)


def is_free(case: Case, duty: Duty | None) -> bool:
    """Say whether a step may be taken and is owed by nobody, so that to take it is a turn that a case need not have."""
    return case.state != NEW if duty is None else duty.is_at_will


@cache
def asks_time(step: Step, duty: Duty | None) -> bool:
    """Say whether a step may come out otherwise, or be possible at last, when it is taken later."""
    tests = (test for outcome in step.outcomes for test in conditions_of(outcome, duty))
    return step.floor is not None or any(isinstance(source, TheTime) for test in tests for source in test.sources())


@cache
def _hoped(process: Process, today: date) -> dict[type[Form], Form]:
    """Return every form of a process as one would hope to see it."""
    return {form: filled(form, today)[0] for form in process.forms().values()}
