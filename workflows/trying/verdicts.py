"""What the conditions of a process were seen to say while it was explored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from workflows.engine.cases import Decision
from workflows.facts.conditions import Condition
from workflows.facts.known import Known
from workflows.grammar.duties import Duty
from workflows.grammar.events import Act
from workflows.grammar.process import Process, Step
from workflows.law.policy import Policy
from workflows.law.setting import Setting
from workflows.law.value import changed
from workflows.telling.asked import Asked, all_conditions
from workflows.telling.citations import conditions_needed, conditions_of
from workflows.trying.explore import Tried

WHOLE = ""  # the place of what is asked of a whole case
Place: TypeAlias = str | tuple[Step, Duty | None]
"""Where conditions are asked: of a step as the answer to a duty, in a state, or of the whole case."""


class Verdicts:
    """Keeps, for every condition of a process, whether it was seen to hold, and not to hold."""

    def __init__(self, process: Process, policy: Policy) -> None:
        """Begin with nothing seen."""
        self.process, self.policy = process, policy
        self.asked = tuple(all_conditions(process))
        self._seen: dict[Condition, set[bool]] = {each.condition: set() for each in self.asked}
        self._open: dict[Place, list[tuple[Condition, set[bool]]]] = {}

    def see(self, tried: Tried) -> None:
        """Take down what the conditions say of an attempt: those that decide on it, and those asked after it."""
        event, case = tried.attempt.event, tried.case
        if isinstance(event, Act):
            ways = (way for way in self.process.ways_in(case.state) if way[0].name == event.step)
            if places := [way for way in ways if self._at(way)]:
                known = self._told(case.known(self.policy, tried.attempt.at), event)
                for way in places:
                    form = way[0].form
                    given = known.forms.get(form) if form else None
                    self._note(way, known.answered(way[0], given) if given else known)
        if tried.decision:
            self._after(tried.decision)

    def one_sided(self) -> Iterator[Asked]:
        """Yield the conditions that were not seen both ways."""
        yield from (each for each in self.asked if len(self._seen[each.condition]) < 2)

    def _after(self, decision: Decision) -> None:
        """Note what the desk itself asked: for the steps that it took, and for what is owed in each state on the way."""
        passed = (decision.before.state, *(step.to.key for step in decision.steps if step.to), decision.after.state)
        places: list[Place] = [(step.button, None) for step in decision.steps]
        places += (*dict.fromkeys(passed), WHOLE)
        if places := [place for place in places if self._at(place)]:
            party = decision.event.party if isinstance(decision.event, Act) else ""
            known = changed(decision.after.known(self.policy, decision.at), party=party)
            for place in places:
                self._note(place, known)

    def _at(self, place: Place) -> list[tuple[Condition, set[bool]]]:
        """Return the conditions of a place that were not seen both ways, each with what was seen."""
        if (found := self._open.get(place)) is None:
            tests = dict.fromkeys(self._asked_at(place))
            found = self._open[place] = [(test, self._seen[test]) for test in tests]
        return found

    def _asked_at(self, place: Place) -> Iterator[Condition]:
        match place:
            case (Step() as step, duty):
                yield from (test for out in step.outcomes for test in conditions_of(out, duty))
            case str() if place != WHOLE:
                tests = (test for duty in self.process.duties_in(place) for test in (duty.condition, duty.lapse))
                yield from (test for test in tests if test is not None)
            case _:
                closed = self.process.closed_to_subject
                yield from conditions_needed(self.process)
                yield from () if isinstance(closed, bool) else (closed,)

    def _note(self, place: Place, known: Known) -> None:
        for test, seen in self._at(place):
            if (found := test.verdict(known)) is not None:
                seen.add(found)
        self._open[place] = [(test, seen) for test, seen in self._at(place) if len(seen) < 2]

    @staticmethod
    def _told(known: Known, event: Act) -> Known:
        return changed(known, forms={**known.forms, **{type(form): form for form in event.forms}}, party=event.party)


def is_the_editions(test: Condition) -> bool:
    """Say whether settings alone decide a condition, so that under one edition it always says the same."""
    sources = tuple(test.sources())
    return bool(sources) and all(isinstance(source, Setting) for source in sources)
