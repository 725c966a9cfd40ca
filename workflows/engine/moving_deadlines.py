"""What people may do to a deadline, where a clause allows it: extend it, pause it, let it run on."""

from __future__ import annotations

from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.engine.interpreter import Course
from workflows.facts.pauses import Moves
from workflows.grammar.duties import Leave
from workflows.grammar.events import Extend, Halt, Roles
from workflows.grammar.steps import LOCAL
from workflows.law.roles import may_act_as
from workflows.law.value import changed


def extend(course: Course, event: Extend) -> None:
    """Extend a deadline, or raise NotAllowed."""
    duty = course.duty(event.duty)
    owed = course.owed[event.duty]
    leave = _leave(duty.extension, event.actors, f"the deadline of {event.duty!r} to be extended")
    latest = leave.until.reckon(course.known, owed.since) if leave.until else None
    if owed.receipt is None or event.until <= owed.receipt.day:
        raise NotAllowed(Refusal(leave.clause, "an extension ends after the date it extends", field="until"))
    if event.until < course.known.today:
        raise NotAllowed(Refusal(leave.clause, "an extension does not end in the past", field="until"))
    if latest and event.until > latest.day:
        words = f"at most to {latest.day:%B %-d, %Y} ({latest.rule})"
        raise NotAllowed(Refusal(leave.clause, words, field="until"))
    _write(course, event.duty, course.known.moved(event.duty).extend(event.until, _reason(event.reason)))
    course.actor = leave.to


def halt(course: Course, event: Halt) -> None:
    """Pause a deadline or let it run on, or raise NotAllowed."""
    duty, moves = course.duty(event.duty), course.known.moved(event.duty)
    leave = _leave(duty.pause, event.actors, f"the deadline of {event.duty!r} to be paused")
    if course.day > course.known.today:
        raise NotAllowed(Refusal(leave.clause, "nothing is done before it happens", field="effective_at"))
    if event.ends != moves.paused:
        words = f"the deadline of {event.duty!r} {'is not paused' if event.ends else 'is paused already'}"
        raise NotAllowed(Refusal(leave.clause, words, Kind.GONE))
    if course.day < (moves.pauses[-1].since if event.ends else course.owed[event.duty].since):
        raise NotAllowed(Refusal(leave.clause, "that day lies before the time it is about", field="effective_at"))
    moved = moves.resume(course.day) if event.ends else moves.pause(course.day, _reason(event.reason))
    _write(course, event.duty, moved)
    course.actor = leave.to


def _leave(leave: Leave | None, actors: Roles, what: str) -> Leave:
    if leave is None:
        raise NotAllowed(Refusal(LOCAL, f"no clause allows {what}"))
    if not may_act_as(actors, leave.to):
        raise NotAllowed(Refusal(leave.clause, f"it is for the {leave.to} to allow {what}", Kind.ROLE))
    return leave


def _reason(words: str) -> str:
    if not words.strip():
        raise NotAllowed(Refusal(LOCAL, "say why", field="reason"))
    return words.strip()


def _write(course: Course, key: str, moves: Moves) -> None:
    course.known = changed(course.known, moves={**course.known.moves, key: moves})
