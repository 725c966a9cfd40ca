"""One event under way: what the machine moves, thrown away after it.

`transitions` finds the step and asks whether it is allowed; then the duties are brought in line with the
state, and every open date is worked out anew from what is known, so that no date can be stale.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import takewhile

from workflows.engine.cases import Case, Decision, Kind, NotAllowed, Refusal, Told
from workflows.engine.changes import is_touched
from workflows.engine.fairness import fairly
from workflows.engine.foundations import all_in_on
from workflows.engine.guard import Attempt
from workflows.engine.ladder import Owed, Rung, above, parted, reckon, told_by
from workflows.engine.machine import NoWay, move
from workflows.engine.messages import messages
from workflows.facts.effects import Effect
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.settling import happens, settle
from workflows.grammar.duties import Duty, base
from workflows.grammar.events import HIGHEST, THE_CLOCK, Act, Event, Halt, Roles, Tick
from workflows.grammar.process import NEW, Step, Waiting
from workflows.grammar.takers import RESTS, asked_oneself, is_resting, may_take, owners_now
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK, Role
from workflows.law.value import changed
from workflows.law.wording import or_listed

OWN = "you began this case yourself, so somebody else decides it"


class Interpreter:
    """The token that one event moves through a process."""

    def __init__(
        self, case: Case, event: Event, now: datetime, policy: Policy, hindsight: datetime | None = None
    ) -> None:
        """Begin where the case stands."""
        self.case, self.event, self.hindsight = case, event, hindsight
        forms = event.forms if isinstance(event, Act) else ()
        known = {**case.forms, **{type(form): form for form in forms}} if forms else case.forms
        self.known = Known(policy, now, known, case.taken, case.moves, case.answers, case.done)
        self.day = (event.on if isinstance(event, Act | Halt) else None) or self.known.today
        self.state, self.owed = case.state, dict(case.owed)
        self.entered, self.actor, self.answered = case.entered, CLOCK, ""
        self.actors: Roles = THE_CLOCK
        self.on: date | None = None  # the day from which the step that was asked for counts
        self.unfit: Refusal | None = None  # why a step does not apply; a namesake still may
        self.refused: tuple[Refusal, ...] = ()
        self.tried: dict[tuple[Step, Duty | None], Step | Refusal] = {}
        self.steps: list[Step] = []
        self.effects: list[Effect] = []
        self.notices: list[Told] = []
        self.rung: Rung | None = None
        self.missed: tuple[Rung, ...] = ()

    def fire(self, name: str, actors: Roles, party: str = "") -> None:
        """Take the step of this name, or raise the reasons why not."""
        self.actors, self.tried, taken, key = actors, {}, len(self.steps), self.case.process.key
        self.known = changed(self.known, party=party) if party != self.known.party else self.known
        try:
            move(self, self.case.process, name)
        except NoWay as error:
            words = f"that cannot be done now: {self.standing()}"
            raise NotAllowed(Refusal(key, words, Kind.GONE)) from error
        if len(self.steps) == taken:
            nothing = Refusal(key, "that cannot be done here", Kind.GONE)
            raise NotAllowed(*(self.refused or (self.unfit or nothing,)))

    def standing(self) -> str:
        """Say where the case stands, in words."""
        states = (each.state for each in self.case.process.states)
        return next((state.words for state in states if state.key == self.state), "the case has not begun")

    def tick(self, event: Tick) -> None:
        """Act on all rungs that the clock has passed; of one that has struck already, on those that it says."""
        key, now = event.duty, self.known.now
        owed = self.owed.get(key)
        if owed is None or not (event.rungs or (owed.next_at and owed.next_at <= now)):
            raise NotAllowed(Refusal(self.case.process.key, "nothing is due here", Kind.GONE))
        duty = self.duty(key)
        passed = tuple(takewhile(lambda rung: rung.at <= now, above(duty, owed, self.known)))
        acts, self.missed = parted(passed, event.rungs)
        told = told_by(acts)
        keys = tuple(dict.fromkeys((*(rung.key for rung in acts), *(each for each in event.rungs if each != HIGHEST))))
        self.event = Tick(key, keys, event.to or tuple(told))
        self.owed[key] = changed(owed, acted={**owed.acted, **dict.fromkeys(keys, now)})
        if not acts:
            return
        self.rung = acts[-1]
        self.day = max(self.known.calendar.day(self.rung.at), self.entered or self.day)
        if self.rung.step:
            self.fire(self.rung.step.name, THE_CLOCK, party=key[len(duty.key) + 1 :])
        self.notices += (Told(template, role, duty.clause, key) for role, template in told.items())

    def learn(self, records: Sequence[Form]) -> None:
        """Take over what the desk looked up."""
        strange = [type(record).__name__ for record in records if type(record) not in self.case.process.records]
        if strange:
            raise ValueError(f"{self.case.process.key} does not look up {', '.join(strange)}")
        forms = {**self.known.forms, **{type(record): record for record in records}}
        self.known = changed(self.known, forms=forms)

    def duty(self, key: str) -> Duty:
        """Return an open duty, or raise NotAllowed."""
        found = next((duty for duty in self.case.process.duties_in(self.state) if duty.key == base(key)), None)
        if found is None or key not in self.owed:
            raise NotAllowed(Refusal(self.case.process.key, "no such task is open here", Kind.GONE))
        return found

    def allows(self, step: Step, outcome: Step, duty: Duty | None) -> bool:
        """Say whether a step is for this case, is not refused, and comes out so; once refused, no namesake is tried."""
        if self.refused:
            return False
        if (found := self.tried.get((step, duty))) is None:
            found = self.tried[step, duty] = self._tried(step, duty)
        return found is outcome

    def _tried(self, step: Step, duty: Duty | None) -> Step | Refusal:
        """Return how a step comes out, or the reason why it is not for this case; refusals are kept."""
        if misfit := self._misfit(step, duty):
            self.unfit = self._closer(misfit)
            return misfit
        owed = self.owed.get(self.key(duty)) if duty else None
        if step.dated_by and self.asked(step) and (when := step.dated_by(self.known)):
            self.day = self._dated(self.known.calendar.day_of(when))
        known = self.known.answered(step, self.known[step.form], self._part(step)) if step.form else self.known
        as_given = isinstance(self.event, Act) and self.event.as_given
        self.refused = tuple(Attempt(self.case, step, owed, self.day, known, self.hindsight, as_given).refusals())
        return self.refused[0] if self.refused else step.outcome(known)

    def _dated(self, day: date) -> date:
        """Return the day on which a step happened by its own form, so far as that lies within where the case stands.

        What lies outside is refused beside its field, or does not matter: nothing moves a case before it came here.
        """
        said = self.event.on if isinstance(self.event, Act) else None
        return said or min(max(day, self.entered or day), self.known.calendar.day(self.hindsight or self.known.now))

    def key(self, duty: Duty) -> str:
        """Return the key under which whoever acts owes a duty."""
        return f"{duty.key}:{self.known.party}" if duty.owed_by else duty.key

    def _part(self, step: Step) -> str | None:
        """Return under what an answer is kept: the party's, unless each time it is kept beside the earlier ones."""
        return str(self.known.times(step) + 1) if step.keeps_all else None

    def _closer(self, misfit: Refusal) -> Refusal:
        """Of two reasons why namesakes do not apply, keep the one that says more than whose it is."""
        return self.unfit if self.unfit and misfit.kind is Kind.ROLE else misfit

    def _misfit(self, step: Step, duty: Duty | None) -> Refusal | None:
        if may_take(self.actors, step, duty, self.known) is None:
            if duty and asked_oneself(duty, self.actors):
                return Refusal(step.clause, OWN, Kind.ROLE)
            return Refusal(step.clause, self._others(owners_now(step, duty, self.known)), Kind.ROLE)
        if duty and (settled := self._settled(step, duty)):
            return settled
        if self.asked(step) and not self._fits(step):
            return Refusal(step.clause, "this step asks something else than was sent", Kind.RULE)
        if step.condition is not None and not step.condition(self.known):
            words = step.condition.words(self.known.policy, no=True)
            return Refusal(step.clause, f"this cannot be done here: {words}", Kind.GONE)
        return None

    def _others(self, owners: tuple[Role, ...]) -> str:
        """Return the words for whoever may not take a step, since it is for these to do."""
        if is_resting(self.actors, owners):
            return RESTS
        return f"this is for {or_listed(f'the {owner}' for owner in owners)} to do"

    def _settled(self, step: Step, duty: Duty) -> Refusal | None:
        """Return why there is no duty for whoever acts to answer with a step, if there is none."""
        if self.key(duty) in self.known.done and not duty.open_to_change:
            return Refusal(step.clause, "this is done already", Kind.GONE)
        if duty.condition is not None and not duty.owed(self.known):
            words = duty.condition.words(self.known.policy, no=True)
            return Refusal(step.clause, f"this is not asked here: {words}", Kind.GONE)
        if duty.owed_by and self.key(duty) not in duty.keys_of_all(self.known):
            return Refusal(step.clause, f"each {duty.owed_by.words} answers this for itself", Kind.ROLE)
        return None

    def asked(self, step: Step) -> bool:
        """Say whether it is the step that somebody asked for, and none that the desk takes after it."""
        return isinstance(self.event, Act) and self.event.step == step.name and not self.steps

    def _fits(self, step: Step) -> bool:
        given = [type(form) for form in self.event.forms] if isinstance(self.event, Act) else []
        own = [step.form] if step.form else []
        return given[: len(own)] == own and (len(given) == len(own) or self.state == NEW)  # a beginning brings more

    def take(self, step: Step, duty: Duty | None, left: str | None) -> None:
        """Write down a step that `transitions` has made, keeping of the duties what the new state lists too."""
        if not self.steps:
            self.actor = may_take(self.actors, step.button, duty, self.known) or CLOCK
            self.answered, self.on = self.key(duty) if duty else "", self.day
        self.steps.append(step)
        part = self._part(step)
        self.known = self.known.after(step, self.day)
        if step.form:
            self.known = self.known.answered(step, self.known[step.form], part)
        self.effects += (settle(effect, self.known) for effect in step.effects if happens(effect, self.known))
        self.notices += messages(step, self.known)
        if duty and step.closes:
            self.known = changed(self.known, done=self.known.done | {self.key(duty)})
        if left:
            self.entered = self.day
            kept = self.case.process.keys_in(self.state) & self.case.process.keys_in(left)
            done = frozenset(key for key in self.known.done if base(key) in kept)
            self.known = changed(self.known, done=done) if done != self.known.done else self.known
            self.owed = {key: row for key, row in self.owed.items() if base(key) in kept}
            if self.known.moves.keys() - kept:  # a duty that is asked again begins with nothing done to its date
                moves = {key: moves for key, moves in self.known.moves.items() if key in kept}
                self.known = changed(self.known, moves=moves)

    def settle(self) -> None:
        """Take the desk's own step whenever all duties are in; then reckon what is still owed."""
        self._ask_again()
        while (waiting := self.case.process.waiting_in.get(self.state)) and waiting.next:
            if not all(map(self.is_in, waiting.duties)):
                break
            if not (isinstance(self.event, Act) and self.event.as_given):
                self.day = all_in_on(waiting, self.known, self.day)
            self.fire(waiting.next.name, THE_CLOCK)
        open_ = {key: duty for duty in self.case.process.duties_in(self.state) for key in self._open(duty)}
        if self.known.answers:
            self._forget(open_)
        self._toll(waiting, open_)
        stale = {duty for duty in set(open_.values()) if not duty.is_plain and is_touched(duty, self.case, self.known)}
        self.owed = {key: self._reckoned(key, duty, waiting, duty in stale) for key, duty in open_.items()}

    def _ask_again(self) -> None:
        """Forget that a duty is in, whose answer counts no longer."""
        if self.known.done:
            duties = self.case.process.duties_in(self.state)
            lapsed = {duty.key for duty in duties if duty.key in self.known.done and duty.has_lapsed(self.known)}
            self.known = changed(self.known, done=self.known.done - lapsed) if lapsed else self.known

    def _open(self, duty: Duty) -> Iterable[str]:
        """Return the keys under which a duty is owed and not done."""
        if duty.owed_by is None:
            return () if self.is_in(duty) else (duty.key,)
        return [key for key in duty.keys(self.known) if key not in self.known.done]

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

    def _reckoned(self, key: str, duty: Duty, waiting: Waiting | None, stale: bool) -> Owed:
        """Return an open duty with its date; it is worked out anew only where something that it depends on has changed."""
        row = self.owed.get(key)
        begun = row or Owed(key, self.day, self.known.now)
        if duty.is_plain:
            return begun
        still = bool(waiting and waiting.rest_of(key)) or self.known.moved(key).paused
        if row is not None and not stale and row is self.case.owed.get(key) and row.still == still:
            return row
        return fairly(self.event, duty, row, reckon(duty, begun, self.known, still), self.known, steps=self.steps)

    def is_in(self, duty: Duty) -> bool:
        """Say whether a duty is done by all who owe it, or is not owed in this case."""
        if duty.owed_by is None:
            return duty.key in self.known.done or duty.is_at_will or not duty.owed(self.known)
        return self.known.done.issuperset(duty.keys(self.known))

    def decision(self) -> Decision:
        """Write down what came of it."""
        received = self.case.received or (None if self.state == NEW else self.day)
        after = Case(
            self.case.process, self.known.policy.name, self.state, self.known.forms, self.owed, self.known.done,
            self.known.taken, self.known.moves, received, self.entered, self.known.answers,
        )  # fmt: skip
        told = tuple(self.effects), tuple(self.notices), self.rung, self.missed
        what = self.event, self.known.now, self.on or self.day, self.actor, tuple(self.steps), self.answered
        return Decision(self.case, after, *what, *told)
