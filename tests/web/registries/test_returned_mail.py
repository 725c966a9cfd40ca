"""A mail is handed over and comes back; ICA sees it in the inbox, mends the address, and the same mail goes there."""

from pathlib import Path

from models.rows.notices import Message, NoticeRow
from notifications.returning.maildir import ROOMS, Maildir
from scheduler.wake import Worker
from tests.desks import JO, local
from tests.notifications.mailroom import DESK
from tests.notifications.returning.shapes import exchange, postfix
from tests.notifications.servers import Sink, serving
from tests.web.registries.desks import Desk

RIGHT = "jo.tran@otter-creek.example"
LOST = "Mail that did not arrive"


def told(desk: Desk) -> Message:
    """Return the mail that told Jo that the series began."""
    with desk.database.reading() as session:
        about = session.query(NoticeRow).filter(NoticeRow.template == "series-begun").one().id
        return session.query(Message).filter(Message.notice_id == about).one()


def test_a_mail_comes_back_and_goes_to_the_address_that_was_mended(tmp_path: Path) -> None:
    for room in ROOMS:
        (tmp_path / room).mkdir()
    desk, sink = Desk(), Sink()
    number = desk.town.ask(local(3, 2))
    desk.town.do(number, desk.town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    with serving(sink) as postman:
        worker = Worker(desk.database, desk.house.clock, DESK, postman, Maildir(tmp_path))
        worker.wake()
        assert (told(desk).state, LOST in desk.dana.get("/inbox").words) == ("sent", False)

        (tmp_path / "new" / "1").write_bytes(exchange(told(desk).message_id, JO))
        worker.listen()
        inbox = desk.dana.get("/inbox")
        assert LOST in inbox.words
        assert "Returned Friday, March 20, 10 a.m. by the other mail server: the address does not exist" in inbox.words
        for browser in (desk.tess, desk.browser(desk.town.omar), desk.browser(desk.town.jo)):
            assert LOST not in browser.get("/inbox").words

        place = f"/undelivered/mail/{told(desk).id}"
        mended = {"name": "Jo Tran", "agency": "otter-creek-shelter", "email": RIGHT, "reason": "mistyped"}
        desk.dana.told(f"/registry/people/{desk.town.jo_id}/edit", mended)
        assert f"It goes to {RIGHT}" in desk.dana.get(place).words
        assert LOST not in desk.dana.told(f"{place}/again")
        sink.taken.clear()
        worker.wake()
        assert told(desk).message_id.encode() in b"".join(mail for address, mail in sink.taken if address == RIGHT)

        (tmp_path / "new" / "2").write_bytes(postfix(told(desk).message_id, JO, own_id="<late@mx.example>"))
        worker.listen()
    assert (told(desk).state, told(desk).address) == ("sent", RIGHT)
    assert LOST not in desk.dana.get("/inbox").words
    assert "Email sent again to Jo Tran" in desk.dana.get(f"/cases/{number}").words
