"""New-user series over the API: planned with their sessions, filled, and planned again."""

from typing import Any

import pytest

from models.registries.people_and_agencies import add_person
from models.rows.people import Agency, Person
from tests.desks import SETTLED
from tests.web.api.programs import Service


@pytest.fixture
def service() -> Service:
    """Return a desk with two people, one of each agency."""
    made = Service()
    with made.town.database.writing() as session:
        for name, key in (("Ida Cole", "otter-creek-shelter"), ("Max Orr", "maple-street-family-center")):
            agency = session.query(Agency).filter_by(key=key).one()
            add_person(session, name, f"{name.partition(' ')[0].lower()}@desk.example", agency, SETTLED)
    return made


def people(service: Service) -> list[int]:
    with service.town.database.reading() as session:
        rows = (
            session.query(Person).filter(Person.email.in_(["ida@desk.example", "max@desk.example"])).order_by(Person.id)
        )
        return [each.id for each in rows]


def planned(service: Service) -> str:
    """Let ICA plan a series of two sessions, and return where it is."""
    where = f"/api/series/{service.dana.post('/api/series', {'title': 'March'}, 201)['series']['id']}"
    for day in ("2026-03-10", "2026-03-12"):
        service.dana.post(f"{where}/sessions", {"title": f"Session of {day}", "held_on": day, "minutes": 60}, 201)
    return where


def progress(page: Any) -> list[tuple[str, int, int]]:
    return [(each["person"]["name"], each["sessions"], each["credit"]) for each in page["people"]]


def test_who_is_put_in_is_on_every_roster_and_their_credit_is_counted(service: Service) -> None:
    where, (ida, other) = planned(service), people(service)
    page = service.dana.post(f"{where}/people", {"people": [ida, other]})
    assert progress(page) == [("Ida Cole", 2, 0), ("Max Orr", 2, 0)]
    first = page["sessions"][0]["id"]
    service.clock.move(service.clock.now().replace(month=3, day=11))
    service.dana.post(f"/api/trainings/{first}/attendance", {"rows": [{"person": ida, "missed": 0}]})
    assert progress(service.dana.get(where)) == [("Ida Cole", 2, 1), ("Max Orr", 2, 0)]
    assert progress(service.tess.get(where)) == [("Ida Cole", 2, 1)]  # each agency reads of its own people
    assert service.tess.get("/api/series?")["items"][0]["people"] == 1


def test_who_is_recorded_stays_in_and_others_are_taken_out(service: Service) -> None:
    where, (ida, other) = planned(service), people(service)
    first = service.dana.post(f"{where}/people", {"people": [ida, other]})["sessions"][0]["id"]
    service.clock.move(service.clock.now().replace(month=3, day=11))
    service.dana.post(f"/api/trainings/{first}/attendance", {"rows": [{"person": ida, "missed": 60}]})
    service.dana.post(f"{where}/out", {"person": ida}, 404)
    assert progress(service.dana.post(f"{where}/out", {"person": other})) == [("Ida Cole", 2, 0)]
    service.dana.post(f"{where}/out", {"person": other}, 404)


def test_the_next_series_has_the_same_sessions_as_many_days_after_each_other(service: Service) -> None:
    where = planned(service)
    page = service.dana.post(f"{where}/again", {"title": "April", "begins_on": "2026-04-07"}, 201)
    assert [each["held_on"] for each in page["sessions"]] == ["2026-04-07", "2026-04-09"]
    assert (page["series"]["begins_on"], page["series"]["ends_on"]) == ("2026-04-07", "2026-04-09")
    assert [each["title"] for each in service.dana.get("/api/series?")["items"]] == ["April", "March"]
    said = service.dana.post(f"{where}/again", {"title": "april", "begins_on": "2026-05-05"}, 422)
    assert "a series of this title already" in said["detail"]


def test_only_ica_plans_and_fills_a_series(service: Service) -> None:
    where, (ida, _) = planned(service), people(service)
    for path, body in (
        ("/api/series", {"title": "May"}), (f"{where}/again", {"title": "May", "begins_on": "2026-05-05"}),
        (f"{where}/sessions", {"title": "Third", "held_on": "2026-03-17", "minutes": 60}),
        (f"{where}/people", {"people": [ida]}), (f"{where}/out", {"person": ida}),
    ):  # fmt: skip
        service.tess.post(path, body, 403)
    service.dana.post("/api/series/999/people", {"people": [ida]}, 404)
    service.dana.post(f"{where}/people", {"people": []}, 422)
