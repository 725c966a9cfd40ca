"""Forms that another site sends in somebody's name."""

import pytest

from models.rows.people import Office
from tests.attacks.targets import Target
from web.cookies import SESSION as COOKIE

FORMS = ("/me", "/people/add", "/start/P03", "/start/P20", "/agencies/add", "/me/tokens", "/clock", "/tasks/1/claim")


def test_a_form_without_the_desks_token_is_refused(desk: Target) -> None:
    kofi = desk.person("kofi")
    for path in (*FORMS, f"/people/{desk.town.ida.id}/offices", f"/cases/{desk.numbers['license']}/add/note"):
        assert kofi.browser.post(path, data={"note": "x", "sign-out": "yes"}).status_code == 403, path
    assert kofi.get("/inbox").status_code == 200


def test_the_token_of_somebody_else_is_none(desk: Target) -> None:
    evil, kofi = desk.person("ida"), desk.person("kofi")
    stolen = evil.form_token()
    victim = desk.nobody()
    victim.browser.cookies.set(COOKIE, kofi.cookie)
    assert (
        victim.browser.post("/me/tokens", data={"_csrf_token": stolen, "name": "evil", "areas": "cases"}).status_code
        == 403
    )


@pytest.mark.parametrize("content", ["text/plain", "application/json", "application/xml"])
def test_a_body_that_needs_no_permission_of_a_browser_changes_nothing(desk: Target, content: str) -> None:
    kofi = desk.person("kofi")
    answer = kofi.browser.post("/people/add", content=b'{"name": "Eve"}', headers={"Content-Type": content})
    assert answer.status_code in {400, 403, 415, 422}


def test_asking_changes_nothing(desk: Target) -> None:
    kofi = desk.person("kofi")
    with desk.database.reading() as session:
        before = session.query(Office).count()
    for path in (f"/people/{desk.town.ida.id}/offices?role=System+Administrator", f"/people/{desk.town.ida.id}/left",
                 f"/cases/{desk.numbers['license']}/withdraw", "/clock?advance=P1D"):  # fmt: skip
        kofi.get(path)
    with desk.database.reading() as session:
        assert session.query(Office).count() == before
    assert desk.person("dana").get("/api/clock").json()["now"].startswith("2026-")


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_no_other_site_reads_an_answer(desk: Target, origin: str) -> None:
    answer = desk.person("tess").program.get("/api/cases", headers={"Origin": origin})
    assert "access-control-allow-origin" not in answer.headers


def test_the_token_of_forms_is_another_one_after_signing_in(desk: Target) -> None:
    nobody = desk.nobody()
    nobody.form_token()
    before = nobody.browser.cookies.get("desk-form")
    nobody.post("/sign-in", {"email": desk.let_in("joel"), "password": "a green mountain in the mist"})
    nobody.browser.get("/inbox")
    assert nobody.browser.cookies.get("desk-form") != before
