"""Withholding a note or a document by the pages: first what is removed is said, then it is gone."""

from __future__ import annotations

from typing import Any

import pytest

from models.casebook.case_search import history_of
from tests.desks import local
from tests.web.pages.desks import Office, send
from tests.web.pages.forms import form_of
from tests.web.pages.test_additions import upload
from tests.web.registries.desks import Browser

WORDS, NAME = "Robin Vale slept here.", "Robin Vale intake.pdf"
TRACE = "Withheld by Dana Whitcomb on March 20, 2026: The wrong client."


@pytest.fixture
def office() -> Office:
    """Return a desk with a case in review, a note and a document in it, both by Dana."""
    made = Office()
    made.begin()
    made.submit(local(3, 20, 9))
    send(made.dana, made.case, f"{made.case}/add/note", note=WORDS, also=["agencies", "subject"])
    assert upload(made, b"%PDF-1.7 Robin", name=NAME).status_code == 303
    return made


def of_note(office: Office) -> str:
    with office.database.reading() as session:
        rows = history_of(session, office.town.case(office.number).id)
        return f"{office.case}/history/{next(row.id for row in rows if row.kind == 'note')}/withhold"


def of_document(office: Office) -> str:
    return f"{office.case}/documents/1/withhold"


def put(browser: Browser, place: str, content: bytes, name: str, kind: str = "application/pdf") -> Any:
    """Send the form with a file in the place of the document."""
    fields = {**form_of(browser.get(place).html, place).fields, "reason": "The wrong client."}
    files = {"document": (name, content, kind)}
    return browser.client.post(place, data=fields, files=files, follow_redirects=False)


def test_a_note_is_withheld_after_it_was_said_what_is_removed_and_what_stays(office: Office) -> None:
    place = of_note(office)
    assert f'href="{place}"' in office.dana.get(office.case).html
    asked = office.dana.get(place).words
    assert WORDS in asked
    assert "removed for good. This cannot be undone." in asked
    assert "Emails that were sent are not called back" in asked
    page = office.dana.get(send(office.dana, place, place, reason="The wrong client.").place)
    assert "The note is withheld. Only the trace is left." in page.words
    assert f"Note by Dana Whitcomb Friday, March 20, 10 a.m. {TRACE}" in page.words
    assert place not in page.html
    for reader in (office.dana, office.jo):
        assert "slept here" not in reader.get(office.case).html
    assert TRACE in office.dana.get(place, 410).words


def test_a_document_is_withheld_and_handed_out_no_more(office: Office) -> None:
    place = of_document(office)
    assert f'href="{place}"' in office.dana.get(office.case).html
    page = office.dana.get(send(office.dana, place, place, reason="The wrong client.").place)
    assert "intake" not in page.html
    assert page.words.count(TRACE) == 2  # in the history and in the list
    assert f'href="{office.case}/documents/1"' not in page.html
    assert TRACE in office.jo.get(f"{office.case}/documents/1", 410).words
    assert TRACE in office.dana.post(place, {"reason": "Again."}, 410).words


def test_without_a_reason_nothing_is_withheld_and_what_was_typed_stays(office: Office) -> None:
    place = of_note(office)
    page = send(office.dana, place, place, 422, note="A client slept here.")
    assert "One answer needs a change Say why" in page.words
    assert form_of(page.html, place).fields["note"] == ["A client slept here."]
    assert "slept here" in office.dana.get(office.case).words


def test_another_note_takes_its_place(office: Office) -> None:
    place = of_note(office)
    send(office.dana, place, place, reason="The wrong client.", note="A client slept here.")
    words = office.dana.get(office.case).words
    assert f"{TRACE} Replaced by the note that was added on March 20, 2026." in words
    assert "in place of the note of March 20, 2026 Friday, March 20, 10 a.m. A client slept here." in words


def test_another_document_takes_its_place_and_a_wrong_kind_is_refused_beside_the_field(office: Office) -> None:
    place = of_document(office)
    refused = put(office.dana, place, b"MZ", "a.exe", "application/x-msdownload")
    assert refused.status_code == 422
    assert "choose a PDF, a Word, Excel" in refused.text
    assert put(office.dana, place, b"x" * (10 * 1024 * 1024 + 1), "big.pdf").status_code == 413
    assert office.jo.client.get(f"{office.case}/documents/1").content == b"%PDF-1.7 Robin"
    assert put(office.dana, place, b"%PDF-2", "right.pdf").status_code == 303
    words = office.dana.get(office.case).words
    assert "Document added: right.pdf" in words
    assert "In place of the document that was added on March 20, 2026." in words
    assert f"{TRACE} Replaced by the document that was added on March 20, 2026." in words
    assert office.jo.client.get(f"{office.case}/documents/2").content == b"%PDF-2"


def test_a_note_cannot_be_slipped_in_the_place_of_a_document(office: Office) -> None:
    office.dana.post(of_document(office), {"reason": "The wrong client.", "note": "Something else."})
    words = office.dana.get(office.case).words
    assert "Something else." not in words
    assert "Replaced by" not in words


def test_who_did_not_add_it_is_offered_nothing_and_refused(office: Office) -> None:
    for who in (office.jo, office.tess):
        html = who.get(office.case).html
        for place in (of_note(office), of_document(office)):
            assert place not in html
            assert "for whoever added it, or for ICA" in who.get(place, 403).words
            assert who.post(place, {"reason": "x"}, 403).status == 403


def test_for_who_may_not_see_the_case_there_is_nothing(office: Office) -> None:
    send(office.dana, office.case, f"{office.case}/recuse", reason="My niece", sure="yes")
    office.dana.get("/inbox")  # where what was done is said, once
    never = office.dana.get("/cases/26-99999999/documents/1/withhold", 404).words
    for who in (office.browser(office.town.omar), office.dana):
        for place in (of_note(office), of_document(office)):
            assert who.get(place, 404).words == never
            assert who.post(place, {"reason": "x"}, 404).words == never
