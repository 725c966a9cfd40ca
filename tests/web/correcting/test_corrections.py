"""Correcting an entry by the pages: what changes is shown before it is done, and the history shows both."""

from __future__ import annotations

import pytest

from models.casebook.case_search import history_of
from tests.desks import local
from tests.web.pages.desks import BEGUN, Office, day
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Answer, Browser


@pytest.fixture
def office() -> Office:
    """Return a desk with a series that has begun."""
    office = Office()
    office.begin()
    return office


def correction(office: Office, kind: str = "begin-series") -> str:
    with office.database.reading() as session:
        rows = history_of(session, office.town.case(office.number).id)
        return f"{office.case}/history/{next(row.id for row in rows if row.kind == kind)}/correct"


def post(browser: Browser, page: Answer, action: str, button: str, status: int, **typed: str) -> Answer:
    """Send a form by one of its buttons."""
    return browser.post(action, {**form_of(page.html, action).filled(**typed), button: "yes"}, status)


def test_a_wrong_start_day_is_corrected_after_its_consequences_were_shown(office: Office) -> None:
    place = correction(office)
    assert f'href="{place}"' in office.dana.get(office.case).html
    form = office.dana.get(place)
    assert form_of(form.html, place).fields["begun_on-d"] == [str(BEGUN.day)]
    better = {**day("begun_on", local(3, 12)), "reason": "The roster says March 12."}
    shown = post(office.dana, form, place, "see", 200, **better)
    assert "First session begun: March 12, 2026, not March 9, 2026." in shown.words
    assert "Due April 11, 2026 and not April 8, 2026" in shown.words
    assert "(30 days since first session begun, counted from March 12, 2026)" in shown.words
    assert "Trainee" in shown.words
    assert office.town.open_duties(office.number)["series"].due_at == local(4, 9, 0)
    done = post(office.dana, shown, place, "sure", 303)
    page = office.dana.get(done.place)
    assert "Corrected. The history shows both." in page.words
    assert "The roster says March 12." in page.words
    assert office.town.open_duties(office.number)["series"].due_at == local(4, 12, 0)


def test_without_a_reason_nothing_is_corrected_and_nothing_that_was_typed_is_lost(office: Office) -> None:
    place = correction(office)
    again = post(office.dana, office.dana.get(place), place, "see", 422, **day("begun_on", local(3, 12)))
    assert "Why is this corrected?" in again.words
    assert form_of(again.html, place).fields["begun_on-d"] == ["12"]


def test_an_entry_made_by_mistake_is_struck_and_stays_to_be_read(office: Office) -> None:
    place = correction(office)
    shown = post(office.dana, office.dana.get(place), place, "strike", 200, reason="Another trainee's series.")
    assert "Strike" in shown.words
    post(office.dana, shown, place, "sure", 303)
    assert office.state == "ENROLLED"
    assert "Entered by mistake. It counts for nothing." in office.dana.get(office.case).words


def test_a_request_entered_by_mistake_leaves_a_page_that_says_so(office: Office) -> None:
    place = correction(office, "request")
    blocked = post(office.dana, office.dana.get(place), place, "strike", 409, reason="Entered twice.")
    assert "would not have been possible" in blocked.words
    assert 'name="too" value="strike"' in blocked.html
    fields = form_of(blocked.html, place).filled()
    shown = office.dana.post(place, {**fields, "too": "strike"}, 200)
    post(office.dana, shown, place, "sure", 303)
    assert "Ended: it was entered by mistake and counts for nothing" in office.dana.get(office.case).words
    assert "Entered by mistake" in office.dana.get("/cases?status=closed").words


def test_who_did_not_enter_it_is_offered_no_correction_and_finds_none(office: Office) -> None:
    place = correction(office)
    assert place not in office.tess.get(office.case).html
    office.tess.get(place, 404)
    office.browser(office.town.omar).get(place, 404)


def test_homework_that_came_by_mail_is_entered_by_ica_for_the_trainee(office: Office) -> None:
    place = f"{office.case}/late/submit"
    assert place in office.dana.get(f"{office.case}/late").html
    typed = {"work": "All of it.", "how": "by mail", **day("on", local(3, 13))}
    shown = post(office.dana, office.dana.get(place), place, "see", 200, **typed)
    assert "Homework handed in" in shown.words
    post(office.dana, shown, place, "sure", 303)
    assert office.state == "IN_REVIEW"
    assert 'Entered later: "Homework handed in" of March 13, 2026' in office.dana.get(office.case).words.replace(
        "“", '"'
    ).replace("”", '"')
    office.tess.get(f"{office.case}/late", 404)


def test_who_changed_the_case_meanwhile_is_named_and_what_was_typed_is_still_there(office: Office) -> None:
    place = correction(office)
    better = {**day("begun_on", local(3, 12)), "reason": "The roster says March 12."}
    shown = post(office.dana, office.dana.get(place), place, "see", 200, **better)
    office.submit()
    again = post(office.dana, shown, place, "sure", 409)
    assert "Jo Tran changed the case since you opened it (homework handed in); see again what changes" in again.words
    assert form_of(again.html, place).fields["begun_on-d"] == ["12"]
    assert office.town.open_duties(office.number)["review"] is not None


def test_what_a_correction_changes_otherwise_than_was_shown_is_shown_again(office: Office) -> None:
    place = correction(office)
    better = {**day("begun_on", local(3, 12)), "reason": "The roster says March 12."}
    shown = post(office.dana, office.dana.get(place), place, "see", 200, **better)
    other = post(office.dana, shown, place, "sure", 200, **day("begun_on", local(3, 11)))
    assert "What it changes is different by now" in other.words
    assert "First session begun: March 11, 2026, not March 9, 2026." in other.words
    assert office.town.open_duties(office.number)["series"].due_at == local(4, 9, 0)
    post(office.dana, other, place, "sure", 303)
    assert office.town.open_duties(office.number)["series"].due_at == local(4, 11, 0)
