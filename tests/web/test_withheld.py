"""A complaint about an ICA employee does not exist for ICA: every answer is what it was before the complaint came."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import update

from models.access.access import Viewer
from models.accounts.tokens_and_feeds import create_token, new_feed
from models.inbox.due import set_aside
from models.rows.cases import DutyRow
from models.rows.message_state import State
from models.rows.notices import Message
from models.rows.people import Person
from scheduler.clock import PracticeClock, wall_now
from tests.databases import sqlite
from tests.desks import local
from tests.models.complaining import OF_STAFF, Leaders
from tests.web.apps import AppOf
from tests.web.pages.forms import form_of
from tests.web.registries.desks import START, Browser, without_reference
from web.bootstrap import House, assemble
from web.settings import Settings

OFFICES = ("dana", "nora")  # a System Administrator and ICA's director, with no other office
PAGES = (
    "/inbox", "/inbox?queue=mine", "/inbox?queue=team", "/inbox?queue=waiting", "/inbox?queue=snoozed", "/inbox?queue=done",
    "/inbox?q=complaint", "/inbox?q=neighbor", "/inbox?q=Kofi+Mensah", "/cases?q=neighbor", "/cases", "/cases?process=P20", "/cases?q=complaint",
    "/cases?q=Kofi", "/cases?status=open", "/start", "/people", "/people?q=Adele", "/people/{adele}",
    "/people/{adele}/left", "/people/{miriam}", "/people/{miriam}/left", "/people/{kofi}",
    "/agencies/otter-creek-shelter", "/licenses", "/trainings", "/meetings", "/disclosures", "/agreements", "/invoices", "/faults",
    "/mailbox", "/mailbox?whose=mine", "/me",
)  # fmt: skip
CALLS = (
    "/api/cases", "/api/cases?q=complaint", "/api/cases?q=neighbor", "/api/cases?process=P20", "/api/tasks?queue=mine", "/api/tasks?queue=team",
    "/api/tasks?queue=waiting", "/api/tasks?queue=snoozed", "/api/tasks?queue=done", "/api/tasks?queue=all",
    "/api/notices", "/api/people", "/api/agencies", "/api/licenses", "/api/clock", "/metrics", "/readyz",
)  # fmt: skip


class Kept:
    """A practice desk to which a complaint about Kofi of ICA comes, and on which much goes wrong with it."""

    def __init__(self) -> None:
        """Open the desk; Tess has asked for a license, and complained of nobody yet."""
        self.database = sqlite()
        self.town = Leaders(self.database)
        self.house: House = assemble(
            Settings(url="http://desk.example"), self.database, PracticeClock(self.database, START)
        )
        self.app = AppOf(self.house)
        self.town.ask(local(3, 2))
        self.house.worker.settle(START)
        self.house.worker.count()
        self.number = ""
        self.tokens = {name: self._token(name) for name in ("tess", "dana", "nora", "ruth", "adele", "miriam")}

    def browser(self, name: str) -> Browser:
        """Return somebody's browser."""
        return Browser(self.house, self.app, self.viewer(name))

    def viewer(self, name: str) -> Viewer:
        """Return somebody by the first name."""
        found: Viewer = getattr(self.town, name)
        return found

    def complain(self) -> None:
        """Let Tess complain; Miriam gives her view late, a deadline is set aside, and a mail does not arrive."""
        self.number = self.town.complain_of_staff()
        adele = self.browser("adele")
        task = self.town.open_duties(self.number)["inquiry"].id
        adele.post(f"/tasks/{task}/claim")
        with self.database.writing() as session:
            set_aside(session, task, "KeyError")
            session.execute(update(DutyRow).where(DutyRow.id == task).values(due_at=START, next_at=START))
        self.house.worker.settle(START)
        with self.database.writing() as session:
            mine = update(Message).where(Message.person_id.in_([self.viewer("adele").id, self.viewer("miriam").id]))
            session.execute(mine.values(state=State.UNCERTAIN.value))
        self.town.do(self.number, self.viewer("miriam"), "give-view", START, view="It holds.")
        self.house.worker.count()

    def mail(self) -> int:
        """Return the number of a mail about the complaint."""
        with self.database.reading() as session:
            return session.query(Message.id).filter(Message.case_id == self.town.case(self.number).id).first()[0]  # type: ignore[index]

    def _token(self, name: str) -> str:
        with self.database.writing() as session:
            return create_token(session, session.get_one(Person, self.viewer(name).id), "test", wall_now())

    def pages(self, name: str) -> dict[str, str]:
        """Return what somebody reads on every page."""
        browser = self.browser(name)
        who = {each: self.viewer(each).id for each in ("adele", "miriam", "kofi")}
        return {page: steady(browser.get(page.format(**who)).words) for page in PAGES}

    def calls(self, name: str) -> dict[str, str]:
        """Return what somebody's program is answered."""
        client, headers = self.browser(name).client, {"Authorization": f"Bearer {self.tokens[name]}"}
        return {call: steady(client.get(call, headers=headers).text) for call in CALLS}


