"""What was wrong is put right in a real browser, and whoever acted on it hears: four stories."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from models.casebook.case_search import history_of
from models.rows.notices import Message
from notifications.writing.dispatch import dispatch
from tests.browser.running import Desk, running
from tests.browser.seats import Keyboard, Mouse
from tests.browser.test_five_more import seat_of
from tests.desks import JO, local
from tests.models.violations import Bench
from tests.notifications.mailroom import DESK
from tests.notifications.servers import Sink, serving

RIGHT = "jo.tran@otter-creek.example"


def mails(desk: Desk, to: str) -> list[Message]:
    """Return the mails to somebody, the latest last."""
    desk.house.worker.settle(desk.house.clock.now())
    with desk.town.database.reading() as session:
        return list(session.query(Message).filter_by(address=to).order_by(Message.id))


def delivered(desk: Desk, server: Sink) -> None:
    """Write all mail that waits and hand it to a server; in a thread of its own, since the browser's loop runs in this one."""
    later = desk.house.clock.now() + timedelta(hours=2)
    dispatch(desk.town.database, later, DESK, later)
    with serving(server) as postman, ThreadPoolExecutor(1) as hand:
        hand.submit(asyncio.run, postman.deliver(desk.town.database, later)).result(60)


def sequences(mail: Message) -> dict[str, int]:
    """Return the calendar entries that a mail carries: the number of the version of each."""
    unfolded = mail.calendar.replace("\r\n ", "")
    pairs = re.findall(r"BEGIN:VEVENT(.*?)END:VEVENT", unfolded, re.DOTALL)
    return {re.findall(r"UID:(\S+)", each)[0]: int(re.findall(r"SEQUENCE:(\d+)", each)[0]) for each in pairs}


def correct(seat: Mouse, number: str, kind: str) -> None:
    """Open the correction of what was done, from its entry in the history."""
    with seat.desk.town.database.reading() as session:
        rows = history_of(session, seat.desk.town.case(number).id)
    entry = next(row.id for row in rows if row.kind == kind)
    seat.open(number)
    seat.press(seat.page.locator(f'a[href="/cases/{number}/history/{entry}/correct"]'))
    seat.page.wait_for_load_state()


@pytest.mark.parametrize("seat", [Mouse, Keyboard])
def test_a_wrong_start_day_is_corrected_and_the_trainee_gets_the_moved_entry(
    browser: Browser, seat: type[Mouse]
) -> None:
    with running(local(3, 2, 9)) as desk:
        number = desk.town.ask(local(2, 20, 9))
        desk.town.do(number, desk.town.dana, "begin-series", local(3, 2, 9), begun_on="2026-02-27")
        before = sequences(mails(desk, JO)[-1])
        dana = seat_of(desk, browser, "Dana Whitcomb", seat)
        correct(dana, number, "begin-series")
        dana.send(
            "See what changes", {"First session begun": "March 2", "Why is this corrected?": "The roster says so."}
        )
        main = dana.page.get_by_role("main")
        expect(main).to_contain_text("First session begun: March 2, 2026, not February 27, 2026.")
        expect(main).to_contain_text("Trainee")
        dana.press(dana.page.locator("button[name=sure]"))
        expect(dana.page.get_by_role("status")).to_contain_text("Corrected. The history shows both.")
        after = sequences(mails(desk, JO)[-1])
        assert after
        assert {uid: before[uid] < number for uid, number in after.items()} == dict.fromkeys(after, True)


