"""What people may do to a deadline, where a clause allows it: extend it, pause it, let it run on."""

from __future__ import annotations

from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.engine.interpreter import Interpreter
from workflows.facts.pauses import Moves
from workflows.grammar.duties import Leave
from workflows.grammar.events import Extend, Halt, Roles
from workflows.grammar.steps import LOCAL
from workflows.law.roles import may_act_as
from workflows.law.value import changed


def extend(interpreter: Interpreter, event: Extend) -> None:
    """Extend a deadline, or raise NotAllowed."""
    duty = interpreter.duty(event.duty)
    owed = interpreter.owed[event.duty]
    leave = _leave(duty.extension, event.actors, "extend this date")
    latest = leave.until.reckon(interpreter.known, owed.since) if leave.until else None
    if owed.receipt is None or event.until <= owed.receipt.day:
        raise NotAllowed(Refusal(leave.clause, "an extension ends after the date it extends", field="until"))
    if event.until < interpreter.known.today:
        raise NotAllowed(Refusal(leave.clause, "an extension does not end in the past", field="until"))
    if latest and event.until > latest.day:
        words = f"at most to {latest.day:%B %-d, %Y} ({latest.whole})"
        raise NotAllowed(Refusal(leave.clause, words, field="until"))
    _write(interpreter, event.duty, interpreter.known.moved(event.duty).extend(event.until, _reason(event.reason)))
    interpreter.actor = leave.to


def halt(interpreter: Interpreter, event: Halt) -> None:
    """Pause a deadline or let it run on, or raise NotAllowed."""
    duty, moves = interpreter.duty(event.duty), interpreter.known.moved(event.duty)
    leave = _leave(duty.pause, event.actors, "stop the clock of this task")
    if interpreter.day > interpreter.known.today:
        raise NotAllowed(Refusal(leave.clause, "nothing is done before it happens", field="effective_at"))
    if event.ends != moves.paused:
        words = "the clock of this task is running" if event.ends else "the clock of this task is paused already"
        raise NotAllowed(Refusal(leave.clause, words, Kind.GONE))
    if interpreter.day < (moves.pauses[-1].since if event.ends else interpreter.owed[event.duty].since):
        raise NotAllowed(Refusal(leave.clause, "that day lies before the time it is about", field="effective_at"))
    moved = moves.resume(interpreter.day) if event.ends else moves.pause(interpreter.day, _reason(event.reason))
    _write(interpreter, event.duty, moved)
    interpreter.actor = leave.to


def _leave(leave: Leave | None, actors: Roles, to_do: str) -> Leave:
    if leave is None:
        raise NotAllowed(Refusal(LOCAL, f"no clause lets anybody {to_do}"))
    if not may_act_as(actors, leave.to):
        raise NotAllowed(Refusal(leave.clause, f"it is for the {leave.to} to {to_do}", Kind.ROLE))
    return leave


def _reason(words: str) -> str:
    if not words.strip():
        raise NotAllowed(Refusal(LOCAL, "say why", field="reason"))
    return words.strip()


def _write(interpreter: Interpreter, key: str, moves: Moves) -> None:
    interpreter.known = changed(interpreter.known, moves={**interpreter.known.moves, key: moves})
