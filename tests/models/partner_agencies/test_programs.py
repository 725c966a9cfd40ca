"""4.1: a program gets into the directory by its case, changes by one, and what rests on the directory follows; struck, it is as before."""

from typing import Any

from models.access.access import Viewer
from models.database import Database
from models.intake.intake import Sent, begin
from models.registries.programs import enter_program, programs_of
from models.rows.cases import CaseRow
from models.rows.people import Agency, Program
from tests.desks import SETTLED, Town, local
from tests.models.corrections.correcting import confirmed, corrected
from workflows.law.agency_kinds import ProjectType, Protected, may_be_unnamed

OTTER = "otter-creek-shelter"
NEW: dict[str, Any] = {
    "agency": OTTER, "name": "Lighthouse, youth outreach", "does": "Street outreach.", "kind": "street-outreach",
    "continuum": "balance", "assessments": "Entry, exit", "requirements": "A RHY grant", "begins_on": "2026-04-01",
}  # fmt: skip
SET_UP: dict[str, Any] = {
    "consulted_on": "2026-03-03", "project_id": "12", "kind": "street-outreach", "protected": ["youth"],
    "assessments": "Entry; exit", "done_on": "2026-03-03",
}  # fmt: skip
RENAMED: dict[str, Any] = {
    "agency": OTTER,
    "programs": ["12"],
    "name": "Lighthouse, youth shelter",
    "why": "It has beds.",
}
CHANGED: dict[str, Any] = {
    "consulted_on": "2026-03-05",
    "kind": "emergency-shelter",
    "dropped": "It takes in families.",
    "done_on": "2026-03-05",
}


def begun(town: Town, by: Viewer, step: str, now: Any, facts: dict[str, Any]) -> str:
    with town.database.writing() as session:
        case_id = begin(session, by, "P31", Sent(facts, another=True), now, step=step)
        return session.get_one(CaseRow, case_id).number


def listed(town: Town) -> list[Program]:
    with town.database.reading() as session:
        agency = session.query(Agency).filter_by(key=OTTER).one()
        return programs_of(session, agency.id)


def says(program: Program) -> tuple[Any, ...]:
    return program.name, program.kind, program.protected, program.assessments, program.report


def struck(town: Town, case: str, step: str, now: Any) -> None:
    if not corrected(town, case, town.dana, step, now=now):
        confirmed(town, case, town.nora, now)


def set_up(town: Town) -> str:
    number = begun(town, town.tess, "ask", local(3, 2), NEW)
    town.do(number, town.dana, "approve-name", local(3, 2), reflects=True)
    town.do(number, town.dana, "set-up", local(3, 3), **SET_UP)
    return number


def test_a_program_gets_on_the_list_changes_there_and_each_is_undone_by_its_own_correction(database: Database) -> None:
    town = Town(database)
    new = set_up(town)
    town.do(new, town.tess, "standard-report", local(3, 4), report="CAPER")
    (program,) = listed(town)
    first = ("Lighthouse, youth outreach", ProjectType.STREET_OUTREACH, (Protected.YOUTH,), "Entry; exit", "CAPER")
    assert (says(program), may_be_unnamed(program.protected)) == (first, True)
    change = begun(town, town.tess, "change", local(3, 4), RENAMED)
    town.do(change, town.dana, "approve-name", local(3, 4), reflects=True)
    town.do(change, town.dana, "make-change", local(3, 5), **CHANGED)
    (program,) = listed(town)
    assert says(program) == ("Lighthouse, youth shelter", ProjectType.EMERGENCY_SHELTER, (), "Entry; exit", "CAPER")
    struck(town, change, "make-change", local(3, 6))
    (program,) = listed(town)
    assert says(program) == first
    struck(town, new, "standard-report", local(3, 7))
    (program,) = listed(town)
    assert program.report == ""
    struck(town, new, "set-up", local(3, 8))
    assert listed(town) == []
    with database.writing() as session:  # what was struck is the same by its ProjectID
        facts = {"agency": OTTER, "name": "Annex", "project_id": "12", "continuum": "balance", "kind": "other"}
        enter_program(session, facts, local(3, 9))
    assert [(each.name, each.protected, each.assessments) for each in listed(town)] == [("Annex", (), "")]


def test_twelve_months_after_the_first_program_the_agency_goes_through_its_list(database: Database) -> None:
    town = Town(database)
    with database.writing() as session:
        facts = {
            "agency": OTTER,
            "name": "Night shelter",
            "project_id": "11",
            "continuum": "balance",
            "kind": "emergency-shelter",
        }
        enter_program(session, facts, SETTLED)  # on January 6, 2025
    town.sweep(local(12, 1, year=2025))
    with database.reading() as session:
        (case,) = session.query(CaseRow).filter_by(process="P31")
    assert town.open_duties(case.number).keys() == {"confirm"}
    town.do(case.number, town.tess, "confirm", local(12, 2, year=2025), programs=["11"])
    town.sweep(local(10, 1))
    with database.reading() as session:
        assert session.query(CaseRow).filter_by(process="P31").count() == 1
    town.sweep(local(11, 2))
    with database.reading() as session:
        assert [each.state for each in session.query(CaseRow).filter_by(process="P31").order_by(CaseRow.id)] == [
            "CONFIRMED",
            "CONFIRMING",
        ]
