"""What is likely here already is said before it is entered again, as far as whoever enters it may know."""

from __future__ import annotations

import pytest

from models.intake.remarks import recuse
from models.rows.cases import CaseRow
from tests.models.clients import TO_INSPECT
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Answer, Browser, Desk

START, LICENSE = "/start/P11", "/start/P03"
TAKEN = {
    **{name: value for name, value in TO_INSPECT.items() if name != "received_on"},
    "received_on-m": "3", "received_on-d": "16", "received_on-y": "2026",
}  # fmt: skip
WANTED = {"engagement": "staff", "adult": "yes", "authorized": "yes", "level": "Case Manager I"}


@pytest.fixture
def desk() -> Desk:
    """Return a desk."""
    return Desk()


def cases(desk: Desk, process: str = "P11") -> list[CaseRow]:
    with desk.database.reading() as session:
        return session.query(CaseRow).filter_by(process=process).order_by(CaseRow.id).all()


def license_for(browser: Browser, name: str, email: str, status: int) -> Answer:
    form = form_of(browser.get(LICENSE).html, LICENSE)
    return browser.post(LICENSE, form.filled(name=name, email=email, **WANTED), status)


def test_a_clients_request_that_is_open_is_named_and_another_one_is_taken_with_one_click(desk: Desk) -> None:
    desk.tess.post(START, TAKEN)
    page = desk.tess.post(START, TAKEN, 200)
    (first,) = cases(desk)
    assert f"A request of this client to inspect the record is open already: case {first.number}." in page.words
    desk.tess.post(START, {**TAKEN, "another": page.value("another")})
    assert len(cases(desk)) == 2


def test_another_client_another_agency_and_a_request_that_has_ended_are_no_duplicates(desk: Desk) -> None:
    desk.tess.post(START, TAKEN)
    desk.tess.post(START, {**TAKEN, "client": "48214"})
    desk.browser(desk.town.omar).post(START, {**TAKEN, "agency": "maple-street-family-center"})
    (first, *_) = cases(desk)
    desk.town.do(
        first.number, desk.town.tess, "withdraw", desk.house.clock.now(), withdrawn_on="2026-03-18", asked="in writing"
    )
    desk.tess.post(START, TAKEN)
    assert len(cases(desk)) == 4


def test_who_may_not_know_of_the_other_case_is_asked_to_ask_ica_and_told_nothing_more(desk: Desk) -> None:
    desk.tess.post(START, TAKEN)
    (first,) = cases(desk)
    with desk.database.writing() as session:
        recuse(session, desk.town.tess, session.merge(first), "My cousin", desk.house.clock.now())
    page = desk.tess.post(START, TAKEN, 200)
    assert "We may have this already. Please ask ICA before you send it." in page.words
    assert first.number not in page.html
    assert "open already" not in page.words


def test_the_same_person_by_another_spelling_is_named_to_who_may_know(desk: Desk) -> None:
    desk.person("Joanna Tran")
    page = license_for(desk.tess, "Johanna Tran", "j.tran@otter.example", 200)
    assert "Joanna Tran, joanna.tran@desk.example, is on the desk already." in page.words
    assert cases(desk, "P03") == []
    license_for(desk.tess, "Kim Roe", "kim@otter.example", 303)


def test_a_person_of_another_agency_is_not_named(desk: Desk) -> None:
    desk.person("Joanna Tran", "maple-street-family-center")
    page = license_for(desk.tess, "Tran, Joanna", "j.tran@otter.example", 200)
    assert "Please ask ICA" in page.words
    assert "joanna.tran@desk.example" not in page.html
    license_for(desk.tess, "Johanna Tran", "j.tran@otter.example", 303)
