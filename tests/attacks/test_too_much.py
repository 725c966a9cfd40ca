"""Too much of it: the same opening twenty times, the practice clock moved by anybody, lists without end."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.attacks.targets import Target
from tests.desks import ASKED
from tests.models.complaining import OF_A_USER


def test_the_same_deed_with_one_key_is_done_once(desk: Target) -> None:
    tess = desk.person("tess")
    facts = {**ASKED, "name": "Twice Over", "email": "twice@otter.example"}
    tess.program.headers["Idempotency-Key"] = "one-deed"
    answers = [tess.post("/api/processes/P03/cases", {"facts": facts}) for _ in range(5)]
    assert len({answer.json().get("number") for answer in answers}) == 1


@pytest.mark.parametrize("limit", ["0", "-1", "201", "1000000"])
def test_no_list_is_asked_for_without_end(desk: Target, limit: str) -> None:
    tess = desk.person("tess")
    for path in ("/api/cases", "/api/tasks", "/api/people", "/api/disclosures"):
        assert tess.program.get(path, params={"limit": limit}).status_code == 422


def test_twenty_identical_openings_at_once_are_one_case(desk: Target) -> None:
    omar = desk.person("omar")
    sent = {"facts": {**OF_A_USER, "occurred": "at twenty moments"}}
    with ThreadPoolExecutor(20) as hands:
        answers = list(hands.map(lambda _: omar.post("/api/processes/P20/cases", sent), range(20)))
    (opened,) = [each.json()["number"] for each in answers if each.status_code == 201]
    others = [each.json() for each in answers if each.status_code == 409]
    assert len(others) == 19
    assert {each["case"] for each in others} == {opened}
    another = omar.post("/api/processes/P20/cases", {**sent, "another": True})
    assert another.json()["number"] != opened


def test_the_practice_clock_is_moved_by_staff_alone(desk: Target) -> None:
    assert desk.person("ida").program.post("/api/clock", json={"advance": "PT1M"}).status_code == 403