def steady(text: str) -> str:
    """Return the answer without what changes from moment to moment."""
    by_use = r"It was (never|last) read.*?It works|Where you are signed in.*?Sign out everywhere|Never used Revoke|Last used on.*?Revoke"
    return re.sub(rf"((beat|figures)_age_seconds|disk_free_bytes|audit_unlinked_seconds).*|{by_use}", "", text)


@pytest.fixture(scope="module")
def desk() -> Iterator[tuple[Kept, dict[str, Any]]]:
    """Return a desk after a complaint, and what everybody read before it."""
    kept = Kept()
    feeds = {}
    with kept.database.writing() as session:
        for name in OFFICES:
            feeds[name] = new_feed(session, session.get_one(Person, kept.viewer(name).id), wall_now())
    before: dict[str, Any] = {"feeds": feeds}
    for name in OFFICES:
        before[name] = {**kept.pages(name), **kept.calls(name), "feed": feed(kept, feeds[name])}
    kept.complain()
    yield kept, before
    kept.database.engine.dispose()


def feed(kept: Kept, secret: str) -> str:
    """Return a private calendar."""
    text: str = kept.browser("dana").client.get(f"/feed/{secret}.ics").text
    return text


@pytest.mark.parametrize("name", OFFICES)
@pytest.mark.parametrize("place", PAGES)
def test_every_page_is_as_it_was(desk: tuple[Kept, dict[str, Any]], name: str, place: str) -> None:
    kept, before = desk
    who = {each: kept.viewer(each).id for each in ("adele", "miriam", "kofi")}
    now = kept.browser(name).get(place.format(**who))
    assert steady(now.words) == before[name][place]
    assert kept.number not in now.html


@pytest.mark.parametrize("name", OFFICES)
@pytest.mark.parametrize("place", CALLS)
def test_every_program_is_answered_as_before(desk: tuple[Kept, dict[str, Any]], name: str, place: str) -> None:
    kept, before = desk
    headers = {"Authorization": f"Bearer {kept.tokens[name]}"}
    assert steady(kept.browser(name).client.get(place, headers=headers).text) == before[name][place]


@pytest.mark.parametrize("name", OFFICES)
def test_a_private_calendar_holds_what_it_held(desk: tuple[Kept, dict[str, Any]], name: str) -> None:
    kept, before = desk
    assert feed(kept, before["feeds"][name]) == before[name]["feed"]


@pytest.mark.parametrize("name", OFFICES)
def test_its_addresses_lead_nowhere_like_those_of_what_never_was(desk: tuple[Kept, dict[str, Any]], name: str) -> None:
    kept, _ = desk
    browser, mail = kept.browser(name), kept.mail()
    for real, made_up in (
        (f"/cases/{kept.number}", "/cases/26-999999999"),
        (f"/mailbox/{mail}", "/mailbox/4711"),
        (f"/mailbox/{mail}/html", "/mailbox/4711/html"),
        (f"/faults/mail/{mail}", "/faults/mail/4711"),
    ):
        assert browser.get(real, 404).words == browser.get(made_up, 404).words


