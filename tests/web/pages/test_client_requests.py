"""Clients' requests on their pages: the form that takes one, and the case with the client's history."""

from models.intake.intake import Sent, begin
from models.rows.cases import CaseRow
from tests.desks import local
from tests.models.clients import DENIED, TO_CORRECT, TO_INSPECT
from tests.web.registries.desks import Browser, Desk

ON_A_PAGE = {"received_on-m": "3", "received_on-d": "16", "received_on-y": "2026"}


def filled(form: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in form.items() if name != "received_on"} | ON_A_PAGE


def taken(browser: Browser, process: str, form: dict[str, str]) -> str:
    return browser.post(f"/start/{process}", filled(form)).place.rpartition("/")[2]


def test_the_form_asks_once_on_which_day_the_request_was_received() -> None:
    words = Desk().tess.get("/start/P11").words
    assert "Request received The day it first reached any part of the agency" in words
    assert "When did this reach you?" not in words
    assert "within 60 days since request received or the agency's own guideline, in days since" in words


def test_a_request_is_taken_and_its_case_shows_the_days_and_the_clients_history() -> None:
    desk = Desk()
    with desk.database.writing() as session:
        first = begin(session, desk.town.tess, "P11", Sent({**TO_INSPECT, "received_on": "2026-02-02"}), local(2, 2))
        number = session.get_one(CaseRow, first).number
    desk.town.do(number, desk.town.tess, "deny", local(2, 9), **DENIED | {"explained_on": "2026-02-09"})
    words = desk.tess.get(f"/cases/{taken(desk.tess, 'P11', TO_INSPECT)}").words
    assert "You have until Friday, May 15 to give the client the information" in words
    assert "Received before 1 The last one received on Monday, February 2, 2026 Denied of them 1" in words
    assert "no number of requests is a ground by itself" in words


def test_a_correction_shows_which_number_is_the_manuals_and_which_a_target() -> None:
    desk = Desk()
    words = desk.tess.get(f"/cases/{taken(desk.tess, 'P12', TO_CORRECT)}").words
    assert "60 is the manual's number : days to explain why a correction is refused" in words
    assert "60 is a local target : days for the agency to correct a record" in words


def test_a_name_in_the_place_of_the_number_is_refused_beside_its_field() -> None:
    page = Desk().tess.post("/start/P11", filled({**TO_INSPECT, "client": "Jane Doe"}), 422)
    assert "Enter digits only" in page.words
    assert page.value("client") == "Jane Doe"


def test_the_list_of_cases_is_searched_by_the_clients_number() -> None:
    desk = Desk()
    number = taken(desk.tess, "P11", TO_INSPECT)
    assert number in desk.tess.get("/cases?q=48213").words
    assert number not in desk.browser(desk.town.omar).get("/cases?q=48213").words
