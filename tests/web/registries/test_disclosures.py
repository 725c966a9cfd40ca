"""The disclosure log, as people read it."""

from tests.desks import local
from tests.precinct import CONSENT, MAPLE, OTTER, RELEASE, Precinct
from tests.web.registries.desks import Desk


class Station(Desk):
    """A desk in a town where law enforcement asks for information."""

    settles = Precinct

    @property
    def precinct(self) -> Precinct:
        """The town."""
        assert isinstance(self.town, Precinct)
        return self.town


def test_an_empty_log_says_when_something_stands_in_it() -> None:
    words = Station().dana.get("/disclosures").words
    assert "0 disclosures in the cases you have access to" in words
    assert "No disclosure is on this list You see a disclosure here once an agency or ICA releases" in words


def test_the_log_shows_what_to_whom_on_what_ground_and_who_decided() -> None:
    station = Station()
    number = station.precinct.released()
    words = station.dana.get("/disclosures").words
    assert "1 disclosure in the cases you have access to, newest first." in words
    assert f"Det. R. Cole Case {number} Otter Creek Shelter What was released Entry and exit dates" in words
    assert "Written request that meets all conditions" in words
    assert "Decided by Helen Marsh, agency executive director" in words


def test_the_log_narrows_to_an_agency_a_number_and_a_recipient() -> None:
    station = Station()
    number = station.precinct.released()
    assert "Det. R. Cole" in station.dana.get(f"/disclosures?agency={OTTER}").words
    assert "No disclosure is on this list" in station.dana.get(f"/disclosures?agency={MAPLE}").words
    assert "1 disclosure matches" in station.dana.get(f"/disclosures?q={number}").words
    assert "See all disclosures" in station.dana.get("/disclosures?q=nobody").words


def test_a_continuum_and_an_agency_read_nothing_of_cases_kept_from_them() -> None:
    station = Station()
    town = station.precinct
    number = town.in_review(agencies=[OTTER])
    town.do(number, town.miriam, "consent", local(6, 5), **CONSENT)
    town.do(number, town.ruth, "approve", local(6, 10), opinion="Yes.")
    town.do(number, town.helen, "release", local(6, 10), **RELEASE)
    for viewer, knows in (
        (town.ruth, False),  # what is given is its agency's and ICA's to know
        (town.miriam, False),
        (town.tess, True),
        (town.joel, False),
        (town.omar, False),
    ):
        assert (number in station.browser(viewer).get("/disclosures").words) is knows, viewer.name


def test_the_way_to_the_log_is_shown_to_those_who_may_find_something_there() -> None:
    station = Station()
    station.person("Ann Lee")
    user = station.browser(station.town.viewer("ann.lee@desk.example"))
    assert 'href="/disclosures"' in station.dana.get("/inbox").html
    assert 'href="/disclosures"' in station.tess.get("/inbox").html
    assert 'href="/disclosures"' not in user.get("/me").html


ENTERED = {
    "instrument": "court order", "received_on-m": "3", "received_on-d": "20", "received_on-y": "2026",
    "requesting_agency": "Superior Court", "official": "Clerk", "sought": "Exit dates", "agencies": [OTTER, MAPLE],
}  # fmt: skip
RETURNED = {"return_on-m": "4", "return_on-d": "10", "return_on-y": "2026"}


def test_a_court_paper_is_entered_on_a_page_for_both_agencies_with_its_return_date() -> None:
    station = Station()
    words = station.dana.get("/start/P13").words
    assert "Otter Creek Shelter" in words
    assert "Maple Street Family Center" in words
    assert "Request entered" in station.dana.told("/start/P13", {**ENTERED, **RETURNED})
    assert {duty.key for duty in station.duties()} == {
        "review-ica", f"comply:{OTTER}", f"comply:{MAPLE}", f"review-agency:{OTTER}", f"review-agency:{MAPLE}",
    }  # fmt: skip
