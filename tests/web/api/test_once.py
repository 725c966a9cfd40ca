"""What a program sends again with the same key is done once, and answered alike."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.desks import ASKED
from tests.web.api.programs import Program, Service
from web.deeds import HEADER

OPEN = "/api/processes/P03/cases"


def opened(program: Program, key: str, status: int = 201, **facts: Any) -> Any:
    return program.post(OPEN, {"facts": {**ASKED, **facts}}, status, key=key)


def cases(service: Service) -> int:
    return len(service.dana.get("/api/cases")["items"])


def test_an_opening_sent_again_is_the_same_case_and_the_same_answer() -> None:
    service = Service()
    assert opened(service.tess, "one") == opened(service.tess, "one")
    assert cases(service) == 1


def test_of_twenty_identical_openings_at_once_one_is_done_and_all_are_answered_alike() -> None:
    service = Service()
    tess = service.tess
    with ThreadPoolExecutor(20) as crowd:
        answers = list(crowd.map(lambda _: opened(tess, "at once"), range(20)))
    assert len({each["number"] for each in answers}) == 1
    assert all(each == answers[0] for each in answers)
    assert cases(service) == 1


def test_the_order_of_the_fields_makes_it_no_other_body() -> None:
    service = Service()
    backward = dict(reversed(ASKED.items()))
    assert opened(service.tess, "one") == service.tess.post(OPEN, {"facts": backward}, 201, key="one")


@pytest.mark.parametrize("path", [OPEN, "/api/processes/P04/cases"])
def test_a_key_that_stands_for_something_else_is_refused_in_words(path: str) -> None:
    service = Service()
    opened(service.tess, "one")
    no = service.tess.post(path, {"facts": {**ASKED, "name": "Ann Other"}}, 422, key="one")
    assert "was sent before with something else" in no["detail"]
    assert [each["field"] for each in no["errors"]] == [HEADER]
    assert cases(service) == 1


@pytest.mark.parametrize("key", ["", "x" * 201, "two\tparts"])
def test_a_key_that_is_none_is_refused_in_words(key: str) -> None:
    no = opened(Service().tess, key, 422)
    assert no["detail"] == "a key has 1 to 200 letters, digits and signs"


def test_the_same_key_of_somebody_else_is_another_deed() -> None:
    service = Service()
    number = opened(service.tess, "one")["number"]
    note = {"note": "Called."}
    for program in (service.tess, service.dana):
        program.post(f"/api/cases/{number}/notes", note, 201, key="note")
    said = service.dana.get(f"/api/cases/{number}/history")["items"]
    assert [each["event"] for each in said].count("note") == 2


def test_a_day_later_the_key_is_free() -> None:
    service = Service()
    number = opened(service.tess, "one")["number"]
    service.dana.post("/api/clock", {"advance": "PT23H"})
    assert opened(service.tess, "one")["number"] == number
    service.dana.post("/api/clock", {"advance": "PT1H"})
    other = opened(service.tess, "one", name="Ann Other", email="ann@otter.example")
    assert other["number"] != number


def test_what_was_refused_goes_through_with_the_same_key_once_it_is_mended() -> None:
    service = Service()
    opened(service.tess, "one", 422, email="nowhere")
    opened(service.tess, "one")
    assert cases(service) == 1


def test_a_step_sent_again_is_answered_though_the_case_is_beyond_it() -> None:
    service = Service()
    number = opened(service.tess, "one")["number"]
    step = {"facts": {"why": "She takes another job."}}
    path = f"/api/cases/{number}/steps/withdraw"
    assert service.tess.post(path, step, key="two") == service.tess.post(path, step, key="two")
    service.tess.post(path, step, 409)


def test_a_task_claimed_again_with_the_same_key_is_answered_though_it_is_done() -> None:
    service = Service()
    opened(service.tess, "one")
    task = next(each for each in service.dana.get("/api/tasks?queue=team")["items"] if each["assignee"] is None)
    claim = f"/api/tasks/{task['id']}/claim"
    first = service.dana.post(claim, key="claim")
    service.tess.step(task["case"], "withdraw", why="She takes another job.")
    assert service.dana.post(claim, key="claim")["id"] == first["id"]


def test_a_document_sent_again_is_kept_once_and_another_content_is_refused() -> None:
    service = Service()
    path = f"/api/cases/{opened(service.tess, 'one')['number']}/documents"

    def send(content: bytes, status: int) -> Any:
        return service.tess.upload(path, "letter.pdf", content, "application/pdf", status, key="letter")

    assert send(b"%PDF one", 201) == send(b"%PDF one", 201)
    send(b"%PDF two", 422)


def test_a_correction_sent_again_says_again_what_it_changed() -> None:
    service = Service()
    number = opened(service.tess, "one")["number"]
    service.dana.post("/api/clock", {"to": "2026-03-03T09:00:00-05:00"})
    service.dana.step(number, "begin-series", begun_on="2026-03-02")
    history = service.dana.get(f"/api/cases/{number}/history")["items"]
    event = next(each["id"] for each in history if each["event"] == "begin-series")
    better = {"event": event, "facts": {"begun_on": "2026-03-01"}, "reason": "The roster says March 1."}
    path = f"/api/cases/{number}/corrections"
    service.dana.post(path, {**better, "dry_run": True})
    first = service.dana.post(path, better, key="mend")
    assert service.dana.post(path, better, key="mend") == first
    assert (first["done"], len(first["changes"]) > 0) == (True, True)


def test_every_call_that_changes_something_but_the_clock_names_the_header() -> None:
    described = Service().client.get("/schema/openapi.json").json()["paths"]
    posts = {path: each["post"] for path, each in described.items() if "post" in each}
    named = {path for path, each in posts.items() if HEADER in {one["name"] for one in each.get("parameters", ())}}
    reads = "/api/trainings/{training_id}/report"  # whom a report names; nothing is recorded
    assert set(posts) - named == {"/api/clock", reads}
