"""A form kept half filled in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.intake.drafts import clear_old_drafts
from models.rows.cases import Draft
from tests.web.pages.desks import Office, send
from tests.web.pages.forms import form_of

START = "/start/P03"


@pytest.fixture
def office() -> Office:
    """Return a desk with a request for a license."""
    return Office()


def begun(office: Office, **typed: str) -> str:
    """Let Tess leave the request for a license half filled in, and return where that leads."""
    form = form_of(office.tess.get(START).html, START)
    return office.tess.post(START, {**form.filled(**typed), "draft": "1"}).place


def half(office: Office) -> None:
    """Let Dana leave the waiver half filled in."""
    form = form_of(office.dana.get(office.case).html, f"{office.case}/waive")
    office.dana.post(form.action, {**form.filled(familiarity="Half"), "draft": "1"})


def kept(office: Office) -> int:
    with office.database.reading() as session:
        return session.query(Draft).count()


def test_a_draft_is_kept_unchecked_shown_again_to_its_author_and_gone_once_it_is_sent(office: Office) -> None:
    place = f"{office.case}/waive"
    form = form_of(office.dana.get(office.case).html, place)
    told = office.dana.post(place, {**form.filled(familiarity="Half a sentence"), "draft": "1"})
    assert told.place == f"{office.case}#do-waive"
    page = office.dana.get(office.case)
    assert "Your draft is saved. Nobody else sees it." in page.words
    assert "Your draft of 10 a.m." in page.words.replace("\xa0", " ")
    assert form_of(page.html, place).fields["familiarity"] == ["Half a sentence"]
    assert '<details class="deed" id="do-waive" open>' in page.html
    assert "Half a sentence" not in office.browser(office.second()).get(office.case).html
    send(office.dana, office.case, place, changes="None that matter")
    assert kept(office) == 0


def test_a_date_of_a_draft_stays_as_it_was_typed(office: Office) -> None:
    place = f"{office.case}/begin-series"
    form = form_of(office.dana.get(office.case).html, place)
    office.dana.post(place, {**form.filled(begun_on__m="2", begun_on__d="31"), "draft": "1"})
    again = form_of(office.dana.get(office.case).html, place)
    assert (again.fields["begun_on-m"], again.fields["begun_on-d"]) == (["2"], ["31"])


def test_there_is_no_draft_of_a_step_that_asks_nothing(office: Office) -> None:
    office.begin()
    office.submit()
    assert office.dana.post(f"{office.case}/accept", {"draft": "1"}, 409).status == 409


def test_what_is_typed_is_saved_quietly_and_says_when(office: Office) -> None:
    place = f"{office.case}/waive"
    form = form_of(office.dana.get(office.case).html, place)
    said = office.dana.post(place, {**form.filled(familiarity="Half"), "draft": "quiet"}, 200)
    assert said.html.replace("\xa0", " ") == "Draft saved 10 a.m."
    said = office.dana.post(place, {**form.filled(familiarity=""), "draft": "quiet"}, 200)
    assert (said.html, kept(office)) == ("", 0)


def test_a_draft_is_discarded(office: Office) -> None:
    place = f"{office.case}/waive"
    half(office)
    office.dana.post(place, {"draft": "discard"})
    assert form_of(office.dana.get(office.case).html, place).fields["familiarity"] == [""]
    assert kept(office) == 0


def test_the_form_with_which_a_case_begins_is_kept_too_and_gone_once_the_case_is_open(office: Office) -> None:
    place = begun(office, name="Kim R", email="kim@")
    page = office.tess.get(place)
    assert "Your draft of 10 a.m." in page.words.replace("\xa0", " ")
    form = form_of(page.html, START)
    assert (form.fields["name"], form.fields["email"]) == (["Kim R"], ["kim@"])
    assert "Kim R" not in office.dana.get(place).html
    office.tess.post(
        START,
        form.filled(name="Kim Roe", email="kim@otter.example", engagement="staff", adult="yes", authorized="yes",
                    level="Case Manager I"),
    )  # fmt: skip
    assert kept(office) == 0


def test_ones_drafts_are_listed_on_ones_own_page_and_on_nobody_elses(office: Office) -> None:
    begun(office, name="Kim R")
    form = form_of(office.tess.get(office.case).html, f"{office.case}/add/note")
    office.tess.post(f"{office.case}/add/note", {**form.filled(note="She ca"), "draft": "1"})
    page = office.tess.get("/me")
    assert f'href="{office.case}#do-add-note"' in page.html
    assert 'href="/start/P03/' in page.html
    assert "Your drafts" not in office.dana.get("/me").words
    with office.database.reading() as session:
        (first, second) = (row.id for row in session.query(Draft).order_by(Draft.id))
    assert office.dana.post(f"/me/drafts/{first}/discard", status=404)
    office.tess.post(f"/me/drafts/{first}/discard")
    office.tess.post(f"/me/drafts/{second}/discard")
    assert "Your drafts" not in office.tess.get("/me").words


def test_a_note_that_is_half_written_stays_where_it_was_and_goes_once_it_is_added(office: Office) -> None:
    place = f"{office.case}/add/note"
    form = form_of(office.tess.get(office.case).html, place)
    office.tess.post(place, {**form.filled(note="She ca"), "draft": "1"})
    again = form_of(office.tess.get(office.case).html, place)
    assert again.fields["note"] == ["She ca"]
    office.tess.post(place, again.filled(note="She called."))
    assert kept(office) == 0


def test_nothing_is_kept_of_a_complaint_before_it_is_sent(office: Office) -> None:
    ways = [each for each in ("/start/P20", "/start/P29") if office.tess.client.get(each).status_code == 200]
    for way in ways:
        page = office.tess.get(way)
        assert "data-draft" not in page.html
        assert office.tess.post(way, {"what": "Half", "draft": "1"}, 409)
    assert kept(office) == 0


def test_a_draft_of_a_case_that_one_may_not_see_any_more_is_gone(office: Office) -> None:
    half(office)
    send(office.dana, office.case, f"{office.case}/recuse", reason="My cousin", sure="yes")
    assert kept(office) == 0


def test_a_draft_that_nobody_touches_goes_after_thirty_days(office: Office) -> None:
    half(office)
    for days, left in ((30, 1), (31, 0)):
        with office.database.writing() as session:
            clear_old_drafts(session, office.now + timedelta(days=days))
        assert kept(office) == left


def test_a_form_of_a_registry_is_kept_shown_again_and_gone_once_it_is_sent(office: Office) -> None:
    said = office.dana.post("/people/add", {"name": "Kim R", "draft": "quiet"}, 200)
    assert said.html.replace("\xa0", " ") == "Draft saved 10 a.m."
    page = office.dana.get("/people/add")
    assert "Your draft of 10 a.m." in page.words.replace("\xa0", " ")
    assert page.value("name") == "Kim R"
    assert "Kim R" not in office.browser(office.second()).get("/people/add").html
    assert "Add the person" in office.dana.get("/me").words
    office.dana.post("/people/add", {"name": "Kim Roe", "email": "kim@otter.example"})
    assert kept(office) == 0


def test_a_form_that_stands_within_a_page_is_shown_again_on_that_page(office: Office) -> None:
    place = office.dana.post("/series/add", {"title": "March"}).place
    assert office.dana.post(f"{place}/sessions", {"title": "Basics", "draft": "1"}).place == place
    assert form_of(office.dana.get(place).html, f"{place}/sessions").fields["title"] == ["Basics"]
    assert f'href="{place}"' in office.dana.get("/me").html


def test_a_correction_that_is_half_written_is_kept_and_gone_once_it_is_made(office: Office) -> None:
    office.begin()
    place = next(
        each
        for each in office.dana.get(office.case).html.split('"')
        if each.endswith("/correct") and "/history/" in each
    )
    fields = form_of(office.dana.get(place).html, place).filled(reason="It was the day")
    office.dana.post(place, {**fields, "draft": "1"})
    page = office.dana.get(place)
    assert form_of(page.html, place).fields["reason"] == ["It was the day"]
    assert "Correct an entry" in office.dana.get("/me").words
    sent = form_of(page.html, place).filled(reason="It was the day before.", **{"begun_on-d": "8"})
    changes = office.dana.post(place, {**sent, "see": "yes"}, 200)
    office.dana.post(place, {**form_of(changes.html, place).filled(), "sure": "yes"})
    assert kept(office) == 0


def test_a_correction_of_an_entry_is_kept_as_long_as_the_entry_says_what_it_said(office: Office) -> None:
    place = f"/registry/people/{office.town.tess.id}/edit"
    fields = form_of(office.dana.get(place).html, place).filled(name="Tess B", reason="Her name")
    office.dana.post(place, {**fields, "draft": "1"})
    assert form_of(office.dana.get(place).html, place).fields["name"] == ["Tess B"]
    other = office.browser(office.second())
    sent = form_of(other.get(place).html, place).filled(name="Tessa Barlow", reason="She married.")
    other.post(place, sent)
    assert form_of(office.dana.get(place).html, place).fields["name"] == ["Tessa Barlow"]
