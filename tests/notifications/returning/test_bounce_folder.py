"""One round through the bounce folder: nothing in it stops what lies beside it, and nothing is read twice."""

import logging
import os
from pathlib import Path

import pytest

from models.database import open_database
from models.rows.message_state import State
from models.store.transaction import DatabaseFault
from notifications.returning.maildir import MOST_BYTES, Maildir
from notifications.returning.reading import Listened, listen
from tests.desks import JO
from tests.notifications.returning.postbox import LATER, Postbox
from tests.notifications.returning.shapes import absence, damaged, exchange, gmail, postfix, qmail, spam

OTHERS = (absence(), spam(), damaged(), b"", b"\0\xff" * 999, postfix()[:900], b"A: b\n" * 200_000)


def test_whatever_else_comes_is_set_aside_alone_and_the_bounce_behind_it_is_heard(post: Postbox) -> None:
    for each, content in enumerate(OTHERS):
        post.comes(content, f"{each}.mx")
    post.comes(gmail(post.message.message_id, JO), "9.mx")
    assert post.listen() == Listened(returned=1, aside=len(OTHERS))
    new, cur = post.kept()
    assert (new, len(cur)) == ([], len(OTHERS) + 1)
    assert [name for name in cur if not name.endswith(":2,FS")] == ["9.mx:2,S"]
    assert post.listen() == Listened()


def test_the_beginning_of_a_large_mail_is_enough(post: Postbox) -> None:
    post.comes(exchange(post.message.message_id, JO).replace(b"Your series", b"Your series" + b"\n word" * MOST_BYTES))
    assert post.listen() == Listened(returned=1)


def test_parts_within_parts_without_end_stop_nothing(post: Postbox) -> None:
    nest = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (each, each) for each in range(3000))
    post.comes(nest, "1")
    post.comes(qmail(post.message.message_id, JO), "2")
    assert post.listen() == Listened(returned=1, aside=1)


def test_a_round_reads_so_many_and_the_next_round_the_rest(post: Postbox) -> None:
    for each in range(5):
        post.comes(spam(), str(each))
    assert [post.listen(most=2).aside for _ in range(4)] == [2, 2, 1, 0]


def test_once_the_worker_is_to_stop_nothing_more_is_read(post: Postbox) -> None:
    post.comes(spam(), "1")
    post.comes(spam(), "2")
    stops = iter([False, True])
    assert listen(post.room.database, Maildir(post.folder), LATER, lambda: next(stops)) == Listened(aside=1)
    assert post.kept()[0] == ["2"]


def test_what_is_still_written_and_what_is_no_mail_is_left_alone(post: Postbox) -> None:
    (post.folder / "tmp" / "1").write_bytes(spam())
    (post.folder / "new" / ".hidden").write_bytes(spam())
    (post.folder / "new" / "folder").mkdir()
    os.mkfifo(post.folder / "new" / "pipe")
    assert post.listen() == Listened()


def test_a_mail_that_another_worker_took_meanwhile_is_passed_over(post: Postbox) -> None:
    box = Maildir(post.folder)
    gone = post.folder / "new" / "gone"
    assert box.read(gone) is None
    box.done(gone, aside=True)
    assert post.kept() == ([], [])


def test_a_database_out_of_reach_leaves_the_bounce_for_the_next_round(post: Postbox) -> None:
    post.comes(postfix(post.message.message_id, JO))
    nowhere = open_database("postgresql+psycopg://nobody@127.0.0.1:9/nothing")
    with pytest.raises(DatabaseFault):
        listen(nowhere, Maildir(post.folder), LATER)
    assert post.kept()[1] == []
    assert post.listen() == Listened(returned=1)


def test_a_folder_that_is_no_maildir_is_said_to_be_none(tmp_path: Path, post: Postbox) -> None:
    (tmp_path / "tmp").rmdir()
    assert "it has no folder tmp" in Maildir(post.folder).fault()
    post.comes(postfix(post.message.message_id, JO))
    assert post.listen() == Listened()
    assert post.message.state == State.SENT


def test_no_log_tells_whom_a_bounce_is_about(post: Postbox, caplog: pytest.LogCaptureFixture) -> None:
    for each, content in enumerate(OTHERS):
        post.comes(content, str(each))
    post.comes(postfix("<notice.4711.1.20260302100000@desk.hmis.example>", JO), "9")
    with caplog.at_level(logging.DEBUG):
        post.listen()
    ours = "\n".join(each.getMessage() for each in caplog.records if each.name.startswith("notifications"))
    assert "it is no bounce" in ours
    assert "it cannot be read" in ours
    assert "it is about no message of this desk" in ours
    assert "otter" not in caplog.text
    assert "notice." not in ours
