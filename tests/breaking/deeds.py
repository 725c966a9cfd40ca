"""Deeds that write in many places: each is set up on a desk, and may be done again as whoever did it would."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from models.accounts.tokens_and_feeds import create_token
from models.desk.clock_watch import Uptime
from models.registries.edits.editing import edit
from models.registries.edits.entries import PEOPLE
from models.rows.people import Person
from notifications.writing.dispatch import dispatch
from scheduler.clock import wall_now
from scheduler.patience import Patience
from scheduler.sweep import sweep
from tests.breaking.desks import Breakable
from tests.desks import ASKED, JO, Town, local
from tests.imports import ImportTown
from tests.models.violations import FINDING, GRAVE, Bench
from tests.notifications.mailroom import DESK, Mailroom
from tests.web.api.programs import Program
from tests.web.apps import AppOf, client_of
from web.bootstrap import assemble
from web.settings import Settings

Do: TypeAlias = Callable[[], object]
LATE = local(4, 2)


@dataclass
class StandingClock:
    """The clock of a real desk, on which no time passes."""

    at: datetime
    practice: bool = False

    def now(self) -> datetime:
        """Return the one moment."""
        return self.at

    def uptime(self) -> Uptime:
        """Return how the time went by: not at all."""
        return Uptime("standing", 0)


def count_of_a_vote(desk: Breakable) -> Do:
    """Give the last of four votes, which ends a license, lifts what stood against it, and is told to everybody."""
    bench = Bench(desk.database)
    bench.find()
    bench.find(local(5, 1), finding={**FINDING, "occurred_on": "2026-04-20"})
    number = bench.notify(local(6, 1), finding={**GRAVE, "occurred_on": "2026-05-20"})
    *others, last = bench.walter, *bench.members
    for each in others:
        bench.vote(number, each, "terminate", local(6, 2))
    return lambda: bench.vote(number, last, "terminate", local(6, 2))


def program_of(desk: Breakable) -> Program:
    """Return the program of somebody who may open cases."""
    town = Town(desk.database)
    with town.database.writing() as session:
        token = create_token(session, session.get_one(Person, town.tess.id), "test", wall_now())
    program = Program(client_of(AppOf(assemble(Settings(), town.database, StandingClock(local(2, 20))))), token)
    program.get("/api/cases")  # that a token is used is written down at its first call of a day
    return program


def opening_by_a_program(desk: Breakable) -> Do:
    """Let a program open a case about somebody new, under a key."""
    program = program_of(desk)
    return lambda: program.post("/api/processes/P03/cases", {"facts": ASKED}, 201, key="one")


def step_by_a_program(desk: Breakable) -> Do:
    """Let a program take a step, under a key."""
    program = program_of(desk)
    number = program.post("/api/processes/P03/cases", {"facts": ASKED}, 201)["number"]
    path, why = f"/api/cases/{number}/steps/withdraw", {"why": "She takes another job."}
    return lambda: program.post(path, {"facts": why}, 200, key="two")


def _training(town: Town, people: int) -> None:
    for n in range(people):
        number = town.ask(local(2, 20), name=f"New User{n}", email=f"new{n}@otter.example")
        town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")


class Ended(BaseException):
    """The worker has come to its end while it waited."""


def sweep_of_what_is_due(desk: Breakable) -> Do:
    """Let two series lapse, each in a transaction of its own, and begin anew; where the worker is to wait for room, it is ended instead."""
    _training(town := Town(desk.database), 2)

    def wait(_: float) -> None:
        if desk.disk.is_full:
            raise Ended

    return lambda: sweep(town.database, LATE, batch=1, patience=Patience(wait))


def composing(desk: Breakable) -> Do:
    """Write the mails of two cases, and of what was missed one mail a person."""
    _training(room := Mailroom(desk.database), 2)
    room.sweep(local(3, 25))
    return lambda: dispatch(room.database, local(3, 25), DESK, local(3, 25))


def edit_of_a_registry(desk: Breakable) -> Do:
    """Correct somebody's name and address, which their cases learn."""
    town = Town(desk.database)
    _training(town, 1)
    town.ask(local(2, 20))
    said = {"name": "Jo Tranh", "email": "jo.tranh@otter.example", "agency": "otter-creek-shelter", "reason": "a slip"}

    def do() -> None:
        with town.database.writing() as session:
            row = session.get_one(Person, jo)
            edit(session, PEOPLE, row, said, now=local(3, 2), today=local(3, 2).date(), by=town.dana.id)

    jo = town.viewer(JO).id
    return do


def import_of_an_export(desk: Breakable) -> Do:
    """Keep an upload with its report, which answers what the case waits for."""
    town = ImportTown(desk.database)
    number = town.paid()
    return lambda: town.check(number)


DEEDS: tuple[Callable[[Breakable], Do], ...] = (
    count_of_a_vote, opening_by_a_program, step_by_a_program, sweep_of_what_is_due, composing, edit_of_a_registry,
    import_of_an_export,
)  # fmt: skip
KNOWN_AGAIN = (opening_by_a_program, step_by_a_program, sweep_of_what_is_due, composing)
"""What is sent again under its key, or is the desk's own to do, is known again where nobody heard that it was done."""
