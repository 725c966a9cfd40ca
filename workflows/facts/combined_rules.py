"""How the manual weighs dates: the soonest or latest of several, one unless it is past, one that people may move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import ClassVar

from workflows.facts.conditions import Condition
from workflows.facts.facts import DayOf, Fact
from workflows.facts.known import Known
from workflows.facts.rules import Rule, Source
from workflows.law.calendar import Receipt
from workflows.law.policy import Policy
from workflows.law.setting import Setting
from workflows.law.value import changed


@dataclass(frozen=True)
class If(Rule):
    """A rule that a setting may switch off."""

    switch: Setting[bool]
    rule: Rule

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the rule's date, if the setting is on."""
        return self.rule.reckon(known, opened) if known.policy[self.switch] else None

    def sources(self) -> Iterator[Source]:
        """Yield the switch, and what the rule depends on."""
        yield self.switch
        yield from self.rule.sources()

    def words(self, policy: Policy) -> str:
        """Say the rule, or that there is none."""
        return self.rule.words(policy) if policy[self.switch] else "no time"

    def parts(self) -> Iterator[Rule]:
        """Yield this and the rule inside."""
        yield self
        yield from self.rule.parts()


@dataclass(frozen=True)
class Where(Rule):
    """A rule that counts only where something holds."""

    holds: Condition
    rule: Rule

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the rule's date, if it holds."""
        return self.rule.reckon(known, opened) if self.holds.verdict(known) else None

    def sources(self) -> Iterator[Source]:
        """Yield what the rule depends on, and the fields by which it holds."""
        yield from self.rule.sources()
        yield from (each for each in self.holds.sources() if isinstance(each, Fact))

    def words(self, policy: Policy) -> str:
        """Say the rule, and where it counts."""
        return f"{self.rule.words(policy)} where {self.holds.words(policy)}"

    def parts(self) -> Iterator[Rule]:
        """Yield this and the rule inside."""
        yield self
        yield from self.rule.parts()


@dataclass(frozen=True)
class Unless(Rule):
    """A rule, unless its date was past on the day of a step; then another."""

    rule: Rule
    on: DayOf
    instead: Rule

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the rule's date, or the other's where that day came too late for it."""
        receipt, day = self.rule.reckon(known, opened), self.on.said(known)
        return self.instead.reckon(known, opened) if receipt and day and receipt.day < day else receipt

    def sources(self) -> Iterator[Source]:
        """Yield the day of the step, and what both rules depend on."""
        yield self.on
        yield from (*self.rule.sources(), *self.instead.sources())

    def words(self, policy: Policy) -> str:
        """Say both rules."""
        return f"{self.rule.words(policy)} (or {self.instead.words(policy)}, where that is past already)"

    def parts(self) -> Iterator[Rule]:
        """Yield this and both rules inside."""
        yield self
        yield from (*self.rule.parts(), *self.instead.parts())


@dataclass(frozen=True)
class Else(Rule):
    """A rule, or another where that gives no date."""

    rule: Rule
    instead: Rule

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the rule's date, or the other's where there is none."""
        return self.rule.reckon(known, opened) or self.instead.reckon(known, opened)

    def sources(self) -> Iterator[Source]:
        """Yield what both rules depend on."""
        yield from (*self.rule.sources(), *self.instead.sources())

    def words(self, policy: Policy) -> str:
        """Say all of them, in order."""
        *first, last = dict.fromkeys(_in_order(self, policy))
        otherwise = (
            "" if isinstance(self.instead, Where) else " where there is none"
        )  # one that counts somewhere says where
        return f"{', or '.join(first)}, or {last}{otherwise}"

    def parts(self) -> Iterator[Rule]:
        """Yield this and both rules inside."""
        yield self
        yield from (*self.rule.parts(), *self.instead.parts())


def _in_order(rule: Rule, policy: Policy) -> Iterator[str]:
    """Yield the rules of which the first that gives a date counts, in words."""
    both = (rule.rule, rule.instead) if isinstance(rule, Else) else ()
    yield from chain.from_iterable(_in_order(each, policy) for each in both) if both else (rule.words(policy),)


