"""A correction that waits for a second person, in the inboxes of those who may confirm it and of who proposed it."""

from __future__ import annotations

import pytest

from models.rows.amendments import ProposedAmendment
from tests.desks import local
from tests.models.corrections.correcting import confirmed, corrected
from tests.models.test_onboarding_remembered import licensed
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Desk

PROPOSED = local(3, 24)
TITLE = "Confirm Dana Whitcomb's correction, or turn it down: A license for Jo Tran"


class Waiting(Desk):
    """A desk on which a correction waits for Nora."""

    def __init__(self) -> None:
        """Let Dana propose that Jo's license was issued in error."""
        super().__init__()
        self.number = licensed(self.town)
        corrected(self.town, self.number, self.town.dana, "confirm-username", now=PROPOSED)
        self.house.clock.move(PROPOSED)  # type: ignore[attr-defined]
        self.nora = self.browser(self.town.nora)
        self.place = f"/cases/{self.number}/correction"


@pytest.fixture
def desk() -> Waiting:
    """Return such a desk."""
    return Waiting()


def test_who_may_confirm_it_has_it_above_all_tasks_and_is_not_up_to_date(desk: Waiting) -> None:
    page = desk.nora.get("/inbox")
    assert "One correction waits for you to confirm or turn down." in page.words
    assert TITLE in page.words
    assert "Proposed Tuesday, March 24 In 3 days Fri, Mar 27" in page.words.replace("\xa0", " ")
    assert f'href="{desk.place}"' in page.html
    assert "Mine 1" in page.words
    assert "up to date" not in page.words
    assert "Nothing is waiting for you" not in page.words


def test_after_its_days_it_is_late(desk: Waiting) -> None:
    desk.house.clock.move(local(3, 28))  # type: ignore[attr-defined]
    page = desk.nora.get("/inbox")
    assert "One correction waits for you to confirm or turn down, and it is late." in page.words
    assert 'class="group group--late" aria-labelledby="waiting"' in page.html


def test_the_metrics_count_what_waits_too_long(desk: Waiting) -> None:
    for at, count in ((local(3, 27), 0), (local(3, 28), 1)):
        desk.house.clock.move(at)  # type: ignore[attr-defined]
        desk.house.worker.count()
        assert f"hmis_desk_corrections_unconfirmed_late {count}.0" in desk.nora.client.get("/metrics").text


def test_who_proposed_it_sees_it_among_what_waits_on_others(desk: Waiting) -> None:
    assert "to confirm or turn down" not in desk.dana.get("/inbox").words
    page = desk.dana.get("/inbox?queue=waiting")
    assert "One correction waits for a second person." in page.words
    assert "Your correction: A license for Jo Tran" in page.words
    assert "You are not waiting for anybody" not in page.words


def test_nobody_else_sees_any_of_it_and_a_narrowed_queue_leaves_it_out(desk: Waiting) -> None:
    for browser in (desk.tess, desk.browser(desk.town.omar), desk.browser(desk.town.jo)):
        for queue in ("", "?queue=waiting", "?queue=team"):
            words = browser.get(f"/inbox{queue}").words
            assert "orrection" not in words
    assert "Corrections to confirm" not in desk.nora.get("/inbox?q=Jo").words


def test_once_it_is_decided_the_inbox_is_up_to_date_again(desk: Waiting) -> None:
    form = form_of(desk.nora.get(desk.place).html, desk.place)
    desk.nora.post(desk.place, {**form.filled(why="No."), "turn-down": "yes"})
    words = desk.nora.get("/inbox").words
    assert "Corrections to confirm" not in words
    assert "You are up to date." in words


def test_one_that_waited_before_it_had_a_day_is_a_task_without_one(desk: Waiting) -> None:
    with desk.database.writing() as session:
        proposed = session.query(ProposedAmendment).one()
        proposed.due_at = proposed.next_at = None
    assert TITLE in desk.nora.get("/inbox").words
    confirmed(desk.town, desk.number, desk.town.nora, local(3, 25))


def test_a_second_person_confirms_what_they_read_and_nothing_else(desk: Waiting) -> None:
    read = form_of(desk.nora.get(desk.place).html, desk.place).filled()
    other = desk.nora.post(desk.place, {**read, "shown": "0" * 16, "confirm": "yes"}, 409)
    assert "hat it changes is different by now" in other.words
    assert "Corrections to confirm" in desk.nora.get("/inbox").words
    desk.nora.post(desk.place, {**read, "confirm": "yes"})
    assert "Corrections to confirm" not in desk.nora.get("/inbox").words
