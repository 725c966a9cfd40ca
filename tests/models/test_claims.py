"""Of two people who claim one task at once, one has it, and the other is told who."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import event, select

from models.access.access import Viewer, viewer_of
from models.database import Database
from models.inbox.tasks import claim
from models.registries.people_and_agencies import add_person, give_office
from models.rows.cases import CaseRow, HistoryRow
from tests.databases import changed
from tests.desks import SETTLED, Town, local
from workflows.engine.cases import NotAllowed
from workflows.law.roles import SYSTEM_ADMIN

NOW = local(2, 21)


@contextmanager
def all_at_once(database: Database, many: int) -> Iterator[None]:
    """Let nobody write a claim before everybody has read the task; where one writes at a time, before all have begun."""
    read = Barrier(many, timeout=2)

    def wait(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("UPDATE duty"):
            read.wait()

    if database.engine.dialect.name == "postgresql":
        event.listen(changed(database.engine), "before_cursor_execute", wait)
    yield


def colleagues(town: Town, many: int) -> list[Viewer]:
    with town.database.writing() as session:
        people = [add_person(session, f"Admin {n}", f"admin{n}@desk.example", None, SETTLED) for n in range(many)]
        for person in people:
            give_office(session, person, SYSTEM_ADMIN, None, SETTLED)
        session.flush()
        return [viewer_of(person) for person in people]


@pytest.mark.parametrize("many", [2, 5])
def test_of_several_who_claim_one_task_one_has_it_and_the_others_are_told_who(database: Database, many: int) -> None:
    town = Town(database)
    number = town.ask(local(2, 20))
    free = next(
        duty for duty in town.open_duties(number).values() if duty.team == SYSTEM_ADMIN and not duty.assignee_id
    )

    def take(viewer: Viewer) -> str:
        try:
            with database.writing() as session:
                claim(session, viewer, free.id, NOW)
        except NotAllowed as refused:
            return refused.first.said
        return ""

    with all_at_once(database, many), ThreadPoolExecutor(many) as crowd:
        people = colleagues(town, many)
        said = list(crowd.map(take, people))
    winner = said.index("")
    told = f"Admin {winner} has this task; ask them to return it to the team"
    assert sorted(said) == ["", *[told] * (many - 1)]
    assert town.open_duties(number)[free.key].assignee_id == people[winner].id
    with database.reading() as session:
        claims = session.scalars(select(HistoryRow.person_id).where(HistoryRow.kind == "claim")).all()
        assert claims == [people[winner].id]
        assert session.scalars(select(CaseRow.keeper_id)).all() == [people[winner].id]
