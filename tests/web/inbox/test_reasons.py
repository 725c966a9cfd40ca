"""Why what is past due can wait is kept while it is half typed, for one task and for several, and gone once it is sent."""

from __future__ import annotations

import pytest

from models.rows.cases import Draft, DutyRow, HistoryRow
from tests.desks import local
from tests.form_drafts import lost_on
from tests.passwords import give_password
from tests.web.pages.desks import Office
from tests.web.pages.test_signed_out import SECRET, end, sign_in

DANA = "dana.whitcomb@desk.example"
HALF = "Jo is on le"


class Late(Office):
    """A desk on which Dana's review of some homework is past due."""

    def __init__(self) -> None:
        """Let the date pass."""
        super().__init__()
        self.begin()
        self.submit(local(3, 20, 9))
        self.review = self.duty("review")
        with self.database.writing() as session:
            give_password(session, self.town.dana.id, SECRET)
        self.house.practice.move(local(3, 27))  # type: ignore[union-attr]
        self.dana = self.browser(self.town.dana)

    @property
    def place(self) -> str:
        """Where the reason of that task is sent to."""
        return f"/tasks/{self.review}/snooze"

    def kept(self) -> int:
        """Count the drafts."""
        with self.database.reading() as session:
            return session.query(Draft).count()


@pytest.fixture
def late() -> Late:
    """Return that desk."""
    return Late()


def test_no_reason_of_the_inbox_is_lost_with_the_session(late: Late) -> None:
    page = late.dana.get("/inbox").html
    assert f'id="nap-{late.review}"' in page
    assert lost_on(page) == []


def test_a_reason_is_back_beside_its_task_after_the_session_ended(late: Late) -> None:
    end(late)
    asked = late.dana.post(late.place, {"why": HALF, "until": "2026-03-30"})
    assert "kept=yes" in asked.place
    assert sign_in(late.browser(None), asked.place, DANA).place == f"/inbox#why-{late.review}"
    late.dana = late.browser(late.town.dana)
    page = late.dana.get("/inbox")
    assert f'value="{HALF}"' in page.html
    assert "Your draft of" in page.words
    assert f'href="/inbox#why-{late.review}"' in late.dana.get("/me").html
    with late.database.reading() as session:
        assert session.query(HistoryRow).filter_by(kind="snooze").count() == 0


def test_it_is_gone_once_the_task_is_snoozed_or_it_is_discarded(late: Late) -> None:
    said = late.dana.post(late.place, {"why": HALF, "draft": "quiet"}, 200)
    assert (said.html.startswith("Draft saved"), late.kept()) == (True, 1)
    late.dana.post(late.place, {"draft": "discard"})
    assert late.kept() == 0
    late.dana.post(late.place, {"why": HALF, "draft": "1"})
    late.dana.post(late.place, {"why": "Jo is on leave.", "until": "2026-03-30"})
    assert late.kept() == 0


def test_nobody_else_sees_it_and_it_is_not_offered_once_the_task_is_another_persons(late: Late) -> None:
    late.second()
    kofi = late.town.viewer("kofi@desk.example")
    late.dana.post(late.place, {"why": HALF, "draft": "1"})
    other = late.browser(kofi)
    assert HALF not in other.get("/inbox?queue=team").html
    other.post(late.place, {"why": "His", "draft": "1"}, 303)
    with late.database.writing() as session:
        session.get_one(DutyRow, late.review).assignee_id = kofi.id
    assert f"#why-{late.review}" not in late.dana.get("/me").html


def test_a_reason_for_several_is_back_with_the_tasks_that_were_chosen(late: Late) -> None:
    late.dana.post("/tasks/several/snooze", {"task": [str(late.review)], "why": HALF, "draft": "1"})
    page = late.dana.get("/inbox").html
    box = next(
        each for each in page.split("<") if each.startswith("input") and f'name="task" value="{late.review}"' in each
    )
    assert "checked" in box
    assert f'id="why" name="why" maxlength="500" autocomplete="off" value="{HALF}"' in page
    assert "Snooze several tasks" in late.dana.get("/me").words
    late.dana.post(
        "/tasks/several/snooze", {"task": [str(late.review)], "why": "Jo is on leave.", "until": "2026-03-30"}
    )
    assert late.kept() == 0


def test_somebody_who_may_not_do_a_task_keeps_no_reason_of_it(late: Late) -> None:
    omar = late.browser(late.town.viewer("omar.haddad@desk.example"))
    assert omar.post(late.place, {"why": HALF, "draft": "1"}, 404).status == 404
    assert late.kept() == 0
