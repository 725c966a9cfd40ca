"""The same done to several tasks at once, and one form for several tasks that are alike."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models.rows.cases import DutyRow, HistoryRow
from models.rows.notices import NoticeRow
from tests.desks import local
from tests.web.pages.desks import Office
from tests.web.pages.forms import form_of
from workflows.law.roles import SYSTEM_ADMIN


@pytest.fixture
def office() -> Office:
    """Return a desk with three cases in training, and Dana as the keeper of the first."""
    made = Office()
    made.begin()
    made.submit(local(3, 20, 9))
    made.also("Ana Ruiz"), made.also("Ida Frost")
    made.second()
    return made


def free(office: Office) -> list[int]:
    """Return the tasks of ICA that nobody has."""
    with office.database.reading() as session:
        rows = select(DutyRow.id).where(DutyRow.team == SYSTEM_ADMIN, DutyRow.assignee_id.is_(None))
        return list(session.scalars(rows.where(DutyRow.closed_at.is_(None)).order_by(DutyRow.id)))


def holders(office: Office, ids: list[int]) -> set[int | None]:
    with office.database.reading() as session:
        return set(session.scalars(select(DutyRow.assignee_id).where(DutyRow.id.in_(ids))))


def several(office: Office, deed: str, ids: list[int], status: int = 303, **typed: str) -> str:
    """Do something to several tasks from the inbox, and return the words of the page that follows."""
    answer = office.dana.post(f"/tasks/several/{deed}", {"task": [str(each) for each in ids], **typed}, status)
    return office.dana.get("/inbox").words if status == 303 else answer.words


def test_several_tasks_are_claimed_at_once_and_go_back_by_one_undo(office: Office) -> None:
    ids = free(office)
    assert len(ids) >= 3
    assert "tasks were claimed." in several(office, "claim", ids)
    assert holders(office, ids) == {office.town.dana.id}
    page = office.dana.post("/tasks/several/release", {"tasks": ",".join(map(str, ids))}, 303)
    assert page.place == "/inbox"
    assert holders(office, ids) == {None}


def test_what_somebody_else_has_is_left_and_named(office: Office) -> None:
    mine, theirs, *_ = free(office)
    kofi = office.town.viewer("kofi@desk.example")
    office.browser(kofi).post(f"/tasks/{theirs}/claim")
    words = several(office, "claim", [mine, theirs])
    assert "One task was claimed. Not this one:" in words
    assert "Kofi Mensah has this task" in words


def test_where_none_can_be_done_it_says_why_and_nothing_is_changed(office: Office) -> None:
    assert "Choose the tasks first" in several(office, "claim", [], 422)
    assert "Only a task of your own can be snoozed" in several(
        office, "snooze", free(office)[:2], 403, until="2026-03-23"
    )


def test_several_tasks_are_reassigned_to_a_colleague(office: Office) -> None:
    kofi = office.town.viewer("kofi@desk.example")
    assert "were reassigned to Kofi Mensah." in several(office, "assign", free(office)[:2], person=str(kofi.id))


def test_several_that_were_reassigned_go_back_to_whoever_had_them_by_one_undo(office: Office) -> None:
    kofi, (mine, nobodys, *_) = office.town.viewer("kofi@desk.example"), free(office)
    office.dana.post(f"/tasks/{mine}/claim")
    office.dana.post("/tasks/several/assign", {"task": [str(mine), str(nobodys)], "person": str(kofi.id)}, 303)
    undo = form_of(office.dana.get("/inbox").html, "/tasks/several/hand-back")
    assert "Two tasks were put back." in office.dana.told(undo.action, undo.fields)
    assert (holders(office, [mine]), holders(office, [nobodys])) == ({office.town.dana.id}, {None})


def test_what_is_past_due_is_not_put_off_without_a_reason(office: Office) -> None:
    review = office.duty("review")
    office.house.practice.move(local(3, 27))  # type: ignore[union-attr]
    assert "say why it can wait" in several(office, "snooze", [review], 422, until="2026-03-30")
    said = several(office, "snooze", [review], until="2026-03-30", why="Jo is on leave until Monday.")
    assert "One task was snoozed until Monday, March 30." in said
    with office.database.reading() as session:
        kept = session.scalars(select(HistoryRow).where(HistoryRow.kind == "snooze")).one()
    assert (kept.title, kept.note) == (
        "Put off while past due: review Jo Tran's homework",
        "Jo is on leave until Monday.",
    )


def test_nobody_is_up_to_date_while_a_late_task_sleeps_or_the_team_is_late(office: Office) -> None:
    review = office.duty("review")
    office.house.practice.move(local(3, 27))  # type: ignore[union-attr]
    several(office, "snooze", [review], until="2026-03-30", why="Jo is on leave.")
    words = office.dana.get("/inbox").words
    assert "No open task is yours alone. One that you snoozed is past due." in words


def test_whoever_waits_for_a_task_asks_for_it_once_a_day(office: Office) -> None:
    level = office.duty("level")
    assert "One task was asked for by email." in several(office, "remind", [level])
    assert "Somebody asked within a day" in several(office, "remind", [level], 409)
    with office.database.reading() as session:
        told = session.scalars(select(NoticeRow).where(NoticeRow.template == "task-asked")).one()
    assert told.person_id == office.town.tess.id


def test_a_case_that_one_may_not_see_is_not_named(office: Office) -> None:
    omar = office.browser(office.town.viewer("omar.haddad@desk.example"))
    hidden, missing = (
        omar.post("/tasks/several/claim", {"task": [each]}, 409).words
        for each in (str(office.duty("security")), "999999")
    )
    assert hidden == missing
    assert "security training" not in hidden
