"""Ways in: guesses side by side, cookies that were planted, tokens where they do not belong."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from models.accounts.password_links import password_link
from models.rows.people import Person
from scheduler.clock import wall_now
from tests.attacks.targets import Target
from web.cookies import SESSION as COOKIE

PASSWORD = "a green mountain in the mist"


def test_of_fourteen_guesses_side_by_side_five_at_most_are_checked(desk: Target) -> None:
    address = desk.let_in("miriam")
    ready = [desk.nobody() for _ in range(14)]
    tokens = [each.form_token() for each in ready]
    with ThreadPoolExecutor(14) as people:
        answers = list(people.map(
            lambda number: ready[number].browser.post(
                "/sign-in", data={"_csrf_token": tokens[number], "email": address, "password": f"guess {number} of a word"}
            ).status_code, range(14)
        ))  # fmt: skip
    assert answers.count(422) <= 5


def test_a_cookie_that_was_planted_is_nobodys_after_signing_in(desk: Target) -> None:
    address, victim = desk.let_in("joel"), desk.nobody()
    victim.browser.cookies.set(COOKIE, "planted-by-somebody")
    token = victim.form_token()
    answer = victim.browser.post("/sign-in", data={"_csrf_token": token, "email": address, "password": PASSWORD})
    assert answer.status_code == 303
    assert "planted" not in answer.headers["set-cookie"]
    thief = desk.nobody()
    thief.browser.cookies.set(COOKIE, "planted-by-somebody")
    assert thief.browser.get("/inbox").status_code in {303, 401}


def test_who_signed_out_is_out_also_with_the_old_cookie(desk: Target) -> None:
    tess = desk.anew("tess")
    tess.post("/sign-out")
    again = desk.nobody()
    again.browser.cookies.set(COOKIE, tess.cookie)
    assert again.browser.get("/inbox").status_code in {303, 401}


def test_the_cookie_of_a_browser_is_no_token_and_a_token_no_cookie(desk: Target) -> None:
    tess = desk.person("tess")
    assert tess.browser.get("/api/cases").status_code == 401
    program = desk.nobody()
    program.program.headers["Authorization"] = f"Bearer {tess.cookie}"
    assert program.program.get("/api/cases").status_code == 401
    browser = desk.nobody()
    browser.browser.cookies.set(COOKIE, tess.token)
    assert browser.browser.get("/inbox").status_code in {303, 401}
    assert tess.program.get("/inbox").status_code in {303, 401}


@pytest.mark.parametrize("token", ["null", "undefined", "desk_", "' OR 1=1 --", "a" * 7000])
def test_a_token_that_is_none_lets_nobody_in(desk: Target, token: str) -> None:
    nobody = desk.nobody()
    nobody.program.headers["Authorization"] = f"Bearer {token}"
    assert nobody.program.get("/api/cases").status_code == 401


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(desk: Target) -> None:
    nobody = desk.nobody()
    answer = nobody.post("/sign-in", {"email": desk.let_in("joel"), "password": PASSWORD})
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_a_password_of_one_letter_is_refused(desk: Target) -> None:
    with desk.database.writing() as session:
        secret = password_link(session, session.get_one(Person, desk.town.greta.id), wall_now())
    answer = desk.nobody().post(f"/welcome/{secret}", {"password": "aaaaaaaaaaaa", "again": "aaaaaaaaaaaa"})
    assert answer.status_code == 422
