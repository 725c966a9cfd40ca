"""Who gets a task is told: by the step that opens it, or by a mail of its own, once a day with what else can wait."""

from __future__ import annotations

import pytest

from models.access.rulebook import Rulebook
from models.database import Database
from tests.databases import KINDS
from tests.desks import JO, SETTLED, local
from tests.notifications.mailroom import Mailroom, squeezed
from workflows.law.policy import Editions, Policy

DANA, TESS = "dana.whitcomb@desk.example", "tess.barlow@desk.example"
TOLD = Rulebook(editions=Editions([
    Policy("told edition", SETTLED.date(), Policy.undo_minutes.to(0), Policy.mail_hours.to((0, 24)),
           Policy.mail_on_open_days.to(False), Policy.daily_mail.to(False)),
]))  # fmt: skip


@pytest.fixture(params=KINDS)
def post(request: pytest.FixtureRequest) -> Mailroom:
    database: Database = KINDS[request.param](TOLD)
    return Mailroom(database)


def told_of_new(post: Mailroom) -> dict[str, str]:
    return {message.address: message.subject for message in post.messages("task-new")}


def test_icas_administrators_are_told_of_what_a_request_asks_of_them_and_who_asks_is_not(post: Mailroom) -> None:
    post.ask(local(3, 2))
    post.tell(local(3, 2))
    assert set(told_of_new(post)) == {DANA}
    text = squeezed(post.messages("task-new")[0].text)
    assert "Begin Jo Tran's training series by" in text
    assert "Also yours in this case: record Jo Tran's security training." in text


def test_whom_the_step_tells_itself_gets_no_second_mail(post: Mailroom) -> None:
    number = post.ask(local(3, 2))
    post.do(number, post.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    post.tell(local(3, 2))
    assert JO not in told_of_new(post)
    assert [message.address for message in post.messages("series-begun")] == [JO]


def test_a_task_that_is_done_before_the_mail_leaves_is_not_told(post: Mailroom) -> None:
    number = post.ask(local(3, 2))
    post.do(number, post.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    post.do(number, post.dana, "record-security-training", local(3, 2), held_on="2026-03-02", minutes=60, missed=0)
    post.tell(local(3, 2))
    assert told_of_new(post) == {}
