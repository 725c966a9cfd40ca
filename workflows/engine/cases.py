"""A case, what an event makes of it, and the refusal of an event, as values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from workflows.engine.ladder import Owed, Rung
from workflows.facts.effects import Effect
from workflows.facts.forms import Form
from workflows.facts.known import UNANSWERED, Answers, Known, Taken
from workflows.facts.pauses import Moves
from workflows.grammar.events import Event
from workflows.grammar.process import NEW, Process, Step
from workflows.law.policy import Policy
from workflows.law.roles import Role
from workflows.law.value import Value


class Kind(StrEnum):
    """What sort of no it is."""

    RULE = "rule"  # the manual says no
    EARLY = "early"  # it says not yet
    ANSWER = "answer"  # what was sent is no answer to what is asked
    MISSING = "missing"  # nothing was sent where an answer is needed
    ROLE = "role"  # it is somebody else's to do
    GONE = "gone"  # there is no such thing to do here any more, or yet


class Refusal(Value, frozen=True):
    """One reason against an event, with its clause, and the form's field at fault if there is one."""

    clause: str
    sentence: str
    kind: Kind = Kind.RULE
    field: str = ""
    label: str = ""  # of the field, where the sentence needs it to be understood

    @property
    def said(self) -> str:
        """Return the sentence, behind the label of the field if it needs one."""
        return f"{self.label}: {self.sentence}" if self.label else self.sentence

    def __str__(self) -> str:
        """Return all of it behind its clause."""
        return f"{self.clause}: {self.said}"


class NotAllowed(Exception):
    """The manual does not let these people do this to this case now."""

    def __init__(self, *refusals: Refusal) -> None:
        """Take the reasons, the weightiest first."""
        super().__init__(str(refusals[0]))
        self.refusals = refusals

    masked: Mapping[str, str] = {}  # by the field, how a text would read without what it gives away

    @property
    def first(self) -> Refusal:
        """The weightiest reason."""
        return self.refusals[0]


class Case(Value, frozen=True):
    """Where a case stands; all of it follows from the history."""

    process: Process
    edition: str
    state: str = NEW
    forms: Mapping[type[Form], Form] = {}
    owed: Mapping[str, Owed] = {}
    done: frozenset[str] = frozenset()  # duties of this state that are in
    taken: Mapping[str, Taken] = {}
    moves: Mapping[str, Moves] = {}  # by the key of the duty
    received: date | None = None  # the day its clock starts
    entered: date | None = None  # the day it came into its state
    answers: Answers = UNANSWERED  # of every step that asks a form

    def known(self, policy: Policy, now: datetime) -> Known:
        """Return what is known of it at a moment."""
        return Known(policy, now, self.forms, self.taken, self.moves, self.answers, self.done, state=self.state)


class Told(Value, frozen=True):
    """A message to be sent: its template, to whom, under which clause, and about which duty if about one."""

    template: str
    to: Role
    clause: str
    duty: str = ""


class Changes(Value, frozen=True):
    """What becomes of duties: each one that begins or moves, and the keys of those that end."""

    opened: tuple[Owed, ...]
    closed: tuple[str, ...]
    moved: tuple[Owed, ...]


def difference(one: Case, other: Case) -> Changes:
    """Return the duties that begin, that end, and that stay with something about their deadlines changed."""
    before, after = one.owed, other.owed
    opened, moved = list[Owed](), list[Owed]()
    ended = [key for key in before if key not in after]
    for key, new in after.items():
        old = before.get(key)
        if old is None:
            opened.append(new)
        elif old.opened != new.opened:  # one of the same key took its place
            ended.append(key)
            opened.append(new)
        elif old != new:
            moved.append(new)
    return Changes(tuple(opened), tuple(ended), tuple(moved))


class Decision(Value, frozen=True):
    """All that an event changes; what it opens, closes and moves is the difference of two cases."""

    before: Case
    after: Case
    event: Event
    at: datetime
    on: date  # the day it counts from
    actor: Role  # the hat in which it was done
    steps: tuple[Step, ...]  # the one asked for, then any the desk takes itself
    answered: str  # the duty that the step asked for was an answer to
    effects: tuple[Effect, ...]
    notices: tuple[Told, ...]
    rung: Rung | None  # the highest that the clock acted on
    missed: tuple[Rung, ...]  # reminders that passed unseen, in an outage, and were told to nobody

    def changes(self) -> Changes:
        """Return the duties that begin, that end, and that stay with something about their deadlines changed."""
        return difference(self.before, self.after)

    @property
    def opened(self) -> tuple[Owed, ...]:
        """The duties that begin."""
        return self.changes().opened

    @property
    def closed(self) -> tuple[str, ...]:
        """The duties that end, and their deadlines with them."""
        return self.changes().closed

    @property
    def moved(self) -> tuple[Owed, ...]:
        """The duties that stay, with something about their deadlines changed."""
        return self.changes().moved
