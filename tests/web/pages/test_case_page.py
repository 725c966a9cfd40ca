"""What the page of a case says: who is next, by when and why, what was filled in, and what happened."""

from __future__ import annotations

import pytest

from models.access.rulebook import Rulebook
from models.rows.people import Office as Office_
from tests.databases import sqlite
from tests.desks import SIGNATURE, local
from tests.web.pages.desks import ASKED, Office
from workflows.law.policy import Editions, Policy
from workflows.manual.registry import BY_KEY


@pytest.fixture
def office() -> Office:
    """Return a desk with a request for a license."""
    return Office()


def test_the_lead_says_who_is_next_and_by_when_to_each_in_their_own_words(office: Office) -> None:
    office.begin()
    assert (
        "You have until Tuesday, March 24 to finish all sessions and hand in your homework."
        in office.jo.get(office.case).words
    )
    assert (
        "Jo Tran has until Tuesday, March 24 to finish all sessions and hand in their homework."
        in office.dana.get(office.case).words
    )


def test_the_readers_own_tasks_come_first_also_where_the_case_waits_for_somebody_else(office: Office) -> None:
    words = office.jo.get(office.case).words
    lead = "What happens next You have two tasks here, the first by April 1. The System Administrator has until"
    assert lead in words
    first, second, others = (
        words.index(f"{task} ", words.index("begin Jo Tran's training series."))
        for task in ("Sign the User Agreement", "Acknowledge the privacy notice", "Begin Jo Tran's training series")
    )
    assert first < second < others
    office.town.do(office.number, office.town.jo, "sign", ASKED, **SIGNATURE)
    assert "What happens next You have until Wednesday, April 1 to acknowledge" in office.jo.get(office.case).words


def test_where_an_agency_has_no_administrator_it_is_said_who_hears_in_their_place(office: Office) -> None:
    assert "We email you and Tess Barlow on Thursday, April 2." in office.jo.get(office.case).words
    with office.database.writing() as session:
        session.query(Office_).filter_by(person_id=office.town.tess.id).delete()
    words = office.jo.get(office.case).words
    assert "We email you and Dana Whitcomb on Thursday, April 2." in words
    assert "We email Dana Whitcomb on Tuesday, March 17, and again 7 days later." in words
    assert "Agency Administrator on" not in words


def test_a_late_duty_is_said_to_be_late(office: Office) -> None:
    office.begin()
    office.house.practice.move(local(3, 26))  # type: ignore[union-attr]
    words = office.jo.get(office.case).words
    assert "You have to finish all sessions and hand in your homework. It was due Tuesday, March 24." in words
    assert "Tuesday, March 24, 2 days late" in words or "Tuesday , March 24" in words or "2 days late" in words


def test_the_bar_shows_where_the_case_is_and_which_legs_it_passed_over(office: Office) -> None:
    office.begin()
    page = office.dana.get(office.case)
    assert 'aria-label="Progress: step 2 of 7: Training"' in page.html
    office.town.do(office.number, office.town.dana, "record-session", office.now, title="Intake", held_on="2026-03-09",
                   minutes=60, missed=0)  # fmt: skip
    office.submit(local(3, 20, 11))
    office.town.do(office.number, office.town.dana, "accept", local(3, 20, 12))
    words = office.dana.get(office.case).words
    assert "Step 4 , not needed Corrections" in words
    assert "Step 5 of 7, now Conditions" in words
    assert "What happens next Waiting for " in words


def test_each_duty_tells_its_person_its_date_what_follows_and_its_clause(office: Office) -> None:
    office.begin()
    words = office.dana.get(office.case).words
    assert "Finish all sessions and hand in their homework JT Jo Tran, trainee" in words
    assert "Due Tuesday, March 24 , in 4 days. Why March 24?" in words
    assert "If not We email Jo Tran and Tess Barlow on Wednesday, March 25. On Thursday" in words
    assert "On Thursday, April 9 automatically: let the series lapse. We email Jo Tran and Tess Barlow." in words
    assert "Based on § 2.2 -training-window manual number" in words
    assert "Due Wednesday, April 1 , in 12 days. Why April 1?" in words
    assert "30 is a local target : days for what the manual leaves untimed. If not We email Jo Tran and Tess" in words
    assert "If not We email Tess Barlow on Tuesday, March 17, and 7 days later Tess Barlow and you" in words


def test_the_slip_says_why_this_date(office: Office) -> None:
    office.begin()
    words = office.dana.get(office.case).words
    assert "How we got March 24 That day is day 0 Mon, Mar 9 15 days since first session begun Tue, Mar 24" in words
    assert "Pauses and extensions none In time until midnight Tue, Mar 24, 2026" in words
    assert "15 is the manual's number : days to finish all sessions and assignments. § 2.2 -training-window" in words


