"""Who keeps a case changes with a reason; both are told, and nobody comes to read alone what only its keeper reads."""

import pytest
from sqlalchemy import select

from models.access.access import Viewer
from models.casebook.case_search import find
from models.database import Database
from models.inbox.tasks import claim
from models.intake.keeping import could_keep, hand_over
from models.rows.notices import NoticeRow
from tests.desks import Town, local
from workflows.engine.cases import NotAllowed


@pytest.fixture
def town(database: Database) -> Town:
    return Town(database)


def begun(town: Town) -> str:
    number = town.ask(local(2, 20))
    town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    return number


def give(town: Town, number: str, by: Viewer, to: int, reason: str = "Dana is on leave") -> None:
    with town.database.writing() as session:
        case, _ = find(session, by, number)
        hand_over(session, by, case, to, reason, now=local(3, 3))


def told(town: Town) -> set[tuple[str, int | None]]:
    with town.database.reading() as session:
        rows = session.scalars(select(NoticeRow).where(NoticeRow.template.in_(("case-handed", "case-lost"))))
        return {(row.template, row.person_id) for row in rows}


def test_the_keeper_changes_with_a_reason_and_both_are_told(town: Town) -> None:
    number = begun(town)
    assert town.case(number).keeper_id == town.dana.id
    director = town.nora
    with town.database.reading() as session:
        case, _ = find(session, director, number)
        assert [person.name for person in could_keep(session, director, case)] == ["Nora Feld"]
    give(town, number, director, director.id)
    assert town.case(number).keeper_id == director.id
    assert told(town) == {("case-lost", town.dana.id)}


def test_the_open_tasks_of_the_old_keeper_go_with_the_case(town: Town) -> None:
    number = begun(town)
    with town.database.writing() as session:
        claim(session, town.dana, town.open_duties(number)["security"].id, local(3, 2))
    before = {key for key, row in town.open_duties(number).items() if row.assignee_id == town.dana.id}
    assert before
    give(town, number, town.dana, town.nora.id)
    after = {key for key, row in town.open_duties(number).items() if row.assignee_id == town.nora.id}
    assert before <= after
    assert told(town) == {("case-handed", town.nora.id)}


def test_a_case_is_reassigned_to_somebody_of_ica_only_and_not_without_a_reason(town: Town) -> None:
    number = begun(town)
    for to, reason, words in (
        (town.nora.id, "  ", "say why the case is reassigned"),
        (town.tess.id, "she asked", "choose somebody of ICA who can keep this case"),
        (town.dana.id, "again", "choose somebody of ICA who can keep this case"),
    ):
        with pytest.raises(NotAllowed, match=words):
            give(town, number, town.dana, to, reason)
    with pytest.raises(NotAllowed, match="this is for ICA to do"):
        give(town, number, town.tess, town.nora.id)
    assert town.case(number).keeper_id == town.dana.id
