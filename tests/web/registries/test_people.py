"""The list of people, and adding somebody."""

import re

from models.casebook.case_search import find
from models.intake.remarks import recuse
from tests.desks import SIGNATURE, local
from tests.web.registries.desks import Desk


def test_staff_see_everybody_an_agency_its_own_and_anybody_else_only_oneself() -> None:
    desk = Desk()
    desk.person("Ana Ruiz")
    staff, agency, counsel = (
        browser.get("/people").words for browser in (desk.dana, desk.tess, desk.browser(desk.town.ruth))
    )
    assert all(name in staff for name in ("Ana Ruiz", "Omar Haddad", "Ruth Abernathy"))
    assert "Ana Ruiz" in agency
    assert "Omar Haddad" not in agency
    assert "Ruth Abernathy" in counsel
    assert "Ana Ruiz" not in counsel


def test_a_long_list_comes_by_name_in_pages_and_everybody_comes_once() -> None:
    desk = Desk()
    added = [f"Person {n:03}" for n in range(120)]
    for name in reversed(added):
        desk.person(name)
    seen: list[str] = []
    path = "/people?q=person"
    while path:
        page = desk.dana.get(path)
        seen += re.findall(r"Person \d{3}", page.words)
        onward = re.search(r'href="([^"]+)" rel="next"', page.html)
        path = onward[1].replace("&amp;", "&") if onward else ""
    assert seen == added


def test_a_search_that_finds_nobody_says_so_and_offers_one_way_on() -> None:
    page = Desk().dana.get("/people?q=Merow")
    assert "Nobody matches “Merow”" in page.words
    assert "See everybody" in page.words


def test_a_person_is_added_and_their_page_opens() -> None:
    desk = Desk()
    words = desk.dana.told(
        "/people/add", {"name": " Ana  Ruiz ", "email": "Ana@Otter.example", "agency": "otter-creek-shelter"}
    )
    assert "Ana Ruiz was added." in words
    assert "ana@otter.example" in words
    assert "Otter Creek Shelter" in words


def test_an_entry_with_two_faults_names_both_beside_their_fields_and_keeps_what_was_typed() -> None:
    desk = Desk()
    page = desk.dana.post("/people/add", {"name": "", "email": "ana at otter", "agency": "otter-creek-shelter"}, 422)
    assert "Two answers need a change" in page.words
    assert 'id="entry-name-error"' in page.html
    assert 'id="entry-email-error"' in page.html
    assert page.value("email") == "ana at otter"
    assert 'value="otter-creek-shelter" selected' in page.html


def test_an_address_that_belongs_to_somebody_is_not_given_twice() -> None:
    page = Desk().dana.post("/people/add", {"name": "Tess", "email": "TESS.BARLOW@desk.example"}, 422)
    assert "already belongs to somebody" in page.words


def test_an_agency_that_is_not_on_the_list_is_refused_and_nobody_is_added() -> None:
    desk = Desk()
    page = desk.dana.post("/people/add", {"name": "Ana", "email": "ana@x.example", "agency": "nowhere"}, 422)
    assert "Choose an agency of the list" in page.words
    assert "ana@x.example" not in desk.dana.get("/people").words


def test_only_staff_add_people_and_others_see_no_way_to() -> None:
    desk = Desk()
    assert "/people/add" not in desk.tess.get("/people").html
    assert "Only ICA" in desk.tess.get("/people/add", 403).words
    assert "Only ICA" in desk.tess.post("/people/add", {"name": "Eve", "email": "eve@x.example"}, 403).words


def test_somebody_of_another_agency_is_not_found_just_like_nobody() -> None:
    desk = Desk()
    other = desk.tess.get(desk.path_of(desk.town.omar), 404)
    nobody = desk.tess.get("/people/4711", 404)
    absurd = desk.tess.get("/people/99999999999999999999999", 404)
    assert other.words == nobody.words == absurd.words


def test_who_is_not_signed_in_is_asked_to() -> None:
    assert Desk().browser(None).get("/people", 303).place.startswith("/sign-in?next=/people")


def test_a_persons_page_shows_only_the_cases_one_may_know_of() -> None:
    desk = Desk()
    number = desk.town.ask(local(3, 2))
    page = desk.path_of(desk.town.jo)
    assert number in desk.dana.get(page).words
    assert number in desk.tess.get(page).words
    with desk.database.writing() as session:
        recuse(session, desk.town.tess, find(session, desk.town.tess, number)[0], "My cousin.", local(3, 3))
    assert number not in desk.tess.get(page).words


def test_a_disclosed_conflict_is_read_by_staff_its_author_and_the_agency_administrator_alone() -> None:
    desk = Desk()
    ana = desk.person("Ana Ruiz")
    director = {"role": "agency executive director", "agency": "otter-creek-shelter"}
    desk.dana.post(f"/people/{ana}/offices", director)
    desk.town.ask(local(3, 2))
    disclosed = {**SIGNATURE, "conflicts": "My sister stays at the shelter."}
    desk.town.do(desk.town.newest().number, desk.town.jo, "sign", local(3, 3), **disclosed)
    page = desk.path_of(desk.town.jo)
    for browser in (desk.dana, desk.tess, desk.browser(desk.town.jo)):
        assert "Disclosed: My sister stays" in browser.get(page).words
    others = desk.browser(desk.town.viewer("ana.ruiz@desk.example")).get(page).words
    assert "Signed as Jo Tran" in others
    assert "My sister" not in others
