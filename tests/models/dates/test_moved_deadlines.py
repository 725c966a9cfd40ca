"""A deadline that people pause, let run on, and extend: its row follows, it does not act meanwhile, and it replays."""

from datetime import date, datetime

import pytest

from models.access.rulebook import Rulebook
from models.casebook.case_search import duties_of
from models.casebook.casebook import Author, fire, restored
from models.casebook.replaying import replayed
from models.database import Database
from models.intake.opening import Opening, open_case
from models.rows.cases import CaseRow, DutyRow
from scheduler.sweep import sweep
from tests.databases import KINDS
from tests.desks import local
from workflows.engine.cases import NotAllowed
from workflows.facts.combined_rules import Movable
from workflows.facts.rules import Days
from workflows.grammar.events import Act, Event, Extend, Halt
from workflows.grammar.process import Ended, Must, Process, State, Step, Waiting
from workflows.law.policy import Policy
from workflows.law.roles import COUNSEL, SYSTEM_ADMIN


class S(State):
    """Where a case of the made-up process stands."""

    OPEN = "OPEN", "open"
    SHUT = "SHUT", "shut"
    LOST = "LOST", "lost"


LOOK = (
    Must("look", "9", SYSTEM_ADMIN, "look")
    .by(Movable("look", Days(Policy.onboarding_submit_days)), late=Step("lose", "9", S.LOST))
    .answers(Step("shut", "9", S.SHUT))
    .pausable(SYSTEM_ADMIN, "9")
    .extendable(SYSTEM_ADMIN, "9")
)
PAUSED = (
    Process("P97", "Pausing", "odd")
    .begins(Step("open", "9", S.OPEN).by(SYSTEM_ADMIN))
    .runs(Waiting(S.OPEN, "9").until(LOOK), Ended(S.SHUT, "9"), Ended(S.LOST, "9"))
)
ADMIN = frozenset({SYSTEM_ADMIN})


class Deadline:
    """The one deadline of a case that was opened on March 2, due on March 17."""

    def __init__(self, kind: str) -> None:
        """Open the case."""
        self.database: Database = KINDS[kind](Rulebook({"P97": PAUSED}))
        with self.database.writing() as session:
            opening = Opening("P97", "open", (), ADMIN, None, None)
            self.case_id = open_case(session, opening, local(3, 2), Author())

    def fire(self, event: Event, now: datetime) -> None:
        """Let something happen."""
        with self.database.writing() as session:
            fire(session, self.case_id, event, now)

    def row(self) -> DutyRow:
        """Return the deadline's row; the history must make the same case."""
        with self.database.reading() as session:
            case = session.get_one(CaseRow, self.case_id)
            mapping = {name: getattr(case, name) for name in ("process", "edition", "state", "body")}
            assert replayed(session, case) == restored(self.database.rulebook, mapping)
            return duties_of(session, self.case_id)[0]


@pytest.mark.parametrize("kind", KINDS)
def test_a_pause_stops_the_clock_and_its_days_are_added(kind: str) -> None:
    deadline = Deadline(kind)
    deadline.fire(Halt("look", ADMIN, "the reader is ill"), local(3, 10))
    assert (deadline.row().still, deadline.row().next_at) == (True, None)
    assert sweep(deadline.database, local(4, 1)).fired == 0
    deadline.fire(Halt("look", ADMIN, "back again", ends=True), local(4, 1))
    row = deadline.row()
    assert (row.still, row.due_at) == (False, local(4, 9, 0))
    assert "22 days paused: the reader is ill" in row.receipt


@pytest.mark.parametrize("kind", KINDS)
def test_an_extended_deadline_acts_on_its_new_day(kind: str) -> None:
    deadline = Deadline(kind)
    deadline.fire(Extend("look", ADMIN, date(2026, 3, 20), "much to read"), local(3, 10))
    assert deadline.row().due_at == local(3, 21, 0)
    sweep(deadline.database, local(3, 20, 23))
    assert deadline.row().closed_at is None
    sweep(deadline.database, local(3, 21, 0))
    assert deadline.row().closed_at == local(3, 21, 0)


@pytest.mark.parametrize("kind", KINDS)
def test_who_may_not_or_gives_no_reason_moves_nothing(kind: str) -> None:
    deadline = Deadline(kind)
    before = deadline.row().due_at
    for event in (
        Halt("look", frozenset({COUNSEL}), "because"),
        Halt("look", ADMIN, "  "),
        Halt("look", ADMIN, "not paused", ends=True),
        Extend("look", ADMIN, date(2026, 3, 10), "backwards"),
        Extend("else", ADMIN, date(2026, 3, 30), "what"),
    ):
        with pytest.raises(NotAllowed):
            deadline.fire(event, local(3, 10))
    assert (deadline.row().due_at, deadline.row().still) == (before, False)


@pytest.mark.parametrize("kind", KINDS)
def test_a_deadline_that_is_met_while_it_is_paused_is_over(kind: str) -> None:
    deadline = Deadline(kind)
    deadline.fire(Halt("look", ADMIN, "the reader is ill"), local(3, 10))
    deadline.fire(Act("shut", ADMIN), local(3, 12))
    assert deadline.row().closed_how == "done"
