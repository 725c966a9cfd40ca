"""Living a history again. People's steps stay at their moments; the clock is not replayed into the past.

What the clock did stays done if its moment has passed under the better facts too, then or later; what it did not do it
does in the next sweep, and never in the past.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import takewhile

from workflows.correction.fair_dates import with_fair_dates
from workflows.correction.lives import Blocked, Entry, Lived, Mark
from workflows.engine.cases import Case, Kind, NotAllowed, Refusal
from workflows.engine.engine import decide
from workflows.engine.ladder import above
from workflows.facts.known import Unknown
from workflows.grammar.duties import base
from workflows.grammar.events import ComeUnder, Event, Tick
from workflows.grammar.steps import LOCAL
from workflows.law.policy import Policy


class Living:
    """A history under way once more; turns of the clock wait in `held` until their moment has passed."""

    def __init__(self, case: Case, policies: Mapping[str, Policy]) -> None:
        """Begin with nothing lived, under the edition of the case."""
        self.case, self._policies = case, policies
        self.lived, self.held, self.undue = list[Lived](), list[Entry](), list[Entry]()

    @property
    def policy(self) -> Policy:
        """The edition that the case is under so far."""
        return self._policies[self.case.edition]

    def through(self, entries: Iterable[Entry], marks: Sequence[Mark], now: datetime) -> None:
        """Let everything happen as it counts now, up to now; or raise Blocked."""
        on_the_way: list[tuple[datetime, int, Entry | Mark]] = [
            (at, each.place, each) for each, at in _moments(entries)
        ]
        on_the_way += [(mark.at, mark.place, mark) for mark in marks]
        for _, _, each in sorted(on_the_way, key=lambda found: found[:2]):
            if isinstance(each, Mark):
                self.catch_up(each.at)
                self.case = with_fair_dates(self.case, each.fair, each.at, self.policy)
            elif not each.struck:
                self._go_through(each)
        self.catch_up(now)

    def _go_through(self, entry: Entry) -> None:
        if isinstance(entry.event, Tick):
            self.held.append(entry)
            self.catch_up(entry.at)
            return
        self.catch_up(entry.at)
        try:
            self._take(entry, entry.at)
        except NotAllowed as no:
            raise Blocked(entry, no.refusals, self.policy) from no
        except Unknown as no:
            words = f"it rests on {no.args[0]}, which nobody has entered then"
            raise Blocked(entry, (Refusal(LOCAL, words, Kind.GONE),), self.policy) from no

    def catch_up(self, until: datetime) -> None:
        """Let the clock do what it did, where its moment has passed by now."""
        while found := self._next(until):
            when, entry = found
            self.held.remove(entry)
            try:
                self._take(entry, when)
            except (NotAllowed, Unknown):
                self.undue.append(entry)

    def _next(self, until: datetime) -> tuple[datetime, Entry] | None:
        moments = [(when, entry.place, entry) for entry in self.held if (when := self._when(entry, until))]
        when, _, entry = min(moments, default=(None, 0, None), key=lambda found: found[:2])
        return (when, entry) if when and entry else None

    def _take(self, entry: Entry, at: datetime) -> None:
        event = _as_it_struck(entry)
        policy = self._policies[event.edition] if isinstance(event, ComeUnder) else self.policy
        decision = decide(self.case, event, at, policy, entry.hindsight)
        self.case = decision.after
        self.lived.append(Lived(entry.place, decision))

    def _when(self, entry: Entry, until: datetime) -> datetime | None:
        """Return when the clock's turn would have come to do all that it did, no earlier than it did it."""
        tick = _as_it_struck(entry)
        key = tick.duty if isinstance(tick, Tick) else ""
        duty = next((duty for duty in self.case.process.duties_in(self.case.state) if duty.key == base(key)), None)
        if duty is None or key not in self.case.owed or not isinstance(tick, Tick):
            return None
        known = self.case.known(self.policy, until)
        reached = takewhile(lambda rung: rung.at <= until, above(duty, self.case.owed[key], known))
        moments = {rung.key: rung.at for rung in reversed(list(reached)) if rung.key in tick.rungs}
        return max(*moments.values(), entry.at) if moments.keys() == set(tick.rungs) and moments else None


def _as_it_struck(entry: Entry) -> Event:
    """Return an event; of a turn of the clock, with the rungs that it acted on."""
    return entry.did.event if isinstance(entry.event, Tick) and entry.did else entry.event


def _moments(entries: Iterable[Entry]) -> Iterable[tuple[Entry, datetime]]:
    """Yield each event with the moment by which it is in order; what was written later did not happen earlier."""
    last: datetime | None = None
    for entry in entries:
        if entry.did is not None:  # what was inserted stands where it belongs
            last = max(last, entry.at) if last else entry.at
        yield entry, (last if entry.did is not None and last else entry.at)
