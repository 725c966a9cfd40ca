"""Every beginning that is somebody's to take, and what a user keeps who disclosed a conflict of their own."""

from __future__ import annotations

from typing import Any

import pytest

from models.access.access import Viewer
from models.accounts.tokens_and_feeds import create_token
from models.intake.intake import Sent, begin
from models.rows.cases import CaseRow
from models.rows.people import Agency, Person
from models.rows.registries import License
from scheduler.clock import wall_now
from tests.desks import SETTLED, local
from tests.models.complaining import IDA
from tests.models.conflict_of_interest.colleagues import ARRANGED, DISCLOSED, TESS, Colleagues
from tests.web.pages.desks import send
from tests.web.registries.desks import Browser, Desk, without_reference

OTTER = "otter-creek-shelter"
OWN: dict[str, Any] = {"agency": OTTER, "recipient": "agency", "whose": "family", "what": "The night program."}
LEAVES: dict[str, Any] = {
    "agency": OTTER, "user": IDA, "last_need": "2026-04-02T17:00:00-04:00", "reason": "leaves", "source": "agency",
    "told_on": "2026-03-20",
}  # fmt: skip
PAGES = (
    "/inbox",
    "/inbox?q={number}",
    "/cases",
    "/cases?q={number}",
    "/cases?process=P04",
    "/people/{me}",
    "/mailbox?whose=mine",
)
CALLS = ("/api/cases", "/api/cases?q={number}", "/api/tasks?queue=all", "/api/notices")


class Shelter(Desk):
    """A practice desk on which Ida is an HMIS user, and Tess as well."""

    settles = Colleagues
    town: Colleagues

    def __init__(self) -> None:
        """Issue their licenses."""
        super().__init__()
        with self.database.writing() as session:
            otter = session.query(Agency).filter_by(key=OTTER).one()
            for viewer in (self.town.ida, self.town.tess):
                session.add(License(person_id=viewer.id, agency_id=otter.id, username="user", level="Volunteer", art=False,
                                    issued_at=SETTLED))  # fmt: skip
        self.ida = self.browser(self.town.ida)

    def headers(self, viewer: Viewer) -> dict[str, str]:
        """Return what somebody's program sends."""
        with self.database.writing() as session:
            return {
                "Authorization": f"Bearer {create_token(session, session.get_one(Person, viewer.id), 'test', wall_now())}"
            }

    def disclose(self, **typed: str) -> str:
        """Let Ida disclose a conflict of her own, and return the number on the receipt."""
        return send(self.ida, "/start/P09", "/start/P09/disclose", **{**OWN, **typed}).place.rpartition("/")[2]

    def departs(self, **facts: Any) -> str:
        """Report ahead of time that Ida no longer needs access."""
        with self.database.writing() as session:
            case_id = begin(session, self.town.tess, "P04", Sent({**LEAVES, **facts}), self.house.clock.now())
            return session.get_one(CaseRow, case_id).number


@pytest.fixture
def desk() -> Shelter:
    """Return a desk."""
    return Shelter()


def test_a_user_is_offered_what_is_theirs_and_goes_straight_to_its_form(desk: Shelter) -> None:
    offered = desk.ida.get("/start")
    assert "Disclose a conflict of interest of your own Conflict of interest" in offered.words
    assert "Record a conflict of interest" not in offered.words
    assert 'href="/start/P09"' in offered.html
    page = desk.ida.get("/start/P09")
    assert 'action="/start/P09/disclose' in page.html
    assert "Received on an earlier day?" not in page.words


def test_who_may_begin_in_two_ways_chooses_and_each_has_a_form_of_its_own(desk: Shelter) -> None:
    for page in (desk.tess.get("/start"), desk.tess.get("/start/P09")):
        assert 'href="/start/P09/record"' in page.html
        assert 'href="/start/P09/disclose"' in page.html
    assert "Email address of the user" in desk.tess.get("/start/P09/record").words
    assert "Email address of the user" not in desk.tess.get("/start/P09/disclose").words


def test_what_the_clock_or_another_case_begins_is_nobodys_to_begin(desk: Shelter) -> None:
    for path in ("/start/P19/complained", "/start/P19/agency-wide", "/start/P03/retake", "/start/P09/nonsense"):
        desk.dana.get(path, 404)
        desk.dana.post(path, {}, 404)
    assert "Record an allegation" in desk.dana.get("/start/P19").words


def test_who_holds_no_license_discloses_nothing_and_who_holds_one_records_nothing(desk: Shelter) -> None:
    assert "This is for the HMIS user to begin" in desk.dana.get("/start/P09/disclose", 403).words
    assert "This is for the Agency Administrator" in desk.ida.get("/start/P09/record", 403).words
    desk.dana.post("/start/P09/disclose", OWN, 403)
    desk.ida.post("/start/P09", {**OWN, "user": IDA}, 403)
    assert desk.duties() == []


def test_after_sending_a_user_has_a_receipt_with_their_own_words_and_no_case(desk: Shelter) -> None:
    number = desk.disclose()
    words = desk.ida.get(f"/receipts/{number}").words
    assert f"Its number is {number}" in words
    assert "arranges with you who works on the record instead" in words
    assert "ask the Agency Administrator, or write to ICA at VTHMIS@icalliances.org" in words
    assert "The night program." in words
    assert "Otter Creek Shelter" in words
    assert f'href="/receipts/{number}"' in desk.ida.get("/start").html
    assert desk.ida.get(f"/cases/{number}", 404).words == desk.ida.get("/cases/26-999999999", 404).words
    duty = next(iter(desk.town.open_duties(number).values()))
    assert (duty.key, duty.assignee_id) == ("arrange", desk.town.tess.id)


