"""Every way a case can go: the engine itself, tried with each step, each telling form and each turn of the clock."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain

from workflows.cases import Case, Decision, NotAllowed
from workflows.course import duties
from workflows.duties import owner_of
from workflows.engine import decide
from workflows.events import Act, Event, Extend, Halt, Learn, Tick
from workflows.facts import Form
from workflows.filling import Openings, forms_like
from workflows.grammar import NEW, Process
from workflows.policy import Policy


@dataclass(frozen=True)
class Exploration:
    """A process tried out from a moment on; `openings` are the forms that other cases bring when they open it."""

    process: Process
    start: datetime
    policy: Policy
    openings: Openings = ()
    limit: int = 20_000  # configurations

    def decisions(self) -> Iterator[Decision]:
        """Yield a decision for each new configuration: state, duties, counts, and what the forms say but for dates."""
        todo, seen = deque([(Case(self.process, self.policy.name), self.start)]), set[Hashable]()
        while todo:
            case, now = todo.popleft()
            for event, at in self.attempts(case, now):
                try:
                    decision = decide(case, event, at, self.policy)
                except NotAllowed:
                    continue
                if (mark := _mark(decision.after)) not in seen:
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
            for later in (timedelta(0), timedelta(days=8)):
                for forms in self._forms(step.form, source, (now + later).date()):
                    yield Act(step.name, frozenset({owner_of(step, duty)}), forms), now + later
        yield from self._clock(case, now)

    def _forms(self, form: type[Form] | None, source: str, today: date) -> Iterator[tuple[Form, ...]]:
        brought = self.openings if source == NEW else ()
        if form is None:
            yield from brought or ((),)
            return
        yield from ((filled,) for filled in forms_like(form, today))

    def _lookups(self, case: Case, now: datetime) -> Iterator[tuple[Event, datetime]]:
        for record in case.process.records if case.state == NEW or len(case.taken) == 1 else ():
            yield from ((Learn((form,)), now) for form in forms_like(record, now.date()))

    def _clock(self, case: Case, now: datetime) -> Iterator[tuple[Event, datetime]]:
        for duty in duties(case.process, case.state):
            owed = case.owed.get(duty.key)
            if owed is None or owed.receipt is None:
                continue
            yield Tick(duty.key), max(now, owed.receipt.ends)
            for leave, sign in ((duty.extension, "extend"), (duty.pause, "pause")):
                if leave and sign == "extend":
                    yield Extend(duty.key, frozenset({leave.to}), owed.receipt.day + timedelta(days=1), "late"), now
                elif leave:
                    events = (Halt(duty.key, frozenset({leave.to}), "ill", ends=ends) for ends in (False, True))
                    yield from chain((event, now) for event in events)


def _mark(case: Case) -> Hashable:
    said = frozenset(_timeless(form) for form in case.forms.values())
    counts = frozenset((name, min(taken.times, 2)) for name, taken in case.taken.items())
    paused = frozenset((key, moves.paused, moves.extended is not None) for key, moves in case.moves.items())
    return case.state, frozenset(case.owed), case.done, said, counts, paused


def _timeless(form: Form) -> Hashable:
    values = (getattr(form, name) for name in form.__struct_fields__)
    return type(form), tuple(value is None if isinstance(value, date | None) else value for value in values)
