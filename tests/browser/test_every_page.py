"""Every page: no barrier that axe finds, and no sideways scroll on a phone; in light and dark, with menus open."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from models.intake.intake import Sent, begin
from models.mail.outbox import hold
from models.registries.policy_texts.publishing import publish
from models.registries.training_series import add_session, enter_series, put_in
from models.rows.cases import CaseRow
from models.rows.meetings import AdoptedEdition, Meeting
from models.rows.message_state import State
from models.rows.notices import Message
from models.rows.registries import Training
from tests.browser.running import Desk, running
from tests.browser.seats import Mouse
from tests.desks import JO, local
from tests.models.violations import Bench
from workflows.facts.effects import Topic

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
EVERYTHING = "axe.run({ resultTypes: ['violations'] })"
LOOKS: dict[tuple[int, Literal["light", "dark"]], str] = {  # what may differ there: everything, colors, or width alone
    (1280, "light"): EVERYTHING,
    (1280, "dark"): "axe.run({ runOnly: ['color-contrast'] })",
    (768, "light"): "",
    (320, "light"): EVERYTHING,
    (320, "dark"): "",
}
PAGES = (
    "/inbox", "/inbox?queue=team", "/inbox?queue=waiting", "/inbox?queue=snoozed", "/inbox?queue=done", "/inbox?q=zzz",
    "/cases", "/cases?q=zzz", "/cases/{review}", "/cases/{training}", "/start", "/start/P03", "/people", "/people/1",
    "/agencies", "/agencies/otter-creek-shelter", "/trainings", "/trainings/1", "/meetings", "/meetings/1", "/licenses",
    "/policy", "/policy/draft", "/policy/running?edition=March%20edition", "/manual", "/manual/text", "/manual/2.2-training-30", "/processes", "/processes/P03", "/mailbox", "/mailbox/1", "/me", "/me/password", "/faults",
    "/faults/held", "/faults/held?show=dropped", "/faults/held?begins=2030-01-01", "/faults/held/end", "/faults/mail/2",
    "/faults/held/chosen?deed=release&all=yes&last=99999", "/faults/held/chosen?deed=drop&id=1",
    "/cases/26-0000", "/cases/{vote}", "/cases/{police}", "/disclosures", "/sharing?q=1", "/agreements", "/invoices", "/licenses?show=suspended",
    "/start/P11", "/start/P12", "/start/P13", "/start/P15", "/start/P19", "/start/P20", "/processes/P19", "/people/add",
    "/agencies/add", "/trainings/add", "/meetings/add", "/meetings/1/move", "/meetings/1/cancel",
    "/series", "/series/1", "/series/1/again", "/texts", "/texts/add", "/texts/{text}", "/unused-files", "/data-quality",
)  # fmt: skip
POLICE = {
    "instrument": "written request", "received_on": "2026-03-02", "requesting_agency": "Rutland Police Department",
    "official": "Officer Lane", "sought": "Dates of stay.",
    "agencies": ["otter-creek-shelter", "maple-street-family-center"],
}  # fmt: skip
GRAVE = {
    "nature": "A breach", "occurred_on": "2026-02-20", "law": True, "counsel_note": "18 USC 1030",
    "proposal": "keep the license",
}  # fmt: skip
UNFOLD = "() => { for (const each of document.querySelectorAll('details')) each.open = true }"


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    """Return a running desk with a case in training, one in review, a training, and mail."""
    with running(settles=Bench) as made:
        town = made.town
        assert isinstance(town, Bench)
        numbers = {"training": town.ask(local(2, 20), name="Ana Ruiz", email="ana.ruiz@otter.example"),
                   "review": town.ask(local(2, 20))}  # fmt: skip
        for number in numbers.values():
            town.do(number, town.dana, "begin-series", local(3, 2, 9), begun_on="2026-03-02")
        town.do(numbers["review"], town.jo, "submit", local(3, 2, 9), work="All.")
        with town.database.writing() as session:
            session.add(Training(topic=Topic.SECURITY, title="Security", held_on=local(3, 1).date(), minutes=60))
            series = enter_series(session, {"title": "March 2026"}, local(3, 1), town.dana.id)
            said = {"title": "Basics", "held_on": local(3, 2).date(), "minutes": 60}
            add_session(session, series, said, local(3, 1), town.dana.id)
            jo = {"people": [str(town.jo_id)]}
            put_in(session, series, jo, local(3, 1), town.dana.id)
            session.add(Meeting(starts_at=local(4, 15, 13), place="Waterbury, State Office Complex"))
            police = begin(session, town.dana, "P13", Sent(POLICE), local(3, 2, 9))
            numbers["police"] = session.get_one(CaseRow, police).number
        numbers["vote"] = town.notify(local(3, 2, 9), finding=GRAVE)
        with town.database.writing() as session:
            said = {"kind": "privacy-notice", "edition": "of 2026", "effective_on": "2026-03-01", "words": "Ask first."}
            numbers["text"] = str(publish(session, said, local(3, 1), town.dana.id).id)
            longer = {"name": "March edition", "since": local(3, 1).date(), "numbers": "onboarding_submit_days = 20"}
            session.add(AdoptedEdition(case_id=police, recorded_at=local(3, 1), **longer))
        made.house.worker.settle(local(3, 2, 9))
        with town.database.writing() as session:  # as on a desk that was restored
            hold(session, local(3, 2, 9))
            kept = session.scalars(select(Message).order_by(Message.id)).all()
            for message in kept:
                message.state = State.HELD.value
            kept[1].state, kept[1].discarded_at, kept[1].discarded_by = (
                State.DISCARDED.value,
                local(3, 2, 9),
                town.dana.id,
            )
        made.numbers.update(numbers)
        yield made


@pytest.fixture(scope="module")
def dana(browser: Browser, desk: Desk) -> Mouse:
    """Return somebody of ICA's who is signed in."""
    return Mouse(desk, browser, "dana.whitcomb@desk.example")


