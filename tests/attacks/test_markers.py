"""What others typed is text on every page, for everybody who reads it."""

import pytest

from tests.attacks.targets import Target
from tests.attacks.town import MARKER

PAGES = ("/inbox", "/inbox?queue=team", "/cases", "/people", "/agencies", "/start", "/me", "/mailbox", "/licenses", "/agreements",
         "/trainings", "/series", "/meetings", "/disclosures", "/audit", "/policy", "/faults")  # fmt: skip
TYPED = ("/cases?q={}", "/people?q={}", "/agencies?q={}", "/inbox?q={}", "/licenses?q={}", "/disclosures?q={}", "/sharing?q={}", "/manual?q={}",
         "/audit?who={}", "/sign-in?next={}", "/start/P03?user={}", "/cases?cursor={}", "/cases?process={}", "/{}",
         "/cases/{}", "/people?agency={}", "/manual/{}")  # fmt: skip


@pytest.mark.parametrize("role", ["dana", "nora", "tess", "jo"])
def test_no_marker_comes_through_on_a_page(desk: Target, role: str) -> None:
    somebody = desk.person(role)
    number = desk.town.ask(
        desk.town.case(desk.numbers["license"]).opened_at, name=f"Eve {MARKER}", email=f"eve-{role}@otter.example"
    )
    somebody.post(f"/cases/{number}/add/note", {"note": f"A note {MARKER}"})
    with desk.database.reading() as session:
        people = [f"/people/{each.id}" for each in desk.town.people()]
        assert session
    for place in (*PAGES, f"/cases/{number}", *people, "/agencies/agency-xss-onerror-alert-1"):
        assert "<xss" not in somebody.get(place).text, place


def test_what_is_typed_into_an_address_comes_back_as_text(desk: Target) -> None:
    nora = desk.person("nora")
    for place in TYPED:
        answer = nora.browser.get(place.format("%3Cxss%22%27onerror%3Dalert%281%29%3E"))
        assert answer.status_code < 500, place
        assert "<xss" not in answer.text, place


def test_a_form_that_is_refused_shows_what_was_typed_as_text(desk: Target) -> None:
    for place in ("/start/P03", "/people/add", "/start/P20"):
        answer = desk.person("dana").post(
            place, {"name": MARKER, "email": MARKER, "description": MARKER, "complainant": MARKER}
        )
        assert answer.status_code == 422
        assert "<xss" not in answer.text, place


def test_no_page_lets_a_script_of_others_run_or_be_framed(desk: Target) -> None:
    policy = desk.person("dana").get("/inbox").headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'self'" in policy
    assert "base-uri 'none'" in policy
