"""Who hears of what comes out, as a table in Markdown: each outcome, whom it concerns, by what they hear of it or why not."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.grammar.process import Process, Step
from workflows.law.policy import Policy
from workflows.telling.about import about
from workflows.telling.audience import Hearer, audience
from workflows.telling.prose import capital
from workflows.telling.table import plain, row

HEAD = ("what comes out", "where the case goes", "whom it concerns", "how they hear of it, or why not")
NOBODY = "Whoever acts knows of it, and it concerns nobody else on the desk."


def hearing(process: Process, policy: Policy) -> Iterator[str]:
    """Yield the lines of the table; what comes out stands before the first whom it concerns only."""
    heard = dict[tuple[str, str], dict[tuple[str, str], None]]()
    for each in audience(process):
        how = capital(about(process, policy, _how(each)))
        heard.setdefault(_outcome(process, policy, each.outcome), {})[capital(str(each.role)), how] = None
    if not heard:
        yield NOBODY
        return
    yield row(HEAD)
    yield "|" + "---|" * len(HEAD)
    for outcome, hearers in heard.items():
        for place, hearer in enumerate(hearers):
            yield row(map(plain, (*(("", "") if place else outcome), *hearer)))


def _outcome(process: Process, policy: Policy, step: Step) -> tuple[str, str]:
    goal = capital(process.label(step.to.key)) if step.to else "It stays where it is"
    return capital(about(process, policy, step.done or step.deed_of_others or "Go on")), goal


def _how(hearer: Hearer) -> str:
    if not hearer.is_told:
        return f"not told: {hearer.untold.because}" if hearer.untold else "not told"
    emails = [f"email {name}" for name in hearer.notices]
    return ", ".join([*emails, *(f"reminder: {task}" for task in hearer.reminded_of)])
