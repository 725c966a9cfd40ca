"""What follows the opening of a case is reckoned with the day that is typed, before it is opened."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from models.rows.cases import CaseRow
from models.rows.people import Person
from tests.models.clients import TO_INSPECT
from tests.web.pages.desks import Office
from tests.web.pages.test_client_requests import filled
from tests.web.starting.test_start import PRIYA


@pytest.fixture
def office() -> Office:
    """Return a desk on March 20."""
    return Office()


def counts(office: Office) -> tuple[int, int]:
    with office.database.reading() as session:
        people, cases = (session.scalar(select(func.count()).select_from(each)) or 0 for each in (Person, CaseRow))
        return people, cases


def test_the_date_of_the_answer_is_told_before_the_request_is_entered(office: Office) -> None:
    before = counts(office)
    shown = office.tess.post("/start/P11", {**filled(TO_INSPECT), "see": "yes"}, 200)
    assert "Counted from Monday, March 16, the day you gave." in shown.words
    assert "by Friday, May 15" in shown.words
    assert 'value="48213"' in shown.html
    assert counts(office) == before


def test_a_request_that_is_only_looked_at_leaves_no_new_person_behind(office: Office) -> None:
    before = counts(office)
    shown = office.tess.post("/start/P03", {**PRIYA, "agency": "otter-creek-shelter", "see": "yes"}, 200)
    assert "What happens then" in shown.words
    assert counts(office) == before


def test_what_would_be_refused_is_refused_when_it_is_looked_at(office: Office) -> None:
    wrong = {**PRIYA, "agency": "otter-creek-shelter", "engagement": "contractor only", "see": "yes"}
    assert "Someone who is only a contractor may not hold a license" in office.tess.post("/start/P03", wrong, 422).words
