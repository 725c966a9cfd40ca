"""One form, filled in once, answers the same task of several cases: all that are left, or none."""

from __future__ import annotations

from datetime import datetime
from html import unescape

import pytest
from sqlalchemy import select

from models.rows.cases import DutyRow
from tests.desks import local
from tests.models.violations import Bench
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Answer, Desk, typed

FOUND, MEETING = local(3, 20, 9), local(4, 14, 15)


class Hearing(Desk):
    """A desk of a town with a Committee that is to be told of violations; of three, unless it is said."""

    settles = Bench

    def __init__(self, many: int = 3) -> None:
        """Find the violations, and let it be the day of the meeting."""
        super().__init__()
        assert isinstance(self.town, Bench)
        for each in range(many):
            self.town.hire(f"User {each}", f"u{each}@otter.example")
            self.town.find(FOUND, user=f"u{each}@otter.example")
        assert self.house.practice
        self.house.practice.move(MEETING)

    def tasks(self) -> list[str]:
        """Return the tasks to tell the Committee that are open."""
        with self.database.reading() as session:
            rows = select(DutyRow.id).where(DutyRow.key == "committee", DutyRow.closed_at.is_(None))
            return [str(each) for each in session.scalars(rows.order_by(DutyRow.id))]

    def tell(self, tasks: list[str], status: int = 303, on: datetime = MEETING) -> Answer:
        """Send the form for some tasks."""
        return self.dana.post("/tasks/together", {"task": tasks, **typed("told_on", on)}, status)


@pytest.fixture
def hearing() -> Hearing:
    """Return the desk."""
    return Hearing()


def test_all_are_answered_at_once(hearing: Hearing) -> None:
    place = hearing.tell(hearing.tasks()).place
    assert "Three tasks done: Committee told." in hearing.dana.get(place).words
    assert hearing.tasks() == []


def test_three_stand_in_one_line_of_the_inbox_that_leads_to_their_form(hearing: Hearing) -> None:
    page = hearing.dana.get("/inbox")
    assert "Tell the Committee of User 0's violation at its next meeting, and two more" in page.words
    assert f'href="/tasks/together?task={"&amp;task=".join(hearing.tasks())}"' in page.html


def test_eleven_are_told_in_one_act_from_the_page_of_their_meeting() -> None:
    hearing = Hearing(11)
    link = f"/tasks/together?task={'&amp;task='.join(hearing.tasks())}&amp;told_on=2026-04-14&amp;back=%2Fmeetings%2F1"
    assert link in hearing.dana.get("/meetings/1").html
    form = form_of(hearing.dana.get(unescape(link)).html, "/tasks/together").filled()
    place = hearing.dana.post("/tasks/together", form).place
    assert place.startswith("/meetings/1")
    assert hearing.dana.get(place).words.count("Committee heard Tuesday, April 14, 2026") == 11


def test_before_the_day_of_the_meeting_nothing_is_told() -> None:
    early = Desk.__new__(Hearing)
    Desk.__init__(early)
    assert isinstance(early.town, Bench)
    early.town.find(FOUND)
    assert "/tasks/together" not in early.dana.get("/meetings/1").html


def test_what_somebody_did_before_falls_out_and_is_said(hearing: Hearing) -> None:
    first, *others = hearing.tasks()
    hearing.tell([first])
    page = hearing.dana.get(f"/tasks/together?task={first}&task={others[0]}")
    assert (
        "One form for one case. What you fill in here goes into each of them. One other task is done by now."
        in page.words
    )
    words = hearing.dana.get(hearing.tell([first, *others]).place).words
    assert "Two tasks done: Committee told. One other was done before." in words
    assert "None of these tasks is left to do" in hearing.tell([first, *others], 409).words


def test_one_that_is_refused_changes_nothing_and_keeps_what_was_typed(hearing: Hearing) -> None:
    before = hearing.tasks()
    page = hearing.tell(before, 422, on=local(12, 24))
    assert 'value="24"' in page.html
    assert hearing.tasks() == before


def test_one_undo_takes_all_of_it_back(hearing: Hearing) -> None:
    before = hearing.tasks()
    page = hearing.dana.get(hearing.tell(before).place)
    undo = form_of(page.html, "/tasks/together/undo")
    assert "Taken back in three cases." in hearing.dana.told(undo.action, dict(undo.fields))
    assert len(hearing.tasks()) == 3


def test_tasks_that_no_form_answers_together_are_refused(hearing: Hearing) -> None:
    with hearing.database.reading() as session:
        rows = select(DutyRow.id).where(DutyRow.key == "notify", DutyRow.closed_at.is_(None))
        notices = [str(each) for each in session.scalars(rows)]
    assert "One form can't answer these tasks" in hearing.tell(notices, 422).words
    assert "One form can't answer these tasks" in hearing.tell([notices[0], hearing.tasks()[0]], 422).words


def test_whose_tasks_they_are_not_answers_none(hearing: Hearing) -> None:
    page = hearing.tess.post("/tasks/together", {"task": hearing.tasks(), **typed("told_on", MEETING)}, 409)
    assert "None of these tasks is left to do" in page.words
    assert len(hearing.tasks()) == 3
