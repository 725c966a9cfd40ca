"""Whatever people, the clock and restarts do in whatever order, the desk is where a simple model of it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import func, select

from models.casebook.casebook import restored
from models.casebook.replaying import replayed
from models.database import open_database
from models.inbox.due import SET_ASIDE, next_due
from models.inbox.tasks import claim
from models.rows.cases import CaseRow, DutyRow, HistoryRow
from tests.breaking.crowd import CALM
from tests.databases import changed, sqlite
from tests.desks import Town, local
from tests.models.corrections.correcting import corrected

DAY = timedelta(days=1)
LASTS = 31  # days after its beginning a series is over at midnight
COLUMNS = ("process", "edition", "state", "body")


@dataclass
class Expected:
    """What the model knows of a case: where it stands, since when its series runs, and what was acknowledged in it."""

    email: str
    asked: date
    state: str = "ENROLLED"
    begun: date | None = None
    done: list[str] = field(default_factory=list)
    claimed: dict[str, int] = field(default_factory=dict)


class WholeDesk(RuleBasedStateMachine):
    """A desk and its model."""

    def __init__(self) -> None:
        """Open a desk in March."""
        super().__init__()
        self.lent = sqlite(CALM)
        self.town = Town(self.lent)
        changed(self.lent.engine).dispose()
        self.now = local(3, 2)
        self.cases = dict[str, Expected]()
        self.restart()

    def among(self, place: int, *states: str) -> tuple[str, Expected] | None:
        """Return one of the cases that stand somewhere."""
        found = [each for each in self.cases.items() if each[1].state in states]
        return found[place % len(found)] if found else None

    def any_in(self, *states: str) -> bool:
        """Say whether some case stands somewhere."""
        return any(each.state in states for each in self.cases.values())

    @initialize(days=st.sampled_from((31, 8)))
    def settle(self, days: int) -> None:
        """Let a series lapse or not, another one run, and a case wait."""
        for _ in range(3):
            self.ask()
        self.begin(0)
        self.pass_time(days, 1)
        self.begin(0)

    def does(self, number: str, who: Any, step: str, state: str, **facts: Any) -> None:
        """Let somebody take a step, and expect what comes of it."""
        self.town.do(number, who, step, self.now, **facts)
        self.cases[number].done.append(step)
        self.cases[number].state = state

    @precondition(lambda self: len(self.cases) < 6)
    @rule()
    def ask(self) -> None:
        """Ask for a license for somebody new."""
        email = f"user{len(self.cases)}@otter.example"
        number = self.town.ask(self.now, name=f"User {len(self.cases)}", email=email)
        self.cases[number] = Expected(email, self.now.date(), done=["request"])

    @precondition(lambda self: self.any_in("ENROLLED"))
    @rule(place=st.integers(0, 9))
    def begin(self, place: int) -> None:
        """Begin a series today."""
        if one := self.among(place, "ENROLLED"):
            self.does(one[0], self.town.dana, "begin-series", "TRAINING", begun_on=self.now.date().isoformat())
            one[1].begun = self.now.date()

    @precondition(lambda self: self.any_in("TRAINING"))
    @rule(place=st.integers(0, 9))
    def submit(self, place: int) -> None:
        """Hand in the homework, which stops the clock."""
        if one := self.among(place, "TRAINING"):
            self.does(one[0], self.town.viewer(one[1].email), "submit", "IN_REVIEW", work="All of it.")

    @precondition(lambda self: self.any_in("ENROLLED"))
    @rule(place=st.integers(0, 9))
    def withdraw(self, place: int) -> None:
        """Withdraw a request."""
        if one := self.among(place, "ENROLLED"):
            self.does(one[0], self.town.tess, "withdraw", "WITHDRAWN", why="Another job.")

    @precondition(lambda self: self.any_in("ENROLLED", "TRAINING", "IN_REVIEW"))
    @rule(place=st.integers(0, 9))
    def claim(self, place: int) -> None:
        """Take a task of the team."""
        if one := self.among(place, "ENROLLED", "TRAINING", "IN_REVIEW"):
            duty = self.town.open_duties(one[0])["security"]
            if duty.assignee_id is None:
                with self.town.database.writing() as session:
                    claim(session, self.town.dana, duty.id, self.now)
                one[1].claimed["security"] = self.town.dana.id

    @precondition(lambda self: self.any_in("TRAINING"))
    @rule(place=st.integers(0, 9))
    def correct(self, place: int) -> None:
        """Say that a series began a day earlier than was entered."""
        one = self.among(place, "TRAINING")
        if (
            one
            and one[1].begun
            and one[1].begun > one[1].asked
            and self.now.date() - one[1].begun < timedelta(LASTS - 1)
        ):
            one[1].begun -= DAY
            facts = {"begun_on": one[1].begun.isoformat()}
            assert corrected(self.town, one[0], self.town.dana, "begin-series", now=self.now, facts=facts)

    @rule(days=st.sampled_from((31, 16, 8, 1, 0)), hours=st.sampled_from((14, 1)))
    def pass_time(self, days: int, hours: int) -> None:
        """Let time pass, and the worker come round."""
        self.now += timedelta(days=days, hours=hours)
        assert self.town.sweep(self.now).failed == 0
        with self.town.database.reading() as session:
            moment = next_due(session)
            assert moment is None or moment > self.now, "nothing that is due is left"
        for number, case in list(self.cases.items()):
            if case.state == "TRAINING" and case.begun and self.now >= midnight(case.begun + LASTS * DAY):
                case.state = "LAPSED"
                with self.town.database.reading() as session:
                    parent = select(CaseRow.id).where(CaseRow.number == number).scalar_subquery()
                    anew = session.scalars(select(CaseRow).where(CaseRow.parent_id == parent)).unique().one()
                self.cases[anew.number] = Expected(case.email, self.now.date())

    @rule()
    def restart(self) -> None:
        """Stop the desk and start it again: nothing is left but the file."""
        self.town.database.engine.dispose()
        self.town.database = open_database(self.lent.engine.url.render_as_string(), CALM)

    @invariant()
    def stands_where_the_model_does(self) -> None:
        """Compare each case with the model, and with what its history makes of it."""
        with self.town.database.reading() as session:
            rows = {row.number: row for row in session.scalars(select(CaseRow)).unique()}
            assert {number: row.state for number, row in rows.items()} == {
                number: case.state for number, case in self.cases.items()
            }
            for number, case in self.cases.items():
                row = rows[number]
                acts = HistoryRow.event.contains('"kind":"act"') & HistoryRow.person_id.is_not(None)
                done = select(HistoryRow.kind).where(HistoryRow.case_id == row.id, acts).order_by(HistoryRow.id)
                assert list(session.scalars(done)) == case.done, "each acknowledged deed is there, once, in its order"
                assert replayed(session, row) == restored(CALM, {name: getattr(row, name) for name in COLUMNS})

    @invariant()
    def owes_each_thing_once(self) -> None:
        """Look for versions without events, for tasks that are there twice, and for what was set aside."""
        with self.town.database.reading() as session:
            events = select(HistoryRow.case_id, func.count()).where(HistoryRow.event != "").group_by(HistoryRow.case_id)
            versions = select(CaseRow.id, CaseRow.version)
            assert dict(session.execute(events).all()) == dict(session.execute(versions).all())
            open_ = session.execute(select(DutyRow.case_id, DutyRow.key).where(DutyRow.closed_at.is_(None))).all()
            assert len(open_) == len(set(open_))
            assert session.execute(SET_ASIDE).all() == []

    def teardown(self) -> None:
        """Close the desk."""
        self.town.database.engine.dispose()


def midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), local(3, 2).tzinfo)


TestWholeDesk = WholeDesk.TestCase
TestWholeDesk.settings = settings(
    max_examples=8, stateful_step_count=18, deadline=None, suppress_health_check=list(HealthCheck)
)
