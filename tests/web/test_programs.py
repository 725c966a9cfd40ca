"""Programs: ICA keeps them, an agency reads its own, and nobody else declares of which kind they are."""

from pathlib import Path

from models.registries.agencies import enter_agency
from models.rows.people import Program
from tests.desks import SETTLED
from tests.web.command.test_commands import Run, run, table
from tests.web.registries.desks import Desk
from workflows.law.agency_kinds import Protected
from workflows.law.continua import Continuum

__all__ = ["run"]
OTTER, MAPLE = "otter-creek-shelter", "maple-street-family-center"
NEW = {
    "agency": OTTER,
    "name": "Night shelter",
    "project_id": "11",
    "continuum": "balance",
    "kind": "emergency-shelter",
}
LIST = "Agency,Name,ProjectID,CoC,Project type,Protected kinds\n"


def kept(desk: Desk) -> list[Program]:
    """Return all programs."""
    with desk.town.database.reading() as session:
        return session.query(Program).order_by(Program.id).all()


def test_ica_adds_a_program_and_the_agency_reads_it_and_cannot_change_it() -> None:
    desk = Desk()
    assert "No program is on this list" in desk.dana.get("/programs").words
    told = desk.dana.told("/programs/add", {**NEW, "protected": "youth"})
    assert "Night shelter was added to the programs of Otter Creek Shelter" in told
    page = desk.tess.get("/programs").words
    assert "Night shelter ProjectID 11" in page
    assert "Youth services Not Shared Clients may be unnamed" in page
    assert "Add a program" not in page
    assert desk.tess.get("/programs/add", 403).status == 403
    assert desk.tess.post("/programs/add", NEW, 403).status == 403
    assert desk.tess.get("/registry/programs/1/edit", 403).status == 403


def test_an_agency_sees_no_program_of_another() -> None:
    desk = Desk()
    desk.dana.told("/programs/add", {**NEW, "agency": MAPLE, "name": "Family rooms", "continuum": "chittenden"})
    assert "Family rooms" not in desk.tess.get("/programs").words
    desk.tess.get(f"/programs?agency={MAPLE}", 404)
    assert "Family rooms" in desk.dana.get(f"/programs?agency={MAPLE}").words


def test_what_is_wrong_with_a_program_is_said_beside_its_field() -> None:
    desk = Desk()
    desk.dana.told("/programs/add", NEW)
    page = desk.dana.post("/programs/add", {**NEW, "name": "Day rooms"}, 422).words
    assert "with this ProjectID already" in page
    page = desk.dana.post("/programs/add", {**NEW, "project_id": "1 2", "continuum": "chittenden"}, 422).words
    assert "Enter the ProjectID: up to 32 letters or digits" in page
    assert "Otter Creek Shelter does not work in Chittenden County" in page


def test_a_program_is_corrected_with_a_reason_and_its_history_stays() -> None:
    desk = Desk()
    desk.dana.told("/programs/add", NEW)
    number = kept(desk)[0].id
    place = f"/registry/programs/{number}/edit"
    facts = {each: said for each, said in NEW.items() if each != "agency"}
    assert "Say why this is corrected" in desk.dana.post(place, {**facts, "protected": "legal"}, 422).words
    desk.dana.told(place, {**facts, "protected": "legal", "reason": "the license of the state says so"})
    assert kept(desk)[0].protected == (Protected.LEGAL,)
    page = desk.dana.get(place).words
    assert "Protected kinds: legal services, not none" in page
    assert "the license of the state says so" in page.lower()


def test_programs_come_from_a_list_all_or_none(run: Run, tmp_path: Path) -> None:
    agencies = "name,kind,cocs\nOtter Creek,shelter,Balance of State\n"
    run("import-agencies", table(tmp_path, agencies))
    good = LIST + "Otter Creek,Night shelter,11,Balance of State,emergency shelter,youth services;HIV/AIDS services\n"
    told = run("import-programs", table(tmp_path, good + "Nowhere,Rooms,12,balance,castle,\n"), exits=1).output
    assert "row 3, agency: no agency has the key 'Nowhere'" in told
    assert "row 3, kind: choose one of: emergency shelter" in told
    assert "1 row would be added" in run("import-programs", table(tmp_path, good), "--dry-run").output
    assert "1 row was added" in run("import-programs", table(tmp_path, good)).output
    assert "1 row says what is on record already" in run("import-programs", table(tmp_path, good)).output
    other = good.replace("Night shelter", "Day shelter")
    assert "with this ProjectID already" in run("import-programs", table(tmp_path, other), exits=1).output


def test_a_program_moves_to_another_continuum_of_its_agency() -> None:
    desk = Desk()
    with desk.town.database.writing() as session:
        facts = {"name": "Both Sides", "kind": "shelter", "cocs": ["balance", "chittenden"]}
        key = enter_agency(session, facts, SETTLED).key
    desk.dana.told("/programs/add", {**NEW, "agency": key})
    facts = {each: said for each, said in NEW.items() if each != "agency"}
    place = f"/registry/programs/{kept(desk)[0].id}/edit"
    desk.dana.told(place, {**facts, "continuum": "chittenden", "reason": "it moved to Burlington"})
    assert kept(desk)[0].continuum is Continuum.CHITTENDEN
