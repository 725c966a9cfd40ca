"""The sentences in which a declaration is told: plain US English, with the clause and the origin of every number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from workflows.facts.conditions import Condition
from workflows.facts.rules import Rule
from workflows.grammar.duties import Deadline, Duty, Escalate, Leave, Untimed
from workflows.grammar.process import Process, Rest, Step
from workflows.grammar.recurring import Recurrence
from workflows.grammar.takers import owners_of
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK, Offices, Role
from workflows.law.setting import Setting
from workflows.law.wording import listed, or_listed
from workflows.telling.about import about
from workflows.telling.prose import Cite, Cites, Line, Text, capital, say


def the(*roles: Role | Offices) -> str:
    """Name some roles."""
    return listed(f"the {role}" for role in roles)


def every(recurrence: Recurrence, policy: Policy) -> str:
    """Say how often a process begins by itself, and for whom: "every year on January 1, for each user"."""
    if recurrence.wanted is None:
        return f"{recurrence.rhythm.words(policy)}, for {recurrence.per.words}"
    when = f"when the directory changes, and {recurrence.rhythm.words(policy)}"
    return f"{when}, for {recurrence.per.words} if {recurrence.wanted.words(policy)}"


def by_whom(policy: Policy, *settings: Setting[Any]) -> Text:
    """Say in brackets who is behind some numbers under an edition, and under which clauses."""
    behind = dict.fromkeys(
        (policy.origin_of(each).words, "" if each.clause.startswith("(") else each.clause) for each in settings
    )
    parts = [say(origin, ", ", Cite(clause)) if clause else (origin,) for origin, clause in behind]
    return say(" (", *_joined(parts, "; "), ")") if parts else ()


def _joined(parts: Iterable[Text], between: str) -> Iterator[Text]:
    for place, part in enumerate(parts):
        yield say(between, part) if place else part


@dataclass
class Teller:
    """Tells the parts of one process under one edition of the policy, each duty in full only once."""

    process: Process
    policy: Policy
    told: set[Duty] = field(default_factory=set)

    def duty(self, duty: Duty) -> Line:
        """Return what is owed, by when, what follows if not, and how it is answered."""
        task = about(self.process, self.policy, duty.task_of_others)
        chance = "" if duty.condition is None else f"if {self._chance(duty.condition)}, "
        apart = f", each {duty.owed_by.words} for itself," if duty.owed_by else ""
        how = "may at any time" if duty.is_at_will else "must"
        what = f"the desk waits: {task}" if duty.owner is CLOCK else f"{the(duty.owner)}{apart} {how} {task}"
        lead = (capital(chance + what),)
        if duty in self.told:
            return Line(lead, (Cites(duty.clause), "."), again=True)
        self.told.add(duty)
        rest = say(Cites(duty.clause), ".", *(say(" ", each) for each in self._dates(duty)))
        return Line(lead, rest, [self.step(step, duty) for step in duty.ways])

    def _dates(self, duty: Duty) -> Iterator[Text]:
        match duty.due:
            case Untimed(because) if duty.is_at_will:
                yield (f"{capital(because)}.",)
            case Untimed(because):
                yield (f"No date: {because}.",)
            case Deadline() as due:
                why = f"; {duty.because}" if duty.because else ""
                yield say("By when: ", self._dated(due.rule), f"{why}.")
                yield from self._ladder(duty, due)
        yield from self._leave(duty.extension, "extend the date")
        yield from self._leave(duty.pause, "stop its clock")
        if duty.consents:
            yield ("Nobody does this for another.",)

    def _ladder(self, duty: Duty, due: Deadline) -> Iterator[Text]:
        ahead = [f"{days} {'day' if days == 1 else 'days'}" for days in self.policy[due.remind]]
        if ahead and duty.owner is not CLOCK:
            when = "on the day itself" if self.policy[due.remind] == (0,) else f"{listed(ahead)} ahead"
            yield say(f"{capital(the(duty.owner))} is reminded {when}", by_whom(self.policy, due.remind), ".")
        if isinstance(due.late, Escalate):
            yield self._escalation(duty, due.late)
        else:
            deed = f"the desk will {self._deed(due.late)}" if due.late.deed else "the wait is over"
            after = self._after(due.late, duty)
            yield say(f"When the date has passed, {deed}", Cites(due.late.clause), ".", after)

    def _escalation(self, duty: Duty, late: Escalate) -> Text:
        days, parts = self.policy[Policy.escalate_again_days], list[str]()
        for place, roles in enumerate(late.to):
            when = f"{place * days} days after that" if place else "when the date has passed"
            parts.append(f"{when}, {the(*roles)} {'are told together' if len(roles) > 1 else 'is told'}")
        numbers = [Policy.escalate_again_days] if len(late.to) > 1 else []
        if late.monthly:
            parts.append(f"from then on, {the(duty.owner)} is told every month")
        else:
            last = [role for role in (late.to[-1] if late.to else ()) if role != duty.owner]
            numbers.append(Policy.late_again_days)
            whom = f"{the(duty.owner, *last)} {'are' if last else 'is'} told"
            parts.append(f"from then on, {whom} every {self.policy[Policy.late_again_days]} days")
        origin = by_whom(self.policy, *numbers)
        return say(capital("; ".join([*parts, "the case stays where it is"])), origin, ".")

    def _leave(self, leave: Leave | None, what: str) -> Iterator[Text]:
        if leave:
            most = say(", at most to ", self._dated(leave.until)) if leave.until else ()
            yield say(f"{capital(the(leave.to))} may {what} for a stated reason", Cites(leave.clause), most, ".")

    def rest(self, rest: Rest) -> Line:
        """Return what stands still, and whether the days are added afterwards."""
        task = about(self.process, self.policy, rest.duty.task_of_others)
        lead = f"The clock stands still for {the(rest.duty.owner)} to {task}: {rest.why}"
        tolling: Text = ()
        if rest.tolls:
            added = "are" if self.policy[rest.tolls] else "are not"
            tolling = say(
                f" The days of rest {added} added to the date afterwards", by_whom(self.policy, rest.tolls), "."
            )
        return Line((lead,), say(Cites(rest.clause), ".", tolling))

    def step(self, step: Step, duty: Duty | None, opening: str = "") -> Line:
        """Return what may be done, on which conditions, and what comes of it."""
        opening = opening or f"{capital(or_listed(f'the {owner}' for owner in owners_of(step, duty)))} may"
        chance = "" if step.condition is None else f", if {self._chance(step.condition)}"
        lead = f"{opening} {self._deed(step) or 'go on'}{chance}"
        floor = say(" Not before: ", self._dated(step.floor), ".") if step.floor else ()
        line = Line((lead,), say(Cites(step.clause, step.also), ".", floor))
        line.refusals = [say(f'"{each.told(self.policy)}"', Cites(each.clause)) for each in step.conditions]
        only = [office for office in step.actors if office.when is not None]
        line.rest = say(line.rest, *(f" {capital(the(each.role))} only if {self._chance(each.when)}." for each in only))
        if len(step.outcomes) == 1:
            line.rest = say(line.rest, self._after(step.outcomes[0], duty))
        else:
            line.items = [self._outcome(outcome, duty) for outcome in step.outcomes]
        return line

    def _outcome(self, outcome: Step, duty: Duty | None) -> Line:
        chance = "otherwise" if outcome.chosen_by is None else f"if {self._chance(outcome.chosen_by)}"
        return Line((capital(chance),), say(Cites(outcome.clause, outcome.also), ":", self._after(outcome, duty)))

    def _after(self, step: Step, duty: Duty | None) -> Text:
        effects = [f"With it, {self._about(told)}." for told in dict.fromkeys(each.told for each in step.effects)]
        told = dict.fromkeys(notice.to for notice in step.notices)
        tells = [f"{capital(the(*told))} {'are' if len(told) > 1 else 'is'} told."] if told else []
        stays = "That closes the duty." if duty and step.closes else "The case stays where it is."
        goal = f"The case goes on: {step.to.words}." if step.to else stays
        return tuple(f" {sentence}" for sentence in (*effects, *tells, goal))

    def _dated(self, rule: Rule) -> Text:
        settings = [source for source in rule.sources() if isinstance(source, Setting)]
        return say(rule.words(self.policy), by_whom(self.policy, *settings))

    def _chance(self, condition: Condition | None) -> str:
        return "" if condition is None else condition.words(self.policy)

    def _deed(self, step: Step) -> str:
        return self._about(step.deed_of_others or step.done)

    def _about(self, words: str) -> str:
        return about(self.process, self.policy, lowered(words))


def lowered(words: str) -> str:
    """Return words without a capital letter in front, but for names such as ICA."""
    return words if words[:2].isalpha() and words[:2].isupper() else words[:1].lower() + words[1:]