def test_a_receipt_stays_the_same_when_a_suspicion_grows_out_of_it(desk: Shelter) -> None:
    number = desk.disclose()
    before = desk.ida.get(f"/receipts/{number}").words, desk.ida.get("/start").words
    desk.town.do(number, desk.town.tess, "arrange", desk.house.clock.now(), **{**ARRANGED, "agreed_on": "2026-03-20"},
                 suspicion="An entry bears her name.")  # fmt: skip
    assert desk.town.case(number).state == "SUSPECTED"
    assert (desk.ida.get(f"/receipts/{number}").words, desk.ida.get("/start").words) == before


@pytest.mark.parametrize("name", ["tess", "dana", "omar"])
def test_a_receipt_is_of_nobody_else_and_looks_to_others_as_if_it_were_not_there(desk: Shelter, name: str) -> None:
    number, other = desk.disclose(), desk.browser(getattr(desk.town, name))
    assert other.get(f"/receipts/{number}", 404).words == other.get("/receipts/26-999999999", 404).words


def test_an_administrator_who_discloses_it_has_no_part_in_it_and_ica_arranges_it(desk: Shelter) -> None:
    place = send(desk.tess, "/start/P09/disclose", "/start/P09/disclose", **OWN).place
    number = place.rpartition("/")[2]
    assert number in desk.tess.get(place).words
    assert "Tess" not in desk.town.who_sees(number)
    (duty,) = desk.town.open_duties(number).values()
    assert (duty.key, str(duty.team)) == ("arrange", "System Administrator")
    desk.tess.get(f"/cases/{number}", 404)


def test_nobody_records_their_own_who_may_disclose_it(desk: Shelter) -> None:
    said = {**DISCLOSED, "user": TESS}
    answer = desk.tess.client.post(
        "/api/processes/P09/cases", json={"facts": said}, headers=desk.headers(desk.town.tess)
    )
    assert answer.status_code == 403
    assert "Disclose a conflict of interest of your own" in answer.json()["detail"]


def test_a_disclosure_sent_twice_is_one_and_its_receipt_is_named(desk: Shelter) -> None:
    number = desk.disclose()
    words = send(desk.ida, "/start/P09", "/start/P09/disclose", 422, **OWN).words
    assert f"case {number}" in words
    assert desk.disclose(whose="own") != number


def test_a_program_names_the_step_and_without_one_takes_the_first(desk: Shelter) -> None:
    headers, path = desk.headers(desk.town.ida), "/api/processes/P09/cases"

    def sent(**body: Any) -> Any:
        return desk.ida.client.post(path, json={"facts": OWN, **body}, headers=headers)

    assert (sent(step="disclose").status_code, set(sent(step="disclose", facts={**OWN, "whose": "own"}).json())) == (
        201,
        {"number"},
    )
    wrong = sent(step="divulge")
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "step")
    assert "'record' or 'disclose'" in wrong.json()["detail"]
    assert sent().json()["errors"][0]["field"] != "step"  # it is the first, which asks another form
    early = sent(step="disclose", received_at="2026-03-10T10:00:00-04:00", facts={**OWN, "whose": "both"})
    assert (early.status_code, early.json()["errors"][0]["field"]) == (422, "received_at")


def everywhere(desk: Shelter, browser: Browser, number: str) -> list[str]:
    """Return where a person finds the case of a number: on pages, over the API, in mail."""
    me, headers = desk.town.ida.id, desk.headers(desk.town.ida)
    pages = [path.format(number=number, me=me) for path in PAGES]
    found = [path for path in pages if f"/cases/{number}" in browser.get(path).html]
    replies = {path: browser.client.get(path.format(number=number), headers=headers).text for path in CALLS}
    return found + [path for path, text in replies.items() if number in text]


def test_a_departure_that_the_user_asked_for_is_no_secret_from_them(desk: Shelter) -> None:
    number = desk.departs(asked=True)
    assert "Ida Cole no longer needs access" in desk.ida.get(f"/cases/{number}").words
    assert {"/cases", "/api/cases"} <= set(everywhere(desk, desk.ida, number))


def test_a_departure_ahead_that_they_did_not_ask_for_is_as_a_case_that_is_not_there(desk: Shelter) -> None:
    number, absent, headers = desk.departs(), "26-999999999", desk.headers(desk.town.ida)
    assert everywhere(desk, desk.ida, number) == []
    for path in ("/cases/{}", "/receipts/{}"):
        assert desk.ida.get(path.format(number), 404).bare.replace(number, "") == (
            desk.ida.get(path.format(absent), 404).bare.replace(absent, "")
        )
    for verb, path, body in (
        ("GET", "", None), ("GET", "/history", None), ("POST", "/notes", {"note": "Hello"}),
        ("POST", "/steps/stays", {"facts": {"why": "I stay."}}), ("POST", "/deadlines/last-moment/pause", {"reason": "No."}),
    ):  # fmt: skip
        answers = [
            desk.ida.client.request(verb, f"/api/cases/{each}{path}", json=body, headers=headers)
            for each in (number, absent)
        ]
        assert answers[0].status_code == 404
        assert without_reference(answers[0].text.replace(number, "")) == without_reference(
            answers[1].text.replace(absent, "")
        )


def test_a_departure_stays_closed_to_them_when_the_agency_itself_gives_the_notice(desk: Shelter) -> None:
    with desk.database.writing() as session:
        facts = {**LEAVES, "source": "elsewhere"}
        case_id = begin(session, desk.town.dana, "P04", Sent(facts), local(3, 20))
        number = session.get_one(CaseRow, case_id).number
    said = {name: LEAVES[name] for name in ("last_need", "reason", "told_on")}
    desk.town.do(number, desk.town.tess, "give-notice", local(3, 20), **said)
    desk.ida.get(f"/cases/{number}", 404)
