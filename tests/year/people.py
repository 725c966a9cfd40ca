"""The people of the year: who has which tasks, and whether each is done, refused or forgotten this week; by a seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer, viewer_of
from models.access.rulebook import rulebook_of
from models.casebook.casebook import NoSuchCase, Stale
from models.database import Database
from models.intake.intake import Sent, act, begin
from models.intake.remarks import attach
from models.intake.twice.same_opening import SameOpening
from models.rows.cases import CaseRow, DutyRow
from models.rows.people import Office, Person
from tests.year.saying import PAPER, Asked, said
from web.practice.deeds import PDF
from web.practice.registry import SCRIPTS
from web.practice.scripts import Script, dated
from web.practice.vermont import CALENDAR, email_of
from workflows.engine.cases import NotAllowed
from workflows.grammar.duties import Duty, base, party_of
from workflows.grammar.openings import openings
from workflows.grammar.process import Step
from workflows.law.roles import OF_AN_AGENCY, Role
from workflows.manual.registry import BY_KEY

DOES, TURNS_DOWN = 0.6, 0.15  # the chances of a task in a week; else it is forgotten till the next
GIVES_UP = 2  # after as many weeks in which nothing was allowed, somebody leaves a task to its reminders
NEW_CASES = 2  # that people begin in a week
REFUSALS = (NotAllowed, NoSuchCase, Stale, SameOpening, LookupError)


@dataclass
class People:
    """Everybody of the desk, with the dice by which they act, and what came of it."""

    database: Database
    dice: Random
    most: int | None = None  # tasks that are looked at in a week; all of them, if nothing is said
    done: Counter[str] = field(default_factory=Counter)  # by process
    refused: Counter[str] = field(default_factory=Counter)  # by step: nothing that was tried was allowed
    faults: list[str] = field(default_factory=list)  # an error that is no refusal
    in_vain: Counter[int] = field(default_factory=Counter)  # how often nothing that was tried was allowed, by task

    def act(self, now: datetime) -> int:
        """Let a week's tasks be done, refused or forgotten; return how many were answered."""
        before = self.done.total()
        for duty_id in self._week(now):
            chance = self.dice.random()
            if self.in_vain[duty_id] < GIVES_UP and chance < DOES + TURNS_DOWN:
                self._answer(duty_id, now, turns_down=chance >= DOES)
        for _ in range(NEW_CASES):
            self._begin(self.dice.choice(BEGUN), now)
        return self.done.total() - before

    def _week(self, now: datetime) -> list[int]:
        found = self._open(now)
        return found if self.most is None else sorted(self.dice.sample(found, min(self.most, len(found))))

    def _open(self, now: datetime) -> list[int]:
        rows = select(DutyRow.id).where(DutyRow.closed_at.is_(None), DutyRow.opened_at <= now).order_by(DutyRow.id)
        with self.database.reading() as session:
            return list(session.scalars(rows))

    def _answer(self, duty_id: int, now: datetime, *, turns_down: bool) -> None:
        """Let whoever has a task answer it in one of its ways: the first one as a rule, or another."""
        with self.database.reading() as session:
            row = session.get_one(DutyRow, duty_id)
            if row.closed_at is not None:
                return
            case = session.get_one(CaseRow, row.case_id)
            duty, viewer = _declared(session, case, row), self._somebody(session, row)
            if duty is None or viewer is None or not duty.ways:
                return
            ways = list(duty.ways)
        if turns_down:
            ways = ways[1:] or ways
            self.dice.shuffle(ways)
        if not any(self._takes(viewer, case, row, step, now) for step in ways):
            self.in_vain[duty_id] += 1

    def _takes(self, viewer: Viewer, case: CaseRow, row: DutyRow, step: Step, now: datetime) -> bool:
        viewer = self._free_to(viewer, row, step)
        for facts in self._facts(viewer, case, step, now):
            try:
                with self.database.writing() as session:
                    if PAPER in facts.values():
                        attach(session, viewer, session.get_one(CaseRow, case.id), PAPER, content=PDF, now=now)
                    act(
                        session,
                        viewer,
                        case.number,
                        step.name,
                        Sent(facts, party=party_of(row.key)),
                        now=now,
                        version=None,
                    )
            except REFUSALS:
                continue
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what the year looks for
                self.faults.append(f"{case.process} {case.number}: {step.name!r} on {now:%Y-%m-%d}: {error!r}")
                return False
            self.done[case.process] += 1
            return True
        self.refused[f"{case.process}.{step.name}"] += 1
        return False

    def _facts(self, viewer: Viewer, case: CaseRow, step: Step, now: datetime) -> list[dict[str, object]]:
        if step.form is None:
            return [{}]
        with self.database.reading() as session:
            policy = rulebook_of(session).policy(now)
            row = session.get_one(CaseRow, case.id)
            return list(said(Asked(session, viewer, row, step.form, CALENDAR.day(now), policy, self.dice)))

    def _free_to(self, viewer: Viewer, row: DutyRow, step: Step) -> Viewer:
        """Return who takes a step, where that is not whoever has the task."""
        if not step.actors or row.team in {each.role for each in step.actors}:
            return viewer
        with self.database.reading() as session:
            found = (self._one_of(session, each.role, row.agency_id) for each in step.actors)
            return next((each for each in found if each), viewer)

    def _somebody(self, session: Session, row: DutyRow) -> Viewer | None:
        """Return who has a task: its own person, or one of those of the team."""
        if row.assignee_id:
            return viewer_of(session.get_one(Person, row.assignee_id))
        return self._one_of(session, row.team, row.agency_id)

    def _one_of(self, session: Session, role: Role, agency_id: int | None) -> Viewer | None:
        of = agency_id if role in OF_AN_AGENCY else None
        held = select(Office.person_id).join(Person, Person.id == Office.person_id).where(
            Office.role == role, Office.agency_id.is_not_distinct_from(of), Person.left_at.is_(None)
        )  # fmt: skip
        found = list(session.scalars(held.order_by(Office.person_id)))
        return viewer_of(session.get_one(Person, self.dice.choice(found))) if found else None

    def _begin(self, script: Script, now: datetime) -> None:
        """Let somebody begin a case as a script of the practice desk begins one, today."""
        facts = dated(script.facts, CALENDAR.day(now))
        with self.database.reading() as session:
            person = session.scalars(select(Person).where(Person.email == email_of(script.by))).one()
            viewer = viewer_of(person)
        try:
            with self.database.writing() as session:
                begin(session, viewer, script.process, Sent(facts, how=script.how), now, step=script.step)
        except REFUSALS:
            self.refused[f"{script.process} begins"] += 1
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what the year looks for
            self.faults.append(f"{script.process}: {script.name!r} begun on {now:%Y-%m-%d}: {error!r}")
        else:
            self.done[f"{script.process} begun"] += 1


def _declared(session: Session, case: CaseRow, row: DutyRow) -> Duty | None:
    process = rulebook_of(session).processes[case.process]
    return next((each for each in process.duties_in(case.state) if each.key == base(row.key)), None)


def _begun_by_people() -> Iterator[Script]:
    for script in SCRIPTS:
        by_people = openings(BY_KEY[script.process])
        if by_people and script.facts.keys() not in ({"user"}, {"agency"}):
            yield script


BEGUN = tuple(_begun_by_people())
