"""Somewhere else: redirects to other sites, headers made of what is typed, files beside the ones that are served."""

import pytest

from tests.attacks.targets import Target
from tests.attacks.town import FOREIGN

ELSEWHERE = ("//evil.example", "https://evil.example", "/\\evil.example", "/%5cevil.example/..", "\\\\evil.example", "/\t/evil.example",
             "javascript:alert(1)", "/\r\nSet-Cookie: desk=mine", "http:evil.example", "///evil.example")  # fmt: skip


@pytest.mark.parametrize("place", ELSEWHERE)
def test_signing_in_leads_to_no_other_site(desk: Target, place: str) -> None:
    address, nobody = desk.let_in("joel"), desk.nobody()
    answer = nobody.post("/sign-in", {"email": address, "password": "a green mountain in the mist", "next": place})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/")
    assert answer.headers["location"][1:2] not in {"/", "\\"}
    assert "mine" not in answer.headers.get("set-cookie", "")


@pytest.mark.parametrize("place", ELSEWHERE)
def test_no_form_leads_to_another_site(desk: Target, place: str) -> None:
    answer = desk.person("dana").post("/me", {"colors": "dark", "back": place})
    assert answer.headers["location"].startswith("/")
    assert answer.headers["location"][1:2] not in {"/", "\\"}


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "..\\..\\boot.ini", 'a"; filename="b.html', "a\r\nX-Evil: 1.pdf", "/etc/passwd"]
)
def test_the_name_of_a_document_is_no_path_and_no_header(desk: Target, name: str) -> None:
    tess, number = desk.person("tess"), desk.numbers["license"]
    sent = tess.program.post(f"/api/cases/{number}/documents", files={"data": (name, b"%PDF-1.7 x", "application/pdf")})
    assert sent.status_code in {201, 422}, sent.text
    if sent.status_code == 201:
        kept = tess.get(f"/cases/{number}/documents/{sent.json()['id']}")
        assert "x-evil" not in kept.headers
        assert kept.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
        assert '"' not in kept.headers["content-disposition"]


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
    ],
)
def test_nothing_beside_the_static_files_is_served(desk: Target, path: str) -> None:
    answer = desk.nobody().browser.get(f"{desk.url}{path}")
    assert answer.status_code in {400, 401, 404, 303}, path
    assert "create_app" not in answer.text
    assert "root:" not in answer.text


def test_a_document_is_saved_and_never_shown_in_the_desks_name(desk: Target) -> None:
    answer = desk.person("tess").get(f"/cases/{desk.numbers['license']}/documents/{desk.ids['document']}")
    assert FOREIGN in answer.text
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_answers_of_the_api_and_redirects_have_the_headers_too(desk: Target) -> None:
    assert desk.person("dana").get("/api/cases").headers.get("x-content-type-options") == "nosniff"
    assert desk.person("dana").get("/").headers.get("x-content-type-options") == "nosniff"
