"""Lists, tasks, deadlines, documents, the clock and the desk's own health over the API."""

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from models.desk.heartbeats import WORKER, beat
from models.rows.notices import Message
from scheduler.clock import WallClock, wall_now
from tests.databases import changed
from tests.desks import ASKED, local
from tests.models.withholding.removing import without_document
from tests.web.api.programs import Program, Service
from tests.web.apps import AppOf, client_of
from web.bootstrap import assemble
from web.settings import Settings


def opened(service: Service, count: int) -> list[str]:
    bodies = ({**ASKED, "name": f"New User{n}", "email": f"new{n}@otter.example"} for n in range(count))
    return [service.tess.post("/api/processes/P03/cases", {"facts": body}, 201)["number"] for body in bodies]


def test_cases_come_in_pages_and_each_comes_once() -> None:
    service = Service()
    numbers = opened(service, 5)
    seen, path = [], "/api/cases?limit=2"
    while path:
        found = service.dana.get(path)
        seen += [case["number"] for case in found["items"]]
        path = f"/api/cases?limit=2&cursor={found['next']}" if found["next"] else ""
    assert seen == numbers[::-1]


def test_cases_are_found_by_number_person_agency_and_status() -> None:
    service = Service()
    first, second = opened(service, 2)
    service.tess.step(first, "withdraw", why="Not needed.")
    for query, expected in (
        (f"q={first}", {first}), ("q=user1", {second}), ("q=otter", {first, second}), ("status=open", {second}),
        ("status=closed", {first}), ("agency=otter-creek-shelter", {first, second}),
        ("q=zz%25", set()),
    ):  # fmt: skip
        assert {case["number"] for case in service.dana.get(f"/api/cases?{query}")["items"]} == expected, query


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("cases?status=zzz", "status"), ("cases?process=P99", "process"), ("cases?agency=nowhere", "agency"),
        ("tasks?queue=zzz", "queue"), ("tasks?due=zzz", "due"), ("tasks?process=P99", "process"),
        ("disclosures?agency=nowhere", "agency"), ("agreements?status=zzz", "status"),
    ],
)  # fmt: skip
def test_a_filter_that_there_is_not_is_refused_with_what_may_be_written(path: str, field: str) -> None:
    said = Service().dana.get(f"/api/{path}", 422)
    assert said["errors"][0]["field"] == field
    assert f"{field} is " in said["detail"]


def test_tasks_are_claimed_given_back_assigned_and_snoozed() -> None:
    service = Service()
    opened(service, 1)
    task = next(each for each in service.dana.get("/api/tasks?queue=team")["items"] if each["key"] == "enroll")
    path = f"/api/tasks/{task['id']}"
    assert service.dana.post(f"{path}/claim")["assignee"] == service.town.dana.id
    assert [each["key"] for each in service.dana.get("/api/tasks")["items"]] == ["enroll"]
    assert service.dana.post(f"{path}/snooze", {"until": "2026-02-25"})["snoozed_until"].startswith("2026-02-25")
    assert service.dana.get("/api/tasks")["items"] == []
    service.dana.post(f"{path}/snooze", {"until": None})
    assert service.dana.post(f"{path}/assign", {"person": service.town.nora.id})["assignee"] == service.town.nora.id
    service.dana.post(f"{path}/claim", None, 409)
    assert service.program(service.town.nora).post(f"{path}/release")["assignee"] is None
    for person in (service.town.omar.id, 999_999):
        assert service.dana.post(f"{path}/assign", {"person": person}, 422)["errors"][0]["field"] == "person"
    service.tess.post(f"{path}/claim", None, 403)


def test_a_snooze_ends_with_its_day() -> None:
    service = Service()
    opened(service, 1)
    task = service.dana.get("/api/tasks?queue=team")["items"][0]
    service.dana.post(f"/api/tasks/{task['id']}/claim")
    service.dana.post(f"/api/tasks/{task['id']}/snooze", {"until": "2026-02-25"})
    service.dana.post("/api/clock", {"to": "2026-02-25T00:00:00-05:00"})
    assert [each["id"] for each in service.dana.get("/api/tasks")["items"]] == [task["id"]]


def test_tasks_are_filtered_by_when_they_are_due() -> None:
    service = Service()
    (number,) = opened(service, 1)
    service.dana.post("/api/clock", {"to": "2026-03-02T09:00:00-05:00"})
    service.dana.step(number, "begin-series", begun_on="2026-03-02")
    trainee = service.program(service.town.viewer("new0@otter.example"))
    expected = {"2026-03-10": "", "2026-03-16": "week", "2026-03-17": "today", "2026-03-19": "overdue"}
    for day, due in expected.items():
        service.dana.post("/api/clock", {"to": f"{day}T12:00:00-04:00"})
        for asked in ("overdue", "today", "week"):
            keys = [task["key"] for task in trainee.get(f"/api/tasks?due={asked}")["items"]]
            assert ("homework" in keys) == (asked == due or (asked, due) == ("week", "today")), (day, asked)
    assert trainee.get("/api/tasks?due=soon", 422)["errors"][0]["field"] == "due"


