"""A third violation in a real browser, from the complaint to minutes that the Committee approved; its chair stands aside."""

import re

from playwright.sync_api import Browser, Locator, expect

from tests.browser.running import Desk, running
from tests.browser.seats import Mouse
from tests.browser.test_five_more import seat_of
from tests.desks import local
from tests.models.violations import KIM, Bench

COMPLAINT = {
    "A user": "check",
    "Of a user: name or email address": KIM,
    "Agency (optional)": "Otter Creek Shelter",
    "What happened": "A password was lent to a coworker.",
    "On which day, or over which period": "In March",
}
CHARGE = {
    "Agency": "Otter Creek Shelter",
    "A user": "check",
    "Email address of the user": KIM,
    "What is said to have happened": "A password was lent to a coworker.",
    "When it happened": "In March",
}
FINDING = {
    "Nature of the violation": "A lent password",
    "Day it happened": "March 28",
    "Keep the license": "check",
    "Grounds": "It was lent once.",
}
STATEMENT = "It was one morning, and I told my supervisor."
ASIDE = "Report your conflict of interest in this case"
TOLD = "Record all that the Committee was told"
MEMBERS = ("Greta Lowell", "Hassan Idris", "Polly Trask")


def main(seat: Mouse) -> Locator:
    """Return what a page says."""
    return seat.page.get_by_role("main")


def follow(seat: Mouse, link: str) -> None:
    """Go where a link of the page leads."""
    seat.press(seat.page.get_by_role("link", name=link))
    seat.page.wait_for_load_state()


def complained(seat: Mouse) -> str:
    """File a complaint, and return the number of its case."""
    seat.page.goto(f"{seat.desk.url}/start/P20")
    seat.send("File a complaint", COMPLAINT)
    (number,) = set(re.findall(r"\d\d-\d{4,}", main(seat).inner_text()))
    return str(number)


def found(ica: Mouse, bench: Bench, complaint: str) -> str:
    """Look into a complaint, find the third violation and tell of it, and return the number of its case."""
    ica.open(complaint)
    ica.send("Look into it", {})
    ica.send("Open a violation case", CHARGE)
    number: str = bench.newest_of("P19").number
    ica.open(number)
    ica.send("Find a violation", FINDING)
    ica.send("Confirm the written notice", {"Notice sent on": "March 30"})
    ica.send("Hand in the statement", {"The statement, in the words it came in": STATEMENT})
    return number


def stands_aside(chair: Mouse, number: str) -> None:
    """Report a conflict of interest; from then on nothing of the case is there for the chair."""
    chair.open(number)
    chair.press(chair.page.locator("details.extra > summary", has_text=ASIDE))
    chair.send(ASIDE, {"What the conflict is": "We are neighbors.", "I understand": "check"})
    chair.open(number)
    expect(main(chair)).to_contain_text("We can\u2019t find that case")
    for page in ("", "/packet"):
        chair.page.goto(f"{chair.desk.url}/meetings/1{page}")
        expect(main(chair)).to_contain_text("Screen left open on March 22")
        expect(main(chair)).not_to_contain_text(number)


def votes(desk: Desk, browser: Browser, number: str) -> Mouse:
    """Let each member read the packet from the page of the meeting, and vote; return the last one."""
    for name in MEMBERS:
        member = seat_of(desk, browser, name)
        member.page.goto(f"{desk.url}/meetings/1")
        follow(member, "Open the packet")
        expect(main(member)).to_contain_text(STATEMENT)
        member.open(number)
        member.send("Vote", {"Keep": "check"})
    return member


def meets(ica: Mouse, number: str) -> None:
    """On the meeting's day tell all that is on the agenda in one act, record who was there, and save the minutes."""
    ica.page.goto(f"{ica.desk.url}/meetings/1")
    follow(ica, TOLD)
    ica.send("Record that the Committee was told", {})
    expect(main(ica).get_by_text("Committee heard Tuesday, April 14, 2026")).to_have_count(2)
    expect(main(ica)).to_contain_text("Decided Tuesday, April 14, 2026")
    follow(ica, "Record the attendance")
    ica.send("Record the attendance", dict.fromkeys((*MEMBERS, "Walter Pine"), "check"))
    expect(main(ica)).to_contain_text(f"Stood aside in {number}")
    follow(ica, "Read the minutes")
    follow(ica, "Edit the minutes")
    ica.send("Save the minutes", {})


def scheduled(ica: Mouse) -> None:
    """Schedule the next meeting."""
    page = ica.page
    page.goto(f"{ica.desk.url}/meetings/add")
    ica.choose(page.get_by_label("Month"), "April")
    for part, said in {"Day": "29", "Year": "2026", "Time": "13:00", "Place": "Barre"}.items():
        ica.write(page.get_by_label(part, exact=True), said)
    ica.send("Schedule the meeting", {})


def test_a_third_violation_is_brought_from_the_complaint_to_approved_minutes(browser: Browser) -> None:
    with running(local(3, 30, 9), Bench) as desk:
        bench = desk.town
        assert isinstance(bench, Bench)
        for day in (22, 25):
            before = {"nature": f"Screen left open on March {day}", "occurred_on": f"2026-03-{day - 2}"}
            bench.notify(local(3, day, 9), finding=before)
        dana, walter = (seat_of(desk, browser, name) for name in ("Dana Whitcomb", "Walter Pine"))
        number = found(dana, bench, complained(seat_of(desk, browser, "Tess Barlow")))
        stands_aside(walter, number)
        scheduled(dana)
        dana.pass_days(15)
        member = votes(desk, browser, number)
        assert bench.case(number).state == "KEPT"
        meets(dana, number)
        dana.pass_days(15)
        walter.page.goto(f"{desk.url}/meetings/1/minutes")
        follow(walter, "Record that they are approved")
        walter.send("Record the approval", {"April 29": "check"})
        expect(main(walter)).to_contain_text("Approved at the meeting of Wednesday, April 29, 2026")
        expect(main(walter)).to_contain_text("Screen left open on March 22. The Committee was told.")
        expect(main(walter)).not_to_contain_text(number)
        member.page.goto(f"{desk.url}/meetings/1/minutes")
        expect(main(member)).to_contain_text("The Committee decided that the license is kept.")
        expect(main(member)).to_contain_text("Emil Novak and Walter Pine stood aside.")