def test_the_slip_weighs_candidates_and_names_the_winner(office: Office) -> None:
    office.begin()
    office.submit(local(3, 20, 9))
    office.town.do(office.number, office.town.dana, "correct", office.now, wanted="Exit dates")
    words = office.dana.get(office.case).words
    assert "15 days since corrections were asked Sat, Apr 4" in words
    assert "30 days since first session begun Wed, Apr 8" in words
    assert "Whichever is soonest Sat, Apr 4 counts" in words


def test_the_ladder_is_told_in_words_too(office: Office) -> None:
    office.begin()
    html = office.dana.get(office.case).html.replace("\xa0", " ")
    assert "Began March 9. Today is March 20. Reminders on March 19 and March 23. Due March 24." in html


def test_a_date_that_stands_still_says_why_and_whose_reading_that_is(office: Office) -> None:
    office.begin()
    office.submit(local(3, 20, 9))
    words = office.jo.get(office.case).words
    assert (
        "The clock is paused : nothing lapses while ICA holds the homework. § 2.2 -homework-review reading chosen"
        in words
    )
    assert "Clock paused" in office.jo.get("/inbox").words


def test_days_that_were_added_stand_on_the_slip() -> None:
    tolled = Policy("tolled", local(1, 1).date(), Policy.toll_clock_during_review.to(True))
    office = Office(database=sqlite(Rulebook(dict(BY_KEY), Editions([tolled]))))
    office.begin()
    office.submit(local(3, 16))
    office.town.do(office.number, office.town.dana, "correct", office.now, wanted="Exit dates")
    assert "Moved 4 days paused: nothing lapses while ICA holds the homework" in office.dana.get(office.case).words


def test_then_tells_what_comes_after(office: Office) -> None:
    assert (
        "Then the case goes on to Training or Conditions, or it ends: the license is refused."
        in office.dana.get(office.case).words
    )
    office.begin()
    assert "Then ICA is reviewing the homework." in office.dana.get(office.case).words


def test_the_record_shows_what_was_filled_in_by_its_labels_the_newest_first(office: Office) -> None:
    office.begin()
    words = office.dana.get(office.case).words
    assert (
        "License requested Monday, March 2, by Tess Barlow Agency Otter Creek Shelter Name of the new user Jo Tran"
        in words
    )
    assert words.index("Training series begun Monday, March 9, by Dana Whitcomb") < words.index(
        "License requested Monday"
    )
    assert (
        "What the desk knows of the agency Kind of organization Shelter The Partnership Agreement is signed Yes"
        in words
    )


def test_the_timeline_looks_ahead_and_hides_what_only_the_engine_needs(office: Office) -> None:
    office.begin()
    words = office.dana.get(office.case).words
    assert "What happened Let the series lapse" in words or "Reminder to Jo Tran, if still open" in words
    assert "Training series begun Monday, March 9, 10 a.m., by Dana Whitcomb" in words
    assert "Registry looked up" not in words


def test_an_earlier_filling_of_a_form_is_kept_in_the_timeline(office: Office) -> None:
    office.begin()
    for title in ("Intake", "Exit"):
        office.town.do(office.number, office.town.dana, "record-session", office.now, title=title,
                       held_on="2026-03-09", minutes=60, missed=0)  # fmt: skip
    words = office.dana.get(office.case).words
    assert "What was filled in then Session Intake" in words


def test_the_drawing_lights_the_state_and_a_table_tells_the_steps_in_words(office: Office) -> None:
    office.begin()
    page = office.dana.get(office.case)
    assert "Now: the trainee is taking the series." in page.words
    assert page.html.count('<g class="now">') == 1
    assert "Waiting for a training series to begin passed" in page.words
    assert "The trainee is taking the series this case now" in page.words
    assert "Hand in their homework Trainee → ICA is reviewing the homework § 2.2 -training-window" in page.words


def test_linked_cases_are_named_on_both_sides(office: Office) -> None:
    office.begin()
    office.submit(local(3, 20, 9))
    office.town.do(office.number, office.town.dana, "repeat", office.now, why="Entry dates")
    newer = office.town.newest().number
    assert newer != office.number
    assert f"Linked cases {newer}" in office.dana.get(office.case).words
    assert f"Linked cases {office.number}" in office.dana.get(f"/cases/{newer}").words


def test_a_case_that_has_ended_asks_nothing_any_more(office: Office) -> None:
    office.town.do(office.number, office.town.tess, "withdraw", office.now, why="She moved")
    page = office.dana.get(office.case)
    assert "Nothing left to do. The case ended on Friday, March 20: the agency withdrew the request." in page.words
    assert "Progress: ended: the agency withdrew the request" in page.html
    assert "You can also" not in page.words


def test_an_unclaimed_duty_can_be_claimed_from_the_case(office: Office) -> None:
    office.begin()
    words = office.browser(office.second()).get(office.case).words
    assert "Record Jo Tran's security training SA Not claimed yet, any System Administrator" in words


def test_people_are_named_with_their_parts(office: Office) -> None:
    office.begin()
    words = office.dana.get(office.case).words
    assert "DW Dana Whitcomb Case owner, ICA" in words
    assert "TB Tess Barlow Agency Administrator of Otter Creek Shelter" in words
