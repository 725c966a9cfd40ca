"""What the API answers to wrong calls: the contract's status codes, as problem details."""

from typing import Any

import pytest

from models.accounts.sessions import begin
from scheduler.clock import wall_now
from tests.desks import ASKED
from tests.web.api.programs import Program, Service


def test_without_a_valid_token_nobody_is_told_anything() -> None:
    service = Service()
    for path in ("/api/cases", "/api/tasks", "/api/people", "/api/clock", "/api/processes"):
        said = Program(service.client, "desk_wrong").get(path, 401)
        assert (said["status"], said["title"]) == (401, "Unauthorized")
        answer = service.client.get(path)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_cookie_does_not_open_the_api() -> None:
    service = Service()
    with service.town.database.writing() as session:
        service.client.cookies.set("desk", begin(session, service.town.dana.id, wall_now()))
    assert service.client.get("/api/cases").status_code == 401


def test_a_step_of_another_role_is_forbidden_in_words_with_the_clause() -> None:
    service = Service()
    number = service.tess.post("/api/processes/P03/cases", {"facts": ASKED}, 201)["number"]
    said = service.tess.step(number, "begin-series", 403, begun_on="2026-02-20")
    assert (said["clause"], said["detail"]) == (
        "2.2-training-window", "this is for the System Administrator to do")  # fmt: skip


def test_another_agencys_case_is_not_found_like_one_that_is_not_there() -> None:
    service = Service()
    number = service.tess.post("/api/processes/P03/cases", {"facts": ASKED}, 201)["number"]
    here, nowhere = service.omar.get(f"/api/cases/{number}", 404), service.omar.get("/api/cases/26-00000", 404)
    assert here == nowhere
    assert service.omar.get("/api/cases")["items"] == []
    assert service.omar.get("/api/tasks?queue=all")["items"] == []
    assert service.omar.get("/api/notices")["items"] == []
    assert service.omar.step(number, "withdraw", 404, why="?") == here
    assert service.omar.post(f"/api/cases/{number}/notes", {"note": "?"}, 404) == here


def test_a_stale_version_and_a_step_twice_are_conflicts() -> None:
    service = Service()
    number = service.tess.post("/api/processes/P03/cases", {"facts": ASKED}, 201)["number"]
    body = {"facts": {"begun_on": "2026-02-20"}, "version": 1}
    service.dana.post(f"/api/cases/{number}/steps/begin-series", body)
    stale = service.jo.post(f"/api/cases/{number}/steps/submit", {"facts": {"work": "All."}, "version": 1}, 409)
    assert "changed this case while you were working" in stale["detail"]
    again = service.dana.post(f"/api/cases/{number}/steps/begin-series", {"facts": {"begun_on": "2026-02-20"}}, 409)
    assert again["clause"] == "P03"


@pytest.mark.parametrize("body", [{"facts": 7}, {"facts": {}, "strange": 1}, {"received_at": 5}, [], "text"])
def test_a_body_of_the_wrong_shape_is_unfit_and_says_where(body: Any) -> None:
    said = Service().tess.post("/api/processes/P03/cases", body or [1], 422)
    assert said["status"] == 422
    assert said["detail"]


def test_what_is_no_json_is_unfit() -> None:
    service = Service()
    headers = {"Authorization": f"Bearer {service.tess.token}", "Content-Type": "application/json"}
    answer = service.client.post("/api/processes/P03/cases", content=b'{"facts": ', headers=headers)
    assert answer.status_code == 422


def test_a_refusal_by_a_rule_carries_its_clause_and_names_the_field() -> None:
    said = Service().tess.post("/api/processes/P03/cases", {"facts": {**ASKED, "adult": False}}, 422)
    assert said["clause"] == "2.1-min-age"
    assert said["errors"] == [
        {"field": "adult", "clause": "2.1-min-age", "detail": "a user is at least 18 years old"}
    ]  # fmt: skip


@pytest.mark.parametrize("day", ["2026-02-30", "tomorrow", "2026-02-19T10:00:00"])
def test_a_day_that_does_not_exist_is_named(day: str) -> None:
    said = Service().tess.post("/api/processes/P03/cases", {"facts": ASKED, "received_at": day}, 422)
    assert said["errors"][0]["field"] == "received_at"


