"""Playing scripts: everybody acts at their moment, whatever script it is of, and every deadline on the way at its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any

from models.access.access import Viewer, viewer_of
from models.casebook.case_search import case_of, find, linked, newest_about, newest_of
from models.casebook.casebook import NoSuchCase
from models.inbox.due import next_due
from models.intake.intake import NoSuchProcess, Sent, act, begin
from models.intake.remarks import TooLarge
from models.registries.people_and_agencies import person_of
from models.store.transaction import Transaction
from scheduler.wake import Worker
from web.practice.scripts import Script, Turn, dated
from web.practice.vermont import CALENDAR, email_of
from workflows.engine.cases import NotAllowed
from workflows.manual.registry import BY_KEY

OPENING_HOUR = 9  # at which cases begin


class ScriptRefused(Exception):
    """A script cannot be played as it is written; the message says which one, which turn of it, and why."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A turn of a script at its moment; turn number 0 is the beginning of the case."""

    at: datetime
    script: Script
    place: int

    @property
    def turn(self) -> Turn | None:
        """The turn; none where the case begins."""
        return self.script.turns[self.place - 1] if self.place else None

    @property
    def by(self) -> str:
        """Who acts."""
        return self.turn.by if self.turn else self.script.by

    def refused(self, why: str) -> ScriptRefused:
        """Return what is to be raised."""
        turn = self.turn
        does = f"turn {self.place}, {turn.does!r}" if turn else f"the beginning of {self.script.process}"
        day = f"day {turn.day if turn else 0}, {self.at.astimezone(CALENDAR.zone):%B %-d, %Y, %-I %p}"
        return ScriptRefused(f"the script {self.script.name!r}, {does} by {self.by} on {day}: {why}")


def play(worker: Worker, scripts: Sequence[Script], start: datetime) -> None:
    """Let happen all that the scripts have before the moment at which the practice clock starts."""
    numbers = dict[str, str]()
    cues = (cue for cue in in_order(scripts, CALENDAR.day(start)) if cue.at < start)
    for moment, acting in groupby(cues, key=attrgetter("at")):
        _let_pass(worker, moment)
        for cue in acting:
            with worker.database.writing() as session:
                _act(session, cue, CALENDAR.day(start), numbers)
    _let_pass(worker, start)


def in_order(scripts: Sequence[Script], today: date) -> list[Cue]:
    """Return the turns of all scripts in the order of days and hours."""
    for name, count in Counter(script.name for script in scripts).items():
        if count > 1:
            raise ScriptRefused(f"{count} scripts are called {name!r}; give each a name of its own")
    cues = [cue for script in scripts for cue in _cues(script, today)]
    return sorted(cues, key=lambda cue: (cue.at, cue.script.name, cue.place))


def _cues(script: Script, today: date) -> Iterator[Cue]:
    first = script.first_day(today)
    begins = Cue(CALENDAR.at(first, OPENING_HOUR), script, 0)
    yield begins
    for place, turn in enumerate(script.turns, 1):
        cue = Cue(CALENDAR.at(first + timedelta(days=turn.day), turn.hour), script, place)
        if cue.at < begins.at:
            raise cue.refused("the case has not begun by then")
        yield cue


def _let_pass(worker: Worker, until: datetime) -> None:
    """Stop at every moment at which a deadline acts, so that everything is told when it would be told."""
    while True:
        with worker.database.reading() as session:
            moment = next_due(session)
        if moment is None or moment > until:
            worker.settle(until)
            return
        worker.settle(moment)


def _act(session: Transaction, cue: Cue, today: date, numbers: dict[str, str]) -> None:
    """Let somebody act as they would in a browser; what the desk refuses is a fault of the script."""
    actor = person_of(session, email_of(cue.by))
    if actor is None:
        raise cue.refused("nobody of the practice desk has this name")
    viewer, script, turn = viewer_of(actor), cue.script, cue.turn
    facts = dated(turn.facts if turn else script.facts, script.first_day(today))
    try:
        if turn is None:
            numbers[script.name] = _begun(session, viewer, cue, facts)
            return
        number = _goes_on(session, viewer, numbers[script.name])
        if isinstance(turn.does, str):
            act(session, viewer, number, turn.does, Sent(facts), now=cue.at, version=None)
        else:
            turn.does(session, viewer, number, cue.at)
    except NotAllowed as error:
        reasons = (f"{each} ({each.field})" if each.field else str(each) for each in error.refusals)
        raise cue.refused("; ".join(reasons)) from error
    except (NoSuchCase, NoSuchProcess, TooLarge) as error:
        raise cue.refused(f"{error.__doc__} ({error})") from error


def _begun(session: Transaction, viewer: Viewer, cue: Cue, facts: dict[str, Any]) -> str:
    """Begin a case, or find the one that the calendar or another case has begun about somebody or an agency; return its number."""
    key = cue.script.process
    is_there = key in BY_KEY and (
        BY_KEY[key].recurrence or BY_KEY[key].by_texts or facts.keys() in ({"user"}, {"agency"}, set())
    )
    if is_there and not cue.script.step:
        found = (
            newest_about(session, facts["user"], key)
            if "user" in facts
            else newest_of(session, facts.get("agency", ""), key)
        )
        return found.number
    return case_of(
        session, begin(session, viewer, key, Sent(facts, how=cue.script.how), cue.at, step=cue.script.step)
    ).number


def _goes_on(session: Transaction, viewer: Viewer, number: str) -> str:
    """Return the number of a case, or of the one in which it went on when it ended, as a lapsed series does."""
    case, _ = find(session, viewer, number)
    if case.closed_at is None:
        return number
    after = (row for row in linked(session, viewer, case) if (row.parent_id, row.process) == (case.id, case.process))
    return next((_goes_on(session, viewer, row.number) for row in after), number)
