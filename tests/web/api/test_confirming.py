"""Over the API what a day brings forward is confirmed as on a page: told with a 409, and sent again with its mark."""

from __future__ import annotations

from typing import Any

import pytest

from tests.desks import ASKED, local
from tests.web.api.programs import Service

BEGUN = {"begun_on": "2026-03-09"}  # a lapse thirty days after it and not after today


@pytest.fixture
def service() -> Service:
    """Return a desk on March 20, on which a trainee waits for a series."""
    service = Service(local(2, 20))
    service.tess.post("/api/processes/P03/cases", {"facts": ASKED}, 201)
    service.clock.move(local(3, 20))
    return service


def number_of(service: Service) -> str:
    (case,) = service.dana.get("/api/cases")["items"]
    return str(case["number"])


def begin(service: Service, status: int, **more: Any) -> Any:
    return service.dana.post(f"/api/cases/{number_of(service)}/steps/begin-series", {"facts": BEGUN, **more}, status)


def test_a_step_whose_day_brings_a_lapse_forward_is_answered_with_what_it_brings(service: Service) -> None:
    said = begin(service, 409)
    assert said["detail"].startswith("The day you gave brings something forward.")
    (sentence,) = said["brings"]
    assert "on April 9, 2026 and not on April 20, 2026, unless it is answered before." in sentence
    assert service.dana.get(f"/api/cases/{number_of(service)}")["state"] == "ENROLLED"


def test_it_is_taken_once_that_is_confirmed(service: Service) -> None:
    mark = begin(service, 409)["confirm"]
    assert begin(service, 200, confirm=mark)["state"] == "TRAINING"


@pytest.mark.parametrize("mark", ["yes", "true", "0" * 16])
def test_another_mark_confirms_nothing(service: Service, mark: str) -> None:
    assert begin(service, 409, confirm=mark)["confirm"] != mark


def test_what_was_confirmed_of_one_day_is_not_of_another(service: Service) -> None:
    mark = begin(service, 409)["confirm"]
    earlier = {"facts": {"begun_on": "2026-03-05"}, "confirm": mark}
    said = service.dana.post(f"/api/cases/{number_of(service)}/steps/begin-series", earlier, 409)
    assert "on April 5, 2026" in said["brings"][0]


def test_a_key_that_was_refused_so_may_be_sent_again_with_the_mark(service: Service) -> None:
    path = f"/api/cases/{number_of(service)}/steps/begin-series"
    mark = service.dana.post(path, {"facts": BEGUN}, 409, key="one")["confirm"]
    assert service.dana.post(path, {"facts": BEGUN, "confirm": mark}, key="one")["state"] == "TRAINING"


def test_a_step_of_today_asks_nothing(service: Service) -> None:
    today = {"facts": {"begun_on": "2026-03-20"}}
    service.dana.post(f"/api/cases/{number_of(service)}/steps/begin-series", today)


def test_the_contract_says_so() -> None:
    service = Service()
    paths = service.client.get("/schema/openapi.json").json()
    taken = paths["paths"]["/api/cases/{number}/steps/{step}"]["post"]
    conflict = taken["responses"]["409"]
    assert "brings something forward" in conflict["description"]
    assert "application/problem+json" in conflict["content"]
    (fields,) = (schema["properties"] for name, schema in paths["components"]["schemas"].items() if name == "TakenStep")
    assert "confirm" in fields