def test_a_body_larger_than_a_document_is_too_large() -> None:
    service = Service()
    number = service.tess.post("/api/processes/P03/cases", {"facts": ASKED}, 201)["number"]
    path = f"/api/cases/{number}/documents"
    service.tess.upload(path, "big.pdf", b"x" * (10 * 1024 * 1024 + 1), "application/pdf", 413)
    service.tess.upload(path, "huge.pdf", b"x" * (11 * 1024 * 1024), "application/pdf", 413)
    assert service.tess.get(f"/api/cases/{number}")["documents"] == []


def test_a_string_of_ten_megabytes_is_refused_and_nothing_is_written() -> None:
    service = Service()
    service.tess.post("/api/processes/P03/cases", {"facts": {**ASKED, "programs": "x" * 10_000_000}}, 413)
    assert service.tess.get("/api/cases")["items"] == []


def test_what_is_not_there_is_not_found() -> None:
    service = Service()
    for path in ("/api/processes/P99", "/api/nothing"):
        assert service.dana.get(path, 404)["status"] == 404
    service.dana.post("/api/processes/P99/cases", {"facts": {}}, 404)
    service.dana.post("/api/tasks/999999/claim", None, 404)


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=9999", "cursor=%21%21", "limit=many"]
)  # fmt: skip
def test_a_wrong_page_is_refused_in_words(query: str) -> None:
    assert Service().dana.get(f"/api/cases?{query}", 422)["detail"]


def test_a_failure_of_our_own_says_nothing_of_it() -> None:
    service = Service()
    service.house.database.engine.dispose()
    service.clock.now = lambda: 1 / 0  # type: ignore[method-assign,assignment,return-value]
    said = service.dana.get("/api/clock", 500)
    assert "ZeroDivision" not in str(said)
    assert said["detail"] == "Something went wrong. Nothing was changed, and the error is in the log."


@pytest.mark.parametrize("name", ["Jo\x00 Ferris", "Jo \x1b[31mFerris"])
def test_a_name_with_characters_nobody_can_read_is_named(name: str) -> None:
    said = Service().tess.post("/api/processes/P03/cases", {"facts": {**ASKED, "name": name}}, 422)
    assert said["errors"][0]["field"] == "name"


def test_a_number_larger_than_any_that_can_be_kept_is_refused() -> None:
    said = Service().dana.post(f"/api/tasks/{10**30}/claim", None, 422)
    assert said["detail"] == "What you sent has a number or a character that we can't save."


@pytest.mark.parametrize("note", ["A half \ud800 character.", "None \x00 at all."])
def test_a_note_that_cannot_be_kept_is_refused_and_nothing_is_written(note: str) -> None:
    service = Service()
    number = service.tess.post("/api/processes/P03/cases", {"facts": ASKED}, 201)["number"]
    service.tess.post(f"/api/cases/{number}/notes", {"note": note}, 422)
    assert len(service.tess.get(f"/api/cases/{number}/history")["items"]) == 1


@pytest.mark.parametrize("path", ["/api/people?q=%00", "/api/cases?q=%00", "/api/agencies?q=%00"])
def test_a_search_for_what_cannot_be_kept_is_no_failure(path: str) -> None:
    service = Service()
    answer = service.client.get(path, headers={"Authorization": f"Bearer {service.dana.token}"})
    assert answer.status_code < 500


def test_the_practice_clock_takes_the_day_that_its_message_names() -> None:
    service = Service()
    said = service.dana.post("/api/clock", {}, 422)
    assert '{"to": "2026-03-18T00:00:00-04:00"}' in said["detail"]
    assert (
        "write a day as 2026-03-02" in service.dana.post("/api/clock", {"to": "March 20"}, 422)["errors"][0]["detail"]
    )
    for to in ("2026-03-18", "2026-03-19T00:00:00-04:00"):
        assert service.dana.post("/api/clock", {"to": to})["now"].startswith(to[:10])
