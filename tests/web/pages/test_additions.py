"""Notes, documents, moved deadlines, and standing aside."""

from __future__ import annotations

from typing import Any

import pytest

from models.intake.remarks import MOST_BYTES
from tests.desks import local
from tests.web.pages.desks import Office, day, send
from tests.web.pages.forms import form_of


@pytest.fixture
def office() -> Office:
    """Return a desk with a case in review."""
    made = Office()
    made.begin()
    made.submit(local(3, 20, 9))
    return made


def upload(office: Office, content: bytes, kind: str = "application/pdf", name: str = "certificate of Jo.pdf") -> Any:
    """Send a document."""
    place = f"{office.case}/add/document"
    fields = {**form_of(office.dana.get(office.case).html, place).fields, "also": ["agencies", "subject"]}
    files = {"document": (name, content, kind)}
    return office.dana.client.post(place, data=fields, files=files, follow_redirects=False)


def test_a_note_stands_in_the_history(office: Office) -> None:
    words = office.dana.get(send(office.dana, office.case, f"{office.case}/add/note", note="She called.").place).words
    assert "Your note is in the history." in words
    assert "Note by Dana Whitcomb Friday, March 20, 10 a.m. She called." in words


def test_an_empty_note_is_asked_for_where_it_belongs(office: Office) -> None:
    page = send(office.dana, office.case, f"{office.case}/add/note", 422)
    assert "One answer needs a change Write the note first" in page.words
    assert '<details class="extra" id="do-add-note" open>' in page.html


def test_a_document_is_kept_and_handed_out_as_a_file(office: Office) -> None:
    assert upload(office, b"%PDF-1.7 made up").status_code == 303
    page = office.dana.get(office.case)
    assert "certificate of Jo.pdf was added to the case." in page.words
    place = page.html.partition(f'href="{office.case}/documents/')[2].partition('"')[0]
    response = office.jo.client.get(f"{office.case}/documents/{place}")
    assert response.content == b"%PDF-1.7 made up"
    assert response.headers["content-disposition"] == "attachment; filename*=UTF-8''certificate%20of%20Jo.pdf"
    assert response.headers["x-content-type-options"] == "nosniff"


def test_a_document_of_another_agencys_case_is_absent(office: Office) -> None:
    upload(office, b"%PDF-1.7 made up")
    omar = office.browser(office.town.omar)
    assert omar.get(f"{office.case}/documents/1", 404).words == omar.get("/cases/26-99999999/documents/1", 404).words
    assert office.dana.get(f"{office.case}/documents/77", 404).status == 404


@pytest.mark.parametrize("size", [MOST_BYTES + 1, MOST_BYTES + 300_000])
def test_a_document_that_is_too_large_is_refused_in_words(office: Office, size: int) -> None:
    response = upload(office, b"x" * size)
    assert response.status_code == 413
    assert "document has at most 10 MB" in response.text


def test_a_file_of_another_kind_or_none_is_refused_beside_its_field(office: Office) -> None:
    assert "choose a PDF, a Word, Excel" in upload(office, b"MZ", "application/x-msdownload", "a.exe").text
    assert "Choose a file that is not empty" in upload(office, b"").text


def test_a_deadline_is_extended_where_a_clause_allows_it_with_a_reason(office: Office) -> None:
    nora = office.browser(office.town.nora)
    place = f"{office.case}/deadlines/review/extend"
    words = nora.get(
        send(nora, office.case, place, reason="The reviewer is ill", **day("until", local(3, 30))).place
    ).words
    assert "The deadline is extended." in words
    assert "Moved extended to March 30, 2026: The reviewer is ill" in words
    assert "In time until midnight Mon, Mar 30, 2026" in words


def test_an_extension_without_day_or_reason_is_asked_for(office: Office) -> None:
    nora = office.browser(office.town.nora)
    place = f"{office.case}/deadlines/review/extend"
    assert "Say until which day" in send(nora, office.case, place, 422, reason="Ill").words
    assert (
        "June has 30 days"
        in send(nora, office.case, place, 422, **{**day("until", local(6, 30)), "until__d": "31"}).words
    )
    assert "Say why" in send(nora, office.case, place, 422, **day("until", local(3, 30))).words


def test_nobody_else_may_extend(office: Office) -> None:
    place = f"{office.case}/deadlines/review/extend"
    assert place not in office.dana.get(office.case).html
    office.dana.post(place, {"reason": "x", "until-m": "3", "until-d": "30", "until-y": "2026"}, 403)
    assert office.town.open_duties(office.number)["review"].due_at == local(3, 26, 0)


def test_no_such_deed_is_done_to_a_deadline(office: Office) -> None:
    assert office.dana.post(f"{office.case}/deadlines/review/forget", {}, 404).status == 404


def test_who_stands_aside_sees_nothing_of_the_case_any_more(office: Office) -> None:
    place = f"{office.case}/recuse"
    told = send(office.dana, office.case, place, reason="My niece", sure="yes")
    assert told.place == "/inbox"
    assert "You no longer have access to the case." in office.dana.get("/inbox").words
    never = office.dana.get("/cases/26-99999999", 404).words
    assert office.dana.get(office.case, 404).words == never
    assert "Jo Tran" not in office.dana.get("/cases").words
    assert office.town.open_duties(office.number)["review"].assignee_id == office.town.nora.id  # who is left


def test_nobody_stands_aside_by_mistake(office: Office) -> None:
    page = send(office.dana, office.case, f"{office.case}/recuse", 422, reason="My niece")
    assert "Check the box to confirm that you will no longer see this case" in page.words
    assert "My niece" in page.html
    assert office.dana.get(office.case).status == 200


def test_who_the_case_is_about_stays_in_it(office: Office) -> None:
    assert f"{office.case}/recuse" not in office.jo.get(office.case).html
    assert office.jo.post(f"{office.case}/recuse", {"reason": "x", "sure": "yes"}, 422).status == 422


def test_a_case_is_reassigned_from_its_page_with_a_reason(office: Office) -> None:
    place = f"{office.case}/keeper"
    chosen = str(office.town.nora.id)
    page = send(office.dana, office.case, place, 422, person=chosen, reason="")
    assert "Say why the case is reassigned" in page.words
    done = send(office.dana, office.case, place, person=chosen, reason="Dana is on leave")
    words = office.dana.get(done.place).words
    assert "The case is reassigned to Nora Feld." in words
    assert "NF Nora Feld Case owner, ICA" in words
    assert "Reassign this case" not in office.jo.get(office.case).words


def test_the_page_lists_what_the_license_needs_and_whose_turn_it_is(office: Office) -> None:
    words = office.dana.get(office.case).words
    assert "Before the license can be issued" in words
    assert "The privacy notice is acknowledged : not yet. Next: Jo Tran" in words
    assert "The person has not left : yes" in words
