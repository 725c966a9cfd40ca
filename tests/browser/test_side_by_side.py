"""Two members open the case at the same minute, and both vote."""

from playwright.sync_api import Browser, expect

from tests.browser.running import running
from tests.browser.test_five_more import seat_of
from tests.desks import local
from tests.models.violations import Bench

GRAVE = {
    "nature": "A breach", "occurred_on": "2026-05-20", "law": True, "counsel_note": "18 USC 1030",
    "proposal": "keep the license",
}  # fmt: skip


def test_two_members_vote_from_pages_opened_at_the_same_minute(browser: Browser) -> None:
    with running(local(6, 1, 9), Bench) as desk:
        bench = desk.town
        assert isinstance(bench, Bench)
        number = bench.notify(local(6, 1, 9), finding=GRAVE)
        seats = [seat_of(desk, browser, name) for name in ("Greta Lowell", "Hassan Idris")]
        for seat in seats:
            seat.open(number)
        for seat in seats:
            seat.send("Vote", {"Keep": "check"})
            expect(seat.page.get_by_role("main")).to_contain_text("Vote given")
        main = seats[1].page.get_by_role("main")  # votes are secret until they are counted
        expect(main).not_to_contain_text("Since you opened the page:")
