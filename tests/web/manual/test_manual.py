"""The manual clause by clause, the numbers, and the processes."""

from datetime import date

import pytest

from models.access.rulebook import Rulebook
from tests.databases import sqlite
from tests.web.registries.desks import Desk
from workflows.law.clauses import clauses
from workflows.law.policy import Editions, Policy
from workflows.manual.registry import BY_KEY, PROCESSES

SOONER = Policy("2026 edition", date(2026, 1, 1), Policy.homework_review_days.to(3))


def test_the_page_of_every_clause_opens_with_its_rule() -> None:
    desk = Desk()
    for clause in clauses().values():
        page = desk.tess.get(f"/manual/{clause.id}")
        assert f"<title>§ {clause.id}" in page.html
        assert desk.tess.get("/manual/2.2-nothing", 404).status == 404


def test_a_clause_shows_the_manuals_own_words_and_where_they_are() -> None:
    tess = Desk().tess
    page = tess.get("/manual/2.1-aa-required")
    quote = "Partner Agencies with 10 or more users must designate one person to be the Agency Administrator."
    assert f"What the manual says {quote} Read it in its place" in page.words
    assert 'href="/manual/text#2.1-aa-required"' in page.html
    whole = tess.get("/manual/text")
    assert quote in whole.words
    assert all(f'id="{clause}"' in whole.html for clause in clauses())


def test_a_clause_shows_its_number_reading_settings_and_places() -> None:
    words = Desk().tess.get("/manual/2.2-training-30").words
    assert "Does day 30 count?" in words
    assert "SETTING" not in words
    assert "30 Days after which the series must be retaken manual number" in words
    assert "Due date of the task Complete every requirement of the training series New-user onboarding" in words
    assert "The desk carries it out" in words


def test_the_contents_lead_to_parts_and_a_part_to_its_clauses() -> None:
    desk = Desk()
    assert 'href="/manual?part=2.8"' in desk.tess.get("/manual").html
    words = desk.tess.get("/manual?part=2.8").words
    assert "2.8 Violation of the operating policies 29 clauses" in words
    assert "First violation" in words


def test_a_search_finds_clauses_by_word_number_and_sign() -> None:
    desk = Desk()
    assert "§ 2.2 -participation" in desk.tess.get("/manual?q=missing+greater").words
    assert "1 clause of 323 matches" in desk.tess.get("/manual?q=§ 2.2-participation").words
    assert "No clause matches “unicorn”" in desk.tess.get("/manual?q=unicorn").words


def test_the_numbers_show_value_words_clause_and_origin() -> None:
    words = Desk().tess.get("/policy").words
    assert "15 Days to finish all sessions and assignments § 2.2 -training-window manual number" in words
    assert "5 and 1 Days before a date on which its owner is reminded local target" in words
    assert "no Whether the series clock stops during review § 2.2 -homework-review reading chosen" in words


def test_the_numbers_narrow_to_those_of_one_origin() -> None:
    words = Desk().tess.get("/policy?based=reading+chosen").words
    assert "the report of a remedy What ends them early" in words  # a choice by its words, and not by what is stored
    assert "on_remedy_notice" not in words
    assert "Series with failed homework before a refusal" in words
    assert "Days to finish all sessions" not in words


def test_what_an_edition_changes_stands_beside_its_default() -> None:
    desk = Desk(database=sqlite(Rulebook(dict(BY_KEY), Editions([SOONER]))))
    words = desk.tess.get("/policy").words
    assert "of the 2026 edition; one number differs from the default." in words
    assert "3 Days for ICA to review homework Changed here; by default 5" in words
    assert "5 Days for ICA to review homework" in desk.tess.get("/policy?edition=first+edition").words
    assert desk.tess.get("/policy?edition=nope", 404).status == 404


@pytest.mark.parametrize("key", [process.key for process in PROCESSES])
def test_the_page_of_every_process_tells_its_course_and_draws_it(key: str) -> None:
    page = Desk().tess.get(f"/processes/{key}")
    process = BY_KEY[key]
    assert process.title in page.words
    assert "How it begins" in page.words
    assert "How it ends" in page.words
    assert page.html.count('rx="8"/>') == len(process.states)
    assert page.html.count('<marker id="tip"') == 1


def test_the_page_of_a_process_says_who_owes_what_by_when() -> None:
    words = Desk().tess.get("/processes/P03").words
    assert "Review the trainee's homework System Administrator § 2.2 -homework-review 5 days local target" in words
    assert "13 reasons why this may be refused" in words


def test_the_processes_stand_by_chapter() -> None:
    desk = Desk()
    assert "New-user onboarding P03" in desk.tess.get("/processes").words
    assert desk.tess.get("/processes/P99", 404).status == 404
