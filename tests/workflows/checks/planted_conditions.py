"""Faults planted in the conditions of a process of a few lines: what is never there, never so, or always so."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from tests.workflows.checks.lax import ASK, NOTE, SHUT, S, lax, rain
from tests.workflows.checks.planted import LOOK, Numbers, Unasked, answered
from workflows.facts.conditions import condition
from workflows.facts.facts import WasTaken, fact, today
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Process, Require, otherwise, to
from workflows.law.choice import Choice
from workflows.law.fields import DURING


class Voice(Choice):
    """How it was said."""

    HIGH = "high", "high"
    LOW = "low", "low"
    MIDDLE = "middle", "in the middle"


class Heard(Form, key="Heard"):
    """Say how it was heard."""

    voice: Annotated[Voice, Meta(title="Voice")]
    times: Annotated[int, Meta(title="Times")]


class Dated(Form, key="Dated"):
    """Say when."""

    on: Annotated[date, DURING, Meta(title="Shut on")]
    told_on: Annotated[date, DURING, Meta(title="Told on")]


class Undated(Form, key="Undated"):
    """Say when, if that is known."""

    on: Annotated[date | None, Meta(title="Shut on")] = None


@condition("there was a storm", "there was no storm")
def stormy(known: Known) -> bool:
    """Say whether it stormed."""
    return known[Unasked].days > 0


HIGH, LOW = fact(Heard.voice).is_(Voice.HIGH), fact(Heard.voice).is_(Voice.LOW)

BEFORE, AFTER = fact(Dated.on).before(fact(Dated.told_on)), fact(Dated.on).after(fact(Dated.told_on))

FAULTS: dict[str, tuple[Process, str]] = {
    "a condition on a step without a name": (
        answered(SHUT.when(~WasTaken("shut", ""))),
        "that 'shut' is possible names something without a name: \"\" has not happened"),
    "a condition on a misspelled step": (
        answered(SHUT.when(~WasTaken("shutt", "Shut"))),
        "that 'shut' is possible depends on 'shutt', which is no step of the process"),
    "a condition on a form that nobody asks": (
        answered(SHUT.when(fact(Unasked.days).at_least(1))),
        "that 'shut' is possible depends on Unasked, which is never asked nor looked up"),
    "a function that reads what nobody asks": (
        answered(SHUT.requires(Require("9", "no storm", stormy))),
        "a requirement of 'shut' depends on Unasked, which is never asked nor looked up"),
    "a condition that contradicts itself": (
        answered(SHUT.asks(Heard).requires(Require("9", "two at once", HIGH & LOW))),
        "a requirement of 'shut' can never be: \"Voice\" is \"high\", and \"Voice\" is \"low\""),
    "a condition that is always so": (
        answered(SHUT.asks(Heard).requires(Require("9", "anything goes", ~HIGH | ~LOW))),
        "a requirement of 'shut' is always so: \"Voice\" is not \"high\", or \"Voice\" is not \"low\""),
    "a count that cannot be": (
        answered(SHUT.asks(Heard).requires(
            Require("9", "few and many", fact(Heard.times).at_least(3) & fact(Heard.times).at_most(2)))),
        "a requirement of 'shut' can never be: \"Times\" is at least \"3\", and \"Times\" is at most \"2\""),
    "a day before and after another": (
        answered(SHUT.asks(Dated).dated(fact(Dated.on)).requires(Require("9", "both", BEFORE & AFTER))),
        'a requirement of \'shut\' can never be: "Shut on" is before "Told on", and "Shut on" is after "Told on"'),
    "a day before another that is before it": (
        answered(SHUT.asks(Dated).dated(fact(Dated.on)).requires(
            Require("9", "both", BEFORE & fact(Dated.told_on).not_after(fact(Dated.on))))),
        'a requirement of \'shut\' can never be: "Shut on" is before "Told on", and "Told on" is not after "Shut on"'),
    "a day that is always on one side": (
        answered(SHUT.asks(Dated).dated(fact(Dated.on)).requires(Require("9", "any", ~BEFORE | ~AFTER))),
        'a requirement of \'shut\' is always so: "Shut on" is not before "Told on", or "Shut on" is not after "Told on"'),
    "a day after today that has passed": (
        answered(SHUT.asks(Dated).dated(fact(Dated.on)).when(
            fact(Dated.on).after(today) & fact(Dated.on).before(today))),
        'that \'shut\' is possible can never be: "Shut on" is after today, and "Shut on" is before today'),
    "a count over a setting and under it": (
        answered(SHUT.asks(Heard).requires(Require(
            "9", "both", fact(Heard.times).at_least(Numbers.seven) & ~fact(Heard.times).at_least(Numbers.seven)))),
        'a requirement of \'shut\' can never be: "Times" is at least 7, and "Times" is less than 7'),
    "a branch of days that another takes": (
        answered(SHUT.asks(Dated).dated(fact(Dated.on)).leads(
            to(S.SHUT).when(~AFTER), to(S.LOST).when(BEFORE), otherwise(None))),
        'branch 2 of \'shut\' can never be taken: "Shut on" is before "Told on"'),
    "a branch that another takes": (
        answered(SHUT.asks(Heard).leads(to(S.SHUT).when(~LOW), to(S.LOST).when(HIGH), otherwise(None))),
        "branch 2 of 'shut' can never be taken: \"Voice\" is \"high\""),
    "a last branch that is never left": (
        answered(SHUT.asks(Heard).leads(to(S.SHUT).when(HIGH), to(S.LOST).when(~HIGH), otherwise(None))),
        "the last branch of 'shut' can never be taken: one before it always applies"),
    "an answer that is possible only when it is not owed": (
        lax(LOOK.answers(NOTE).when(rain), ASK.untimed("why not").when(rain).answers(SHUT.when(~rain))),
        "'shut' can never be taken: it is possible only when 'ask' is not owed"),
    "a form that asks several days, none of which dates its step": (
        answered(SHUT.asks(Dated)), "'shut' asks when it happened (on, told_on); say which day it counts from: .dated(…)"),
}  # fmt: skip
SOUND: dict[str, Process] = {
    "a day that may be left empty, and is then on no side": answered(SHUT.asks(Undated).requires(
        Require("9", "none", ~fact(Undated.on).before(today) & ~fact(Undated.on).not_before(today)))),
    "two days of which neither is before the other": answered(SHUT.asks(Dated).dated(fact(Dated.on)).requires(
        Require("9", "neither", ~BEFORE & ~AFTER))),
}  # fmt: skip
