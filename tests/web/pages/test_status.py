"""The status page, which anybody reads, and what stands on every page while HMIS is interrupted."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from models.access.access import Viewer
from models.intake.intake import Sent, act, begin
from models.rows.cases import CaseRow
from tests.desks import local
from tests.web.pages.desks import Office

DAY = {
    "since": local(3, 2, 8).isoformat(),
    "reach": "all",
    "advice": "Write intakes on paper.",
    "vendor": "A disk failed.",
}
PLANNED = {
    "begins_at": local(12, 7, 22).isoformat(), "ends_at": local(12, 8, 4).isoformat(), "advice": "Finish by ten.", "vendor": "A release."
}  # fmt: skip
MOVE = {
    "affected": "Madison WI",
    "office": "Vermont",
    "moved_on": "2026-03-02",
    "reached": "Call 802-555-0100",
    "why": "A flood",
}


@pytest.fixture
def office() -> Office:
    """Return a desk of which HMIS is not interrupted."""
    return Office()


def recorded(office: Office, step: str, facts: dict[str, Any], by: Viewer, now: datetime) -> str:
    with office.database.writing() as session:
        return session.get_one(CaseRow, begin(session, by, "P32", Sent(facts), now, step=step)).number


def test_anybody_reads_that_hmis_works_and_what_to_do_where_it_does_not(office: Office) -> None:
    page = office.browser(None).get("/status").words
    assert "HMIS is working" in page
    assert "HMIS, tell your agency" in page
    assert "Is HMIS working?" in office.browser(None).get("/sign-in").html


def test_while_hmis_is_interrupted_everybody_reads_since_when_what_to_do_and_when_it_is_back(office: Office) -> None:
    town = office.town
    number = recorded(office, "record", DAY, town.dana, local(3, 2, 9))
    page = office.browser(None).get("/status").words
    assert "HMIS is interrupted" in page
    assert "Nobody knows yet when it will be back" in page
    assert "Write intakes on paper." in page
    assert not [word for word in ("disk", "Otter", "Dana", number) if word in page]
    banner = "<b>HMIS is interrupted</b> since"
    assert banner in " ".join(office.browser(town.tess).get("/cases").html.split())
    progress = {"restoring": "tape", "begun_at": local(3, 2, 9).isoformat(), "advice": "Wait until evening."}
    with office.database.writing() as session:
        act(session, town.dana, number, "report-progress", Sent(progress), now=local(3, 2, 9), version=None)
    page = office.browser(town.tess).get("/status").words
    assert "Wait until evening." in page
    assert "5:00 p.m." in page or "5 p.m." in page
    with office.database.writing() as session:
        back = {"back_at": local(3, 2, 14).isoformat(), "lost_hours": 9}
        act(session, town.dana, number, "restore", Sent(back), now=local(3, 2, 15), version=None)
    assert banner not in " ".join(office.browser(town.tess).get("/cases").html.split())
    assert "HMIS is working" in office.browser(None).get("/status").words


def test_announced_maintenance_and_a_move_of_ica_stand_there_too(office: Office) -> None:
    town = office.town
    recorded(office, "move", MOVE, town.nora, local(3, 2, 9))
    recorded(office, "announce", PLANNED, town.dana, local(3, 2, 9))
    page = office.browser(None).get("/status").words
    assert "Maintenance ahead" in page
    assert "Finish by ten." in page
    assert "ICA works from Vermont for now" in page
    assert "802-555-0100" in page
    assert "flood" not in page
