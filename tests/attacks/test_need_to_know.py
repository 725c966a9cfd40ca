"""What somebody in a case may not read there, and what an agency tries to find out about another one's people."""

from sqlalchemy import select

from models.rows.people import Person
from models.rows.registries import PersonClaim
from tests.attacks.targets import Target
from tests.desks import ASKED
from tests.models.test_complaints import REFERRED

NOTE = "what ICA thinks of this request, for itself"
CONTENT = b"%PDF-1.7 what ICA keeps for itself"


def test_an_agency_reads_neither_the_notes_nor_the_documents_that_ica_keeps_for_itself(desk: Target) -> None:
    dana, tess = desk.person("dana"), desk.person("tess")
    case = f"/api/cases/{desk.numbers['license']}"
    assert dana.post(f"{case}/notes", {"note": NOTE}).status_code == 201
    kept = dana.program.post(f"{case}/documents", files={"document": ("own.pdf", CONTENT, "application/pdf")}).json()
    assert NOTE in dana.get(f"{case}/history").text
    for path in (case, f"{case}/history", f"/cases/{desk.numbers['license']}", f"/cases?q={NOTE.split()[2]}"):
        said = tess.get(path).text
        assert NOTE not in said
        assert "own.pdf" not in said
    for path in (f"{case}/documents/{kept['id']}", f"/cases/{desk.numbers['license']}/documents/{kept['id']}"):
        assert tess.get(path).status_code == 404


def test_a_request_for_another_agencys_person_tells_nothing_and_leaves_a_claim_for_ica(desk: Target) -> None:
    tess = desk.person("tess")
    with desk.database.reading() as session:
        omar = session.get_one(Person, desk.town.omar.id)
        facts = {**ASKED, "name": omar.name, "email": omar.email}
    answers = [tess.post("/api/processes/P03/cases", {"facts": facts}) for _ in range(2)]
    assert {each.status_code for each in answers} == {422}
    assert "Maple" not in answers[0].text
    with desk.database.reading() as session:
        about_omar = select(PersonClaim).where(PersonClaim.person_id == desk.town.omar.id)
        assert len(session.scalars(about_omar).all()) == 1


def test_a_step_after_which_its_author_sees_the_case_no_more_is_done_and_answered_with_its_number(desk: Target) -> None:
    dana, number = desk.person("dana"), desk.town.complain(occurred="before it was referred")
    answer = dana.post(f"/api/cases/{number}/steps/refer", {"facts": REFERRED})
    assert answer.status_code == 200, answer.text
    assert answer.json() == {"number": number}
    assert dana.get(f"/api/cases/{number}").status_code == 404
