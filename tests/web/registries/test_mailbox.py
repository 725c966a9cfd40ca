"""The desk's own mailbox."""

from typing import Any

import pytest

from models.access.access import Viewer
from models.rows.message_state import State
from models.rows.notices import Message
from tests.desks import local
from tests.web.registries.desks import Desk
from tests.web.turning import beside

TEXT = "Hello,\n\nthe case is at http://desk.example/cases/26-0001. See http://elsewhere.example/ <b>too</b>.\n"


def mailed(desk: Desk, to: Viewer, **said: Any) -> int:
    row = {
        "notice_id": None, "case_id": None, "person_id": to.id, "address": "somebody@desk.example",
        "created_at": local(3, 19), "subject": f"For {to.name}", "text": TEXT, "html": "<h1>Hello</h1>",
        "calendar": "", "state": State.KEPT.value, "attempts": 1, "next_try_at": None, "sent_at": None, "error": "",
    }  # fmt: skip
    with desk.database.writing() as session:
        count = session.query(Message).count()
        message = Message(**{**row, "message_id": f"<{count}@desk.example>", **said})
        session.add(message)
        session.flush()
        return message.id


def test_on_a_practice_desk_staff_see_everybodys_mail_and_others_their_own() -> None:
    desk = Desk()
    tess, omar = mailed(desk, desk.town.tess), mailed(desk, desk.town.omar)
    assert "For Omar Haddad" in desk.dana.get("/mailbox").words
    assert "For Omar Haddad" not in desk.dana.get("/mailbox?whose=mine").words
    assert "For Omar Haddad" not in desk.tess.get("/mailbox?whose=all").words
    assert "For Tess Barlow" in desk.tess.get(f"/mailbox/{tess}").words
    for place in ("", "/html", "/calendar.ics"):
        assert desk.tess.get(f"/mailbox/{omar}{place}", 404).status == 404


def test_on_a_real_desk_nobody_reads_the_mail_of_others() -> None:
    desk = Desk(practice=False)
    tess = mailed(desk, desk.town.tess)
    assert "No mail yet" in desk.dana.get("/mailbox").words
    other = desk.dana.get(f"/mailbox/{tess}", 404)
    assert other.words == desk.dana.get("/mailbox/4711", 404).words
    assert "this desk has no mail server" in desk.tess.get(f"/mailbox/{tess}").words


def test_a_mail_shows_its_head_and_its_text_with_the_links_of_this_desk_alone() -> None:
    desk = Desk()
    page = desk.tess.get(f"/mailbox/{mailed(desk, desk.town.tess)}")
    assert "From HMIS Desk <desk@hmis.example> To Tess Barlow, somebody@desk.example" in page.words
    assert "Date Thursday, March 19, 10 a.m. Status Kept here: a practice desk sends no email" in page.words
    assert '<a href="/cases/26-0001">http://desk.example/cases/26-0001</a>.' in page.html
    assert 'href="http://elsewhere.example/"' not in page.html
    assert "&lt;b&gt;too&lt;/b&gt;" in page.html


def test_the_html_of_a_mail_is_locked_into_its_frame() -> None:
    desk = Desk()
    number = mailed(desk, desk.town.tess, html="<script>alert(1)</script>")
    assert f'src="/mailbox/{number}/html"' in desk.tess.get(f"/mailbox/{number}").html
    assert "sandbox></iframe>" in desk.tess.get(f"/mailbox/{number}").html
    headers = desk.tess.get(f"/mailbox/{number}/html").headers
    policy = headers["content-security-policy"]
    assert policy.startswith("sandbox; default-src 'none'; style-src 'unsafe-inline'")
    assert "frame-ancestors 'self'" in policy
    assert headers["x-frame-options"] == "SAMEORIGIN"


def test_the_dates_of_a_mail_are_there_to_keep() -> None:
    desk = Desk()
    number = mailed(desk, desk.town.tess, calendar="BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    answer = desk.tess.get(f"/mailbox/{number}/calendar.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert "VCALENDAR" in answer.html


@pytest.mark.parametrize(
    ("state", "error", "words"),
    [
        (State.QUEUED, "", "On its way"),
        (State.SENT, "", "Sent Thursday, March 19, 11 a.m."),
        (State.UNCERTAIN, "", "May not have arrived"),
        (State.REFUSED, "550 no such user.", "Refused by the other server: 550 no such user"),
        (State.FAILED, "", "Not delivered after one try: it gave no reason"),
        (State.DROPPED, "", "Not sent, because it was out of date"),
        (State.HELD, "", "Held: the desk was restored from a backup"),
    ],
)
def test_the_state_of_a_mail_is_said_in_words(state: State, error: str, words: str) -> None:
    desk = Desk()
    sent = local(3, 19, 11) if state is State.SENT else None
    number = mailed(desk, desk.town.tess, state=state.value, error=error, sent_at=sent)
    assert words in desk.tess.get(f"/mailbox/{number}").words


def test_a_long_mailbox_comes_in_pages() -> None:
    desk = Desk()
    for _ in range(51):
        mailed(desk, desk.town.tess)
    first = desk.tess.get("/mailbox")
    assert first.html.count('class="rows__title"') == 50
    assert beside(first.html)["next"].startswith("/mailbox?whose=all&cursor=")
    assert desk.tess.get(beside(first.html)["next"]).html.count('class="rows__title"') == 1
