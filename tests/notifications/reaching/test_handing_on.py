"""Who gets a task, and who loses one, by what a person does to it is told so; whoever does it is not."""

from __future__ import annotations

from datetime import datetime

import pytest

from models.access.access import Viewer
from models.casebook.case_search import find
from models.inbox.tasks import assign, claim, release
from models.intake.remarks import recuse
from tests.databases import KINDS
from tests.desks import local
from tests.notifications.mailroom import AT_ONCE, SECRETIVE, Mailroom, squeezed
from workflows.law.roles import SYSTEM_ADMIN

NOW = local(3, 11)


@pytest.fixture(params=KINDS)
def room(request: pytest.FixtureRequest) -> Mailroom:
    """Return a town whose mail waits for nobody."""
    return Mailroom(KINDS[request.param](AT_ONCE))


def review(room: Mailroom, number: str) -> int:
    return room.open_duties(number)["review"].id


def hand(room: Mailroom, number: str, by: Viewer, to: int, now: datetime = NOW) -> None:
    with room.database.writing() as session:
        assign(session, by, review(room, number), to, now)
    room.tell(now)


def test_who_is_handed_a_task_is_told_with_its_date_and_who_loses_it_too(room: Mailroom) -> None:
    number, hal = room.in_review(), room.viewer(room.hire("Hal Orr", SYSTEM_ADMIN))
    hand(room, number, room.nora, room.dana.id)
    hand(room, number, room.nora, hal.id, local(3, 11, 12))
    got, lost = room.message("task-handed", "hal.orr@desk.example"), room.message("task-lost")
    assert got.subject == "Yours now: your review of Jo Tran's homework"
    assert "This task was reassigned to you. The last day is Sunday, March 15." in squeezed(got.text)
    assert lost.address == "dana.whitcomb@desk.example"
    assert "You need not do it any more." in squeezed(lost.text)


def test_a_task_that_is_late_already_is_handed_on_as_late(room: Mailroom) -> None:
    number = room.in_review()
    hand(room, number, room.dana, room.nora.id, local(3, 20))
    assert "It is past due since Monday, March 16." in squeezed(room.message("task-handed").text)


def test_who_hands_on_or_takes_a_task_of_their_own_is_not_told(room: Mailroom) -> None:
    number = room.in_review()
    hand(room, number, room.dana, room.nora.id)
    hand(room, number, room.nora, room.nora.id, local(3, 11, 12))
    assert (room.addresses("task-handed"), room.addresses("task-lost")) == (["nora.feld@desk.example"], [])


def test_what_is_given_back_is_told_to_the_team_and_not_to_who_gave_it_back(room: Mailroom) -> None:
    number = room.in_review()
    room.hire("Hal Orr", SYSTEM_ADMIN)
    with room.database.writing() as session:
        release(session, room.dana, review(room, number), NOW)
    room.tell(NOW)
    assert room.addresses("task-back") == ["hal.orr@desk.example"]


def test_who_stands_aside_leaves_the_task_to_the_team_which_is_told(room: Mailroom) -> None:
    number = room.in_review()
    room.hire("Hal Orr", SYSTEM_ADMIN)
    with room.database.writing() as session:
        case, _ = find(session, room.dana, number)
        recuse(session, room.dana, case, "A relative.", NOW)
    room.tell(NOW)
    assert room.addresses("task-back") == ["hal.orr@desk.example"]


def test_a_task_that_was_claimed_before_the_mail_left_is_told_to_nobody_as_free(room: Mailroom) -> None:
    number = room.in_review()
    hal = room.viewer(room.hire("Hal Orr", SYSTEM_ADMIN))
    with room.database.writing() as session:
        release(session, room.dana, review(room, number), NOW)
        claim(session, hal, review(room, number), NOW)
    room.tell(NOW)
    assert (room.addresses("task-back"), room.outcomes("task-back")) == ([], ["dropped"])


@pytest.mark.parametrize("kind", KINDS)
def test_of_a_confidential_case_the_mail_says_its_number_and_a_date(kind: str) -> None:
    room = Mailroom(KINDS[kind](SECRETIVE))
    number = room.in_review()
    hand(room, number, room.dana, room.nora.id)
    (message,) = room.messages("task-handed")
    assert "Jo Tran" not in message.subject + message.text
    assert number in message.subject + message.text
