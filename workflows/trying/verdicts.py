"""What the conditions of a process were seen to say while it was explored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workflows.engine.cases import Decision
from workflows.facts.conditions import Condition
from workflows.facts.known import Known
from workflows.grammar.events import Act
from workflows.grammar.process import Process
from workflows.law.policy import Policy
from workflows.law.setting import Setting
from workflows.law.value import changed
from workflows.telling.asked import Asked, all_conditions
from workflows.telling.citations import conditions_needed, conditions_of
from workflows.trying.explore import Tried


class Verdicts:
    """Keeps, for every condition of a process, whether it was seen to hold, and not to hold."""

    def __init__(self, process: Process, policy: Policy) -> None:
        """Begin with nothing seen."""
        self.process, self.policy = process, policy
        self.asked = tuple(all_conditions(process))
        self._seen: dict[Condition, set[bool]] = {each.condition: set() for each in self.asked}

    def see(self, tried: Tried) -> None:
        """Take down what the conditions say of an attempt: those that decide on it, and those asked after it."""
        event, case = tried.attempt.event, tried.case
        if isinstance(event, Act):
            known = self._told(case.known(self.policy, tried.attempt.at), event)
            for step, duty in self.process.ways_in(case.state):
                if step.name == event.step:
                    given = known.forms.get(step.form) if step.form else None
                    said = known.answered(step, given) if given else known
                    self._note((test for out in step.outcomes for test in conditions_of(out, duty)), said)
        if tried.decision:
            self._after(tried.decision)

    def one_sided(self) -> Iterator[Asked]:
        """Yield the conditions that were not seen both ways."""
        yield from (each for each in self.asked if len(self._seen[each.condition]) < 2)

    def _after(self, decision: Decision) -> None:
        """Note what the desk itself asked: for the steps that it took, and for what is owed in each state on the way."""
        party = decision.event.party if isinstance(decision.event, Act) else ""
        known = changed(decision.after.known(self.policy, decision.at), party=party)
        for step in decision.steps:
            self._note((test for out in step.button.outcomes for test in conditions_of(out, None)), known)
        passed = (decision.before.state, *(step.to.key for step in decision.steps if step.to))
        duties = (
            duty for state in dict.fromkeys((*passed, decision.after.state)) for duty in self.process.duties_in(state)
        )
        self._note((test for duty in duties for test in (duty.condition, duty.lapse) if test is not None), known)
        self._note(conditions_needed(self.process), known)
        closed = self.process.closed_to_subject
        self._note(() if isinstance(closed, bool) else (closed,), known)

    def _note(self, tests: Iterable[Condition], known: Known) -> None:
        for test in tests:
            seen = self._seen[test]
            if len(seen) < 2 and (found := test.verdict(known)) is not None:
                seen.add(found)

    @staticmethod
    def _told(known: Known, event: Act) -> Known:
        return changed(known, forms={**known.forms, **{type(form): form for form in event.forms}}, party=event.party)


def is_the_editions(test: Condition) -> bool:
    """Say whether settings alone decide a condition, so that under one edition it always says the same."""
    sources = tuple(test.sources())
    return bool(sources) and all(isinstance(source, Setting) for source in sources)
