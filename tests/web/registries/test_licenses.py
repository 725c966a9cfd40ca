"""The licenses, each with its history."""

from models.rows.people import Agency
from models.rows.registries import License, LicenseEvent
from tests.desks import SETTLED, local
from tests.web.registries.desks import Desk


def licensed(desk: Desk, name: str, agency: str, username: str, *, ended: bool = False) -> int:
    person = desk.person(name, agency)
    with desk.database.writing() as session:
        events = [LicenseEvent(case_id=None, at=SETTLED, words="Issued at the level Case Manager II")]
        events += [LicenseEvent(case_id=None, at=local(3, 1), words="Ended on departure")] if ended else []
        session.add(
            License(
                person_id=person, agency_id=session.query(Agency).filter_by(key=agency).one().id, username=username,
                level="Case Manager II", art=False, issued_at=SETTLED, ended_at=local(3, 1) if ended else None,
                ended_why="departed" if ended else "", events=events,
            )
        )  # fmt: skip
    return person


def two(desk: Desk) -> None:
    licensed(desk, "Ana Ruiz", "otter-creek-shelter", "aruiz")
    licensed(desk, "Mia Cole", "maple-street-family-center", "mcole", ended=True)


def test_the_list_shows_what_is_in_force_and_the_rest_on_request() -> None:
    desk = Desk()
    two(desk)
    assert "1 license in force." in desk.dana.get("/licenses").words
    assert "Mia Cole" not in desk.dana.get("/licenses").words
    assert "Ended March 1, 2026" in desk.dana.get("/licenses?show=ended").words
    both = desk.dana.get("/licenses?show=all").words
    assert both.index("Ana Ruiz") < both.index("Mia Cole")


def test_each_license_has_its_history_beside_it() -> None:
    desk = Desk()
    two(desk)
    words = desk.dana.get("/licenses?show=ended").words
    assert "2 events in its history January 6, 2025: Issued at the level Case Manager II" in words
    assert "March 1, 2026: Ended on departure" in words


def test_the_list_narrows_to_an_agency_and_to_a_name() -> None:
    desk = Desk()
    two(desk)
    of_maple = desk.dana.get("/licenses?show=all&agency=maple-street-family-center").words
    assert "mcole" in of_maple
    assert "aruiz" not in of_maple
    assert "1 license matches “aruiz”" in desk.dana.get("/licenses?q=aruiz").words
    assert "No license is on this list" in desk.dana.get("/licenses?q=nobody").words


def test_an_agency_sees_its_own_licenses_and_a_user_their_own() -> None:
    desk = Desk()
    two(desk)
    own = desk.tess.get("/licenses?show=all").words
    assert "aruiz" in own
    assert "mcole" not in own
    assert "0 licenses" in desk.browser(desk.town.ruth).get("/licenses").words
