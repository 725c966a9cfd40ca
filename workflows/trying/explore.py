"""The ways a case can go: the engine itself, tried with each step, each telling form and each turn of the clock."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from workflows.engine.cases import Case, Decision, NotAllowed
from workflows.engine.engine import decide
from workflows.engine.ladder import Owed
from workflows.facts.known import Known
from workflows.grammar.duties import base
from workflows.grammar.events import Tick
from workflows.grammar.process import NEW, Process, Step
from workflows.trying.apart import changes_parties, counted_ahead, counts_of
from workflows.trying.attempts import Attempt, Attempts


@dataclass(frozen=True, slots=True)
class Tried:
    """An attempt, what came of it if it was not refused, and whether that is a configuration not seen before."""

    case: Case
    attempt: Attempt
    decision: Decision | None = None
    is_new: bool = False


@dataclass(frozen=True)
class Exploration:
    """A process tried out from its beginning on, with so many strange turns on each way.

    What was filled in counts only by what it decides. Everything that goes as hoped is tried in every order, with each
    strange turn (an answer that decides something else, a record that is found, a deadline moved) and each pair of them;
    where a state has more than `crowd` configurations on a turn, a second one follows from some of those beyond.
    """

    attempts: Attempts
    strange_turns: int = 2
    limit: int = 30_000  # configurations
    each_rung_once: bool = True  # or in every configuration, where most come to nothing
    crowd: int = 100

    def decisions(self) -> Iterator[Decision]:
        """Yield a decision for each new configuration."""
        yield from (each.decision for each in self.tried() if each.decision and each.is_new)

    def tried(self) -> Iterator[Tried]:
        """Yield everything that was tried, refused or not; what goes as hoped first, then with one strange turn more.

        An attempt that would be a turn too many is yielded undecided, for what the conditions say of it.
        """
        begun = (Case(self.attempts.process, self.attempts.policy.name), self.attempts.start)
        todo = [deque([begun]), *(deque[tuple[Case, datetime]]() for _ in range(self.strange_turns))]
        seen, struck = set[Hashable](), set[Hashable]()
        for strange, queue in enumerate(todo):
            places = Counter[str]()
            while queue:
                case, now = queue.popleft()
                places[case.state] += 1
                for attempt in self.attempts.of(
                    case, now, hoped_only=strange > 0 and self._is_one_of_many(places[case.state])
                ):
                    if self._is_struck(case, now, attempt, struck):
                        continue
                    turns = strange + (not attempt.hoped)
                    tried = Tried(case, attempt) if turns >= len(todo) else self._try(case, attempt, seen)
                    if tried.decision and tried.is_new:
                        todo[turns].append((tried.decision.after, attempt.at))
                    yield tried

    def _is_one_of_many(self, place: int) -> bool:
        """Say whether a configuration is one of those in a crowd from which no strange turn is taken."""
        return place > self.crowd and place % 4 > 0

    def _is_struck(self, case: Case, now: datetime, attempt: Attempt, struck: set[Hashable]) -> bool:
        """Say whether the clock has struck before what only tells people, and the time changes nothing else by then.

        The case would stay the configuration that it is. Every rung is struck once, wherever it comes first.
        """
        event = attempt.event
        if not (self.each_rung_once and isinstance(event, Tick)) or _decides(case, event.duty):
            return False
        if changes_parties(case.process):
            return False
        row = case.owed[event.duty]
        rung = row.key, row.receipt, row.opened, row.fair, tuple(row.acted.items()), attempt.at
        if rung not in struck:
            struck.add(rung)
            return False
        return self.attempts.truths(case, now) == self.attempts.truths(case, attempt.at)

    def _try(self, case: Case, attempt: Attempt, seen: set[Hashable]) -> Tried:
        try:
            decision = decide(case, attempt.event, attempt.at, self.attempts.policy)
        except NotAllowed:
            return Tried(case, attempt)
        mark = self._mark(decision)
        if mark in seen:
            return Tried(case, attempt, decision)
        if len(seen) >= self.limit:
            raise RuntimeError(f"{case.process.key} has more than {self.limit} configurations")
        seen.add(mark)
        return Tried(case, attempt, decision, is_new=True)

    def _mark(self, decision: Decision) -> Hashable:
        case = decision.after
        known = case.known(self.attempts.policy, decision.at)
        truths = self.attempts.truths(case, decision.at)
        times = tuple(min(known.times(step), most) for step, most in counted_ahead(case.process)[case.state])
        owed = frozenset((key, row.still, _ahead(case, row), *_done_to(key, known)) for key, row in case.owed.items())
        brought = frozenset(case.forms.values()) if case.state == NEW else frozenset()  # no condition has read it yet
        return case.state, case.done, truths, times, owed, brought, counts_of(case.process, known)


def _ahead(case: Case, owed: Owed) -> str:
    """Return where a ladder stands that decides something."""
    return owed.next_rung if _decides(case, owed.key) else ""


def _decides(case: Case, key: str) -> bool:
    """Say whether a ladder ends in a step of the desk; one that only tells people decides nothing."""
    return base(key) in _deciding(case.process, case.state)


@cache
def _deciding(process: Process, state: str) -> frozenset[str]:
    ends = ((duty.key, duty.deadline) for duty in process.duties_in(state))
    return frozenset(key for key, deadline in ends if deadline is not None and isinstance(deadline.late, Step))


def _done_to(key: str, known: Known) -> tuple[bool, bool]:
    moves = known.moved(key)
    return moves.paused, moves.extended is not None
