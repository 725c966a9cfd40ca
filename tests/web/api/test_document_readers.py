"""A document that a program adds says who reads it besides its own side and ICA, as on the page."""

from models.rows.cases import Document
from tests.desks import local
from tests.web.api.programs import Service

PDF = b"%PDF-1.7"


def test_a_document_is_for_ones_own_side_unless_it_says_who_else_reads_it() -> None:
    service = Service()
    number = service.town.ask(local(3, 2))
    place = f"/api/cases/{number}/documents"
    service.dana.upload(place, "own.pdf", PDF, "application/pdf")
    service.dana.upload(f"{place}?readers=agencies,subject", "shared.pdf", PDF, "application/pdf")
    names = {each["name"] for each in service.tess.get(f"/api/cases/{number}")["documents"]}
    assert names == {"shared.pdf"}


def test_a_reader_that_there_is_not_is_named_and_nothing_is_kept() -> None:
    service = Service()
    place = f"/api/cases/{service.town.ask(local(3, 2))}"
    said = service.dana.upload(f"{place}/documents?readers=everybody", "plan.pdf", PDF, "application/pdf", 422)
    assert "nobody in this case is called 'everybody'" in said["detail"]
    assert (
        service.dana.post(f"{place}/notes", {"note": "x", "readers": ["everybody"]}, 422)["errors"][0]["field"]
        == "readers"
    )
    with service.town.database.reading() as session:
        assert session.query(Document).count() == 0