def test_a_deadline_is_extended_only_where_a_clause_allows_and_with_a_reason() -> None:
    service = Service()
    (number,) = opened(service, 1)
    service.dana.post("/api/clock", {"to": "2026-03-02T09:00:00-05:00"})
    service.dana.step(number, "begin-series", begun_on="2026-03-02")
    path = f"/api/cases/{number}/deadlines/series"
    assert (
        "no clause lets anybody"
        in service.dana.post(f"{path}/extend", {"until": "2026-04-10", "reason": "ill"}, 422)["detail"]
    )
    trainee = service.program(service.town.viewer("new0@otter.example"))
    trainee.step(number, "submit", work="All.")
    service.dana.post("/api/clock", {"to": "2026-03-28T09:00:00-04:00"})
    service.dana.step(number, "correct", wanted="Exit dates.")
    said = service.dana.post(f"{path}/extend", {"until": "2026-04-13", "reason": "ICA was slow"}, 422)
    assert said["clause"] == "2.2-homework-review"
    assert (
        service.dana.post(f"{path}/extend", {"until": "2026-04-12", "reason": " "}, 422)["errors"][0]["field"]
        == "reason"
    )
    trainee.post(f"{path}/extend", {"until": "2026-04-12", "reason": "please"}, 403)
    case = service.dana.post(f"{path}/extend", {"until": "2026-04-12", "reason": "ICA was slow"})
    dates = {each["key"]: each["receipt"]["day"] for each in case["deadlines"] if each["state"] == "running"}
    assert dates == {"series": "2026-04-12", "corrections": "2026-04-12"}
    service.dana.post(f"{path}/pause", {"reason": "why not"}, 422)


def test_a_document_is_kept_with_its_fingerprint() -> None:
    service = Service()
    (number,) = opened(service, 1)
    kept = service.tess.upload(f"/api/cases/{number}/documents", "../../scan.pdf", b"%PDF-1.7", "application/pdf")
    assert (kept["name"], kept["size"]) == ("scan.pdf", 8)
    assert [each["sha256"] for each in service.dana.get(f"/api/cases/{number}")["documents"]] == [kept["sha256"]]
    for name, content, kind in (("x.exe", b"MZ", "application/octet-stream"), ("empty.pdf", b"", "application/pdf")):
        said = service.tess.upload(f"/api/cases/{number}/documents", name, content, kind, 422)
        assert said["errors"][0]["field"] == "document"


def test_the_registries_show_each_role_what_is_its_own() -> None:
    service = Service()
    opened(service, 1)
    assert {agency["key"] for agency in service.dana.get("/api/agencies")["items"]} == {
        "otter-creek-shelter", "maple-street-family-center"}  # fmt: skip
    assert [agency["key"] for agency in service.tess.get("/api/agencies")["items"]] == ["otter-creek-shelter"]
    mine = {person["email"] for person in service.omar.get("/api/people")["items"]}
    assert mine == {"omar.haddad@desk.example"}
    assert len(service.dana.get("/api/people")["items"]) == 6
    (edition,) = service.omar.get("/api/policy")["items"]
    days = next(each for each in edition["settings"] if each["name"] == "onboarding_submit_days")
    assert (days["value"], days["origin"], days["clause"]) == (15, "manual number", "2.2-training-window")


def test_a_process_describes_itself_with_the_forms_of_its_steps() -> None:
    service = Service()
    process = next(each for each in service.dana.get("/api/processes") if each["key"] == "P03")
    assert process == service.dana.get("/api/processes/P03")
    request = next(step for step in process["steps"] if step["key"] == "request")
    assert (request["by"], request["clause"]) == ("Agency Administrator", "2.1-user-eligibility")
    assert "engagement" in str(request["form"])


def test_the_practice_clock_moves_only_forward_and_only_on_a_practice_desk() -> None:
    service = Service(local(3, 7, 9))
    assert service.dana.get("/api/clock") == {"now": "2026-03-07T09:00:00-05:00", "practice": True}
    assert service.dana.post("/api/clock", {"advance": "P1D"})["now"] == "2026-03-08T09:00:00-04:00"
    assert service.dana.post("/api/clock", {"advance": "PT24H"})["now"] == "2026-03-09T09:00:00-04:00"
    for body in ({"to": "2026-03-01T00:00:00-05:00"}, {"advance": "soon"}, {}, {"to": "2026-04-01", "advance": "P1D"}):
        assert service.dana.post("/api/clock", body, 422)["detail"]
    real = assemble(Settings(), service.town.database, WallClock())
    client = client_of(AppOf(real), raises=True)
    Program(client, service.dana.token).post("/api/clock", {"advance": "P1D"}, 404)


def test_readiness_tells_database_migrations_and_heartbeat() -> None:
    service = Service()
    assert service.client.get("/healthz").json() == {"status": "alive"}
    answer = service.client.get("/readyz")
    assert (answer.status_code, answer.json()) == (
        503,
        {"database": True, "migrations": True, "scheduler": False, "ailments": []},
    )
    service.beat()
    assert service.client.get("/readyz").status_code == 200
    with service.town.database.writing() as session:
        beat(session, WORKER, wall_now() - timedelta(minutes=3))
    assert service.client.get("/readyz").json()["scheduler"] is False
    with service.town.database.writing() as session:
        beat(session, WORKER, wall_now() + timedelta(hours=2))  # before the clock was set back
    assert service.client.get("/readyz").json()["scheduler"] is False


