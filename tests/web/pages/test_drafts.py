"""A form kept half filled in."""

from __future__ import annotations

from tests.web.pages.desks import Office, send
from tests.web.pages.forms import form_of


def test_a_draft_is_kept_unchecked_shown_again_to_its_author_and_gone_once_it_is_sent() -> None:
    office = Office()
    place = f"{office.case}/waive"
    form = form_of(office.dana.get(office.case).html, place)
    told = office.dana.post(place, {**form.filled(familiarity="Half a sentence"), "draft": "1"})
    assert told.place == f"{office.case}#do-waive"
    page = office.dana.get(office.case)
    assert "Your draft is saved. Nobody else sees it." in page.words
    assert form_of(page.html, place).fields["familiarity"] == ["Half a sentence"]
    assert '<details class="deed" id="do-waive" open>' in page.html
    assert "Half a sentence" not in office.browser(office.second()).get(office.case).html
    send(office.dana, office.case, place, changes="None that matter")
    assert "Half a sentence" not in form_values(office)


def form_values(office: Office) -> str:
    """Return all that stands in the forms of the case."""
    page = office.dana.get(office.case)
    return page.html.partition('<div class="cols">')[2].partition('aria-labelledby="record-1"')[0]


def test_a_date_of_a_draft_stays_as_it_was_typed() -> None:
    office = Office()
    place = f"{office.case}/begin-series"
    form = form_of(office.dana.get(office.case).html, place)
    office.dana.post(place, {**form.filled(begun_on__m="2", begun_on__d="31"), "draft": "1"})
    again = form_of(office.dana.get(office.case).html, place)
    assert (again.fields["begun_on-m"], again.fields["begun_on-d"]) == (["2"], ["31"])


def test_there_is_no_draft_of_a_step_that_asks_nothing() -> None:
    office = Office()
    office.begin()
    office.submit()
    assert office.dana.post(f"{office.case}/accept", {"draft": "1"}, 409).status == 409
