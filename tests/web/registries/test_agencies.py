"""The agencies, and their Partnership Agreement."""

from tests.desks import local
from tests.web.registries.desks import Desk, typed

NEW = {"name": "Green Gap Shelter", "kind": "shelter", "cocs": ["balance", "chittenden"]}
SIGNED = {"signed_as": "Pat Dorsey", **typed("signed_on", local(3, 2))}
PAGE = "/agencies/green-gap-shelter"


def test_staff_see_all_agencies_and_an_administrator_their_own() -> None:
    desk = Desk()
    assert "Maple Street Family Center" in desk.dana.get("/agencies").words
    own = desk.tess.get("/agencies").words
    assert "Otter Creek Shelter" in own
    assert "Maple Street Family Center" not in own
    assert "You have no role at an agency" in desk.browser(desk.town.ruth).get("/agencies").words


def test_an_agency_is_added_in_both_continua() -> None:
    words = Desk().dana.told("/agencies/add", {**NEW, "guideline_days": "30"})
    assert "Green Gap Shelter was added." in words
    assert "Balance of State CoC Chittenden County CoC" in words
    assert "within 30 days by its own guideline" in words
    assert "Partnership Agreement not signed" in words
    assert "None. ICA's System Administrator does this work" in words


def test_an_entry_with_faults_names_each_and_keeps_what_was_typed() -> None:
    page = Desk().dana.post("/agencies/add", {"name": "Otter Creek  Shelter", "guideline_days": "soon"}, 422)
    assert "Four answers need a change" in page.words
    assert "there is an agency" in page.words.lower()
    assert page.value("name") == "Otter Creek  Shelter"
    assert page.value("guideline_days") == "soon"


def test_another_agency_is_not_found_just_like_none() -> None:
    desk = Desk()
    other = desk.tess.get("/agencies/maple-street-family-center", 404)
    assert other.words == desk.tess.get("/agencies/nowhere", 404).words


def test_only_staff_add_agencies_and_record_agreements() -> None:
    desk = Desk()
    desk.dana.post("/agencies/add", NEW)
    assert "Only ICA" in desk.tess.post("/agencies/add", NEW, 403).words
    assert "Only ICA" in desk.tess.post(f"{PAGE}/partnership", SIGNED, 403).words


def test_an_agreement_that_is_recorded_reaches_the_open_cases_of_the_agency() -> None:
    desk = Desk()
    desk.dana.post("/agencies/add", NEW)
    desk.town.ask(local(3, 2), by=desk.town.dana, agency="green-gap-shelter")
    words = desk.dana.told(f"{PAGE}/partnership", SIGNED)
    assert "One open case changed with it." in words
    assert "Partnership Agreement signed March 2, 2026 by Pat Dorsey" in words
    assert "Record the Partnership Agreement" not in words


def test_an_agreement_has_a_name_and_a_day_that_is_not_to_come() -> None:
    desk = Desk()
    desk.dana.post("/agencies/add", NEW)
    page = desk.dana.post(f"{PAGE}/partnership", {"signed_as": "", **typed("signed_on", local(3, 21))}, 422)
    assert "Two answers need a change" in page.words
    assert "Enter a day that is not in the future" in page.words
    assert (page.value("signed_on-d"), page.value("signed_on-y")) == ("21", "2026")


def test_an_agreement_is_not_recorded_twice() -> None:
    page = Desk().dana.post("/agencies/otter-creek-shelter/partnership", SIGNED, 422)
    assert "on record already" in page.words


def test_an_agencys_page_shows_its_people_and_its_open_cases() -> None:
    desk = Desk()
    number = desk.town.ask(local(3, 2))
    words = desk.tess.get("/agencies/otter-creek-shelter").words
    assert number in words
    assert "Jo Tran" in words
    assert "Tess Barlow Agency Administrator" in words
