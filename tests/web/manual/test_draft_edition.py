"""An edition is drafted on a page: what differs in words, which dates of running cases would be others, and its file."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from models.rows.cases import CaseRow, Draft, DutyRow
from tests.web.pages.desks import Office
from tests.web.pages.forms import form_of
from workflows.law.editions.texts import read_edition
from workflows.law.policy import FIRST_EDITION

PLACE = "/policy/draft"
LONGER: dict[str, Any] = {"name": "2027 edition", "since": "2027-01-01", "number-onboarding_submit_days": "20"}


@pytest.fixture
def office() -> Office:
    """Return a desk in the middle of somebody's onboarding."""
    found = Office()
    found.begin()
    return found


def dates(office: Office) -> list[object]:
    with office.database.reading() as session:
        return [(row.id, row.due_at) for row in session.query(DutyRow).order_by(DutyRow.id)]


def filled(office: Office, **changed: Any) -> dict[str, Any]:
    return form_of(office.dana.get(PLACE).html, PLACE).filled(**changed)


def test_ica_alone_drafts_one(office: Office) -> None:
    assert f'href="{PLACE}"' in office.dana.get("/policy").html
    assert PLACE not in office.tess.get("/policy").html
    office.tess.get(PLACE, 403)
    office.tess.post(PLACE, LONGER, 403)
    office.tess.post(f"{PLACE}/file", LONGER, 403)


def test_a_draft_tells_what_differs_and_which_dates_would_be_others_and_changes_none(office: Office) -> None:
    before = dates(office)
    words = office.dana.post(PLACE, filled(office, **LONGER), 200).words
    assert "2027 edition: what would change" in words
    assert "One number would change 20 Days to finish all sessions and assignments First edition: 15" in words
    assert "Finish all sessions and hand in their homework" in words
    assert "March 24 → March 29" in words
    assert "How we got March 24" in words
    assert "How we got March 29" in words
    assert "20 is the number of this edition of the policy : days to finish all sessions" in words
    assert dates(office) == before


def test_from_there_it_is_proposed_to_the_committee_in_one_step(office: Office) -> None:
    fields = form_of(office.dana.post(PLACE, LONGER, 200).html, "/start/D08").filled(why="Trainings are shorter now.")
    page = office.dana.get(office.dana.post("/start/D08", fields).place)
    assert "2027 edition" in page.words
    assert "the edition is before the Advisory Committee" in page.words
    with office.database.reading() as session:
        motion = session.query(CaseRow).filter_by(process="P34").one()
    assert motion.heading == "Motion: Deadlines and limits: 2027 edition"


def test_who_gives_no_reason_is_asked_for_it_and_finds_the_rest_filled_in(office: Office) -> None:
    fields = form_of(office.dana.post(PLACE, LONGER, 200).html, "/start/D08").filled()
    page = office.dana.post("/start/D08", fields, 422)
    again = form_of(page.html, "/start/D08").fields
    assert (again["name"], again["numbers"]) == (["2027 edition"], ["onboarding_submit_days = 20"])


def test_the_file_is_the_edition_that_was_drafted(office: Office) -> None:
    file = office.dana.post(f"{PLACE}/file", LONGER, 200)
    assert file.headers["content-disposition"] == 'attachment; filename="edition-2027-01-01.toml"'
    edition = read_edition(file.html)
    assert (edition.name, edition.since) == ("2027 edition", date(2027, 1, 1))
    assert (edition.onboarding_submit_days, edition.homework_review_days) == (20, FIRST_EDITION.homework_review_days)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"name": ""}, "Enter a name that no edition has yet"),
        ({"name": "first edition"}, "Enter a name that no edition has yet"),
        ({"since": "2026-03-20"}, "Enter a day to come"),
        ({"since": "soon"}, "Enter a day to come"),
        (
            {"number-onboarding_submit_days": "ten"},
            "Days to finish all sessions and assignments: It takes a whole number",
        ),
        ({"number-onboarding_submit_days": "15"}, "Change at least one number"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_all_that_was_typed_stands(
    office: Office, changed: dict[str, str], says: str
) -> None:
    said = LONGER | {"number-homework_review_days": "5"} | changed
    page = office.dana.post(PLACE, filled(office, **said), 422)
    assert says in page.words
    again = form_of(page.html, PLACE).fields
    assert {name: [text] for name, text in said.items()}.items() <= again.items()


def test_who_changes_something_after_all_finds_what_was_typed(office: Office) -> None:
    page = office.dana.post(PLACE, {**LONGER, "again": "yes"}, 200)
    assert form_of(page.html, PLACE).fields["number-onboarding_submit_days"] == ["20"]


def test_what_is_half_typed_is_there_again_and_only_that_is_kept(office: Office) -> None:
    said = filled(office, **{"name": "2027 edition", "number-homework_review_days": "x"})
    office.dana.post(PLACE, {**said, "draft": "1"})
    page = office.dana.get(PLACE)
    fields = form_of(page.html, PLACE).fields
    assert (fields["name"], fields["number-homework_review_days"]) == (["2027 edition"], ["x"])
    with office.database.reading() as session:
        (draft,) = session.query(Draft).all()
    assert sorted(json.loads(draft.fields)) == ["name", "number-homework_review_days"]
    office.dana.post(PLACE, {**said, "draft": "discard"})
    assert form_of(office.dana.get(PLACE).html, PLACE).fields["name"] == [""]


def test_a_long_list_is_taken_whole(office: Office) -> None:
    days = [date(2027, 1, 1) + timedelta(days) for days in range(40)]
    said = {**LONGER, "number-closures": ", ".join(map(str, days))}
    assert read_edition(office.dana.post(f"{PLACE}/file", said, 200).html).closures == {*days}


def test_the_case_says_the_numbers_in_words_and_promises_no_decision(office: Office) -> None:
    fields = form_of(office.dana.post(PLACE, LONGER, 200).html, "/start/D08").filled(why="Trainings are shorter now.")
    words = office.dana.get(office.dana.post("/start/D08", fields).place).words
    assert "Days to finish all sessions and assignments: 20" in words
    assert "onboarding_submit_days" not in words
    assert "Then the case goes on to Adopted, or it ends: the deadlines and limits stay as they are." in words


def test_who_starts_such_a_case_comes_to_the_page_that_fills_it_in(office: Office) -> None:
    assert 'href="/start/D08"' in office.dana.get("/start").html
    assert office.dana.get("/start/D08", 302).place == PLACE
    office.dana.get("/start/D08/propose")
