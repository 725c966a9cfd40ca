"""Stories of the processes beside onboarding in a real browser, moving the practice clock."""

import re

from playwright.sync_api import Browser, expect

from models.rows.disclosures import Disclosure
from tests.browser.running import Desk, running
from tests.browser.seats import Keyboard, Mouse, Phone
from tests.desks import local
from tests.models.complaining import IDA
from tests.models.disclosure.test_protective import Night
from tests.models.violations import KIM, Bench
from workflows.law.policy import FIRST_EDITION

INSPECTION = {
    "Agency": "Otter Creek Shelter",
    "HMIS client number": "4711",
    "Request received": "January 5",
    "In writing": "check",
    "The client, about their own record": "check",
    "Photo identification": "check",
    "To have a copy": "check",
    "Which information": "Program stays",
    "On paper": "check",
}
WRITTEN = {
    "Instrument": "Written request",
    "Received on": "June 1",
    "Law-enforcement agency": "Rutland Police Department",
    "Official": "Officer Lane",
    "Supervisor": "Captain Rowe",
    "Information sought": "Dates of stay in May 2026.",
    "How it is relevant": "A theft on May 9.",
    "Otter Creek Shelter": "check",
    "Maple Street Family Center": "check",
}
ALLEGATION = {
    "Agency": "Otter Creek Shelter",
    "A user": "check",
    "Email address of the user": KIM,
    "What is said to have happened": "A password was shared.",
    "When it happened": "In March",
}


def started(seat: Mouse, process: str, deed: str, answers: dict[str, str]) -> str:
    """Begin a case on its page, and return its number."""
    seat.page.goto(f"{seat.desk.url}/start/{process}")
    seat.send(deed, answers)
    seat.page.wait_for_url(re.compile(r"/cases/\d\d-\d+"))
    return re.split(r"[?#]", seat.page.url.split("/cases/")[1])[0]


def seat_of(desk: Desk, browser: Browser, name: str, seat: type[Mouse] = Mouse) -> Mouse:
    """Sign somebody in."""
    return seat(desk, browser, name if "@" in name else f"{name.lower().replace(' ', '.')}@desk.example")


def test_a_client_who_asked_on_january_5_has_an_answer_by_march_6_or_the_director_hears(browser: Browser) -> None:
    with running(local(1, 12, 9), Bench) as desk:
        tess = seat_of(desk, browser, "Tess Barlow")
        number = started(tess, "P11", "Take a client\u2019s request to see their record", INSPECTION)
        expect(tess.page.get_by_role("main")).to_contain_text("Friday, March 6")
        tess.send("Deny the request", {"The reason": "None is given."})
        expect(tess.page.get_by_role("alert")).to_contain_text("Ground")
        tess.open(number)
        dana = seat_of(desk, browser, "Dana Whitcomb")
        dana.pass_days(54)
        dana.page.goto(f"{desk.url}/mailbox")
        expect(dana.page.get_by_role("main")).to_contain_text("Past due since Saturday, March 7")
        expect(dana.page.get_by_role("main")).not_to_contain_text("4711")


def test_police_get_only_what_counsel_the_continua_and_each_agency_agree_to(browser: Browser) -> None:
    with running(local(6, 1, 9), Bench) as desk:
        dana = seat_of(desk, browser, "Dana Whitcomb")
        number = started(dana, "P13", "Enter a law-enforcement request", WRITTEN)
        dana.send(
            "Hand the complete request to counsel",
            dict.fromkeys(
                ("supervisory official", "states how the", "identifies", "is specific", "de-identified"), "yes"
            ),
        )
        ruth = seat_of(desk, browser, "Ruth Abernathy")
        ruth.open(number)
        expect(ruth.page.get_by_role("main")).to_contain_text("June 8")
        dana.pass_days(7)
        ruth.open(number)
        ruth.send("Approve the release", {"Opinion": "The request is narrow."})
        for leader in ("Miriam Okafor", "Joel Sandberg"):
            coc = seat_of(desk, browser, leader)
            coc.open(number)
            coc.send("Consent in writing", {"Your full name, as your signature": leader, "Signed on": "June 8"})
        helen = seat_of(desk, browser, "Helen Marsh")
        helen.open(number)
        expect(helen.page.get_by_role("button", name="Release the information")).to_have_count(1)
        helen.send("Decide not to release", {"Why nothing is released": "The stays are sensitive."})
        expect(helen.page.get_by_role("button", name="Release the information")).to_have_count(0)
        assert set(desk.town.open_duties(number)) == {"answer:maple-street-family-center"}


