"""A case played through time without a database: for stories, for the model checker, for "what would happen if"."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from workflows.engine.cases import Case, Decision
from workflows.engine.engine import decide
from workflows.facts.forms import Form
from workflows.grammar.events import Act, ComeUnder, Event, Learn, Tick
from workflows.grammar.process import Process
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import Role


@dataclass
class Play:
    """One case, its history, and all that was decided; its clock moves only forward."""

    process: Process
    now: datetime
    policy: Policy = FIRST_EDITION
    decisions: list[Decision] = field(default_factory=list)

    @property
    def case(self) -> Case:
        """Where the case stands."""
        return self.decisions[-1].after if self.decisions else Case(self.process, self.policy.name)

    @property
    def history(self) -> list[tuple[Event, datetime]]:
        """What is enough to make the case again."""
        return [(decision.event, decision.at) for decision in self.decisions]

    def do(self, step: str, actor: Role, *forms: Form, on: date | None = None, party: str = "") -> Decision:
        """Let somebody do something now."""
        return self.fire(Act(step, frozenset({actor}), forms, on, party))

    def learn(self, *records: Form) -> Decision:
        """Let the desk find something out."""
        return self.fire(Learn(records))

    def come_under(self, edition: Policy, actor: Role, reason: str = "The Committee approved it.") -> Decision:
        """Reckon the case by another edition from now on."""
        came = decide(self.case, ComeUnder(edition.name, frozenset({actor}), reason), self.now, edition)
        self.policy = edition
        self.decisions.append(came)
        return came

    def fire(self, event: Event) -> Decision:
        """Decide, and go on from there."""
        self.decisions.append(decide(self.case, event, self.now, self.policy))
        return self.decisions[-1]

    def wait(self, until: datetime) -> list[Decision]:
        """Let time pass, the clock acting on every rung at its moment."""
        before = len(self.decisions)
        while (rung := self.next_rung()) and rung[0] <= until:
            self.now = max(self.now, rung[0])
            self.fire(Tick(rung[1]))
        self.now = until
        return self.decisions[before:]

    def next_rung(self) -> tuple[datetime, str] | None:
        """Return the next moment the clock will act, and on which duty."""
        return min(((owed.next_at, key) for key, owed in self.case.owed.items() if owed.next_at), default=None)

    def due(self, key: str) -> date | None:
        """Return the last day of an open duty."""
        receipt = self.case.owed[key].receipt
        return receipt.day if receipt else None
