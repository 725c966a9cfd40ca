"""What ails a desk is written down by its workers, told to ICA's administrators once, and gone when it is mended."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from models.database import Database
from models.desk.heartbeats import WORKER, beat
from models.health.ailment import Ailment
from models.health.standing import is_due, standing, write
from models.rows.notices import Message
from notifications.writing.dispatch import dispatch
from tests.desks import Town, local
from tests.notifications.mailroom import DESK

NOW, MINUTE = local(3, 2, 12), timedelta(minutes=1)
FULL = Ailment("disk-nearly-full", "The disk of /var is nearly full.", "Make room on it.", about="/var")
AWAY = Ailment("mail-server-refuses", "The mail server is away.", "Check it.", mailed=False)
LOST = Ailment("edition-lost", "An edition is in no file.", "Put it back.", about="July")


@pytest.fixture
def town(database: Database) -> Town:
    return Town(database)


def found(town: Town, at: datetime, *machine: Ailment, desk: tuple[Ailment, ...] = (), place: str = "one") -> None:
    with town.database.writing() as session:
        beat(session, WORKER, at)
        write(session, desk, machine, place, at)
    dispatch(town.database, at, DESK, at)


def said(town: Town, at: datetime) -> list[str]:
    with town.database.reading() as session:
        return [each.name for each in standing(session, at)]


def mails(town: Town) -> list[str]:
    with town.database.reading() as session:
        return [
            each.text
            for each in session.query(Message).order_by(Message.id)
            if "wrong with the HMIS Desk" in each.subject
        ]


def test_what_is_found_stands_until_it_is_mended(town: Town) -> None:
    found(town, NOW, FULL, desk=(LOST,))
    assert said(town, NOW) == ["edition-lost", "disk-nearly-full"]
    found(town, NOW + 5 * MINUTE, desk=(LOST,))
    assert said(town, NOW + 5 * MINUTE) == ["edition-lost"]


def test_icas_administrators_are_told_once_of_what_stood_for_ten_minutes(town: Town) -> None:
    found(town, NOW, FULL)
    found(town, NOW + 5 * MINUTE, FULL)
    assert mails(town) == []
    found(town, NOW + 10 * MINUTE, FULL, desk=(LOST,))
    (told,) = mails(town)
    assert "The disk of /var is nearly full. Make room on it." in " ".join(told.split())
    for minutes in range(15, 300, 5):
        found(town, NOW + minutes * MINUTE, FULL, desk=(LOST,))
    assert len(mails(town)) == 1, "what was in a mail is not told again"


def test_what_comes_later_is_told_too_but_no_two_mails_leave_within_an_hour(town: Town) -> None:
    for minutes in (0, 10, 20, 30, 60):
        found(town, NOW + minutes * MINUTE, FULL, desk=(LOST,) if minutes >= 20 else ())
    assert len(mails(town)) == 1
    found(town, NOW + 70 * MINUTE, FULL, desk=(LOST,))
    assert len(mails(town)) == 2
    assert "An edition is in no file" in mails(town)[1]


def test_no_mail_is_written_of_what_keeps_mail_from_leaving_or_was_mended_meanwhile(town: Town) -> None:
    found(town, NOW, AWAY)
    found(town, NOW + 20 * MINUTE, AWAY)
    assert mails(town) == []
    with town.database.writing() as session:
        write(session, (), [FULL], "one", NOW)
        write(session, (), [FULL], "one", NOW + 10 * MINUTE)
        write(session, (), [], "one", NOW + 15 * MINUTE)
    dispatch(town.database, NOW + 15 * MINUTE, DESK, NOW + 15 * MINUTE)
    assert mails(town) == []


def test_a_machine_says_nothing_of_another_and_is_forgotten_once_it_is_examined_no_more(town: Town) -> None:
    found(town, NOW, FULL)
    found(town, NOW + 5 * MINUTE, AWAY, place="two")
    assert said(town, NOW + 5 * MINUTE) == ["disk-nearly-full", "mail-server-refuses"]
    found(town, NOW + 70 * MINUTE, AWAY, place="two")
    assert said(town, NOW + 70 * MINUTE) == ["mail-server-refuses"]


def test_a_worker_that_is_dead_is_told_by_whoever_lives(town: Town) -> None:
    found(town, NOW, FULL)
    assert said(town, NOW + 3 * MINUTE) == ["worker-silent", "disk-nearly-full"]


def test_a_machine_is_examined_every_five_minutes_whatever_its_clock_does(town: Town) -> None:
    found(town, NOW, FULL)
    with town.database.reading() as session:
        due = [is_due(session, place, at) for place, at in
               [("one", NOW + 4 * MINUTE), ("one", NOW + 5 * MINUTE), ("one", NOW - 120 * MINUTE), ("two", NOW)]]  # fmt: skip
    assert due == [False, True, True, True]


def test_a_path_that_is_longer_than_a_key_is_told_by_its_end(town: Town) -> None:
    deep = [Ailment("file-open", "Others read it.", "Close it.", about="/a" * 200 + name) for name in ("one", "two")]
    found(town, NOW, *deep)
    found(town, NOW + 5 * MINUTE, *deep)
    assert said(town, NOW + 5 * MINUTE) == ["file-open", "file-open"]
