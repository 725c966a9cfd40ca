"""Documents come with the form that begins a case, and are kept in the transaction that opens it, or not at all."""

from __future__ import annotations

from typing import Any

import pytest

from models.rows.cases import CaseRow, Document, Draft
from tests.web.pages.desks import Office
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Browser

START, FIELD = "/start/P03", "documents-file"
PAPER = ("request.pdf", b"%PDF-1.7 a request on paper")
LETTER = ("letter.txt", b"Dear ICA, here is the request.")
KIM: dict[str, str | list[str]] = {
    "name": "Kim Roe", "email": "kim.roe@otter.example", "engagement": "paid staff", "adult": "yes", "authorized": "yes",
    "level": "Case Manager II",
}  # fmt: skip


@pytest.fixture
def office() -> Office:
    """Return a desk with a request for a license."""
    return Office()


def send(browser: Browser, *files: tuple[str, bytes], besides: Any = None, **typed: str | list[str]) -> Any:
    """Send the form that begins a case, with files, as a browser does."""
    fields: dict[str, Any] = {**form_of(browser.get(START).html, START).filled(**typed), **(besides or {})}
    sent = [(FIELD, (name, content, "application/octet-stream")) for name, content in files or [("", b"")]]
    return browser.client.post(START, data=fields, files=sent, follow_redirects=False)


def kept(office: Office) -> list[str]:
    with office.database.reading() as session:
        return [each.name for each in session.query(Document).order_by(Document.id)]


def count(office: Office, row: type[CaseRow | Draft]) -> int:
    with office.database.reading() as session:
        return session.query(row).count()


def test_several_documents_come_with_a_request(office: Office) -> None:
    answer = send(office.tess, PAPER, LETTER, **KIM)
    assert answer.status_code == 303, answer.text[-900:]
    assert kept(office) == ["request.pdf", "letter.txt"]
    for reader in (office.tess, office.dana):
        assert "request.pdf" in reader.get(answer.headers["location"]).words


def test_a_request_comes_without_any(office: Office) -> None:
    assert send(office.tess, **KIM).status_code == 303
    assert (kept(office), count(office, CaseRow)) == ([], 2)


def test_a_file_that_the_desk_does_not_take_opens_no_case_and_stands_beside_its_field(office: Office) -> None:
    answer = send(office.tess, PAPER, ("virus.exe", b"MZ\x90\x00"), **KIM)
    assert answer.status_code == 422
    assert 'id="start-documents-file-error"' in answer.text
    assert (kept(office), count(office, CaseRow)) == ([], 1)


def test_a_form_that_is_shown_again_says_which_files_to_choose_again(office: Office) -> None:
    tries: list[tuple[dict[str, str], dict[str, str | list[str]]]] = [({}, {**KIM, "email": ""}), ({"see": "yes"}, KIM)]
    for besides, typed in tries:
        answer = send(office.tess, PAPER, besides=besides, **typed)
        assert "Choose request.pdf again: nothing was saved yet, and a browser keeps no file." in answer.text
    assert (kept(office), count(office, CaseRow)) == ([], 1)


def test_a_draft_says_that_it_keeps_no_files(office: Office) -> None:
    send(office.tess, PAPER, besides={"draft": "1"}, **KIM)
    assert (kept(office), count(office, Draft)) == ([], 1)
    assert "A draft keeps no files: choose them again." in office.tess.get(START).words


def test_what_is_sent_twice_is_kept_once(office: Office) -> None:
    fields: dict[str, Any] = {**form_of(office.tess.get(START).html, START).filled(**KIM)}
    for _ in range(2):
        files = [(FIELD, (*PAPER, "application/pdf"))]
        assert office.tess.client.post(START, data=fields, files=files, follow_redirects=False).status_code == 303
    assert (kept(office), count(office, CaseRow)) == (["request.pdf"], 2)


def test_a_complaint_takes_no_files_since_nobody_is_to_know_who_sent_them(office: Office) -> None:
    assert f'name="{FIELD}"' not in office.tess.get("/start/P20").html
