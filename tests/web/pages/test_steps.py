"""A license from the request to the user name, clicked through by the forms of the pages."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.casebook.case_search import history_of
from models.rows.registries import License, SignedPaper
from tests.desks import local
from tests.web.pages.desks import BEGUN, WORK, Office, click, click_and_confirm, day, send
from tests.web.pages.forms import form_of


@pytest.fixture
def office() -> Office:
    """Return a desk with a request for a license."""
    return Office()


def test_a_license_is_issued_by_clicking_through_every_form(office: Office) -> None:
    case = office.case
    words = click_and_confirm(office.dana, case, "begin-series", **day("begun_on", BEGUN), **day("done__on", BEGUN))
    assert "Training series begun. Jo Tran has until Wednesday, March 25" in words  # some days from today
    assert "Homework handed in" in click(office.jo, case, "submit", work=WORK, **day("done__on", local(3, 16)))
    click(office.dana, case, "record-session", title="Intake", **day("held_on", BEGUN), minutes="60", missed="6")
    assert "Homework accepted" in click(office.dana, case, "accept")
    click(office.jo, case, "sign", agree="yes", conflict_statement="yes", signed_as="Jo Tran")
    click(office.jo, case, "acknowledge", received="yes", signed_as="Jo Tran")
    click(office.tess, case, "decide-level", level="Case Manager II", provider="Otter Creek", oriented="yes")
    security = {**day("held_on", local(3, 19)), "minutes": "180", "missed": "0"}
    assert "Username" in click(office.dana, case, "record-security-training", **security)
    words = click(office.dana, case, "confirm-username", username="jtran", **day("created_on", local(3, 20)))
    assert "Nothing left to do. The case ended on Friday, March 20: the user has a license." in words
    with office.database.reading() as session:
        assert [row.username for row in session.query(License)] == ["jtran"]
        assert session.query(SignedPaper).filter_by(signed_as="Jo Tran").count() == 2


def test_an_answer_that_is_missing_is_asked_for_beside_its_field_and_nothing_is_lost(office: Office) -> None:
    page = send(office.dana, office.case, f"{office.case}/waive", 422, familiarity="Five years of daily use")
    assert "One answer needs a change" in page.words
    assert "Which updates and changes the person would have learned in the series: enter an answer" in page.words
    again = form_of(page.html, f"{office.case}/waive")
    assert again.fields["familiarity"] == ["Five years of daily use"]
    assert office.state == "ENROLLED"


def test_a_day_that_does_not_exist_is_said_in_words(office: Office) -> None:
    typed = {"begun_on__m": "2", "begun_on__d": "30", "begun_on__y": "2026"}
    page = send(office.dana, office.case, f"{office.case}/begin-series", 422, **typed)
    assert "February 2026 has 28 days" in page.words
    assert 'href="#begin-series-begun_on-d"' in page.html
    assert form_of(page.html, f"{office.case}/begin-series").fields["begun_on-d"] == ["30"]


def test_all_that_is_wrong_is_said_at_once(office: Office) -> None:
    typed = {"begun_on__m": "4", "begun_on__d": "31", "begun_on__y": "2026", "done__on__d": "40"}
    page = send(office.dana, office.case, f"{office.case}/begin-series", 422, **typed)
    assert "Two answers need a change" in page.words
    assert "April has 30 days" in page.words
    assert "Enter the day as a number" not in page.words
    assert "March has 31 days" in page.words


def test_a_rule_that_says_no_is_cited_beside_its_field(office: Office) -> None:
    page = send(office.jo, office.case, f"{office.case}/sign", 422,
                agree="no", conflict_statement="yes", signed_as="Jo Tran")  # fmt: skip
    assert "There is no access without the User Agreement" in page.words
    assert 'href="/manual/2.1-user-agreement-sign"' in page.html
    assert "agreement" in office.town.open_duties(office.number)


def test_a_refusal_that_stands_already_is_shown_before_the_step_is_taken(office: Office) -> None:
    office.begin()
    office.submit()
    page = office.dana.get(office.case)
    assert "The attendance of the series is not on record yet" in page.words
    refused = send(office.dana, office.case, f"{office.case}/accept", 422)
    assert 'role="alert"' in refused.html
    assert office.state == "IN_REVIEW"


def test_what_follows_is_said_before_the_button_is_pressed(office: Office) -> None:
    office.begin()
    office.submit()
    words = office.dana.get(office.case).words
    assert "Ask for corrections The case goes on: the trainee is making corrections." in words
    assert "Jo Tran then has to make the corrections ICA asked for by Saturday, April 4." in words


def test_a_step_is_dated_back_to_the_day_it_was_done(office: Office) -> None:
    click_and_confirm(office.dana, office.case, "begin-series", **day("begun_on", BEGUN), **day("done__on", BEGUN))
    click(office.jo, office.case, "submit", work=WORK, **day("done__on", local(3, 17)))
    with office.database.reading() as session:
        newest = history_of(session, office.town.case(office.number).id)[0]
    assert newest.effective_on == local(3, 17).date()
    assert "Counts from Tuesday, March 17." in office.jo.get(office.case).words


def test_a_day_before_the_case_came_here_is_refused_and_the_question_stays_unfolded(office: Office) -> None:
    page = send(office.dana, office.case, f"{office.case}/begin-series", 422,
                **day("begun_on", BEGUN), **day("done__on", local(2, 1)))  # fmt: skip
    assert "The case has stood here since March 2, 2026 only" in page.words
    assert '<details class="backdate" open>' in page.html


def test_a_page_whose_task_was_answered_decides_nothing_names_who_and_says_what_is_different(office: Office) -> None:
    form = form_of(office.dana.get(office.case).html, f"{office.case}/waive")
    office.town.do(office.number, office.second(), "begin-series", office.now, begun_on="2026-03-09")
    page = office.dana.post(f"{office.case}/waive", form.filled(familiarity="Knows it", changes="None"), 409)
    words = page.words.replace("\xa0", " ")
    assert "Kofi Mensah changed this case while you had it open" in words
    assert "Training series begun, by Kofi Mensah at 10 a.m." in words
    assert "Then: waiting for a training series to begin. Now: the trainee is taking the series." in words
    assert "be done here any more." in words
    assert "Knows it" in page.html
    assert office.state == "TRAINING"


def test_what_was_typed_is_read_back_without_what_the_page_sends_by_itself(office: Office) -> None:
    form = form_of(office.dana.get(office.case).html, f"{office.case}/waive")
    office.town.do(office.number, office.second(), "begin-series", office.now, begun_on="2026-03-09")
    page = office.dana.post(f"{office.case}/waive", form.filled(familiarity="Knows it", changes="None"), 409)
    lost = page.html.partition('id="lost"')[2].partition("</section>")[0]
    assert lost.count("<dt>") == 2
    assert not {"token", "version", "Version"} & set(lost.replace("<", " ").replace(">", " ").split())


def test_what_is_free_to_do_names_who_moved_the_case_meanwhile_and_is_sent_again(office: Office) -> None:
    form = form_of(office.tess.get(office.case).html, f"{office.case}/withdraw")
    office.town.do(office.number, office.town.dana, "begin-series", office.now, begun_on="2026-03-09")
    page = office.tess.post(f"{office.case}/withdraw", form.filled(why="She moved away"), 409)
    assert "Dana Whitcomb changed this case while you had it open" in page.words
    again = form_of(page.html, f"{office.case}/withdraw")
    assert again.fields["why"] == ["She moved away"]
    assert "Request withdrawn" in office.tess.told(f"{office.case}/withdraw", dict(again.fields))


def test_an_answer_from_an_older_page_counts_while_its_task_is_open_and_names_who_acted_meanwhile(
    office: Office,
) -> None:
    form = form_of(office.jo.get(office.case).html, f"{office.case}/sign")
    office.town.do(office.number, office.town.dana, "begin-series", office.now, begun_on="2026-03-09")
    said = office.jo.post(
        f"{office.case}/sign", form.filled(agree="yes", conflict_statement="yes", signed_as="Jo Tran")
    )
    words = office.jo.get(said.place).words.replace("\xa0", " ")
    assert "Since you opened the page: training series begun, by Dana Whitcomb at 10 a.m." in words


def test_an_answer_from_a_page_before_a_note_a_reminder_and_a_look_up_counts(office: Office) -> None:
    office.begin(office.now)
    form = form_of(office.jo.get(office.case).html, f"{office.case}/submit")
    send(office.dana, office.case, f"{office.case}/add/note", note="She called.")
    office.house.worker.settle(office.now + timedelta(days=9))
    office.jo.post(f"{office.case}/submit", form.filled(work=WORK))
    assert office.state == "IN_REVIEW"


def test_somebody_elses_step_is_refused_by_role_and_writes_nothing(office: Office) -> None:
    page = office.tess.post(
        f"{office.case}/begin-series", {"begun_on-m": "3", "begun_on-d": "9", "begun_on-y": "2026"}, 403
    )
    assert "This is for the System Administrator to do" in page.words
    assert office.state == "ENROLLED"


def test_a_step_that_is_not_to_be_taken_here_is_gone(office: Office) -> None:
    page = office.dana.post(f"{office.case}/accept", {}, 409)
    assert "That cannot be done now" in page.words
    assert "Your answer was not saved" in page.words


def test_the_full_text_stands_above_what_is_signed(office: Office) -> None:
    html = office.jo.get(office.case).html
    assert html.index("Vermont HMIS User Agreement") < html.index(f'action="{office.case}/sign')
    assert "My user name and password are mine alone" in html


def test_nobody_is_asked_with_an_answer_chosen_beforehand(office: Office) -> None:
    form = form_of(office.jo.get(office.case).html, f"{office.case}/sign")
    assert "agree" in form.names
    assert "agree" not in form.fields


def test_another_agencys_case_is_as_absent_as_one_that_never_was(office: Office) -> None:
    omar = office.browser(office.town.omar)
    there, never = omar.get(office.case, 404).words, omar.get("/cases/26-99999999", 404).words
    assert there == never
    assert omar.post(f"{office.case}/withdraw", {"why": "x"}, 404).words == never
    assert omar.post(f"{office.case}/add/note", {"note": "x"}, 404).words == never
