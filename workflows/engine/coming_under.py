"""A running case comes under another edition of the policy: what is still to be done is reckoned by other numbers."""

from __future__ import annotations

from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.engine.interpreter import Interpreter
from workflows.grammar.events import ComeUnder
from workflows.grammar.process import NEW
from workflows.grammar.steps import LOCAL
from workflows.law.policy import Policy
from workflows.law.roles import ICA_DIRECTOR, SYSTEM_ADMIN, Role, may_act_as
from workflows.law.value import changed

MOVERS: tuple[Role, ...] = (SYSTEM_ADMIN, ICA_DIRECTOR)  # who takes a running case to another edition


def come_under(interpreter: Interpreter, event: ComeUnder) -> None:
    """Reckon a case by another edition from now on, or raise NotAllowed; what was done stays as it was done."""
    policy, today = interpreter.known.policy, interpreter.known.today
    hat = next((role for role in MOVERS if may_act_as(event.actors, role)), None)
    if hat is None:
        raise NotAllowed(Refusal(LOCAL, "it is for ICA to take a case to another edition", Kind.ROLE))
    if not event.reason.strip():
        raise NotAllowed(Refusal(LOCAL, "say why", field="reason"))
    if policy.since > today:
        raise NotAllowed(Refusal(LOCAL, f"the {policy.name} is not in force before {_day(policy)}", Kind.EARLY))
    reckon_by(interpreter)
    interpreter.event = changed(event, before=interpreter.case.edition, reason=event.reason.strip())
    interpreter.actor = hat


def reckon_by(interpreter: Interpreter) -> None:
    """Raise NotAllowed where there is nothing to reckon anew; the interpreter has the other edition's numbers already."""
    case, policy = interpreter.case, interpreter.known.policy
    if policy.name == case.edition:
        raise NotAllowed(Refusal(LOCAL, f"the case is under the {policy.name} already", Kind.GONE))
    if case.state == NEW or case.state not in case.process.waiting_in:
        raise NotAllowed(Refusal(LOCAL, "the case has ended", Kind.GONE))


def _day(policy: Policy) -> str:
    return f"{policy.since:%B %-d, %Y}"
