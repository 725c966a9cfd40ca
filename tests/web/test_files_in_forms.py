"""A form that asks for a document takes the file itself."""

from __future__ import annotations

from typing import Any

import pytest

from models.rows.cases import Document
from tests.imports import ImportTown
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Answer, Browser, Desk

FILE = ("standards.pdf", b"%PDF-1.7 it meets them", "application/pdf")


class Office(Desk):
    """A desk with a request to import."""

    settles = ImportTown

    def __init__(self) -> None:
        """Open the desk, and let Sofia ask."""
        super().__init__()
        assert isinstance(self.town, ImportTown)
        self.case = f"/cases/{self.town.ask_to_import()}"
        self.sofia = self.browser(self.town.sofia)

    def documents(self) -> list[str]:
        """Return the names of all documents."""
        with self.database.reading() as session:
            return [each.name for each in session.query(Document).order_by(Document.id)]


@pytest.fixture
def office() -> Office:
    """Return a desk with a request to import."""
    return Office()


def sent(browser: Browser, place: str, file: tuple[str, bytes, str] | None, **typed: Any) -> Answer:
    """Send the form as a browser does, with a file if one was chosen."""
    page = browser.get(place.rpartition("/")[0]).html
    form = form_of(page, place)
    assert 'enctype="multipart/form-data"' in page.partition(f'action="{place}')[2].partition(">")[0]
    files = {"document-file": file} if file else {"document-file": ("", b"", "application/octet-stream")}
    response = browser.client.post(place, data=form.filled(**typed), files=files, follow_redirects=False)
    return Answer(response.status_code, response.text, response.headers.get("location", ""), response.headers)


def test_a_file_is_added_to_the_case_with_the_step_that_asks_for_it(office: Office) -> None:
    place = f"{office.case}/document-vendor"
    assert sent(office.sofia, place, FILE, meets="yes").status == 303
    page = office.sofia.get(office.case)
    assert "standards.pdf" in page.words
    assert "Vendor's standards documented" in page.words
    assert office.documents() == ["standards.pdf"]


def test_a_refusal_keeps_no_file_and_says_which_one_to_choose_again(office: Office) -> None:
    place = f"{office.case}/document-vendor"
    page = sent(office.sofia, place, FILE, meets="no")
    assert page.status == 422
    assert "Choose standards.pdf again" in page.words
    assert office.documents() == []


def test_no_file_and_no_name_is_said_beside_the_file(office: Office) -> None:
    page = sent(office.sofia, f"{office.case}/document-vendor", None, meets="yes")
    assert page.status == 422
    assert 'id="document-vendor-document-file-error"' in page.html


def test_a_file_of_another_kind_is_refused_beside_it(office: Office) -> None:
    page = sent(
        office.sofia, f"{office.case}/document-vendor", ("run.exe", b"MZ", "application/x-msdownload"), meets="yes"
    )
    assert page.status == 422
    assert "This is a program; choose a PDF, a Word, Excel" in page.words
    assert office.documents() == []


def test_one_that_is_with_the_case_already_is_chosen_by_its_name(office: Office) -> None:
    sent(office.sofia, f"{office.case}/document-vendor", FILE, meets="yes")
    place = f"{office.case}/confirm-funder"
    assert sent(office.sofia, place, None, funder="HUD", allows="yes", document="standards.pdf").status == 303
    assert office.documents() == ["standards.pdf"]
