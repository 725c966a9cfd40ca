"""Programs correct what a history says: first asked what would change, then done."""

from typing import Any

from tests.desks import ASKED
from tests.web.api.programs import Service


def begun(service: Service) -> tuple[str, int, int]:
    """Return a case whose series began on March 2, the event of it, and its version."""
    number = service.tess.post("/api/processes/P03/cases", {"facts": ASKED}, 201)["number"]
    service.dana.post("/api/clock", {"to": "2026-03-03T09:00:00-05:00"})
    version = service.dana.step(number, "begin-series", begun_on="2026-03-02")["version"]
    return number, event(service, number, "begin-series"), version


def event(service: Service, number: str, kind: str) -> int:
    found: int = next(
        each["id"] for each in service.dana.get(f"/api/cases/{number}/history")["items"] if each["event"] == kind
    )
    return found


def series(case: Any) -> str:
    due: str = next(each["due_on"] for each in case["duties"] if each["key"] == "series")
    return due


def test_what_a_correction_would_change_is_told_before_it_is_done() -> None:
    service = Service()
    number, began, version = begun(service)
    better = {"event": began, "facts": {"begun_on": "2026-03-01"}, "reason": "The roster says March 1."}
    shown = service.dana.post(f"/api/cases/{number}/corrections", {**better, "dry_run": True, "version": version})
    assert "First session begun: March 1, 2026, not March 2, 2026." in shown["changes"]
    assert ("trainee" in shown["told"], shown["done"], series(shown["case"])) == (True, False, "2026-04-01")
    done = service.dana.post(f"/api/cases/{number}/corrections", {**better, "version": version})
    assert (done["changes"], done["done"], series(done["case"])) == (shown["changes"], True, "2026-03-31")
    service.dana.post(f"/api/cases/{number}/corrections", {**better, "version": version}, 409)


def test_without_facts_an_event_is_struck_as_entered_by_mistake() -> None:
    service = Service()
    number, began, _ = begun(service)
    wrong = {"event": began, "facts": None, "reason": "Another trainee's."}
    done = service.dana.post(f"/api/cases/{number}/corrections", wrong)
    assert (done["done"], done["case"]["state"]) == (True, "ENROLLED")


def test_a_later_step_that_stands_against_it_is_named_and_struck_with_it_on_request() -> None:
    service = Service()
    number, began, _ = begun(service)
    service.jo.step(number, "submit", work="All of it.")
    wrong = {"event": began, "facts": None, "reason": "Another trainee's."}
    no = service.dana.post(f"/api/cases/{number}/corrections", wrong, 409)
    assert "would not have been possible" in no["detail"]
    done = service.dana.post(f"/api/cases/{number}/corrections", {**wrong, "strike_later": True})
    assert done["case"]["state"] == "ENROLLED"


def test_a_correction_is_refused_in_words() -> None:
    service = Service()
    number, began, _ = begun(service)
    place = f"/api/cases/{number}/corrections"
    no = service.dana.post(place, {"event": began, "facts": {"begun_on": "2026-03-01"}, "reason": " "}, 422)
    assert [each["field"] for each in no["errors"]] == ["reason"]
    service.dana.post(place, {"event": 999999, "facts": None, "reason": "?"}, 404)
    service.omar.post(place, {"event": began, "facts": None, "reason": "?"}, 404)
    service.jo.post(place, {"event": began, "facts": None, "reason": "?"}, 404)


def test_an_ended_case_goes_on_where_it_stood() -> None:
    service = Service()
    number, _, _ = begun(service)
    service.dana.post(f"/api/cases/{number}/reopen", {"reason": "Why?"}, 409)
    ended = service.tess.step(number, "withdraw", why="She takes another job.")
    assert ended["status"] == "closed"
    service.tess.post(f"/api/cases/{number}/reopen", {"reason": "She stays."}, 403)
    again = service.dana.post(f"/api/cases/{number}/reopen", {"reason": "She stays.", "version": ended["version"]})
    assert (again["done"], again["case"]["state"], again["case"]["closed_at"]) == (True, "TRAINING", None)


def test_what_lapsed_by_its_date_is_not_reopened_by_striking_the_clock() -> None:
    service = Service()
    number, _, _ = begun(service)
    service.dana.post("/api/clock", {"to": "2026-04-02T00:00:00-04:00"})
    no = service.dana.post(f"/api/cases/{number}/reopen", {"reason": "It came by mail."}, 409)
    assert "enter what had come in by then" in no["detail"]


def test_what_was_done_a_moment_ago_is_taken_back() -> None:
    service = Service()
    number, _, version = begun(service)
    service.tess.post(f"/api/cases/{number}/undo", {}, 409)
    service.dana.post(f"/api/cases/{number}/undo", {"version": version - 1}, 409)
    assert service.dana.post(f"/api/cases/{number}/undo", {"version": version})["state"] == "ENROLLED"
    service.dana.post(f"/api/cases/{number}/undo", {}, 409)


def test_an_extension_entered_by_mistake_is_struck_and_cannot_say_something_else() -> None:
    service = Service()
    number, _, _ = begun(service)
    service.jo.step(number, "submit", work="All of it.")
    service.dana.post("/api/clock", {"to": "2026-03-28T09:00:00-04:00"})
    before = series(service.dana.step(number, "correct", wanted="Exit dates."))
    path = f"/api/cases/{number}/deadlines/series/extend"
    assert series(service.dana.post(path, {"until": "2026-04-12", "reason": "ICA was slow"})) == "2026-04-12"
    extended = event(service, number, "extend")
    other = {"event": extended, "facts": {"until": "2026-04-11"}, "reason": "A day less."}
    said = service.dana.post(f"/api/cases/{number}/corrections", other, 422)
    assert "is struck, and done anew" in said["detail"]
    struck = {"event": extended, "facts": None, "reason": "Another case."}
    done = service.dana.post(f"/api/cases/{number}/corrections", struck)
    assert (done["done"], series(done["case"])) == (True, before)
