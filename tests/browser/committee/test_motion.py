"""The Advisory Committee meets in a real browser: its chair, five members and ICA, from the agenda to minutes that say who voted.

One member stands aside, one votes without being there, and another motion is decided by circulation, without a meeting.
"""

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from models.database import Database
from tests.browser.committee.test_hearing import follow, main
from tests.browser.running import Desk, running
from tests.browser.seats import Mouse
from tests.browser.test_five_more import seat_of
from tests.desks import local
from tests.models.violations import Bench
from workflows.law.roles import COMMITTEE

MEMBERS = ("Greta Lowell", "Hassan Idris", "Emil Novak", "Ines Duarte")  # Polly Trask stands aside
THERE = ("Walter Pine", "Greta Lowell", "Hassan Idris", "Emil Novak", "Polly Trask")  # Ines Duarte votes from home
SHOTS: Path | None = None  # where somebody wants to look at the pages
ASIDE = "Report your conflict of interest in this case"
MOTION = {"What it is about": "Fees of the next year", "The motion": "Resolved, that fees stay as they are.",
          "that the Committee resolves something": "check"}  # fmt: skip
ZIP = {"What it is about": "The zip code", "The motion": "Resolved, that programs collect it.",
       "that a data element is collected": "check", "For a data element: its name": "Zip code of last address",
       "For a data element: which programs": "All programs", "For a data element: first day": "October 1"}  # fmt: skip


class FiveMembers(Bench):
    """A desk whose Committee has a chair and five members."""

    def __init__(self, database: Database) -> None:
        """Add the fifth."""
        super().__init__(database)
        with database.writing() as session:
            self._officer(session, "Ines Duarte", COMMITTEE)


def shot(seat: Mouse, name: str) -> None:
    """Keep how a page looks, wide and narrow, where somebody wants to look at it."""
    if SHOTS is None:
        return
    for width in (1280, 320):
        seat.page.set_viewport_size({"width": width, "height": 900})
        seat.page.screenshot(path=SHOTS / f"{name}-{width}.png", full_page=True)
    seat.page.set_viewport_size({"width": seat.width, "height": seat.height})


def moved(member: Mouse, said: dict[str, str]) -> str:
    """Move something, and return the number of its case."""
    member.page.goto(f"{member.desk.url}/start/P34")
    shot(member, "start")
    member.send("Make a motion", said)
    (number,) = set(re.findall(r"\d\d-\d{4,}", main(member).inner_text()))
    return str(number)


def seats(ica: Mouse) -> None:
    """Put a seat on record, and give it to a member."""
    ica.page.goto(f"{ica.desk.url}/committee")
    shot(ica, "committee-empty")
    ica.page.goto(f"{ica.desk.url}/committee/seats/add")
    ica.send("Add the seat", {"HMIS users": "check", "The whole state": "check"})
    ica.choose(ica.page.get_by_label("Member"), "Greta Lowell")
    ica.send("Give the seat", {"First day": "March 1", "Last day": "May 1"})
    expect(main(ica)).to_contain_text("The term of Greta Lowell ends May")
    shot(ica, "committee")


def voted(desk: Desk, browser: Browser, number: str, *, deed: str = "Vote") -> Mouse:
    """Let each member vote for it; return the last one."""
    for name in MEMBERS:
        member = seat_of(desk, browser, name)
        member.open(number)
        shot(member, "vote")
        member.send(deed, {"For it": "check"})
    return member


def test_a_motion_is_moved_put_to_the_vote_decided_and_in_the_minutes(browser: Browser) -> None:
    with running(local(4, 1, 9), FiveMembers) as desk:
        dana, walter, greta, polly = (
            seat_of(desk, browser, name) for name in ("Dana Whitcomb", "Walter Pine", "Greta Lowell", "Polly Trask")
        )
        seats(dana)
        fees, code = moved(greta, MOTION), moved(greta, ZIP)
        polly.open(fees)
        polly.press(polly.page.locator("details.extra > summary", has_text=ASIDE))
        polly.send(ASIDE, {"What the conflict is": "My agency pays them.", "I understand": "check"})
        walter.open(fees)
        shot(walter, "put")
        walter.send("Put it to the vote", {"at the next meeting": "check", "by name": "check"})
        walter.open(code)
        walter.send("Put it to the vote", {"by circulation, without": "check", "openly": "check",
                                           "By circulation: last day": "April 9"})  # fmt: skip
        voted(desk, browser, code)
        for late in (polly, walter):
            late.open(code)
            late.send("Vote", {"Against it": "check"})
        expect(main(walter)).to_contain_text("Adopted")
        shot(walter, "decided")
        dana.page.goto(f"{desk.url}/data-elements")
        expect(main(dana)).to_contain_text("Zip code of last address")
        shot(dana, "elements")
        dana.pass_days(13)  # April 14, the day of the meeting
        voted(desk, browser, fees)
        walter.open(fees)
        walter.send("Close the vote", {})
        walter.page.goto(f"{desk.url}/meetings/1")
        shot(walter, "meeting")
        polly.page.goto(f"{desk.url}/meetings/1/packet")
        expect(main(polly)).not_to_contain_text(fees)
        walter.page.goto(f"{desk.url}/meetings/1/packet")
        shot(walter, "packet")
        attended(dana, fees)
        in_the_minutes(walter, fees)
        follow_to_minutes(polly)
        expect(main(polly)).not_to_contain_text(fees)
        shot(polly, "minutes-aside")


def in_the_minutes(walter: Mouse, fees: str) -> None:
    """Read who voted and how, and save the minutes."""
    follow_to_minutes(walter)
    expect(main(walter)).to_contain_text(f"{fees}: Fees of the next year. Adopted: for 4, against 0.")
    expect(main(walter)).to_contain_text("Emil Novak, Greta Lowell, Hassan Idris, and Ines Duarte voted for it.")
    expect(main(walter)).to_contain_text("Ines Duarte voted without being there. Polly Trask stood aside.")
    expect(main(walter)).to_contain_text("Adopted: for 4, against 2, without a meeting.")
    expect(main(walter)).to_contain_text("Polly Trask and Walter Pine voted against it.")
    shot(walter, "minutes")
    follow(walter, "Edit the minutes")
    walter.send("Save the minutes", {})


def attended(ica: Mouse, number: str) -> None:
    """Record who was there; who stood aside is known."""
    ica.page.goto(f"{ica.desk.url}/meetings/1")
    follow(ica, "Record the attendance")
    ica.send("Record the attendance", dict.fromkeys(THERE, "check"))
    expect(main(ica)).to_contain_text(f"Stood aside in {number}")
    expect(main(ica)).to_contain_text("Absent")


def follow_to_minutes(seat: Mouse) -> None:
    """Go to the meeting and read its minutes."""
    seat.page.goto(f"{seat.desk.url}/meetings/1")
    follow(seat, "Read the minutes")