def test_a_process_that_the_database_has_outgrown_lives_and_is_not_ready() -> None:
    service = Service()
    service.beat()
    with service.town.database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    answer = service.client.get("/readyz")
    assert (answer.status_code, answer.json()["migrations"]) == (503, False)
    assert service.client.get("/healthz").status_code == 200
    changed(service.town.database.engine)


def test_metrics_count_and_name_nobody() -> None:
    service = Service()
    (number,) = opened(service, 1)
    assert "hmis_desk_figures_age_seconds +Inf" in service.client.get("/metrics").text, "no worker has counted yet"
    service.house.worker.count()
    text = service.client.get("/metrics").text
    assert "hmis_desk_open_cases 1.0" in text
    assert number not in text
    assert float(re.findall(r"^hmis_desk_figures_age_seconds (\S+)$", text, re.MULTILINE)[0]) < 60


def test_openapi_lists_the_contracts_routes() -> None:
    paths = Service().client.get("/schema").json()["paths"]
    assert {
        "/api/processes", "/api/processes/{key}", "/api/processes/{key}/cases", "/api/cases", "/api/cases/{number}",
        "/api/cases/{number}/steps/{step}", "/api/cases/{number}/history", "/api/cases/{number}/notes",
        "/api/cases/{number}/documents", "/api/tasks", "/api/tasks/{duty_id}/claim", "/api/tasks/{duty_id}/snooze",
        "/api/people", "/api/agencies", "/api/licenses", "/api/notices", "/api/policy", "/api/clock",
    } <= set(paths)  # fmt: skip


def beginning(notices: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the notice that tells a trainee of the request."""
    return next(each for each in notices if each["template"] == "onboarding-begins")


def test_a_notice_says_whom_it_reached_and_is_not_told_while_somebody_may_not_have_it() -> None:
    service = Service()
    (number,) = opened(service, 1)
    service.house.worker.settle(service.house.clock.now())
    first = beginning(service.dana.get("/api/notices")["items"])
    assert (first["case"], first["outcome"]) == (number, "told")
    assert {each["state"] for each in first["recipients"]} == {"written"}
    with service.house.database.writing() as session:
        for message in session.query(Message).filter(Message.notice_id == first["id"]):
            message.state, message.error = "refused", "550 5.1.1 <new0@otter.example>: mailbox unknown"
    for notice in (
        beginning(service.dana.get("/api/notices")["items"]),
        beginning(service.dana.get(f"/api/cases/{number}")["notices"]),
    ):
        assert notice["outcome"] == "refused"
        (reached,) = notice["recipients"]
        assert (reached["state"], reached["reason"]) == ("refused", "mailbox unknown")
        assert reached["person"]["name"]
    with service.house.database.writing() as session:
        for message in session.query(Message).filter(Message.notice_id == first["id"]):
            message.state, message.error, message.returned_at = "returned", "5.2.2 <new0@otter.example>", local(3, 3)
    back = beginning(service.dana.get("/api/notices")["items"])
    (reached,) = back["recipients"]
    assert back["outcome"] == reached["state"] == "returned"
    assert (reached["reason"], reached["at"][:10]) == ("the mailbox is full", "2026-03-03")


def test_a_withheld_document_is_gone_and_listed_without_a_name() -> None:
    service = Service()
    (number,) = opened(service, 1)
    kept = service.tess.upload(f"/api/cases/{number}/documents", "Robin.pdf", b"%PDF-1.7", "application/pdf")
    place = f"/api/cases/{number}/documents/{kept['id']}"
    assert service.tess.get(place) == kept
    service.tess.get(f"/api/cases/{number}/documents/77", 404)
    now = service.house.clock.now()
    without_document(service.town, number, service.town.tess, kept["id"], now)
    gone = service.dana.get(place, 410)
    assert (gone["status"], gone["title"]) == (410, "Gone")
    assert gone["detail"].startswith("Withheld by Tess Barlow on ")
    (listed,) = service.dana.get(f"/api/cases/{number}")["documents"]
    assert (listed["name"], listed["sha256"], listed["size"], listed["withheld"]) == ("", "", 0, gone["detail"])
    assert "Robin" not in str(service.dana.get(f"/api/cases/{number}/history"))
    assert service.omar.get(place, 404) == service.omar.get("/api/cases/26-00000/documents/1", 404)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/api/cases?statuss=open", "we don't know 'statuss'; there are: process, status, agency, q, cursor, limit"),
        ("/api/tasks?limt=3", "we don't know 'limt'; there are: queue, due, process, cursor, limit"),
    ],
)
def test_a_filter_of_another_name_is_refused_and_those_there_are_are_named(path: str, words: str) -> None:
    assert words in Service().dana.get(path, 422)["detail"]
