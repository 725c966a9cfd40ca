"""What a step asks to choose among is listed beside its form, each with the key that is sent back."""

from typing import Any

import pytest

from models.registries.people_and_agencies import add_person
from models.rows.people import Agency
from models.rows.registries import License
from tests.desks import SETTLED, local
from tests.web.api.programs import Program, Service


@pytest.fixture
def service() -> Service:
    """Return a desk on which Otter Creek has a user and leaves."""
    made = Service(local(3, 2))
    with made.town.database.writing() as session:
        otter = session.query(Agency).filter_by(key="otter-creek-shelter").one()
        ida = add_person(session, "Ida Cole", "ida@desk.example", otter, SETTLED)
        session.add(
            License(
                person_id=ida.id,
                agency_id=otter.id,
                username="icole",
                level="Case Manager I",
                art=False,
                issued_at=SETTLED,
            )
        )
    return made


def step(program: Program, number: str, key: str) -> dict[str, Any]:
    found = program.get(f"/api/cases/{number}")["steps"]
    return next(each for each in found if each["key"] == key)


def test_a_program_closes_an_agency_by_the_lines_that_the_step_lists(service: Service) -> None:
    facts = {"agency": "otter-creek-shelter", "why": "Its HMIS project ends."}
    number = service.dana.post("/api/processes/P01/cases", {"facts": facts, "step": "close"}, 201)["number"]
    choices = step(service.dana, number, "end-licenses")["choices"]
    assert [each["key"] for each in choices["licenses"]] == ["ida@desk.example"]
    assert [each["words"].partition(",")[0] for each in choices["agreements"]] == ["Partnership Agreement"]
    chosen: dict[str, Any] = {field: [each["key"] for each in lines] for field, lines in choices.items()}
    assert service.dana.step(number, "end-licenses", **{**chosen, "confirmed": True})["state"] == "LAST_WORK"


def test_a_step_that_lists_nothing_offers_nothing(service: Service) -> None:
    number = service.town.ask(local(3, 1))
    steps = service.dana.get(f"/api/cases/{number}")["steps"]
    assert steps
    assert [each["choices"] for each in steps if each["choices"]] == []