@pytest.mark.parametrize("name", OFFICES)
def test_nothing_can_be_done_to_it_that_would_tell_that_it_is_there(
    desk: tuple[Kept, dict[str, Any]], name: str
) -> None:
    kept, _ = desk
    task = kept.town.open_duties(kept.number)["inquiry"].id
    client, headers = kept.browser(name).client, {"Authorization": f"Bearer {kept.tokens[name]}"}
    for real, made_up, body in (
        (f"/api/cases/{kept.number}/steps/settle", "/api/cases/26-999999999/steps/settle", {"facts": {}}),
        (f"/api/cases/{kept.number}/notes", "/api/cases/26-999999999/notes", {"note": "Hello"}),
        (f"/api/tasks/{task}/claim", "/api/tasks/999999/claim", {}),
        (f"/api/tasks/{task}/assign", "/api/tasks/999999/assign", {"person": 1}),
    ):
        said, never = (client.post(path, json=body, headers=headers) for path in (real, made_up))
        assert (said.status_code, without_reference(said.text)) == (404, without_reference(never.text))
    for path in (f"/faults/{task}", f"/faults/mail/{kept.mail()}"):
        assert kept.browser(name).post(path, status=404).status == 404


def test_those_it_is_for_see_it(desk: tuple[Kept, dict[str, Any]]) -> None:
    kept, _ = desk
    for name in ("adele", "miriam"):
        assert kept.number in kept.browser(name).get("/cases").words
        assert "there is news in this case" in kept.browser(name).get("/mailbox").words
    for name, words in (("adele", "Robin Vale"), ("miriam", "(not released)")):
        headers = {"Authorization": f"Bearer {kept.tokens[name]}"}
        case = kept.browser(name).client.get(f"/api/cases/{kept.number}", headers=headers).json()
        assert case["facts"]["Complaint"]["complainant"] == words
    assert "You have no cases yet" in kept.browser("joel").get("/cases").words


def test_whoever_complains_gets_a_number_and_may_not_see_the_case() -> None:
    kept = Kept()
    for name in ("tess", "dana", "nora", "ruth"):
        browser = kept.browser(name)
        form = form_of(browser.get("/start/P20").html, "/start/P20")
        typed = {key: value for key, value in OF_STAFF.items() if isinstance(value, str)}
        page = browser.post("/start/P20", form.filled(**typed, continua=["Balance of State"]), 201)
        assert "Complaint received Its number is 26-" in page.words
        assert "VTHMIS@icalliances.org" in page.words
        number = re.search(r"26-\d+", page.words)
        assert number
        assert browser.get(f"/cases/{number[0]}", 404).status == 404
        headers = {"Authorization": f"Bearer {kept.tokens[name]}"}
        answer = browser.client.post(
            "/api/processes/P20/cases", json={"facts": OF_STAFF, "another": True}, headers=headers
        )
        assert (answer.status_code, set(answer.json())) == (201, {"number"})


def test_the_form_offers_every_agency_and_keeps_what_was_typed() -> None:
    kept = Kept()
    page = kept.browser("tess").get("/start/P20")
    assert "Maple Street Family Center" in page.html
    assert "Agency (optional)" in page.words
    wrong = kept.browser("tess").post("/start/P20", {"about": "an ICA employee", "description": "He looked."}, 422)
    assert "say which one, or both" in wrong.words
    assert "He looked." in wrong.html


@pytest.mark.parametrize("name", OFFICES)
def test_a_masked_name_is_in_no_answer_to_anybody_but_the_keeper(name: str) -> None:
    kept = Kept()
    number = kept.town.complain()
    kofi, other = kept.browser("kofi"), kept.browser(name)
    kept.town.do(number, kept.town.kofi, "look-into", START)
    headers = {"Authorization": f"Bearer {kept.tokens[name]}"}
    answers = [other.get(f"/cases/{number}").html]
    answers += [other.client.get(f"/api/cases/{number}{part}", headers=headers).text for part in ("", "/history")]
    for answer in answers:
        assert "(not released)" in answer
        assert "Robin" not in answer
        assert "802-555" not in answer
    assert "Robin Vale" in kofi.get(f"/cases/{number}").words
