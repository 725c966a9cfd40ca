"""The registry of agreements, as people read it."""

from tests.campus import CERTIFICATE, Campus
from tests.desks import local
from tests.web.registries.desks import Desk


class University(Desk):
    """A desk in a town where a university asks for data."""

    settles = Campus

    @property
    def campus(self) -> Campus:
        """The town."""
        assert isinstance(self.town, Campus)
        return self.town


def test_an_empty_registry_says_when_something_stands_in_it() -> None:
    desk = University()
    words = desk.dana.get("/agreements").words
    assert "No agreements are running. No data have to be returned or destroyed." in words
    assert "No agreement is on this list You see an agreement here once ICA and the agencies" in words
    assert "Record a research proposal" in words
    assert "Go to your inbox" in desk.tess.get("/agreements").words


def test_a_running_agreement_shows_with_whom_until_when_and_whose_data() -> None:
    desk = University()
    number = desk.campus.running()
    words = desk.dana.get("/agreements").words
    assert f"Winter shelter and health University of Vermont Research Case {number}" in words
    assert "Maple Street Family Center, Otter Creek Shelter" in words
    assert "Runs until Tuesday, June 30 Since Thursday, March 12" in words


def test_an_agreement_that_ended_is_outstanding_until_the_data_are_back() -> None:
    desk = University()
    number = desk.campus.running()
    desk.campus.sweep(local(7, 1, 0))
    assert "See all agreements" in desk.dana.get("/agreements").words
    assert "Return outstanding Ended Tuesday, June 30" in desk.dana.get("/agreements?show=return").words
    desk.campus.do(number, desk.town.dana, "record-certificate", local(7, 13), **CERTIFICATE)
    assert "No agreement is on this list" in desk.dana.get("/agreements?show=return").words
    assert "Data returned or disposed of Friday, July 10" in desk.tess.get("/agreements?show=ended").words


def test_the_registry_keeps_to_the_agencies_that_have_a_part() -> None:
    desk = University()
    desk.campus.running()
    assert "Winter shelter and health" in desk.tess.get("/agreements?show=all").words
    assert "No agreement is on this list" in desk.browser(desk.campus.wes).get("/agreements?show=all").words


def test_only_who_might_see_an_agreement_is_led_to_the_registry() -> None:
    desk = University()
    assert 'href="/agreements"' in desk.tess.get("/inbox").html
    assert 'href="/agreements"' not in desk.browser(desk.town.ruth).get("/inbox").html


def test_the_form_of_a_proposal_asks_what_the_register_expects() -> None:
    words = University().dana.get("/start/P15").words
    for asked in ("Title of the project", "Document of the formal relationship", "Principal investigator",
                  "Agencies whose data are used", "End of the project"):  # fmt: skip
        assert asked in words