def barriers(page: Page) -> list[str]:
    """Return what axe finds wrong with a page, each with the first place."""
    page.evaluate(AXE)
    return found_by(page, EVERYTHING)


def found_by(page: Page, run: str) -> list[str]:
    """Return what axe, which is in the page already, finds wrong with it."""
    found: list[dict[str, Any]] = page.evaluate(f"() => {run}.then((found) => found.violations)")
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_barrier_and_does_not_scroll_sideways_in_any_look(desk: Desk, dana: Mouse, path: str) -> None:
    """A page is read with everything unfolded, in each look; nothing is laid out when it loads."""
    assert faults_of(dana.page, desk.url + path.format(**desk.numbers)) == []


def test_the_audit_log_has_no_barrier_and_does_not_scroll_sideways(browser: Browser, desk: Desk) -> None:
    nora = Mouse(desk, browser, "nora.feld@desk.example")
    assert faults_of(nora.page, f"{desk.url}/audit") == []
    assert nora.page.get_by_role("heading", name="Audit log").is_visible()


def faults_of(page: Page, address: str) -> list[str]:
    """Return what is wrong with a page in any look."""
    width, scheme = next(iter(LOOKS))
    show(page, width, scheme)
    page.goto(address)
    page.evaluate(AXE)
    page.evaluate(UNFOLD)
    faults = list[str]()
    for (width, scheme), run in LOOKS.items():
        show(page, width, scheme)
        faults += [f"{width} {scheme}, {each}" for each in (found_by(page, run) if run else ())]
        if page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth"):
            faults.append(f"{width} {scheme}, scrolls sideways")
    return faults


def show(page: Page, width: int, scheme: Literal["light", "dark"]) -> None:
    """Look at a page on a screen of some width, in some colors."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)


def test_a_form_with_errors_has_no_barrier_and_its_summary_has_the_focus(browser: Browser, desk: Desk) -> None:
    tess = Mouse(desk, browser, "tess.barlow@desk.example")
    tess.page.goto(f"{desk.url}/start/P03")
    tess.press(tess.page.get_by_role("button", name="Request a license"))
    tess.page.wait_for_load_state()
    assert barriers(tess.page) == []
    assert tess.page.evaluate("() => document.activeElement.id") == "problem"
    assert tess.page.title().startswith("Error")


ENTRIES = ("/agencies/add", "/people/add", "/trainings/add", "/meetings/add", "/series/add")


@pytest.mark.parametrize("width", [1280, 320])
def test_an_entry_of_a_registry_with_errors_has_no_barrier_and_fits_a_phone(
    desk: Desk, dana: Mouse, width: int
) -> None:
    show(dana.page, width, "light")
    found = {}
    for path in ENTRIES:
        dana.page.goto(desk.url + path)
        dana.press(dana.page.locator("main form button.btn").first)
        dana.page.wait_for_load_state()
        focus = dana.page.evaluate("() => document.activeElement.id")
        wide = dana.page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth")
        if (faults := barriers(dana.page)) or (focus, wide) != ("problem", False):
            found[path] = (faults, focus, wide)
    assert found == {}


def test_the_trainees_own_pages_have_no_barrier(browser: Browser, desk: Desk) -> None:
    jo = Mouse(desk, browser, JO)
    found = {}
    for path in ("/inbox", "/cases/{review}", "/me", "/mailbox"):
        jo.page.goto(desk.url + path.format(**desk.numbers))
        if faults := barriers(jo.page):
            found[path] = faults
    assert found == {}
