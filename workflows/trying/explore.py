"""Every way a case can go: the engine itself, tried with each step, each telling form and each turn of the clock."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from workflows.answers.samples import Openings, forms_like
from workflows.engine.cases import Case, Decision, NotAllowed
from workflows.engine.engine import decide
from workflows.facts.conditions import Condition
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.duties import Duty, base, owners_of
from workflows.grammar.events import Act, Event, Extend, Halt, Learn, Tick
from workflows.grammar.process import NEW, Process
from workflows.law.policy import Policy
from workflows.law.value import changed
from workflows.telling.citations import conditions_of


@dataclass(frozen=True)
class Exploration:
    """A process tried out from a moment on; `openings` are the forms that other cases bring when they open it."""

    process: Process
    start: datetime
    policy: Policy
    openings: Openings = ()
    limit: int = 20_000  # configurations

    def decisions(self) -> Iterator[Decision]:
        """Yield a decision for each new configuration; what was filled in counts only by what it decides."""
        todo, seen = deque([(Case(self.process, self.policy.name), self.start)]), set[Hashable]()
        while todo:
            case, now = todo.popleft()
            for event, at in self.attempts(case, now):
                try:
                    decision = decide(case, event, at, self.policy)
                except NotAllowed:
                    continue
                if (mark := self._mark(decision.after, at)) not in seen:
                    if len(seen) >= self.limit:
                        raise RuntimeError(f"{self.process.key} has more than {self.limit} configurations")
                    seen.add(mark)
                    todo.append((decision.after, at))
                    yield decision

    def attempts(self, case: Case, now: datetime) -> Iterator[tuple[Event, datetime]]:
        """Yield what somebody, the desk or the clock might try next, and when."""
        yield from self._lookups(case, now)
        for source, step, duty in case.process.steps():
            if source != case.state:
                continue
            for party in _parties(case, duty):
                hoped, *others = self._forms(step.form, case, now.date())
                for owner in owners_of(step, duty, party):
                    actors = frozenset({owner})
                    yield from ((Act(step.name, actors, forms, party=party), now) for forms in (hoped, *others))
                    yield Act(step.name, actors, hoped, party=party), now + timedelta(days=8)
        yield from self._clock(case, now)

    def _forms(self, form: type[Form] | None, case: Case, today: date) -> Iterator[tuple[Form, ...]]:
        if case.state != NEW:
            yield from ((filled,) for filled in _filled(form, today)) if form else ((),)
            return
        records = tuple(self._records(record)[0] for record in case.process.records if record not in case.forms)
        brought = ((filled,) for filled in _filled(form, today)) if form else self.openings or ((),)
        yield from ((*forms, *records) for forms in brought)

    def _records(self, record: type[Form]) -> tuple[Form, ...]:
        return _filled(record, self.start.date() - timedelta(days=1))  # what is on record happened before

    def _lookups(self, case: Case, now: datetime) -> Iterator[tuple[Event, datetime]]:
        usual = {record: self._records(record)[0] for record in case.process.records}
        strange = {record for record in usual if case.forms.get(record, usual[record]) != usual[record]}
        for record, hoped in usual.items():  # one strange record at a time: all at once are too many
            variants = (hoped,) if strange - {record} else self._records(record)
            yield from ((Learn((form,)), now) for form in variants if form != case.forms.get(record))

    def _clock(self, case: Case, now: datetime) -> Iterator[tuple[Event, datetime]]:
        listed = {duty.key: duty for duty in case.process.duties_in(case.state)}
        for key, owed in case.owed.items():
            duty = listed[base(key)]
            if owed.receipt is None:
                continue
            if owed.next_at:
                yield Tick(key), max(now, owed.next_at)  # rung by rung
                yield Tick(key), max(now, owed.receipt.ends)  # or after an outage
            if duty.extension:
                further = max(owed.receipt.day, now.date()) + timedelta(days=1)
                yield Extend(key, frozenset({duty.extension.to}), further, "late"), now
            if duty.pause:
                actors = frozenset({duty.pause.to})
                yield from ((Halt(key, actors, "ill", ends=ends), now) for ends in (False, True))

    def _mark(self, case: Case, at: datetime) -> Hashable:
        known = case.known(self.policy, at)
        hoped = changed(known, forms={**_hoped(case.process, self.start.date()), **case.forms})
        truths = tuple(_truth(test, known, hoped) for test in _ahead(case.process)[case.state])
        owed = frozenset((key, row.still, row.next_rung, *_done_to(key, known)) for key, row in case.owed.items())
        return case.state, case.done, truths, owed


def _parties(case: Case, duty: Duty | None) -> tuple[str, ...]:
    """Return for whom a step may be tried: for nobody in particular, or for each party that still owes its duty."""
    if duty is None or duty.owed_by is None:
        return ("",) if duty is None or duty.key in case.owed else ()
    return tuple(key[len(duty.key) + 1 :] for key in case.owed if base(key) == duty.key)


def _done_to(key: str, known: Known) -> tuple[bool, bool]:
    moves = known.moved(key)
    return moves.paused, moves.extended is not None


@cache
def _filled(form: type[Form], today: date) -> tuple[Form, ...]:
    return tuple(forms_like(form, today))


@cache
def _ahead(process: Process) -> dict[str, tuple[Condition, ...]]:
    """Return, for each state, every condition that may be asked there or further on."""
    names = [NEW, *(each.state.key for each in process.states)]
    here: dict[str, list[Condition]] = {name: [] for name in names}
    leads = {name: {name} for name in names}
    for source, step, duty in process.arrows():
        here[source] += conditions_of(step, duty)
        leads[source] |= {step.to.key} if step.to else set()
    for waiting in process.waiting():
        here[waiting.state.key] += (each.condition for each in waiting.all_duties() if each.condition is not None)
    for _ in names:
        leads = {name: set[str]().union(*(leads[each] for each in reached)) for name, reached in leads.items()}
    return {name: tuple(dict.fromkeys(test for each in sorted(leads[name]) for test in here[each])) for name in names}


def _truth(test: Condition, known: Known, hoped: Known) -> tuple[bool, bool]:
    """Return what a condition says, and whether that depends on a form that nobody has filled in yet."""
    found = test.verdict(known)
    return (bool(test.verdict(hoped)), True) if found is None else (found, False)


@cache
def _hoped(process: Process, today: date) -> dict[type[Form], Form]:
    """Return every form of a process as one would hope to see it."""
    return {form: _filled(form, today)[0] for form in process.forms().values()}