@dataclass(frozen=True)
class Movable(Rule):
    """A rule whose date people may pause or extend; several rules may share one such date by its key."""

    key: str  # of the duty whose deadline is paused or extended
    rule: Rule

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the rule's date with what was done to it."""
        receipt = self.rule.reckon(known, opened)
        return receipt and known.moved(self.key).applied(receipt, known.calendar)

    def sources(self) -> Iterator[Source]:
        """Yield what the rule depends on."""
        yield from self.rule.sources()

    def words(self, policy: Policy) -> str:
        """Say the rule."""
        return self.rule.words(policy)

    def parts(self) -> Iterator[Rule]:
        """Yield this and the rule inside."""
        yield self
        yield from self.rule.parts()


@dataclass(frozen=True)
class OnOpenDay(Rule):
    """A date that a setting may move to the next day on which the office is open."""

    switch: Setting[bool]
    rule: Rule

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the rule's date, moved where the setting says so."""
        receipt = self.rule.reckon(known, opened)
        if receipt is None or not known.policy[self.switch]:
            return receipt
        day = known.calendar.open_day_from(receipt.day)
        moved = "the office is closed on that day; it counts on the next open one"
        return known.calendar.moved(receipt, day, moved) if day != receipt.day else receipt

    def sources(self) -> Iterator[Source]:
        """Yield the switch, and what the rule depends on."""
        yield self.switch
        yield from self.rule.sources()

    def words(self, policy: Policy) -> str:
        """Say the rule, and whether it is moved."""
        return self.rule.words(policy) + (", or the next open day" if policy[self.switch] else "")

    def parts(self) -> Iterator[Rule]:
        """Yield this and the rule inside."""
        yield self
        yield from self.rule.parts()

    def takes_no_part(self, policy: Policy) -> Iterator[Setting[bool]]:
        """Yield the switch that is off: the date is the rule's alone."""
        if not policy[self.switch]:
            yield self.switch


class Soonest(Rule):
    """The soonest of several dates; one that is not known does not count."""

    joint: ClassVar[str] = "whichever is soonest"

    def __init__(self, *rules: Rule) -> None:
        """Take the candidates."""
        self.rules = rules

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the winner, with all the candidates beside it."""
        found = [receipt for rule in self.rules if (receipt := rule.reckon(known, opened))]
        return self.choose(found) if found else None

    def choose(self, found: list[Receipt]) -> Receipt:
        """Return the winner of these."""
        won = self.pick(found)
        return changed(won, joint=self.joint, candidates=tuple(found), won=found.index(won))

    def pick(self, found: list[Receipt]) -> Receipt:
        """Return the soonest."""
        return min(found, key=lambda receipt: receipt.ends)

    def sources(self) -> Iterator[Source]:
        """Yield what any of them depends on."""
        for rule in self.rules:
            yield from rule.sources()

    def words(self, policy: Policy) -> str:
        """Say all of them."""
        return " or ".join(rule.words(policy) for rule in self.rules) + f", {self.joint}"

    def parts(self) -> Iterator[Rule]:
        """Yield this and all the rules inside."""
        yield self
        for rule in self.rules:
            yield from rule.parts()


class Latest(Soonest):
    """The latest of several dates; there is none until all are known."""

    joint = "whichever is latest"

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the winner, once all the candidates are known."""
        found = [rule.reckon(known, opened) for rule in self.rules]
        settled = [receipt for receipt in found if receipt]
        return self.choose(settled) if len(settled) == len(found) else None

    def pick(self, found: list[Receipt]) -> Receipt:
        """Return the latest."""
        return max(found, key=lambda receipt: receipt.ends)


class Newest(Soonest):
    """The first of several dates that is known: what is said later stands before what it replaces."""

    joint = "as last said"

    def pick(self, found: list[Receipt]) -> Receipt:
        """Return the first of those that are known."""
        return found[0]
