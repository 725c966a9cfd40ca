"""A walk in which everybody tries everything in a case, in their own name and in that of others, on any day."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

import msgspec
from sqlalchemy import select

from models.access.access import Viewer
from models.casebook.casebook import NoSuchCase, restored
from models.casebook.replaying import read
from models.intake.intake import Sent, act
from models.rows.cases import CaseRow, HistoryRow
from tests.desks import Town
from workflows.answers.samples import forms_like
from workflows.engine.cases import NotAllowed
from workflows.grammar.events import Act
from workflows.grammar.process import Step
from workflows.grammar.takers import owners_of
from workflows.law.roles import CLOCK

PARTIES = (
    "",
    "otter-creek-shelter",
    "maple-street-family-center",
    "lakeshore-housing-partners",
    "balance",
    "chittenden",
)
GIVING_UP = ("withdraw", "refuse", "stop", "keep-data", "decline", "send-back", "end", "ask-changes", "revoke")
DAYS = (-3, 0, 0, 0, 2)  # from today


@dataclass(frozen=True)
class Deed:
    """Something that somebody did in a case, as its history has it."""

    name: str
    by: str
    party: str
    event: Act
    row: HistoryRow


@dataclass
class Everybody:
    """The people of a town, and chance."""

    town: Town
    dice: Random
    people: tuple[Viewer, ...]
    usual: dict[str, Any] = field(default_factory=dict)  # what they write where chance would write nonsense
    also: Callable[[str, datetime], None] | None = None  # what else may happen meanwhile

    def walk(self, number: str, now: datetime, strides: int) -> datetime:
        """Let them try so often, some hours apart, and return the last moment."""
        for _ in range(strides):
            now += timedelta(hours=self.dice.choice((0, 0, 1, 7, 24, 24 * 3)))
            if self.dice.random() < 0.08:
                self.town.sweep(now)
            elif self.also and self.dice.random() < 0.1:
                self.also(number, now)
            else:
                self.stride(number, now)
        return now

    def stride(self, number: str, now: datetime) -> None:
        """Let somebody try something that the case takes from anybody at all."""
        row = self.town.case(number)
        columns = {name: getattr(row, name) for name in ("process", "edition", "state", "body")}
        case = restored(self.town.database.rulebook, columns)
        ways = [step for step, duty in case.process.ways_in(row.state) if owners_of(step, duty) != (CLOCK,)]
        if not ways:
            return
        step = self.dice.choice(ways)
        if step.name.startswith(GIVING_UP) and self.dice.random() < 0.8:
            return
        for who in self.dice.sample(self.people, len(self.people)):
            self.try_it(number, step, who, now)

    def try_it(self, number: str, step: Step, who: Viewer, now: datetime) -> None:
        """Let somebody try to take a step."""
        with suppress(NotAllowed, NoSuchCase), self.town.database.writing() as session:
            sent = Sent(self.written(step, who, now), party=self.dice.choice(PARTIES + ("",) * 6))
            act(session, who, number, step.name, sent, now=now, version=None)

    def written(self, step: Step, who: Viewer, now: datetime) -> dict[str, Any]:
        """Return what somebody writes into a form, with their own name under it or another's."""
        if step.form is None:
            return {}
        hoped: dict[str, Any] = msgspec.to_builtins(next(forms_like(step.form, now.date())))
        said = {name: self.usual.get(name, value) for name, value in hoped.items()}
        for name in said:
            if name.endswith("_on"):
                said[name] = f"{now.date() + timedelta(days=self.dice.choice(DAYS))}"
            elif name in {"signed_as", "signed_by"}:
                said[name] = who.name if self.dice.random() < 0.8 else self.dice.choice(self.people).name
        return said

    def deeds(self, number: str) -> list[Deed]:
        """Return what was done in a case, and by whom."""
        with self.town.database.reading() as session:
            case = session.query(CaseRow).filter_by(number=number).one()
            process = self.town.database.rulebook.processes[case.process]
            rows = session.scalars(select(HistoryRow).where(HistoryRow.case_id == case.id).order_by(HistoryRow.id))
            events = [(row, read(process, row.event)) for row in rows if row.event]
        names = {person.id: person.name for person in self.town.people()}
        return [
            Deed(event.step, names.get(row.person_id or 0, ""), event.party, event, row)
            for row, event in events
            if isinstance(event, Act)
        ]
