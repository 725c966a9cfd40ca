"""Several tasks at once over the API, as the inbox has it: each that it can be done to, the others with why not."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from models.rows.cases import DutyRow
from tests.desks import local
from tests.models.violations import Bench
from tests.web.api.programs import Service
from workflows.law.roles import SYSTEM_ADMIN

UNKNOWN = 999_999


class Office(Service):
    """A desk with three requests for licenses, each with tasks that are anybody's of ICA."""

    def __init__(self) -> None:
        """Ask for the licenses, and hire a second System Administrator."""
        super().__init__(start=local(3, 20))
        for name in ("Jo Tran", "Ana Ruiz", "Ida Frost"):
            email = f"{name.lower().replace(' ', '.')}@otter.example"
            self.town.ask(local(3, 2), name=name, email=email)
        self.free = self._free()

    def _free(self) -> list[int]:
        with self.town.database.reading() as session:
            mine = (DutyRow.team == SYSTEM_ADMIN, DutyRow.assignee_id.is_(None), DutyRow.closed_at.is_(None))
            return list(session.scalars(select(DutyRow.id).where(*mine).order_by(DutyRow.id)))[:3]

    def several(self, deed: str, status: int = 200, **said: Any) -> Any:
        """Do something to tasks."""
        return self.dana.post(f"/api/tasks/several/{deed}", {"tasks": self.free, **said}, status)


def test_several_are_claimed_and_returned_and_each_is_shown_as_it_is_then() -> None:
    office = Office()
    done = office.several("claim")
    assert (done["done"], done["refused"]) == (office.free, [])
    assert {each["assignee"] for each in done["tasks"]} == {office.town.dana.id}
    assert {each["assignee"] for each in office.several("release")["tasks"]} == {None}


def test_what_it_cannot_be_done_to_is_named_with_its_reason_and_the_rest_is_done() -> None:
    office = Office()
    first, *others = office.free
    kofi = office.program(office.town.nora)
    kofi.post(f"/api/tasks/{first}/claim")
    done = office.several("claim", tasks=[first, *others, UNKNOWN])
    assert done["done"] == others
    taken, gone = done["refused"]
    assert (taken["id"], gone["id"]) == (first, UNKNOWN)
    assert "has this task" in taken["detail"]
    assert gone["task"] == "a task"


def test_where_it_can_be_done_to_none_the_call_is_refused() -> None:
    office = Office()
    assert office.several("claim", 409, tasks=[UNKNOWN])["detail"].startswith("none of these tasks")
    for tasks in ([], [0], list(range(1, 102)), [10**19]):
        office.several("claim", 422, tasks=tasks)


def test_several_are_snoozed_until_a_day_and_come_back() -> None:
    office = Office()
    office.several("claim")
    done = office.several("snooze", until="2026-03-23", why="The trainer is away.")
    assert {each["snoozed_until"] for each in done["tasks"]} == {"2026-03-23T04:00:00Z"}
    assert {each["snoozed_until"] for each in office.several("snooze")["tasks"]} == {None}


def test_several_go_to_somebody_who_may_do_them() -> None:
    office = Office()
    done = office.several("assign", person=office.town.nora.id)
    assert {each["assignee"] for each in done["tasks"]} == {office.town.nora.id}
    assert office.several("assign", 422, person=office.town.jo.id)["errors"][0]["field"] == "person"


def test_whoever_has_them_is_asked_and_at_most_once_a_day() -> None:
    office = Office()
    office.several("assign", person=office.town.nora.id)
    first, *others = office.free
    assert office.dana.post(f"/api/tasks/{first}/remind")["id"] == first
    done = office.several("remind")
    assert done["done"] == others
    assert "within a day" in done["refused"][0]["detail"]


def test_the_same_key_claims_nothing_twice_and_is_answered_alike() -> None:
    office = Office()
    tasks = {"tasks": [*office.free, UNKNOWN]}
    first = office.dana.post("/api/tasks/several/claim", tasks, key="one")
    assert office.dana.post("/api/tasks/several/claim", tasks, key="one") == first


class Hearing(Service):
    """A desk on which three violations are to be told to the Committee."""

    settles = Bench

    def __init__(self) -> None:
        """Find the violations, and let it be the day of the meeting."""
        super().__init__(start=local(4, 14, 15))
        assert isinstance(self.town, Bench)
        for each in range(3):
            self.town.hire(f"User {each}", f"u{each}@otter.example")
            self.town.find(local(3, 20, 9), user=f"u{each}@otter.example")
        with self.town.database.reading() as session:
            rows = select(DutyRow.id).where(DutyRow.key == "committee", DutyRow.closed_at.is_(None))
            self.tasks = list(session.scalars(rows.order_by(DutyRow.id)))

    def tell(self, tasks: list[int], status: int = 200, on: str = "2026-04-14") -> Any:
        """Answer them with one form."""
        return self.dana.post("/api/tasks/together", {"tasks": tasks, "facts": {"told_on": on}}, status)


def test_one_form_answers_all_of_them_and_names_those_that_were_done_before() -> None:
    hearing = Hearing()
    first, *others = hearing.tasks
    assert hearing.tell([first])["done"] == [first]
    done = hearing.tell(hearing.tasks)
    assert done["done"] == others
    assert [each["id"] for each in done["refused"]] == [first]
    assert hearing.tell(hearing.tasks, 409)["detail"] == "none of these tasks is left to do"


def test_a_form_that_is_refused_answers_none_of_them() -> None:
    hearing = Hearing()
    assert hearing.tell(hearing.tasks, 422, on="2027-04-14")["errors"]
    assert hearing.tell(hearing.tasks)["done"] == hearing.tasks


def test_openapi_has_each_deed_with_what_it_takes() -> None:
    paths = Service().client.get("/schema").json()["paths"]
    for deed in ("claim", "release", "snooze", "assign", "remind"):
        assert "requestBody" in paths[f"/api/tasks/several/{deed}"]["post"]
    assert "/api/tasks/together" in paths
    assert "/api/tasks/{duty_id}/remind" in paths
