"""Addresses of others in a request: nobody becomes somebody else's, and nothing is told about whose address is typed."""

import pytest

from models.access.access import Viewer
from models.rows.people import Person
from tests.attacks.targets import Target
from tests.desks import ASKED


def agency_of(desk: Target, whom: Viewer) -> int | None:
    """Return the agency that somebody belongs to."""
    with desk.database.reading() as session:
        return session.get_one(Person, whom.id).agency_id


@pytest.mark.parametrize("whom", ["greta", "kofi", "omar"])
def test_a_request_about_somebody_makes_nobody_a_member(desk: Target, whom: str) -> None:
    viewer: Viewer = getattr(desk.town, whom)
    before = agency_of(desk, viewer)
    facts = {**ASKED, "name": viewer.name, "email": f"{viewer.name.lower().replace(' ', '.')}@desk.example"}
    answer = desk.person("tess").post("/api/processes/P03/cases", {"facts": facts})
    assert answer.status_code in {201, 409, 422}
    assert agency_of(desk, viewer) == before
    assert desk.person("tess").get(f"/people/{viewer.id}").status_code in {200, 404}


def test_a_request_with_an_address_of_somebody_does_not_open_their_page(desk: Target) -> None:
    kofi = desk.town.kofi
    desk.person("omar").post("/api/processes/P03/cases", {"facts": {**ASKED, "agency": "maple-street-family-center",
                             "name": "Kofi Mensah", "email": "kofi.mensah@desk.example"}})  # fmt: skip
    page = desk.person("omar").get(f"/people/{kofi.id}")
    assert "System Administrator" not in page.text


def test_another_name_with_somebodys_address_is_asked_back_and_tells_no_name(desk: Target) -> None:
    facts = {**ASKED, "name": "Bob Two", "email": "ruth.abernathy@desk.example"}
    answer = desk.person("tess").post("/api/processes/P03/cases", {"facts": facts})
    assert "Abernathy" not in answer.text.replace("ruth.abernathy@desk.example", "")
