"""The sentences in which a declaration is told: plain US English, with the clause and the origin of every number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from workflows.facts.facts import Known
from workflows.facts.rules import Rule
from workflows.grammar.duties import Deadline, Duty, Escalate, Leave, Untimed, owner_of
from workflows.grammar.process import Process, Require, Rest, Step
from workflows.law.clauses import clauses
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK, Role
from workflows.law.setting import Setting


def capital(words: str) -> str:
    """Return words with a capital letter in front."""
    return words[:1].upper() + words[1:]


def listed(items: Iterable[str]) -> str:
    """Join words as a sentence does: "a", "a and b", "a, b, and c"."""
    *most, last = items
    if not most:
        return last
    return f"{most[0]} and {last}" if len(most) == 1 else f"{', '.join(most)}, and {last}"


def the(*roles: Role) -> str:
    """Name some roles."""
    return listed(f"the {role.value}" for role in roles)


def by_whom(*settings: Setting[Any]) -> str:
    """Say in brackets who is behind some numbers, and under which clauses."""
    behind = dict.fromkeys(
        each.origin.value if each.clause.startswith("(") else f"{each.origin.value}, {each.clause}" for each in settings
    )
    return f" ({'; '.join(behind)})" if behind else ""


@dataclass
class Teller:
    """Tells the parts of one process under one edition of the policy, each duty in full only once."""

    process: Process
    policy: Policy
    told: set[Duty] = field(default_factory=set)

    def duty(self, duty: Duty) -> Iterator[str]:
        """Yield what is owed, by when, what follows if not, and how it is answered."""
        chance = f"if {duty.condition.words}, " if duty.condition else ""
        task = self._about(duty.task)
        apart = f", each {duty.owed_by.words} for itself," if duty.owed_by else ""
        what = f"the desk waits: {task}" if duty.owner is CLOCK else f"{the(duty.owner)}{apart} must {task}"
        if duty in self.told:
            yield f"- As told above, {chance}{what} ({duty.clause})."
            return
        self.told.add(duty)
        sentences = [f"{capital(chance + what)} ({duty.clause})."]
        match duty.due:
            case Untimed(because):
                sentences += [f"No date: {because}."]
            case Deadline() as due:
                sentences += [f"By when: {self._dated(due.rule)}.", *self._ladder(duty, due)]
        sentences += self._leave(duty.extension, "extend the date")
        sentences += self._leave(duty.pause, "stop its clock")
        yield f"- {' '.join(sentences)}"
        for step in duty.ways:
            yield from self.step(step, duty, indent="    ")

    def _ladder(self, duty: Duty, due: Deadline) -> Iterator[str]:
        ahead = [f"{days} {'day' if days == 1 else 'days'}" for days in self.policy[due.remind]]
        if ahead and duty.owner is not CLOCK:
            yield f"{capital(the(duty.owner))} is reminded {listed(ahead)} ahead{by_whom(due.remind)}."
        if isinstance(due.late, Escalate):
            yield self._escalation(duty, due.late)
        else:
            deed = f"the desk will {self._deed(due.late)}" if due.late.deed else "the wait is over"
            yield f"When the date has passed, {deed} ({due.late.clause}).{self._after(due.late, duty)}"

    def _escalation(self, duty: Duty, late: Escalate) -> str:
        days, parts = self.policy[Policy.escalate_again_days], list[str]()
        for place, roles in enumerate(late.to):
            when = f"{place * days} days after that" if place else "when the date has passed"
            parts.append(f"{when}, {the(*roles)} {'are told together' if len(roles) > 1 else 'is told'}")
        parts += [f"from then on, {the(duty.owner)} is told every month"] if late.monthly else []
        origin = by_whom(Policy.escalate_again_days) if len(late.to) > 1 else ""
        return f"{capital('; '.join([*parts, 'the case stays where it is']))}{origin}."

    def _leave(self, leave: Leave | None, what: str) -> Iterator[str]:
        if leave:
            most = f", at most to {self._dated(leave.until)}" if leave.until else ""
            yield f"{capital(the(leave.to))} may {what} for a stated reason ({leave.clause}){most}."

    def rest(self, rest: Rest) -> Iterator[str]:
        """Yield what stands still, and whether the days are added afterwards."""
        task = self._about(rest.duty.task)
        sentence = f"- The clock stands still for {the(rest.duty.owner)} to {task}: {rest.why} ({rest.clause})."
        if rest.tolls:
            added = "are" if self.policy[rest.tolls] else "are not"
            sentence += f" The days of rest {added} added to the date afterwards{by_whom(rest.tolls)}."
        yield sentence

    def step(self, step: Step, duty: Duty | None, *, indent: str = "", opening: str = "") -> Iterator[str]:
        """Yield what may be done, on which conditions, and what comes of it."""
        opening = opening or f"{capital(the(owner_of(step, duty)))} may"
        chance = f", if {step.condition.words}" if step.condition else ""
        also = f"; also {listed(step.also)}" if step.also else ""
        floor = f" Not before: {self._dated(step.floor)}." if step.floor else ""
        sentence = f"{opening} {self._deed(step)}{chance} ({step.clause}{also}).{floor}"
        yield f"{indent}- {sentence}{self._after(step, duty)}"
        for each in step.conditions:
            yield f'{indent}    - A refusal may say: "{self._refusal(each)}" ({each.clause}).'

    def _after(self, step: Step, duty: Duty | None) -> str:
        docs = dict.fromkeys((effect.__doc__ or "").strip().rstrip(".") for effect in step.effects)
        effects = [f"With it, {doc[:1].lower()}{doc[1:]}." for doc in docs]
        told = dict.fromkeys(notice.to for notice in step.notices)
        tells = [f"{capital(the(*told))} {'are' if len(told) > 1 else 'is'} told."] if told else []
        stays = "That closes the duty." if duty else "The case stays where it is."
        goal = f"The case goes on: {step.to.words}." if step.to else stays
        return "".join(f" {sentence}" for sentence in (*effects, *tells, goal))

    def _refusal(self, condition: Require) -> str:
        try:
            return condition.says(Known(self.policy, self.policy.first_moment()))
        except KeyError:  # the words depend on the case; the register's do not
            clause = clauses().get(condition.clause)
            return f"{clause.rule}" if clause else "a condition of this clause is not met"

    def _dated(self, rule: Rule) -> str:
        settings = [source for source in rule.sources() if isinstance(source, Setting)]
        return rule.words(self.policy) + by_whom(*settings)

    def _deed(self, step: Step) -> str:
        words = step.deed or step.name.replace("-", " ")
        return self._about(words[:1].lower() + words[1:])

    def _about(self, words: str) -> str:
        """Turn words said to an owner into words about the owner."""
        subject = self.process.subject
        named = words.replace("{subject}", f"the {subject.value}" if subject else "the person")
        return re.sub(r"\byour\b", "their", named)
