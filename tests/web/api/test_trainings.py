"""Trainings over the API: planned, filled, called off and recorded by programs of those who may."""

from typing import Any

import pytest

from models.registries.people_and_agencies import add_person
from models.rows.people import Agency, Person
from models.rows.registries import Training
from tests.desks import SETTLED
from tests.web.api.programs import Program, Service

PLAN: dict[str, Any] = {
    "topic": "general training", "title": "Data quality", "held_on": "2026-06-03", "minutes": 60, "begins": "9:30 AM",
    "place": "Online", "seats": 2,
}  # fmt: skip
REPORT = b"Name,Email,Join time,Leave time\nIda Cole,ida@otter.example,06/03/2026 09:30,06/03/2026 10:25\n"


@pytest.fixture
def service() -> Service:
    """Return a desk with two people of Otter Creek."""
    made = Service()
    with made.town.database.writing() as session:
        otter = session.query(Agency).filter_by(key="otter-creek-shelter").one()
        for name, email in (("Ida Cole", "ida@otter.example"), ("Ned Farrow", "ned@otter.example")):
            add_person(session, name, email, otter, SETTLED)
    return made


def number_of(service: Service, email: str) -> int:
    with service.town.database.reading() as session:
        return session.query(Person).filter_by(email=email).one().id


def planned(service: Service, **facts: Any) -> str:
    """Let ICA plan a training, and return where it is."""
    said = service.dana.post("/api/trainings", {**PLAN, **facts}, 201)
    return f"/api/trainings/{said['training']['id']}"


def people(page: Any) -> list[tuple[str, int | None, bool | None]]:
    return [(each["person"]["name"], each["missed"], each["credit"]) for each in page["items"]]


def test_ica_plans_a_training_and_an_agency_signs_its_people_up_as_far_as_there_are_seats(service: Service) -> None:
    where = planned(service)
    ida, ned = number_of(service, "ida@otter.example"), number_of(service, "ned@otter.example")
    service.tess.post("/api/trainings", PLAN, 403)
    page = service.tess.post(f"{where}/sign-up", {"people": [ida, ned]})
    assert (people(page), page["training"]["seats_left"]) == ([("Ida Cole", None, None), ("Ned Farrow", None, None)], 0)
    tess = number_of(service, "tess.barlow@desk.example")
    full = service.tess.post(f"{where}/sign-up", {"people": [tess]}, 422)
    assert "all seats are taken" in full["detail"].lower()
    assert [each["name"] for each in service.tess.post(f"{where}/wait", {"people": [tess]})["waiting"]] == [
        "Tess Barlow"
    ]
    assert service.tess.post(f"{where}/wait-no-longer", {"person": tess})["waiting"] == []
    assert people(service.tess.post(f"{where}/sign-off", {"person": ned})) == [("Ida Cole", None, None)]
    (listed,) = service.tess.get("/api/trainings")["items"]
    assert (listed["title"], listed["open"], listed["people"]) == ("Data quality", True, 1)
    assert service.program(service.town.omar).get(where)["items"] == []  # another agency sees its own people alone


def test_a_training_is_called_off_with_a_reason_and_once(service: Service) -> None:
    where = planned(service)
    service.tess.post(f"{where}/call-off", {"why": "Snow."}, 403)
    off = service.dana.post(f"{where}/call-off", {"why": "Snow."}, key="off-1")
    assert off["training"]["called_off_why"] == "Snow."
    assert service.dana.post(f"{where}/call-off", {"why": "Snow."}, key="off-1") == off
    service.dana.post(f"{where}/call-off", {"why": "Snow."}, 422)


def held(service: Service) -> tuple[str, int]:
    """Return a training that was held, with Ida on its roster."""
    where, ida = planned(service, held_on="2026-02-03"), number_of(service, "ida@otter.example")
    service.dana.post(f"{where}/roster", {"people": [ida]})
    return where, ida


def test_attendance_is_recorded_row_by_row_and_corrected_with_a_reason(service: Service) -> None:
    where, ida = held(service)
    service.tess.post(f"{where}/attendance", {"rows": [{"person": ida, "missed": 5}]}, 403)
    page = service.dana.post(f"{where}/attendance", {"rows": [{"person": ida, "missed": 5}]})
    assert people(page) == [("Ida Cole", 5, True)]
    again = {"rows": [{"person": ida, "missed": 30}]}
    assert service.dana.post(f"{where}/attendance", again, 422)["errors"][0]["field"] == "reason"
    assert people(service.dana.post(f"{where}/attendance", {**again, "reason": "The list was wrong."})) == [
        ("Ida Cole", 30, False)
    ]
    service.dana.post(f"{where}/attendance", {"rows": [{"person": 999, "missed": 0}]}, 422)


def test_a_report_is_read_first_and_recorded_once_it_is_said_who_each_is(service: Service) -> None:
    where, ida = held(service)
    found = sent(service.dana, f"{where}/report")
    assert [(each["name"], each["person"]["id"], each["minutes"]) for each in found] == [("Ida Cole", ida, 55)]
    rows = [{"said": each["said"], "person": each["person"]["id"]} for each in found]
    page = service.dana.post(f"{where}/report/attendance", {"rows": rows})
    assert people(page) == [("Ida Cole", 5, True)]
    service.dana.post(f"{where}/report/attendance", {"rows": [{"said": "x", "person": ida}]}, 422)
    assert service.dana.file(f"{where}/certificates/{ida}").startswith(b"%PDF")


def sent(program: Program, path: str) -> Any:
    return program.upload(path, "report.csv", REPORT, "text/csv", 200)


def test_a_training_that_there_is_not_is_not_found(service: Service) -> None:
    service.dana.get("/api/trainings/77", 404)
    with service.town.database.reading() as session:
        assert session.query(Training).count() == 0
