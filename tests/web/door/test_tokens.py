"""Tokens of programs: how far they reach, how long they work, and when they were used."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from litestar.routes import HTTPRoute
from sqlalchemy import update

from models.rows.accounts import Feed, Token
from scheduler.clock import wall_now
from tests.web.registries.desks import Browser, Desk
from web.app import create_app
from web.reach import ANY, AREA
from workflows.law.door import TokenArea
from workflows.law.policy import FIRST_EDITION


def token_of(browser: Browser, scope: str = "read", *areas: str) -> dict[str, str]:
    """Return the header of a program with a new token of somebody's."""
    shown = browser.post(
        "/me/tokens",
        {"name": f"Program {scope}", "scope": scope.split(maxsplit=1)[0], "areas": areas or [*TokenArea]},
        200,
    ).words
    found = re.search(r"desk_[\w-]+", shown)
    assert found
    return {"Authorization": f"Bearer {found[0]}"}


def calls(desk: Desk, path: str, headers: dict[str, str], body: Any = None) -> Any:
    """Call the API."""
    client = desk.browser(None).client
    return client.get(path, headers=headers) if body is None else client.post(path, headers=headers, json=body)


def test_a_token_that_only_reads_changes_nothing_and_says_so() -> None:
    desk = Desk()
    headers = token_of(desk.tess)
    assert calls(desk, "/api/tasks", headers).status_code == 200
    refused = calls(desk, "/api/processes/P03/cases", headers, {"facts": {}})
    assert refused.status_code == 403
    assert "This token only reads" in refused.json()["detail"]
    assert calls(desk, "/api/tasks/1/claim", headers, {}).status_code == 403


def test_a_token_that_changes_does_what_its_person_may() -> None:
    desk = Desk()
    refused = calls(desk, "/api/processes/P03/cases", token_of(desk.tess, "change"), {"facts": {}})
    assert refused.status_code == 422


REACHED = {
    TokenArea.CASES: ("/api/cases", "/api/tasks"),
    TokenArea.DOCUMENTS: ("/api/cases/26-0000/documents/1", "/api/cases/26-0000/uploads"),
    TokenArea.REGISTRIES: (
        "/api/people",
        "/api/agencies",
        "/api/licenses",
        "/api/meetings",
        "/api/agreements",
        "/api/invoices",
    ),
    TokenArea.LOGS: ("/api/disclosures", "/api/notices"),
}


def test_a_token_comes_as_far_as_it_was_made_for_and_says_what_it_would_need() -> None:
    desk = Desk()
    for area in TokenArea:
        headers = token_of(desk.dana, f"read {area.key}", area.key)
        for other, paths in REACHED.items():
            for path in paths:
                answer = calls(desk, path, headers)
                assert (answer.status_code != 403) == (other is area), (area, path)
                assert other is area or f"This token does not reach: {other.words}" in answer.json()["detail"]
        assert calls(desk, "/api/policy", headers).status_code == 200
    assert (
        calls(desk, "/api/processes/P03/cases", token_of(desk.dana, "change", "registries"), {"facts": {}}).status_code
        == 403
    )


def test_every_route_of_the_api_says_to_which_area_it_belongs() -> None:
    desk = Desk()
    said = {
        route.path: handler.opt.get(AREA)
        for route in create_app(desk.house).routes
        if isinstance(route, HTTPRoute) and route.path.startswith("/api/")
        for handler in route.route_handlers
    }
    assert {path for path, area in said.items() if area not in {ANY, *TokenArea}} == set()
    assert set(said.values()) == {ANY, *TokenArea}


def test_a_token_reaches_something_and_ones_own_page_says_what() -> None:
    desk = Desk()
    refused = desk.tess.post("/me/tokens", {"name": "Report", "scope": "read"}, 422).words
    assert "Choose at least one thing that the program reaches" in refused
    token_of(desk.tess, "read", "cases", "logs")
    assert "Read only: Cases and tasks; The log of disclosures, and what was told." in desk.tess.get("/me").words


def test_a_token_ends_after_its_time_and_so_does_a_calendar() -> None:
    desk = Desk()
    headers = token_of(desk.tess)
    feed = re.search(r"/feed/\S+\.ics", desk.tess.post("/me/feed", status=200).words)
    assert feed
    with desk.database.reading() as session:
        for row, days in (
            (session.query(Token).one(), FIRST_EDITION.token_days),
            (session.query(Feed).one(), FIRST_EDITION.feed_days),
        ):
            assert row.expires_at - row.created_at == timedelta(days=days)
    with desk.database.writing() as session:
        for kind in (Token, Feed):
            session.execute(update(kind).values(expires_at=wall_now()))
    assert calls(desk, "/api/tasks", headers).status_code == 401
    assert desk.browser(None).get(feed[0], 404).status == 404
    words = desk.tess.get("/me").words
    assert "Program read" not in words
    assert "Make an address for your calendar" in words


def test_ones_own_page_says_how_far_a_token_reaches_and_when_it_was_used() -> None:
    desk = Desk()
    headers = token_of(desk.tess)
    assert re.search(
        r"Program read Read only: [^.]+\. Since [^.]+, until [^.]+\. Never used", desk.tess.get("/me").words
    )
    calls(desk, "/api/tasks", headers)
    assert "Last used on" in desk.tess.get("/me").words


def test_that_a_token_was_used_is_written_once_an_hour_and_not_at_every_call() -> None:
    desk = Desk()
    headers = token_of(desk.tess)

    def used(ago: timedelta) -> timedelta:
        with desk.database.writing() as session:
            session.execute(update(Token).values(used_at=wall_now() - ago))
        calls(desk, "/api/tasks", headers)
        with desk.database.reading() as session:
            found = session.query(Token).one().used_at
        assert found
        return wall_now() - found

    assert used(timedelta(minutes=59)) > timedelta(minutes=58)
    assert used(timedelta(minutes=60)) < timedelta(minutes=1)


def test_ones_own_page_says_when_the_calendar_was_read() -> None:
    desk = Desk()
    feed = re.search(r"/feed/\S+\.ics", desk.tess.post("/me/feed", status=200).words)
    assert feed
    assert "It was never read" in desk.tess.get("/me").words
    desk.browser(None).get(feed[0])
    assert "It was last read on" in desk.tess.get("/me").words
