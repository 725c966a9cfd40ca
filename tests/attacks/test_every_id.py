"""Somebody else's things by their numbers: every route that takes one, asked as each role and as nobody."""

import re

import pytest

from tests.attacks.targets import Target
from tests.attacks.town import FOREIGN, HIDDEN
from web.app import create_app
from web.bootstrap import build
from web.settings import Settings

PLACE = re.compile(r"\{(\w+):\w+\}")
PUBLIC = {"/healthz", "/readyz", "/metrics", "/schema", "/schema/openapi.json", "/schema/{path:str}", "/static/{file_path:path}",
          "/sign-in", "/forgot", "/status", "/welcome/{secret:str}", "/feed/{name:str}"}  # fmt: skip

OF_EVERYBODY = ("/manual", "/policy", "/processes", "/api/processes", "/api/policy", "/static", "/schema")


@pytest.fixture(scope="module")
def routes(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """Return every way and every address of the desk, as its own application has them."""
    house = build(Settings(database=f"sqlite:///{tmp_path_factory.mktemp('routes') / 'desk.sqlite3'}"))
    found = [(way, route.path) for route in create_app(house).routes for way in sorted(getattr(route, "methods", ()))]
    return [(way, path) for way, path in found if way in {"GET", "POST"}]


def filled(desk: Target, path: str, number: str) -> str:
    """Return an address with the numbers of what is kept from others."""
    known = {"number": number, "document_id": str(desk.ids["document"]), "person_id": str(desk.town.adele.id), "key": "P20",
             "kind": "message", "step": "refer", "registry": "people", "deed": "extend", "name": "file"}  # fmt: skip
    return PLACE.sub(lambda found: known.get(found[1], "1"), path)


@pytest.mark.parametrize("role", ["tess", "dana", "nora", "adele", "joel", "greta", "ida"])
def test_no_page_and_no_answer_tells_a_complaint_to_whom_it_is_kept_from(
    desk: Target, routes: list[tuple[str, str]], role: str
) -> None:
    number = desk.numbers["of staff"]
    if role.capitalize() in desk.town.who_sees(number):
        pytest.skip("this one may read it")
    somebody = desk.person(role)
    for way, path in routes:
        if way == "GET" and not path.startswith(OF_EVERYBODY):
            answer = somebody.get(filled(desk, path, number))
            assert answer.status_code < 500, path
            assert HIDDEN not in answer.text, path
            if "{number:str}" in path and "undelivered" not in path:
                assert answer.status_code in {404, 410}, path


def test_nobody_reads_and_does_nothing_without_signing_in(desk: Target, routes: list[tuple[str, str]]) -> None:
    nobody = desk.nobody()
    for way, path in routes:
        if path in PUBLIC:
            continue
        place = filled(desk, path, desk.numbers["license"])
        answer = nobody.get(place) if way == "GET" else nobody.post(place)
        unread = {422} if way == "POST" else set[int]()  # a body that is none is refused first
        expected = {302, 303, 307, 401, 404} | unread
        assert answer.status_code in expected or (way, path) == ("POST", "/me"), (way, path, answer.status_code)
        assert HIDDEN not in answer.text
        assert FOREIGN not in answer.text


@pytest.mark.parametrize("role", ["omar", "joel", "ruth", "ida"])
def test_nothing_is_done_in_a_case_that_is_not_ones_own(desk: Target, routes: list[tuple[str, str]], role: str) -> None:
    somebody, number = desk.person(role), desk.numbers["license"]
    before = desk.town.case(number).version
    for way, path in routes:
        if way == "POST" and "{number:str}" in path and "undelivered" not in path:
            answer = somebody.post(filled(desk, path, number), {"facts": {}} if path.startswith("/api") else {})
            assert answer.status_code in {403, 404, 422}, (path, answer.status_code)
    assert desk.town.case(number).version == before


def test_another_agency_gets_no_document_by_its_number(desk: Target) -> None:
    place = f"/cases/{desk.numbers['license']}/documents/{desk.ids['document']}"
    assert FOREIGN in desk.person("tess").get(place).text
    for role in ("omar", "greta", "joel", "ida"):
        assert desk.person(role).get(place).status_code == 404
    other = f"/cases/{desk.numbers['complaint']}/documents/{desk.ids['document']}"
    assert desk.person("dana").get(other).status_code == 404


def test_who_asks_is_looked_at_before_what_is_sent(desk: Target, routes: list[tuple[str, str]]) -> None:
    nobody = desk.nobody()
    for way, path in routes:
        if way == "POST" and path.startswith("/api"):
            assert nobody.post(filled(desk, path, desk.numbers["license"])).status_code == 401, path
