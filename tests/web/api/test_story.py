"""The story of onboarding, told by programs."""

from tests.desks import ASKED, LEVEL, NOTICED, SIGNATURE
from tests.web.api.programs import Service


def test_a_trainee_becomes_a_licensed_user_over_the_api() -> None:
    service = Service()
    case = service.tess.post("/api/processes/P03/cases", {"facts": ASKED}, 201)
    number = case["number"]
    assert (case["state"], case["status"], case["version"]) == ("ENROLLED", "open", 1)
    service.dana.post("/api/clock", {"to": "2026-03-02T09:00:00-05:00"})
    service.dana.step(number, "begin-series", begun_on="2026-03-02")
    service.dana.step(number, "record-session", title="Intake", held_on="2026-03-02", minutes=60, missed=10)
    moved = service.dana.post("/api/clock", {"to": "2026-03-18T00:00:00-04:00"})
    assert moved["fired"] >= 1
    told = service.dana.get(f"/api/cases/{number}")["notices"]
    late = [each for each in told if (each["template"], each["clause"]) == ("overdue", "2.2-training-window")]
    assert {notice["to"] for notice in late} == {"trainee", "Agency Administrator"}
    service.jo.step(number, "submit", work="All of it.")
    service.dana.post("/api/clock", {"advance": "P2D"})
    case = service.dana.step(number, "correct", wanted="Exit dates.")
    due = next(each for each in case["deadlines"] if each["key"] == "corrections")
    assert due["due_on"] == "2026-04-01"
    assert (due["due_at"], due["state"], due["origin"]) == ("2026-04-02T04:00:00Z", "running", "manual number")
    assert [candidate["day"] for candidate in due["receipt"]["candidates"]] == ["2026-04-04", "2026-04-01"]
    assert {each["due_on"] for each in case["duties"] if each["key"] == "corrections"} == {"2026-04-01"}
    (task,) = (each for each in service.jo.get("/api/tasks")["items"] if each["key"] == "corrections")
    assert task["due_on"] == "2026-04-01"
    service.dana.post("/api/clock", {"to": "2026-04-01T23:59:00-04:00"})
    service.jo.step(number, "resubmit", work="Done.")
    service.dana.step(number, "accept")
    service.jo.step(number, "sign", **SIGNATURE)
    service.jo.step(number, "acknowledge", **NOTICED)
    service.tess.step(number, "decide-level", **LEVEL)
    service.dana.step(number, "record-security-training", held_on="2026-04-01", minutes=180, missed=18)
    case = service.dana.step(number, "confirm-username", username="jtran", created_on="2026-04-01")
    assert (case["state"], case["status"], case["outcome"]) == ("LICENSED", "closed", "the user has a license")
    (license_,) = service.dana.get("/api/licenses")["items"]
    assert (license_["username"], license_["level"], license_["status"]) == ("jtran", "Case Manager II", "issued")
    assert {effect["effect"] for effect in case["effects"]} == {"RecordAttendance", "SignPaper", "IssueLicense"}


def test_a_series_that_lapses_opens_the_next_attempt_linked_to_it() -> None:
    service = Service()
    number = service.tess.post("/api/processes/P03/cases", {"facts": ASKED}, 201)["number"]
    service.dana.post("/api/clock", {"to": "2026-03-02T09:00:00-05:00"})
    service.dana.step(number, "begin-series", begun_on="2026-03-02")
    service.dana.post("/api/clock", {"to": "2026-04-01T23:59:59-04:00"})
    assert service.dana.get(f"/api/cases/{number}")["state"] == "TRAINING"
    service.dana.post("/api/clock", {"to": "2026-04-02T00:00:00-04:00"})
    case = service.dana.get(f"/api/cases/{number}")
    assert case["state"] == "LAPSED"
    (again,) = case["linked"]
    following = service.dana.get(f"/api/cases/{again}")
    assert (following["state"], following["linked"], following["facts"]["Attempt"]["number"]) == (
        "ENROLLED",
        [number],
        2,
    )


def test_the_history_is_told_newest_first() -> None:
    service = Service()
    number = service.tess.post("/api/processes/P03/cases", {"facts": ASKED, "received_at": "2026-02-18"}, 201)["number"]
    service.dana.post(f"/api/cases/{number}/notes", {"note": "Called the agency."}, 201)
    said, asked = service.dana.get(f"/api/cases/{number}/history")["items"]
    assert (said["event"], said["note"], said["actor"]) == ("note", "Called the agency.", "Dana Whitcomb")
    assert (asked["event"], asked["clause"], asked["effective_at"]) == ("request", "2.1-user-eligibility", "2026-02-18")
    assert (asked["from"], asked["to"], asked["facts"]["name"]) == ("NEW", "ENROLLED", "Jo Tran")
