"""What one does with a task besides answering it, and how it is undone."""

from __future__ import annotations

import pytest

from models.casebook.case_search import duties_of
from tests.desks import local
from tests.web.pages.desks import Office
from tests.web.pages.forms import form_of


@pytest.fixture
def office() -> Office:
    """Return a desk with a case in review."""
    made = Office()
    made.begin()
    made.submit(local(3, 20, 9))
    return made


def undo(office: Office, words: str) -> str:
    """Press the undo of the line that confirms a deed, and return the words of the next page."""
    page = office.dana.get("/inbox")
    assert words in page.words
    form = next(each for each in (form_of(page.html, f"/tasks/{office.duty(key)}/{deed}") for key, deed in UNDO[words]))
    return office.dana.told(form.action, dict(form.fields))


UNDO = {
    "Snoozed until Monday, March 23.": [("review", "snooze")],
    "The task is yours.": [("security", "release")],
    "Returned to the team.": [("review", "claim")],
}


def test_a_task_is_snoozed_and_comes_back_by_undo(office: Office) -> None:
    office.dana.post(f"/tasks/{office.duty('review')}/snooze", {"until": "2026-03-23"})
    assert "Review Jo Tran's homework" in undo(office, "Snoozed until Monday, March 23.")


def test_a_snoozed_task_waits_in_its_own_queue_and_can_be_woken(office: Office) -> None:
    office.dana.post(f"/tasks/{office.duty('review')}/snooze", {"until": "2026-03-21"})
    words = office.dana.get("/inbox?queue=snoozed").words
    assert "One task is snoozed. It comes back on the day you chose." in words
    assert "Back tomorrow Saturday, March 21" in words
    assert "Back in your inbox." in office.dana.told(f"/tasks/{office.duty('review')}/snooze")


def test_a_task_is_claimed_and_given_back_by_undo(office: Office) -> None:
    office.dana.post(f"/tasks/{office.duty('security')}/claim")
    assert office.town.open_duties(office.number)["security"].assignee_id == office.town.dana.id
    assert "Returned to the team." in undo(office, "The task is yours.")
    assert office.town.open_duties(office.number)["security"].assignee_id is None


def test_a_task_given_back_is_claimed_again_by_undo(office: Office) -> None:
    office.dana.post(f"/tasks/{office.duty('review')}/release")
    assert "The task is yours." in undo(office, "Returned to the team.")


def test_a_task_is_handed_on_from_the_page_of_its_case(office: Office) -> None:
    kofi = office.second()
    form = form_of(office.dana.get(office.case).html, f"/tasks/{office.duty('review')}/assign")
    words = office.dana.told(form.action, {**form.fields, "person": str(kofi.id)})
    assert "Reassigned to Kofi Mensah." in words
    assert "This is with Kofi Mensah. You can answer it too." in words


def test_a_task_of_ones_own_that_was_handed_on_comes_back_by_undo(office: Office) -> None:
    kofi, review = office.second(), office.duty("review")
    office.dana.post(f"/tasks/{review}/assign", {"person": str(office.town.dana.id)})
    page = office.dana.get(office.dana.post(f"/tasks/{review}/assign", {"person": str(kofi.id)}).place)
    undo = form_of(page.html, f"/tasks/{review}/assign")
    assert "Reassigned to Dana Whitcomb." in office.dana.told(undo.action, undo.fields)


def test_no_task_sleeps_past_its_date(office: Office) -> None:
    page = office.dana.post(f"/tasks/{office.duty('review')}/snooze", {"until": "2026-04-20"}, 422)
    assert "Choose a day no later than the due date" in page.words
    assert office.town.open_duties(office.number)["review"].snoozed_until is None


def test_the_menu_offers_only_days_before_the_date(office: Office) -> None:
    html = office.dana.get("/inbox").html
    snoozes = f'formaction="/tasks/{office.duty("review")}/snooze"'
    assert (html.count(snoozes), ">Until the due date" in html) == (3, True)
    office.house.practice.move(local(3, 25))  # type: ignore[union-attr]
    assert snoozes not in office.dana.get("/inbox").html
    assert "Return to the team" in office.dana.get("/inbox").words


def test_a_task_that_somebody_else_claimed_is_gone(office: Office) -> None:
    kofi = office.browser(office.second())
    kofi.post(f"/tasks/{office.duty('security')}/claim")
    page = office.dana.post(f"/tasks/{office.duty('security')}/claim", {}, 409)
    assert "Kofi Mensah has this task" in page.words


def test_a_task_of_another_agency_is_as_absent_as_one_that_never_was(office: Office) -> None:
    omar = office.browser(office.town.omar)
    there = omar.post(f"/tasks/{office.duty('review')}/claim", {}, 404).words
    assert there == omar.post("/tasks/999999/claim", {}, 404).words


def test_nobody_is_sent_off_the_desk_afterwards(office: Office) -> None:
    answer = office.dana.post(f"/tasks/{office.duty('security')}/claim", {"back": "https://elsewhere.example"})
    assert answer.place == "/inbox"


def test_a_confirmation_is_shown_once(office: Office) -> None:
    office.dana.post(f"/tasks/{office.duty('security')}/claim")
    assert "The task is yours." in office.dana.get("/inbox").words
    assert "The task is yours." not in office.dana.get("/inbox").words


def test_the_page_of_a_case_leads_back_to_the_queue_as_it_was_left(office: Office) -> None:
    office.dana.get("/inbox?queue=team&q=tran")
    assert '<a href="/inbox?queue=team&amp;q=tran">Inbox</a>' in office.dana.get(office.case).html
    office.tess.client.cookies.set("desk-queue", office.dana.client.cookies["desk-queue"])
    assert '<a href="/inbox">Inbox</a>' in office.tess.get(office.case).html  # it was another one's


def test_a_claimed_task_leads_to_its_case_and_a_step_to_the_next_task(office: Office) -> None:
    other = office.also("Ana Ruiz")
    with office.database.reading() as session:
        security = next(duty.id for duty in duties_of(session, office.town.case(other).id) if duty.key == "security")
    page = office.dana.get(office.dana.post(f"/tasks/{security}/claim").place)
    assert f'<a href="/cases/{other}">Open it</a>' in page.html
    facts = {"version": str(office.town.case(office.number).version), "why": "Exits are mixed up."}
    done = office.dana.post(f"{office.case}/repeat", facts)
    assert "Next: record Ana Ruiz's security training" in office.dana.get(done.place).words
