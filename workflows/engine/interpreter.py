"""One event under way: what `transitions` moves, thrown away after it.

`transitions` finds the step and asks whether it is allowed; then the duties are brought in line with the
state, and every open date is worked out anew from what is known, so that no date can be stale.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from itertools import takewhile
from typing import cast

from transitions import EventData, Machine, MachineError

from workflows.engine.cases import Case, Decision, Kind, NotAllowed, Refusal, Told
from workflows.engine.guard import Attempt
from workflows.engine.ladder import Owed, Rung, above, reckon
from workflows.facts.effects import Effect, happens, settle
from workflows.facts.facts import Form, Known, Unknown
from workflows.grammar.duties import Duty, base, owner_of
from workflows.grammar.events import THE_CLOCK, Act, Event, Halt, Roles
from workflows.grammar.process import NEW, Process, Step, Waiting
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK, may_act_as
from workflows.law.value import changed

logging.getLogger("transitions").setLevel(logging.WARNING)  # it tells of every callback


class Course:
    """The token that one event moves through a process."""

    def __init__(self, case: Case, event: Event, now: datetime, policy: Policy) -> None:
        """Begin where the case stands."""
        self.case, self.event = case, event
        forms = event.forms if isinstance(event, Act) else ()
        known = {**case.forms, **{type(form): form for form in forms}} if forms else case.forms
        self.known = Known(policy, now, known, case.taken, case.moves, case.answers)
        self.day = (event.on if isinstance(event, Act | Halt) else None) or self.known.today
        self.state, self.done, self.owed = case.state, case.done, dict(case.owed)
        self.entered, self.actor, self.answered = case.entered, CLOCK, ""
        self.actors: Roles = THE_CLOCK
        self.unfit: Refusal | None = None  # why a step does not apply; a namesake still may
        self.refused: tuple[Refusal, ...] = ()
        self.steps: list[Step] = []
        self.effects: list[Effect] = []
        self.notices: list[Told] = []
        self.rung: Rung | None = None
        self.missed: tuple[Rung, ...] = ()

    def fire(self, name: str, actors: Roles, party: str = "") -> None:
        """Take the step of this name, or raise the reasons why not."""
        self.actors, taken, key = actors, len(self.steps), self.case.process.key
        self.known = changed(self.known, party=party) if party != self.known.party else self.known
        try:
            machine(self.case.process).events[name].trigger(self)
        except (KeyError, MachineError) as error:
            words = f"there is no way to {name!r} while {self.standing()}"
            raise NotAllowed(Refusal(key, words, Kind.GONE)) from error
        if len(self.steps) == taken:
            nothing = Refusal(key, f"no way to {name!r} applies here", Kind.GONE)
            raise NotAllowed(*(self.refused or (self.unfit or nothing,)))

    def standing(self) -> str:
        """Say where the case stands, in words."""
        states = (each.state for each in self.case.process.states)
        return next((state.words for state in states if state.key == self.state), "the case has not begun")

    def tick(self, key: str) -> None:
        """Act on the highest rung that the clock has reached."""
        owed, now = self.owed.get(key), self.known.now
        if owed is None or owed.next_at is None or now < owed.next_at:
            raise NotAllowed(Refusal(self.case.process.key, f"nothing is due of {key!r}", Kind.GONE))
        duty = self.duty(key)
        *missed, rung = takewhile(lambda rung: rung.at <= now, above(duty, owed, self.known))
        self.rung, self.missed = rung, tuple(missed)
        self.day = max(self.known.calendar.day(rung.at), self.entered or self.day)
        self.owed[key] = changed(owed, acted=rung.at)
        if rung.step:
            self.fire(rung.step.name, THE_CLOCK, party=key[len(duty.key) + 1 :])
        else:
            self.notices += (Told(rung.template, role, duty.clause, key) for role in rung.to)

    def learn(self, records: Sequence[Form]) -> None:
        """Take over what the desk looked up."""
        strange = [type(record).__name__ for record in records if type(record) not in self.case.process.records]
        if strange:
            raise ValueError(f"{self.case.process.key} does not look up {', '.join(strange)}")
        forms = {**self.known.forms, **{type(record): record for record in records}}
        self.known = changed(self.known, forms=forms)

    def duty(self, key: str) -> Duty:
        """Return an open duty, or raise NotAllowed."""
        found = next((duty for duty in duties(self.case.process, self.state) if duty.key == base(key)), None)
        if found is None or key not in self.owed:
            raise NotAllowed(Refusal(self.case.process.key, f"no duty {key!r} is open here", Kind.GONE))
        return found

    def applies(self, step: Step) -> bool:
        """Say whether the step, and not a namesake, is the one for this case, so far as can be told."""
        try:
            return step.condition is None or step.condition.test(self.known)
        except Unknown:
            return True

    def allows(self, step: Step, duty: Duty | None) -> bool:
        """Say whether a step applies and is not refused; once one is refused, no namesake is tried."""
        if self.refused:
            return False
        if misfit := self._misfit(step, duty):
            self.unfit = self._closer(misfit)
            return False
        owed = self.owed.get(self.key(duty)) if duty else None
        self.refused = tuple(Attempt(self.case, step, owed, self.day, self.known).refusals())
        return not self.refused

    def key(self, duty: Duty) -> str:
        """Return the key under which whoever acts owes a duty."""
        return f"{duty.key}:{self.known.party}" if duty.owed_by else duty.key

    def _closer(self, misfit: Refusal) -> Refusal:
        """Of two reasons why namesakes do not apply, keep the one that says more than whose it is."""
        return self.unfit if self.unfit and misfit.kind is Kind.ROLE else misfit

    def _misfit(self, step: Step, duty: Duty | None) -> Refusal | None:
        owner = owner_of(step, duty)
        if not may_act_as(self.actors, owner):
            return Refusal(step.clause, f"only the {owner} may {step.name!r}", Kind.ROLE)
        if duty and (settled := self._settled(step, duty)):
            return settled
        asked = isinstance(self.event, Act) and self.event.step == step.name
        if asked and not self._fits(step):
            return Refusal(step.clause, f"{step.name!r} takes {step.form.__name__ if step.form else 'no form'}")
        if step.condition and not step.condition.test(self.known):
            return Refusal(step.clause, f"{step.name!r} is for when {step.condition.words}", Kind.GONE)
        return None

    def _settled(self, step: Step, duty: Duty) -> Refusal | None:
        """Return why there is no duty for whoever acts to answer with a step, if there is none."""
        if self.key(duty) in self.done:
            return Refusal(step.clause, f"there is nothing left to {step.name!r}", Kind.GONE)
        if duty.condition and not duty.owed(self.known):
            return Refusal(step.clause, f"{step.name!r} is for when {duty.condition.words}", Kind.GONE)
        if duty.owed_by and self.key(duty) not in duty.keys(self.known):
            return Refusal(step.clause, f"{step.name!r} is for each {duty.owed_by.words}", Kind.ROLE)
        return None

    def _fits(self, step: Step) -> bool:
        given = [type(form) for form in self.event.forms] if isinstance(self.event, Act) else []
        own = [step.form] if step.form else []
        return given[: len(own)] == own and (len(given) == len(own) or self.state == NEW)  # a beginning brings more

    def take(self, step: Step, duty: Duty | None, left: str | None) -> None:
        """Write down a step that `transitions` has made, keeping of the duties what the new state lists too."""
        if not self.steps:
            self.actor, self.answered = owner_of(step, duty), self.key(duty) if duty else ""
        self.steps.append(step)
        self.known = self.known.after(step, self.day)
        self.effects += (settle(effect, self.known) for effect in step.effects if happens(effect, self.known))
        self.notices += (Told(notice.template, notice.to, step.clause) for notice in step.notices)
        self.done |= {self.key(duty)} if duty else set()
        if step.form:
            self.known = self.known.answered(step, self.known[step.form])
        if left:
            self.entered = self.day
            kept = keys(self.case.process, self.state) & keys(self.case.process, left)
            self.done = frozenset(key for key in self.done if base(key) in kept)
            self.owed = {key: row for key, row in self.owed.items() if base(key) in kept}
            if self.known.moves.keys() - kept:  # a duty that is asked again begins with nothing done to its date
                moves = {key: moves for key, moves in self.known.moves.items() if key in kept}
                self.known = changed(self.known, moves=moves)

    def settle(self) -> None:
        """Take the desk's own step whenever all duties are in; then reckon what is still owed."""
        while (waiting := waiting_in(self.case.process).get(self.state)) and waiting.next:
            if not all(map(self.is_in, waiting.duties)):
                break
            self.fire(waiting.next[0].name, THE_CLOCK)
        open_ = {key: duty for duty in duties(self.case.process, self.state) for key in self._open(duty)}
        if self.known.answers:
            self._forget(open_)
        self._toll(waiting, open_)
        self.owed = {key: self._reckoned(key, duty, waiting) for key, duty in open_.items()}

    def _open(self, duty: Duty) -> Iterable[str]:
        """Return the keys under which a duty is owed and not done."""
        if duty.owed_by is None:
            return () if self.is_in(duty) else (duty.key,)
        return [key for key in duty.keys(self.known) if key not in self.done]

    def _forget(self, open_: Mapping[str, Duty]) -> None:
        """Drop what a party answered before, where it is asked again."""
        for key, duty in open_.items():
            for step in duty.ways if duty.owed_by and key not in self.owed else ():
                self.known = self.known.unsaid(step, key[len(duty.key) + 1 :])

    def _toll(self, waiting: Waiting | None, open_: Mapping[str, Duty]) -> None:
        """Stop the clock of the duties that rest here with tolling on, and let those run on that no longer do."""
        if not self.known.moves and not (waiting and waiting.resting):
            return
        resting = {rest.duty.key for rest in waiting.resting} if waiting else set()
        for key in open_.keys() & (resting | self.known.moves.keys()):
            rest, moves = waiting.rest_of(key) if waiting else None, self.known.moved(key)
            tolls = rest is not None and rest.tolls is not None and self.known.policy[rest.tolls]
            if rest and tolls:
                moves = moves.pause(self.day, rest.why, rest=True)
            elif moves.paused and moves.pauses[-1].rest:
                moves = moves.resume(self.day)
            if moves != self.known.moved(key):
                self.known = changed(self.known, moves={**self.known.moves, key: moves})

    def _reckoned(self, key: str, duty: Duty, waiting: Waiting | None) -> Owed:
        row = self.owed.get(key) or Owed(key, self.day, self.known.now)
        if duty.is_plain:
            return row
        still = bool(waiting and waiting.rest_of(key)) or self.known.moved(key).paused
        return reckon(duty, row, self.known, still)

    def is_in(self, duty: Duty) -> bool:
        """Say whether a duty is done by all who owe it, or is not owed in this case."""
        if duty.owed_by is None:
            return duty.key in self.done or not duty.owed(self.known)
        return self.done.issuperset(duty.keys(self.known))

    def decision(self) -> Decision:
        """Write down what came of it."""
        received = self.case.received or (None if self.state == NEW else self.day)
        after = Case(
            self.case.process, self.case.edition, self.state, self.known.forms, self.owed, self.done,
            self.known.taken, self.known.moves, received, self.entered, self.known.answers,
        )  # fmt: skip
        told = tuple(self.effects), tuple(self.notices), self.rung, self.missed
        what = self.event, self.known.now, self.day, self.actor, tuple(self.steps), self.answered
        return Decision(self.case, after, *what, *told)


