"""ICA begins and withdraws for an agency that has an administrator what had reached ICA on paper, by mail or by phone."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models.access.access import Viewer
from models.casebook.case_search import history_of
from models.database import Database
from models.intake import late_entries
from models.intake.intake import Sent, begin
from models.intake.late_entries import offers
from models.intake.starting import begins_for_others, ways_for
from models.rows.cases import CaseRow
from models.rows.notices import NoticeRow
from tests.desks import ASKED, Town, local
from tests.models.clients import TO_INSPECT
from tests.models.corrections.correcting import came_late
from workflows.engine.cases import Kind, NotAllowed
from workflows.grammar.openings import openings
from workflows.law.roles import AGENCY_ADMIN, CHAIR, COC_BALANCE, COC_CHITTENDEN, COMMITTEE, COUNSEL
from workflows.manual.registry import PROCESSES

P03 = next(each for each in PROCESSES if each.key == "P03")
FORMS = {"P03": ASKED, "P11": TO_INSPECT}
NOW = local(3, 4)


def begun(town: Town, by: Viewer, process: str = "P03", **said: object) -> CaseRow:
    with town.database.writing() as session:
        return session.get_one(CaseRow, begin(session, by, process, Sent(FORMS[process], **said), NOW))  # type: ignore[arg-type]


@pytest.mark.parametrize("process", FORMS)
def test_what_reached_ica_by_mail_is_entered_for_the_agency_and_its_administrator_is_told(
    database: Database, process: str
) -> None:
    town = Town(database)
    case = begun(town, town.dana, process, how="by mail, from Tess Barlow")
    with database.reading() as session:
        first = history_of(session, case.id)[-1]
        told = [(row.template, row.role) for row in session.scalars(select(NoticeRow)) if row.case_id == case.id]
    assert (first.person_id, first.role) == (town.dana.id, AGENCY_ADMIN)
    assert first.note == "Entered for the Agency Administrator. How it came in: by mail, from Tess Barlow"
    assert ("entered-for-you", AGENCY_ADMIN) in told


def test_it_counts_from_the_day_on_which_it_came_in(database: Database) -> None:
    town = Town(database)
    case = begun(town, town.dana, on=date(2026, 3, 2), how="by mail")
    assert case.received_at.astimezone(NOW.tzinfo).date() == date(2026, 3, 2)


@pytest.mark.parametrize("how", ["", "  "])
def test_it_is_said_how_it_came_in(database: Database, how: str) -> None:
    town = Town(database)
    with pytest.raises(NotAllowed, match="if it reached ICA on paper, by mail or by phone, say how") as refused:
        begun(town, town.dana, how=how)
    assert (refused.value.first.field, refused.value.first.kind) == ("how", Kind.ANSWER)


def test_another_agency_and_counsel_enter_nothing_for_it(database: Database) -> None:
    town = Town(database)
    for other in (town.omar, town.ruth):
        with pytest.raises(NotAllowed):
            begun(town, other, how="by mail")


def test_who_begins_it_in_the_own_office_is_asked_nothing_and_noted_as_before(database: Database) -> None:
    town = Town(database)
    case = begun(town, town.tess, how="by mail")
    with database.reading() as session:
        assert history_of(session, case.id)[-1].note == ""
        (step,) = openings(P03)
        asks = [begins_for_others(session, each, P03, step) for each in (town.dana, town.nora, town.tess, town.ruth)]
        offered = [bool(ways_for(session, each, P03)) for each in (town.dana, town.nora, town.tess, town.ruth)]
    assert asks == [True, True, False, False]
    assert offered == [True, True, True, False]


def test_ica_withdraws_for_an_agency_that_wrote_so(database: Database) -> None:
    town = Town(database)
    number = town.ask(local(3, 2))
    with database.reading() as session:
        assert "withdraw" in [each.step.name for each in offers(session, town.dana, number)]
    came_late(
        town, number, town.dana, "withdraw", received=date(2026, 3, 3), now=NOW, why="The position was not filled."
    )
    assert town.case(number).closed_at is not None


def test_nothing_is_entered_for_those_who_judge() -> None:
    judges = {COUNSEL, CHAIR, COMMITTEE, COC_BALANCE, COC_CHITTENDEN}
    offered = {
        (process.key, step.name, role)
        for process in PROCESSES
        for waiting in process.waiting()
        for step, role in late_entries._askable(process, waiting.state.key)
    }
    assert [each for each in offered if each[2] in judges] == []
    assert ("P03", "withdraw", AGENCY_ADMIN) in offered
