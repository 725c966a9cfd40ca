"""A research project over the API, and the registry of agreements."""

import pytest

from tests.campus import CERTIFICATE, MAPLE, OTTER, PROPOSAL, TERMS, Campus, approval
from tests.desks import local
from tests.web.api.programs import Service


class University(Service):
    """A service in a town where a university asks for data."""

    settles = Campus

    @property
    def campus(self) -> Campus:
        """The town."""
        assert isinstance(self.town, Campus)
        return self.town


def test_a_project_that_is_approved_over_the_api_is_in_the_registry() -> None:
    service = University(local(3, 9))
    number = service.dana.post("/api/processes/P15/cases", {"facts": PROPOSAL}, 201)["number"]
    service.dana.step(number, "accept-terms", **TERMS)
    service.tess.step(number, "approve", **approval(service.town.tess))
    service.omar.step(number, "approve", **approval(service.town.omar))
    assert service.dana.get("/api/agreements") == {"items": [], "next": None}
    service.program(service.town.nora).step(number, "approve-for-ica", **approval(service.town.nora))
    (row,) = service.tess.get("/api/agreements")["items"]
    assert {key: row[key] for key in ("kind", "title", "party", "case", "status")} == {
        "kind": "research", "title": "Winter shelter and health", "party": "University of Vermont", "case": number,
        "status": "running",
    }  # fmt: skip
    assert [each["key"] for each in row["agencies"]] == [MAPLE, OTTER]
    assert [row[key] for key in ("begun_on", "ends_on", "ended_on", "returned_on")] == [
        "2026-03-09", "2026-06-30", None, None,
    ]  # fmt: skip


def test_a_second_approval_of_the_same_agency_is_a_conflict_and_one_for_another_is_forbidden() -> None:
    service = University(local(3, 9))
    number = service.campus.asked()
    service.tess.step(number, "approve", **approval(service.town.tess))
    service.tess.step(number, "approve", 409, **approval(service.town.tess))
    path, facts = f"/api/cases/{number}/steps/approve", approval(service.town.omar)
    service.omar.post(path, {"facts": facts, "party": OTTER}, 403)
    service.program(service.campus.wes).post(path, {"facts": facts}, 404)


def test_the_registry_narrows_to_a_status_and_comes_in_pages() -> None:
    service = University(local(8, 1))
    numbers = [service.campus.running() for _ in range(3)]
    service.campus.sweep(local(7, 1, 0))
    service.campus.do(numbers[0], service.town.dana, "record-certificate", local(7, 13), **CERTIFICATE)
    first = service.dana.get("/api/agreements?limit=2")
    second = service.dana.get(f"/api/agreements?limit=2&cursor={first['next']}")
    assert [row["case"] for row in first["items"] + second["items"]] == numbers[::-1]
    assert second["next"] is None
    found = {status: service.dana.get(f"/api/agreements?status={status}")["items"] for status in ("running", "ended")}
    assert {status: [row["case"] for row in rows] for status, rows in found.items()} == {
        "running": [],
        "ended": numbers[:1],
    }
    assert len(service.dana.get("/api/agreements?status=return%20outstanding")["items"]) == 2


@pytest.mark.parametrize(("query", "field"), [("status=lost", "status"), ("cursor=x", "cursor"), ("limit=0", "limit")])
def test_a_query_that_cannot_be_is_refused_with_its_field(query: str, field: str) -> None:
    assert University().dana.get(f"/api/agreements?{query}", 422)["errors"][0]["field"] == field


def test_another_agency_gets_an_empty_registry() -> None:
    service = University()
    service.campus.running()
    assert service.program(service.campus.wes).get("/api/agreements") == {"items": [], "next": None}


@pytest.mark.parametrize(
    ("facts", "field", "clause"),
    [
        ({"relationship": None}, "relationship", "3.4-research-relationship"),
        ({"affiliation": "none of these"}, "affiliation", "3.4-research-affiliated"),
        ({"agencies": []}, "agencies", "3.4-research-written"),
        ({"relationship": "x" * 201}, "relationship", "3.4-research-relationship"),
        ({"related_since": "yesterday"}, "related_since", "3.4-research-relationship"),
    ],
)
def test_bad_input_is_a_problem_with_field_and_clause(facts: dict[str, object], field: str, clause: str) -> None:
    service = University(local(3, 9))
    problem = service.dana.post("/api/processes/P15/cases", {"facts": {**PROPOSAL, **facts}}, 422)
    assert (problem["errors"][0]["field"], problem["errors"][0]["clause"]) == (field, clause)
    assert service.dana.get("/api/cases")["items"] == []
