"""The inbox: its queues, groups, filters, search and pages, and what it says when it is empty."""

from __future__ import annotations

from typing import Any

import pytest

from models.inbox.inbox import Asked, Queue, tasks
from models.inbox.tasks import claim
from models.registries.people_and_agencies import give_office
from models.rows.people import Person
from models.store.paging import Part
from tests.desks import local
from tests.web.pages.desks import Office
from tests.web.turning import beside, ways
from workflows.law.roles import ICA_DIRECTOR


@pytest.fixture
def office() -> Office:
    """Return a desk with a case in review, and Dana as its keeper."""
    made = Office()
    made.begin()
    made.submit(local(3, 20, 9))
    return made


def test_tasks_stand_under_their_days_with_clause_origin_and_date(office: Office) -> None:
    words = office.dana.get("/inbox").words
    assert "One task is yours. None is late or due today." in words
    assert "Later From March 23" in words
    assert "Review Jo Tran's homework" in words
    assert f"{office.number} A license for Jo Tran Otter Creek Shelter § 2.2 -homework-review local target" in words
    assert "In 5 days Wed, Mar 25" in words


def test_what_is_late_comes_first_and_the_lead_counts_it(office: Office) -> None:
    office.house.practice.move(local(3, 26))  # type: ignore[union-attr]
    page = office.dana.get("/inbox")
    assert "One task is late." in page.words
    assert page.words.index("Past due 1 task") < page.words.index("Late since midnight Wed, Mar 25")
    assert 'class="group group--late"' in page.html


def test_the_tabs_count_their_queues(office: Office) -> None:
    office.also("Ana Ruiz")
    words = office.dana.get("/inbox").words
    assert "Mine 1 Team 3 Waiting on others 4" in words


def test_the_team_sees_what_nobody_has_claimed_and_who_has_the_rest(office: Office) -> None:
    kofi = office.second()
    words = office.browser(kofi).get("/inbox?queue=team").words
    assert "Your team has two tasks. Claim one and it is yours." in words
    assert "Review Jo Tran's homework" in words
    assert "Dana Whitcomb" in words
    assert "Claim : Record Jo Tran's security training" in words


def test_who_holds_no_office_has_no_team(office: Office) -> None:
    words = office.jo.get("/inbox?queue=team").words
    assert "Your team has nothing open" in words
    assert "homework" not in words


def test_waiting_tells_with_whom_and_since_when(office: Office) -> None:
    words = office.dana.get("/inbox?queue=waiting").words
    assert "Other people have four tasks in your cases. One is late." in words
    assert "With Jo Tran since March 9" in words
    assert "Clock paused 1 task" in words


def test_what_is_done_says_how_it_kept_its_date(office: Office) -> None:
    words = office.jo.get("/inbox?queue=done").words
    assert "You finished one task this week." in words
    assert "Today Friday, March 20 Finish all sessions and hand in your homework" in words
    assert "4 days early Tue, Mar 24" in words


def test_filters_narrow_the_queue_and_can_be_taken_off(office: Office) -> None:
    office.house.practice.move(local(3, 26))  # type: ignore[union-attr]
    page = office.dana.get("/inbox?due=overdue&agency=otter-creek-shelter")
    assert "One task matches." in page.words
    assert "Past due Remove this filter Otter Creek Shelter Remove this filter" in page.words
    assert 'href="/inbox?agency=otter-creek-shelter"' in page.html
    assert "No task matches these filters" in office.dana.get("/inbox?due=none").words


def test_the_search_finds_by_person_number_and_agency_and_says_when_it_finds_nothing(office: Office) -> None:
    for words in ("jo tran", office.number, "otter"):
        assert "Review Jo Tran's homework" in office.dana.get(f"/inbox?q={words}").words
    assert "No task matches “Merow” Check the spelling, or search by number." in office.dana.get("/inbox?q=Merow").words


def test_an_empty_inbox_names_the_next_date_and_one_way_on(office: Office) -> None:
    words = office.browser(office.second()).get("/inbox").words
    assert "You are up to date." in words
    assert "Nothing is waiting for you" in words
    assert "See your team's 2 tasks" in words
    assert (
        "Your next task comes on Wednesday, March 25."
        in office.tess.get("/inbox").words.replace("Nothing is waiting for you", "")
        or "Decide Jo Tran's access level" in office.tess.get("/inbox").words
    )


def test_more_than_fifty_tasks_take_a_second_page(office: Office) -> None:
    for number in range(52):
        office.also(f"New User {number}")
    first = office.tess.get("/inbox")
    assert first.html.count('class="task__main"') == 50
    second = office.tess.get(beside(first.html)["next"])
    assert second.html.count('class="task__main"') == 3
    assert (ways(first.html), ways(second.html)) == (["Show later tasks"], ["Show earlier tasks"])
    assert office.tess.get(beside(second.html)["prev"]).html.count('class="task__main"') == 50


