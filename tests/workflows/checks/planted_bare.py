"""Functions planted in a process of a few lines where conditions should stand, with and without a name."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.workflows.checks.lax import ASK, SHUT, S, lax, rain
from tests.workflows.checks.planted import answered
from workflows.facts.known import Known
from workflows.grammar.process import Needed, Office, Process, Require, otherwise, to
from workflows.law.roles import COUNSEL


def snowy(known: Known) -> bool:
    """Say whether it snows."""
    return known.today.month == 1


NAMED: Any = snowy
NAMELESS: Any = lambda known: known.today.month == 1  # noqa: E731  # as somebody might write it

PLACES: dict[str, tuple[Callable[[Any], Process], str]] = {
    "a step": (lambda test: answered(SHUT.when(test)), "that 'shut' is possible"),
    "a branch": (
        lambda test: answered(SHUT.leads(to(S.SHUT).when(test), otherwise(S.LOST))), "where 'shut' leads"),
    "a requirement": (
        lambda test: answered(SHUT.requires(Require("9", "it snows", test))), "a requirement of 'shut'"),
    "an office": (
        lambda test: answered(SHUT.by(Office(COUNSEL, test))), "that the legal counsel takes 'shut'"),
    "a duty": (
        lambda test: lax(ASK.untimed("why not").when(test).answers(SHUT)), "that 'ask' is owed"),
    "a duty that is asked again": (
        lambda test: lax(replace(ASK.untimed("why not").answers(SHUT), lapse=test)), "that 'ask' is asked again"),
    "what is needed": (
        lambda test: answered(SHUT).needs("Before it is shut", Needed("snow", "9", "it snows", "no snow", test)),
        "that 'snow' holds"),
    "who sees to it": (
        lambda test: answered(SHUT).needs(
            "Before it is shut", Needed("snow", "9", "it snows", "no snow", rain).seen_to(Office(COUNSEL, test))),
        "that the legal counsel sees to 'snow'"),
    "a case that is closed": (
        lambda test: replace(answered(SHUT), closed_to_subject=test), "that a case is closed to the person it is about"),
    "a part of a condition": (lambda test: answered(SHUT.when(~(rain & test))), "that 'shut' is possible"),
}  # fmt: skip