def test_a_first_suspension_shows_in_the_registry_and_is_over_after_thirty_days(browser: Browser) -> None:
    with running(local(4, 1, 9), Bench) as desk:
        dana = seat_of(desk, browser, "Dana Whitcomb")
        number = started(dana, "P19", "Record an allegation", ALLEGATION)
        expect(dana.page.get_by_role("main")).to_contain_text("depends on what you fill in")
        dana.send("Find a violation", {"Nature of the violation": "A shared password", "Day it happened": "March 20"})
        dana.send("Confirm the written notice", {"Notice sent on": "April 1"})
        dana.page.goto(f"{desk.url}/licenses?show=suspended")
        expect(dana.page.get_by_role("main")).to_contain_text(re.compile(r"Through May.1, 2026"))
        dana.open(number)
        dana.pass_days(31)
        expect(dana.page.get_by_role("main")).to_contain_text("Suspension lifted")
        dana.page.goto(f"{desk.url}/licenses")
        expect(dana.page.get_by_role("main")).to_contain_text("kim.roe")


def test_each_member_votes_by_keyboard_and_the_chair_closes_the_vote(browser: Browser) -> None:
    with running(local(6, 1, 9), Bench) as desk:
        bench = desk.town
        assert isinstance(bench, Bench)
        grave = {"nature": "A breach", "occurred_on": "2026-05-20", "law": True, "counsel_note": "18 USC 1030",
                 "proposal": "keep the license"}  # fmt: skip
        number = bench.notify(local(6, 1, 9), finding=grave)
        for name in ("Greta Lowell", "Hassan Idris", "Walter Pine"):
            member = seat_of(desk, browser, name, Keyboard)
            member.page.goto(f"{desk.url}/inbox")
            expect(member.page.get_by_role("main")).to_contain_text(
                "vote on what follows for Kim Roe", ignore_case=True
            )
            member.open(number)
            expect(member.page.get_by_role("button", name="Vote", exact=True)).to_have_count(1)
            member.send("Vote", {"Keep": "check"})
        seat_of(desk, browser, "Dana Whitcomb").pass_days(FIRST_EDITION.vote_least_days)
        member.open(number)
        member.send("Close the vote", {})
        expect(member.page.get_by_role("main")).to_contain_text("Vote closed by the chair")
        assert bench.case(number).state == "KEPT"


def test_a_complaint_about_icas_own_is_unseen_by_ica_and_found_by_its_managing_director(browser: Browser) -> None:
    with running(local(4, 1, 9), Bench) as desk:
        tess = seat_of(desk, browser, "Tess Barlow")
        tess.page.goto(f"{desk.url}/start/P20")
        tess.send(
            "File a complaint",
            {"An ICA employee": "check", "the name": "Somebody", "Balance of State": "check",
             "What happened": "Records were looked up without need."},
        )  # fmt: skip
        said = tess.page.get_by_role("main").inner_text()
        (number,) = set(re.findall(r"\d\d-\d{4,}", said))
        dana = seat_of(desk, browser, "Dana Whitcomb")
        dana.page.goto(f"{desk.url}/cases?q={number}")
        expect(dana.page.get_by_role("main")).not_to_contain_text(f"/cases/{number}")
        dana.open(number)
        expect(dana.page.get_by_role("heading", level=1)).to_contain_text(
            re.compile("not|nothing|can.t find", re.IGNORECASE)
        )
        miriam = seat_of(desk, browser, "Miriam Okafor")
        miriam.open(number)
        expect(miriam.page.get_by_role("main")).to_contain_text("Records were looked up without need.")


# P14: at night, on a phone

A_TAP, A_KEY, MOST = 4.0, 0.5, 120  # seconds: to read, find and tap something; to type one sign with a thumb
SAID_AT_NIGHT = {
    "Given to": "Mill River Police, shift lead",
    "Kind of information": "Whereabouts",
    "HMIS client number": "4711",
}


def test_a_disclosure_is_logged_on_a_phone_in_under_two_minutes(browser: Browser) -> None:
    with running(local(3, 4, 23, 50), Night) as desk:
        ida = Phone(desk, browser, IDA)
        ida.taps = ida.signs = 0
        ida.page.goto(f"{desk.url}/start")
        ida.press(ida.page.get_by_role("link", name="Disclose at once"))
        ida.check(ida.page.get_by_label("A serious and imminent threat"))
        ida.check(ida.page.get_by_label("Threat: it is needed"))
        ida.check(ida.page.get_by_label("Threat: whoever gets it"))
        for label, words in SAID_AT_NIGHT.items():
            ida.write(ida.page.get_by_label(label, exact=True), words)
        assert ida.page.evaluate("document.documentElement.scrollWidth") <= ida.width
        ida.press(ida.page.get_by_role("button", name="Disclose at once"))
        ida.page.wait_for_url(f"{desk.url}/cases/*")
        assert ida.taps * A_TAP + ida.signs * A_KEY < MOST
        with desk.town.database.reading() as session:
            (row,) = session.query(Disclosure).all()
            assert (row.what, row.disclosed_on.isoformat()) == ("Whereabouts (HMIS client 4711)", "2026-03-04")