def test_a_page_of_a_narrowed_queue_keeps_what_narrows_it_and_says_that_there_is_more(office: Office) -> None:
    for number in range(52):
        office.also(f"New User {number}")
    first = office.tess.get("/inbox?process=P03&q=user")
    assert "More than 50 tasks match." in first.words
    onward = beside(first.html)["next"]
    assert onward.startswith("/inbox?process=P03&q=user&cursor=")
    second = office.tess.get(onward)
    assert "More than 50 tasks match." in second.words
    assert second.html.count('class="task__main"') == 3  # Jo's as well: who is to have a license is a new user


def test_a_task_that_is_in_a_queue_by_two_offices_comes_once(office: Office) -> None:
    office.also("Ana Ruiz")
    with office.database.writing() as session:
        give_office(session, session.get_one(Person, office.town.dana.id), ICA_DIRECTOR, None, office.now)
    page = office.dana.get("/inbox?queue=team")
    assert page.words.count("Ana Ruiz's") == 2 * page.words.count("A license for Ana Ruiz") > 0  # title and button
    assert "Mine 1 Team 3 Waiting" in page.words
    assert [row.id for row in walked(office, 1)] == [row.id for row in walked(office, 50)]


def walked(office: Office, limit: int) -> list[Any]:
    """Return Dana's team queue, so many rows a page, each row once."""
    viewer, rows, cursor = office.town.viewer("dana.whitcomb@desk.example"), list[Any](), ""
    with office.database.reading() as session:
        while cursor or not rows:
            found = tasks(session, viewer, Asked(Queue.TEAM, part=Part(cursor, limit)), office.now)
            rows, cursor = rows + found.rows, found.next
    assert len(rows) == len({row.id for row in rows}) > 1
    return rows


def test_an_agency_sees_nothing_of_another_ones(office: Office) -> None:
    omar = office.browser(office.town.omar)
    for queue in ("mine", "team", "waiting", "snoozed", "done"):
        assert "Jo Tran" not in omar.get(f"/inbox?queue={queue}").words


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("queue=all", "Queue is one of: mine, team, waiting, snoozed, done"),
        ("due=whenever", "Due is one of: overdue, today, week, none"),
        ("origin=moon", "Origin is one of: manual"),
        ("process=P99", "Process is one of: P01, P02"),
        ("agency=nowhere", "Agency is the key of an agency, as its address has it, such as otter-creek-shelter"),
    ],
)
def test_a_filter_that_there_is_not_is_refused_with_what_may_be_written(office: Office, asked: str, said: str) -> None:
    page = office.dana.get(f"/inbox?{asked}", 400)
    assert said in page.words


def test_words_are_found_in_all_queues_and_the_others_say_how_many_they_have(office: Office) -> None:
    page = office.dana.get("/inbox?q=tran+jo")
    assert "One task matches." in page.words
    assert "Team: 1 match Waiting on others: 4 matches Done: 1 match Cases: 1 match" in page.words
    assert 'href="/inbox?queue=waiting&amp;q=tran+jo"' in page.html
    assert 'href="/cases?q=tran+jo"' in page.html
    done = office.dana.get("/inbox?queue=done&q=tran")
    assert "Mine: 1 match Team: 1 match Waiting on others: 4 matches Cases: 1 match" in done.words
    nothing = office.browser(office.town.omar).get("/inbox?q=tran").words
    assert "No task matches" in nothing
    assert ": 1 match" not in nothing


def test_a_number_leads_to_its_case_and_to_nothing_for_whoever_may_not_see_it(office: Office) -> None:
    bare = office.number.replace("-", "")
    for place in ("/inbox", "/cases"):
        for typed in (office.number, bare, f" {bare} "):
            found = office.dana.client.get(f"{place}?q={typed}&go=1", follow_redirects=False)
            assert (found.status_code, found.headers["location"]) == (302, f"/cases/{office.number}")
        omar = office.browser(office.town.omar)
        there, nowhere = (
            omar.get(f"{place}?q={number}&go=1").words.replace(number, "") for number in (bare, "269999999")
        )
        assert there == nowhere
    assert "A license for Jo Tran" in office.dana.get(f"/cases?q={bare}").words


def test_a_task_on_its_last_day_is_due_by_midnight(office: Office) -> None:
    office.house.practice.move(local(3, 25, 12))  # type: ignore[union-attr]
    words = office.dana.get("/inbox").words
    assert "One task is due today." in words
    assert "Today Wednesday, March 25" in words
    assert "By midnight Wed, Mar 25" in words


def test_a_claimed_task_is_in_ones_own_queue(office: Office) -> None:
    kofi = office.second()
    with office.database.writing() as session:
        claim(session, kofi, office.duty("security"), office.now)
    assert "Record Jo Tran's security training" in office.browser(kofi).get("/inbox").words
