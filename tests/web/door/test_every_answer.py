"""What every answer of every route says, looked for on all of them: of which type it is, that nobody keeps it, and how to leave."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.door.test_any_input import GROUP, Tried, tried

pytestmark = GROUP


def answers(desk: Tried) -> list[tuple[str, Any]]:
    """Return what a person and their program are answered on each route."""
    said = desk.known | {"person_id": str(desk.office.town.tess.id), "clause_id": "3.4-le-written-may"}
    paths = [each.address(said) for each in desk.places if each.method == "GET"]
    return [(path, desk.send("GET", path)) for path in paths]


@pytest.fixture(scope="module")
def seen() -> list[tuple[str, Any]]:
    """Return what Dana is answered everywhere."""
    return answers(tried("dana"))


def test_every_answer_says_its_type_and_a_text_its_characters(seen: list[tuple[str, Any]]) -> None:
    types = {path: answer.headers.get("content-type", "") for path, answer in seen if answer.content}
    assert len(types) > 70
    assert [path for path, kind in types.items() if not kind] == []
    texts = {path: kind for path, kind in types.items() if kind.startswith("text/")}
    assert [(path, kind) for path, kind in texts.items() if "charset=utf-8" not in kind] == []


def test_no_answer_is_kept_by_a_browser_or_on_the_way(seen: list[tuple[str, Any]]) -> None:
    assert [path for path, answer in seen if "no-store" not in answer.headers.get("cache-control", "")] == []


def test_every_page_leads_to_signing_out(seen: list[tuple[str, Any]]) -> None:
    pages = {
        path: answer.text for path, answer in seen if answer.headers.get("content-type", "").startswith("text/html")
    }
    within = {
        path: page
        for path, page in pages.items()
        if "<body" in page
        and not path.startswith(("/sign-in", "/forgot", "/welcome/", "/status", "/schema/", "/mailbox/1/"))
    }
    assert len(within) > 50
    assert [path for path, page in within.items() if "/sign-out" not in page] == []


def test_no_route_answers_trace(seen: list[tuple[str, Any]]) -> None:
    desk = tried("dana")
    for path, _ in seen[:20]:
        assert desk.send("TRACE", path).status_code in {404, 405}, path


def test_a_name_given_twice_is_read_one_way() -> None:
    page = tried("dana").send("GET", "/cases?q=first-word&q=second-word&status=open&status=closed").text
    found = [word for word in ("first-word", "second-word") if f'value="{word}"' in page]
    assert len(found) == 1
    assert f"&#34;{found[0]}&#34;" in page or f'"{found[0]}"' in page


def test_a_password_is_hidden_where_it_is_typed() -> None:
    desk = tried("dana")
    for path in ("/sign-in", "/me/password"):
        page = desk.office.browser(None if path == "/sign-in" else desk.office.town.dana).client.get(path).text
        typed = ('name="password"', 'name="present"')
        fields = [tag for tag in page.split("<input")[1:] if any(name in tag.partition(">")[0] for name in typed)]
        assert fields
        assert all('type="password"' in tag.partition(">")[0] for tag in fields)


def test_a_browser_forgets_what_it_had_once_somebody_signs_out() -> None:
    browser = tried("dana").office.browser(tried("dana").office.town.nora)
    browser.get("/inbox?q=somebody")
    left = browser.post("/sign-out")
    assert left.headers["clear-site-data"] == '"cache", "storage"'
    dropped = left.headers["set-cookie"]
    assert all(name in dropped for name in ("desk=", "desk-form=", "desk-queue="))