@cache
def machine(process: Process) -> Machine:
    """Build the `transitions` machine of a declaration, once."""
    names = [NEW, *(each.state.key for each in process.states)]
    built = Machine(model=None, states=names, initial=NEW, auto_transitions=False, send_event=True, queued=False)
    for source, step, duty in process.steps():
        _add(built, source, step, duty)
    return built


def _add(built: Machine, source: str, step: Step, duty: Duty | None) -> None:
    def allowed(data: EventData) -> bool:
        return cast("Course", data.model).allows(step, duty)

    def taken(data: EventData) -> None:
        cast("Course", data.model).take(step, duty, left=source if step.to else None)

    built.add_transition(step.name, source, step.to.key if step.to else None, conditions=allowed, after=taken)


@cache
def waiting_in(process: Process) -> dict[str, Waiting]:
    """Return the states in which something is owed, by name."""
    return {waiting.state.key: waiting for waiting in process.waiting()}


@cache
def keys(process: Process, state: str) -> frozenset[str]:
    """Return the keys of the duties that a state lists."""
    return frozenset(duty.key for duty in duties(process, state))


@cache
def duties(process: Process, state: str) -> tuple[Duty, ...]:
    """Return what a state lists as owed."""
    waiting = waiting_in(process).get(state)
    return waiting.all_duties() if waiting else ()
