"""A correction that means something for another case shows it first, and leaves no two truths side by side."""

from datetime import date

import pytest
from sqlalchemy import select

from models.casebook.case_search import history_of
from models.database import Database
from models.intake.late_entries import Late, entered_late, offer
from models.rows.cases import CaseRow
from tests.desks import SIGNATURE, Town, local
from tests.models.corrections.correcting import came_late
from tests.models.corrections.test_corrections import begun, told
from workflows.correction.lives import TakesMore
from workflows.telling.corrections import changes_of

IN_TIME = date(2026, 3, 30)


def lapsed(town: Town) -> tuple[str, str]:
    """Return a series that lapsed, and the retake that it opened."""
    number = begun(town)
    town.sweep(local(4, 2, 0))
    return number, town.newest().number


def foreseen(town: Town, number: str, *, too: bool, naming: bool = True) -> list[str]:
    """Return all that homework which came in time would change."""
    with town.database.reading() as session:
        found = offer(session, town.dana, number, "submit")
        made = entered_late(session, found, Late({"work": "All."}, IN_TIME, "by mail", too), local(4, 6))
        policy = town.database.rulebook.editions.named(found.case.edition)
        return list(changes_of(made, policy, "Jo Tran", naming=naming))


def latest(town: Town, number: str) -> str:
    with town.database.reading() as session:
        return history_of(session, town.case(number).id)[0].note


def test_a_retake_in_which_somebody_acted_ends_only_if_whoever_corrects_agrees(database: Database) -> None:
    town = Town(database)
    number, retake = lapsed(town)
    town.do(retake, town.jo, "sign", local(4, 3), **SIGNATURE)
    with pytest.raises(TakesMore, match=rf"the case {retake} that it opened ends.*of April 3, 2026"):
        came_late(town, number, town.dana, "submit", received=IN_TIME, now=local(4, 6), work="All.")
    assert (town.case(number).state, town.case(retake).closed_at) == ("LAPSED", None)


def test_a_retake_in_which_somebody_acted_ends_with_its_tasks_and_they_are_told(database: Database) -> None:
    town = Town(database)
    number, retake = lapsed(town)
    town.do(retake, town.jo, "sign", local(4, 3), **SIGNATURE)
    sentences = foreseen(town, number, too=True)
    assert any(f"The case {retake} that it opened ends, as opened in error, and with it" in each for each in sentences)
    assert all(retake not in each for each in foreseen(town, number, too=True, naming=False))
    came_late(town, number, town.dana, "submit", received=IN_TIME, now=local(4, 6), too=True, work="All.")
    assert (town.case(number).state, town.case(number).closed_at) == ("IN_REVIEW", None)
    assert (town.case(retake).state, town.case(retake).closed_at) == ("NEW", local(4, 6))
    assert town.open_duties(retake) == {}
    assert ("corrected", "trainee") in told(town, retake)
    assert "The case that it opened ends, as opened in error." in latest(town, number)
    with database.reading() as session:
        open_ = select(CaseRow.number).where(CaseRow.subject_id == town.jo_id, CaseRow.closed_at.is_(None))
        assert session.scalars(open_).all() == [number]


def test_a_retake_in_which_nobody_acted_is_named_and_ends(database: Database) -> None:
    town = Town(database)
    number, retake = lapsed(town)
    assert f"The case {retake} that it opened ends, as opened in error." in foreseen(town, number, too=False)
    came_late(town, number, town.dana, "submit", received=IN_TIME, now=local(4, 6), work="All.")
    assert town.case(retake).state == "NEW"
    assert "The case that it opened ends, as opened in error." in latest(town, number)
