"""Every write is one transaction: all of it, or nothing; and of two at once, one."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from sqlalchemy import func, select

from models.access.rulebook import Rulebook
from models.casebook.casebook import Author, fire
from models.database import Database
from models.intake.opening import Opening, open_case
from models.rows.record import Record
from tests.databases import KINDS
from tests.desks import Town, local
from workflows.engine.cases import Kind, NotAllowed
from workflows.facts.effects import Effect, Undone
from workflows.grammar.events import Act
from workflows.grammar.process import Ended, Must, Process, State, Step, Waiting
from workflows.law.roles import SYSTEM_ADMIN


@dataclass(frozen=True)
class Unheard(Effect, key="Unheard", undone=Undone("nothing")):
    """Something no registry knows how to write."""


class S(State):
    """Where a case of the made-up process stands."""

    OPEN = "OPEN", "open"
    SHUT = "SHUT", "shut"


SHUT = Step("shut", "9", S.SHUT).does(Unheard())
ODD = (
    Process("P98", "Odd", "odd")
    .begins(Step("open", "9", S.OPEN).by(SYSTEM_ADMIN))
    .runs(
        Waiting(S.OPEN, "9").until(Must("end", "9", SYSTEM_ADMIN, "end it").untimed("why not").answers(SHUT)),
        Ended(S.SHUT, "9"),
    )
)
ADMIN = frozenset({SYSTEM_ADMIN})


def counted(database: Database) -> dict[str, int]:
    with database.reading() as session:
        tables = Record.metadata.sorted_tables
        return {table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


@pytest.mark.parametrize("kind", KINDS)
def test_a_step_whose_effect_fails_leaves_nothing_behind(kind: str) -> None:
    database = KINDS[kind](Rulebook({"P98": ODD}))
    with database.writing() as session:
        case_id = open_case(session, Opening("P98", "open", (), ADMIN, None, None), local(3, 2), Author())
    before = counted(database)
    with pytest.raises(TypeError, match="nothing is written for Unheard"), database.writing() as session:
        fire(session, case_id, Act("shut", ADMIN), local(3, 2))
    assert counted(database) == before
    with database.reading() as session:
        duty, case = (Record.metadata.tables[name] for name in ("duty", "case_file"))
        assert session.scalar(select(duty.c.closed_at)) is None
        assert session.execute(select(case.c.state, case.c.version)).one() == ("OPEN", 1)


def test_of_two_who_take_the_same_step_at_once_one_does(database: Database) -> None:
    town = Town(database)
    number = town.ask(local(2, 20))
    town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    jo = town.jo

    def submit(_: int) -> Kind | None:
        try:
            town.do(number, jo, "submit", local(3, 3), work="All.")
        except NotAllowed as refused:
            return refused.first.kind
        return None

    with ThreadPoolExecutor(6) as crowd:
        outcomes = list(crowd.map(submit, range(6)))
    assert sorted(outcomes, key=str) == [None, *[Kind.GONE] * 5]
    assert town.case(number).version == 3