def test_a_finding_is_revoked_by_two_and_the_next_tier_is_recounted(browser: Browser) -> None:
    with running(local(4, 2, 9), Bench) as desk:
        bench = desk.town
        assert isinstance(bench, Bench)
        first, second = bench.notify(local(4, 1, 9)), bench.notify(local(4, 1, 10))
        assert [finding.tier for finding in bench.findings()] == [1, 2]
        dana = seat_of(desk, browser, "Dana Whitcomb")
        correct(dana, first, "find")
        dana.page.get_by_label("Why is this corrected?").fill("It was another user.")
        dana.page.locator("button[name=strike]").click()
        if dana.page.locator("button[name=too]").count():
            dana.page.locator("button[name=too]").click()
        dana.page.get_by_role("button", name="Propose it to a second person").click()
        assert [finding.tier for finding in bench.findings()] == [1, 2], (
            "nothing has changed before a second person says so"
        )
        nora = seat_of(desk, browser, "Nora Feld")
        nora.page.goto(f"{desk.url}/cases/{first}/correction")
        expect(nora.page.get_by_role("main")).to_contain_text("Dana Whitcomb proposed this")
        nora.page.get_by_role("button", name="Confirm the correction").click()
        nora.page.wait_for_url(f"**/cases/{first}*")
        assert [(finding.tier, finding.void_at is None) for finding in bench.findings()] == [(1, True)]
        dana.open(second)
        expect(dana.page.get_by_role("main")).to_contain_text("first violation", ignore_case=True)


def test_a_lapsed_series_is_reopened_since_the_homework_had_come_by_mail(browser: Browser) -> None:
    with running(local(3, 2, 9)) as desk:
        number = desk.town.ask(local(3, 2, 9))
        desk.town.do(number, desk.town.dana, "begin-series", local(3, 2, 9), begun_on="2026-03-02")
        dana = seat_of(desk, browser, "Dana Whitcomb")
        dana.open(number)
        dana.pass_days(35)
        dana.open(number)
        expect(dana.page.get_by_role("main")).to_contain_text("the series lapsed and must be retaken")
        dana.page.get_by_role("link", name="Enter what came in on paper or by mail").click()
        dana.page.get_by_role("link", name="Hand in their homework").click()
        dana.send(
            "See what changes",
            {
                "What you hand in": "All nine assignments.",
                "Day it reached ICA": "March 16",
                "How it came in": "By mail",
            },
        )
        expect(dana.page.get_by_role("main")).to_contain_text("What changes")
        dana.page.locator("button[name=sure]").click()
        expect(dana.page.get_by_role("status")).to_contain_text("The history shows when it came in.")
        assert desk.town.case(number).closed_at is None
        assert desk.town.case(number).state == "IN_REVIEW"


def test_a_refused_notice_is_a_task_and_is_mended_from_there(browser: Browser) -> None:
    with running(local(3, 2, 9)) as desk:
        number = desk.town.ask(local(3, 2, 9))
        desk.town.do(number, desk.town.dana, "begin-series", local(3, 2, 9), begun_on="2026-03-02")
        server = Sink(replies={JO: "550 5.1.1 mailbox unknown"})
        delivered(desk, server)
        assert JO not in server.addresses
        with desk.town.database.reading() as session:
            refused = session.query(Message).filter_by(address=JO, state="refused").order_by(Message.id.desc()).first()
        assert refused
        dana = seat_of(desk, browser, "Dana Whitcomb")
        dana.page.goto(f"{desk.url}/inbox")
        main = dana.page.get_by_role("main")
        expect(main).to_contain_text("Two notices may not have arrived.")
        expect(main).not_to_contain_text("up to date")
        dana.page.get_by_role("link", name="Correct the address").first.click()
        dana.send("Save the correction", {"Email address": RIGHT, "Reason": "Mistyped in the request."})
        expect(dana.page.get_by_role("status")).to_contain_text("Corrected: email address.")
        dana.page.goto(f"{desk.url}/undelivered/mail/{refused.id}")
        dana.page.get_by_role("button", name="Send it again").click()
        expect(dana.page.get_by_role("status")).to_contain_text("It is on its way again.")
        with desk.town.database.reading() as session:
            again = session.get_one(Message, refused.id)
            assert (again.address, again.state, again.message_id) == (RIGHT, "queued", refused.message_id)
        delivered(desk, server)
        assert RIGHT in server.addresses
        dana.page.goto(f"{desk.url}/inbox")
        expect(main).to_contain_text("One notice may not have arrived.")
