"""A confidential case is mailed as a number, a date and a link."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from tests.databases import KINDS
from tests.desks import JO, local
from tests.notifications.mailroom import DESK, SECRETIVE, WANTED, Mailroom, plain, squeezed
from tests.notifications.test_moved_dates import extend, later

TELLTALE = re.compile(
    r"Jo\b|Tran\b|Tess|Dana|Otter|homework|training|series|[Ll]icense|agency|[Cc]orrections|2\.2|exit"
)


@pytest.fixture(params=KINDS)
def quiet(request: pytest.FixtureRequest) -> Iterator[Mailroom]:
    """Return a town whose onboarding is confidential."""
    database = KINDS[request.param](SECRETIVE)
    yield Mailroom(database)
    database.engine.dispose()


def test_the_mail_of_a_task_says_number_date_and_link_and_nothing_else(quiet: Mailroom) -> None:
    number = quiet.training()
    quiet.strike(local(3, 12, 9))
    message = quiet.message("reminder")
    link = f"{DESK.url}/cases/{number}"
    assert message.subject == f"{number}: a task of yours is due Tuesday, March 17"
    assert squeezed(message.text) == (
        f"A task of yours in case {number} is due on Tuesday, March 17, by midnight. This case is confidential, "
        f"so this email says no more. Sign in to read it. {link}"
    )
    assert re.findall(r'href="([^"]+)"', message.html) == [link]


def test_no_mail_calendar_or_page_of_the_case_tells_what_it_is_about(quiet: Mailroom) -> None:
    number = quiet.training()
    for day in (12, 16, 18):
        quiet.strike(local(3, day, 9))
    quiet.do(number, quiet.jo, "submit", local(3, 18, 12), work="All of it.")
    quiet.do(number, quiet.dana, "correct", local(3, 19), wanted=WANTED)
    quiet.tell(local(3, 19))
    messages = quiet.messages()
    assert len(messages) == 8
    for message in messages:
        for said in (message.subject, message.text, plain(message.html), message.calendar):
            assert not TELLTALE.search(said), said


def test_what_is_late_is_said_without_whose_it_is(quiet: Mailroom) -> None:
    number = quiet.training()
    quiet.strike(local(3, 18, 9))
    mine, theirs = quiet.message("overdue", JO), quiet.message("overdue", "tess.barlow@desk.example")
    assert mine.subject == f"{number}: a task of yours was due Tuesday, March 17"
    assert theirs.subject == f"{number}: a task was due Tuesday, March 17"


def test_news_without_a_date_is_a_number_and_a_link(quiet: Mailroom) -> None:
    number = quiet.ask(local(2, 20))
    quiet.do(number, quiet.tess, "withdraw", local(2, 21), why="No.")
    quiet.tell(local(2, 21))
    messages = quiet.messages("request-withdrawn")
    assert {message.subject for message in messages} == {f"{number}: there is news in this case"}
    assert all(f"{DESK.url}/cases/{number}" in message.text for message in messages)


def test_somebody_new_gets_a_way_in_and_learns_no_more_from_it(quiet: Mailroom) -> None:
    number = quiet.ask(local(2, 20))
    quiet.tell(local(2, 20))
    message = quiet.message("onboarding-begins")
    assert message.subject == f"{number}: there is news in this case"
    assert f"{DESK.url}/welcome/" in message.text
    assert not TELLTALE.search(plain(message.html))


def test_in_catching_up_too_it_is_a_number_and_a_date(quiet: Mailroom) -> None:
    numbers = [quiet.training(email=f"t{each}@otter.example", name=f"Trainee {each}") for each in range(2)]
    quiet.strike(local(3, 20, 9))
    (message,) = [each for each in quiet.messages(to="tess.barlow@desk.example") if each.notice_id is None]
    assert not TELLTALE.search(message.subject + message.text.replace("Hello Tess,", ""))
    assert all(f"{number} {number}: a task was due Tuesday, March 17" in squeezed(message.text) for number in numbers)


def test_of_a_date_that_moved_only_the_new_one_is_told(quiet: Mailroom) -> None:
    extend(quiet, quiet.in_review(), later("review", date(2026, 3, 25)), local(3, 12), quiet.nora)
    message = quiet.message("moved")
    assert "is due on Wednesday, March 25" in squeezed(message.text)
    assert TELLTALE.findall(message.subject + message.text) == []
    assert "illness" not in message.text
