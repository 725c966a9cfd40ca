"""How a case of any process is played in the practice desk: who does what on which day, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from models.access.access import Viewer, viewer_of
from models.casebook.case_search import case_of
from models.intake.intake import Sent, act, begin
from models.registries.people_and_agencies import person_of
from models.store.transaction import Transaction
from web.practice.vermont import email_of
from workflows.law.calendar import calendar_of
from workflows.law.policy import FIRST_EDITION

CALENDAR = calendar_of(FIRST_EDITION.timezone, FIRST_EDITION.closures)
Deed = Callable[[Transaction, Viewer, str, datetime], None]  # by whom, in which case, and when


@dataclass(frozen=True, slots=True)
class On:
    """A day of a script, where a form asks for a date: so many days after the script begins."""

    day: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A step that somebody takes, so many days after the script begins."""

    day: int
    by: str  # the name of a person of the practice desk
    step: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    hour: int = 10
    deed: Deed | None = None  # what is done instead of a step, such as adding a document


@dataclass(frozen=True, slots=True)
class Script:
    """A case and what happens in it; `begins` counts days before the practice clock's start."""

    name: str  # told apart from the other scripts by it
    process: str
    begins: int
    by: str
    facts: Mapping[str, Any]
    turns: tuple[Turn, ...] = ()
    received: int = 0  # days before its beginning on which it was received


@dataclass(frozen=True, slots=True)
class Cue:
    """A turn of a script at its moment; without one, the script's beginning."""

    at: datetime
    script: Script
    turn: Turn | None

    @property
    def name(self) -> str:
        """What tells apart cues of the same moment."""
        return self.script.name

    def play(self, session: Transaction, today: date, numbers: dict[str, str]) -> None:
        """Do it; the numbers of the cases begun are remembered by the names of their scripts."""
        script, turn = self.script, self.turn
        first = today - timedelta(days=script.begins)
        actor = person_of(session, email_of(turn.by if turn else script.by))
        if actor is None:
            raise LookupError(f"nobody of {script.name!r} is called {turn.by if turn else script.by}")
        facts = {name: dated(value, first) for name, value in (turn.facts if turn else script.facts).items()}
        if turn is None:
            on = first - timedelta(days=script.received) if script.received else None
            case_id = begin(session, viewer_of(actor), script.process, Sent(facts, on), self.at)
            numbers[script.name] = case_of(session, case_id).number
            return
        viewer, number = viewer_of(actor), numbers[script.name]
        if turn.deed:
            turn.deed(session, viewer, number, self.at)
            return
        act(session, viewer, number, turn.step, Sent(facts), now=self.at, version=None)


def dated(value: Any, first: date) -> Any:
    """Return a fact with the days of the script in the place of their counts."""
    if isinstance(value, On):
        return (first + timedelta(days=value.day)).isoformat()
    if isinstance(value, tuple):
        return [dated(each, first) for each in value]
    return value


def cues(scripts: tuple[Script, ...], today: date) -> list[Cue]:
    """Return all turns of some scripts, each at its moment."""
    found = list[Cue]()
    for script in scripts:
        first = today - timedelta(days=script.begins)
        found.append(Cue(CALENDAR.at(first, 9), script, None))
        found += (Cue(CALENDAR.at(first + timedelta(days=turn.day), turn.hour), script, turn) for turn in script.turns)
    return found
