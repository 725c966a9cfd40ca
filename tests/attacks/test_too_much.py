"""Too much of it: the same opening twenty times, the practice clock moved by anybody, lists without end."""

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


@pytest.mark.xfail(strict=True, reason="people-and-sight 17: twenty identical openings make twenty cases")
def test_twenty_identical_openings_do_not_make_twenty_cases(desk: Target) -> None:
    omar = desk.person("omar")
    made = [omar.post("/api/processes/P20/cases", {"facts": OF_A_USER}).status_code for _ in range(20)]
    assert made.count(201) < 20


def test_the_practice_clock_is_moved_by_staff_alone(desk: Target) -> None:
    assert desk.person("ida").program.post("/api/clock", json={"advance": "PT1M"}).status_code == 403
