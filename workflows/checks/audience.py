"""Faults of who hears of what comes out: somebody whom it concerns and nothing tells, and a reason that nothing needs."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.facts.by_name import TellUsers
from workflows.facts.effects import AccountAccess
from workflows.grammar.process import Process, Untold
from workflows.telling.audience import Hearer, audience
from workflows.telling.citations import all_steps
from workflows.telling.letters import told_by


def faults(process: Process) -> Iterator[str]:
    """Yield whom an outcome concerns without a notice or a reason, and the reasons for not telling that nothing needs."""
    heard = list(audience(process))
    yield from dict.fromkeys(_silent(each) for each in heard if not each.is_told and not each.untold)
    yield from dict.fromkeys(_users_untold(process))
    yield from _unwritten(process)
    needed = {each.untold for each in heard if not each.is_told}
    for place, untold in dict.fromkeys(_reasons(process)):
        if not untold.because.strip():
            yield f"{place} says nothing of why the {untold.to} is not told"
        elif untold not in needed:
            yield f"{place} says why the {untold.to} is not told, who is told anyway, or whom nothing of it concerns"


def _users_untold(process: Process) -> Iterator[str]:
    """Yield the outcomes that take accounts from users of whom the case does not speak, and who hear nothing of it."""
    for _, step, _ in process.arrows() if process.subject is None else ():
        takes = any(each.access in {AccountAccess.SUSPENDED, AccountAccess.ENDED} for each in step.effects)
        if takes and not any(isinstance(each, TellUsers) for each in step.effects):
            yield f"{step.name!r} takes away the licenses of users who do not see the case; tell each: `.does(TellUsers(…))`"


def _unwritten(process: Process) -> Iterator[str]:
    """Yield what is to be told in writing, and nothing tells at all."""
    told = {template for _, step, _ in process.arrows() for template in told_by(step)}
    yield from (f"{each!r} is told in writing, but no step tells it" for each in sorted(process.written.keys() - told))


def _silent(hearer: Hearer) -> str:
    step = hearer.outcome
    where = f" into {step.to.key}" if step.to else ""
    return (
        f"{step.name!r}{where} tells the {hearer.role} nothing, and {hearer.concerns[0]}; "
        "tell them, or say why not: `.untold(…, because=…)`"
    )


def _reasons(process: Process) -> Iterator[tuple[str, Untold]]:
    yield from ((process.key, untold) for untold in process.untolds)
    yield from ((repr(step.name), untold) for step in all_steps(process) for untold in step.untolds)
