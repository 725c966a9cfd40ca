"""Long lists over the API: `limit` and `cursor`, answered with `next`; each row comes once, and only to whoever may see it."""

from datetime import timedelta

import pytest

from models.rows.cases import CaseRow
from models.rows.disclosures import Agreement, Disclosure
from models.rows.meetings import Meeting
from models.rows.people import Agency, Person
from models.rows.registries import License
from tests.desks import SETTLED, local
from tests.web.api.programs import Program, Service
from tests.web.api.test_lists import opened
from workflows.law.roles import Role

COUNT = 7
LISTS = ("people", "agencies", "licenses", "notices", "meetings", "disclosures", "agreements", "cases", "tasks")


@pytest.fixture(scope="module")
def service() -> Service:
    """Return a desk with more rows of every kind than a page of two has."""
    made = Service()
    numbers = opened(made, COUNT)
    with made.town.database.writing() as session:
        case = session.query(CaseRow).filter_by(number=numbers[0]).one()
        for number in range(COUNT):
            session.add(Agency(key=f"a{number}", name=f"Agency {number // 2}", kind="shelter", cocs=()))
            session.add(Meeting(starts_at=local(4, 1) + timedelta(days=number // 3), place="Barre"))
            who = Person(name=f"Row {number // 2}", email=f"{number}@row.example", created_at=SETTLED)
            session.add(who)
            session.flush()
            session.add(License(person_id=who.id, agency_id=case.agency_id, username=who.email, level="User",
                                art=False, issued_at=SETTLED))  # fmt: skip
            session.add(Disclosure(case_id=case.id, agency_id=case.agency_id, disclosed_on=SETTLED.date(),
                                   recorded_at=SETTLED, recipient="Mill River Police", what="Dates.", ground="consent",
                                   clause="3.4-le-written-may", decided_as=Role.SYSTEM_ADMIN))  # fmt: skip
            session.add(Agreement(case_id=case.id, kind="research", title="Study", party="A university",
                                  begun_on=SETTLED.date(), ends_on=SETTLED.date()))  # fmt: skip
    return made


def path_of(kind: str) -> str:
    return "/api/tasks?queue=team&" if kind == "tasks" else f"/api/{kind}?"


def walk(program: Program, path: str, limit: int) -> list[object]:
    """Return all rows of a list by their numbers, so many a page."""
    seen, cursor = list[object](), ""
    while True:
        found = program.get(f"{path}limit={limit}&cursor={cursor}")
        assert len(found["items"]) <= limit
        seen += [each.get("id", each.get("number")) for each in found["items"]]
        if found["next"] is None:
            return seen
        cursor = found["next"]


@pytest.mark.parametrize("kind", LISTS)
def test_each_row_comes_once_and_in_the_same_order_however_long_a_page_is(service: Service, kind: str) -> None:
    whole = walk(service.dana, path_of(kind), 200)
    assert len(whole) == len(set(whole)) >= COUNT
    for limit in (1, 2, 3):
        assert walk(service.dana, path_of(kind), limit) == whole


@pytest.mark.parametrize("kind", LISTS)
def test_what_is_no_cursor_and_no_length_of_a_page_is_refused_beside_its_field(service: Service, kind: str) -> None:
    said = service.dana.get(f"{path_of(kind)}cursor=x", 422)
    assert said["errors"][0]["field"] == "cursor"
    assert "leave it out to begin with the first page" in said["detail"]
    other = service.dana.get(path_of("people" if kind != "people" else "cases") + "limit=1")["next"]
    assert service.dana.get(f"{path_of(kind)}cursor={other}", 422)["errors"][0]["field"] == "cursor"
    for limit in (0, 201):
        assert service.dana.get(f"{path_of(kind)}limit={limit}", 422)["errors"][0]["field"] == "limit"


@pytest.mark.parametrize("kind", [kind for kind in LISTS if kind != "meetings"])
def test_a_page_never_shows_that_there_are_rows_one_may_not_see(service: Service, kind: str) -> None:
    omar = service.omar
    mine = set(walk(omar, path_of(kind), 1))
    assert len(mine) <= 1, "nothing but oneself, and one's agency"
    found = omar.get(f"{path_of(kind)}limit=1")
    assert found["next"] is None
    onward = service.dana.get(f"{path_of(kind)}limit=1")["next"]
    assert {each.get("id", each.get("number")) for each in omar.get(f"{path_of(kind)}cursor={onward}")["items"]} <= mine


def test_the_history_of_a_case_comes_a_page_at_a_time(service: Service) -> None:
    number = service.tess.get("/api/cases?limit=1")["items"][0]["number"]
    for turn in range(3):
        service.tess.post(f"/api/cases/{number}/notes", {"note": f"Note {turn}."}, 201)
    path = f"/api/cases/{number}/history"
    whole = service.tess.get(path)
    assert whole["next"] is None
    assert len(whole["items"]) >= 4
    seen, cursor = list[object](), ""
    while cursor or not seen:
        found = service.tess.get(f"{path}?limit=1&cursor={cursor}")
        seen, cursor = seen + found["items"], found["next"] or ""
    assert seen == whole["items"]
    assert service.tess.get(f"{path}?cursor=x", 422)["errors"][0]["field"] == "cursor"
    service.omar.get(f"{path}?cursor=x", 404)
