"""Reading a bounce: which message came back, from which address, and why; what is no bounce says nothing."""

from collections.abc import Callable

import pytest

from models.mail.server_words import why_returned
from notifications.returning.bounce import MOST_WORDS, read_bounce
from tests.notifications.returning.shapes import (
    JO,
    OURS,
    absence,
    exchange,
    gmail,
    postfix,
    qmail,
    spam,
)


@pytest.mark.parametrize(
    ("shape", "why"),
    [
        (postfix, "the address does not exist"),
        (exchange, "the address does not exist"),
        (gmail, "Your email has been blocked because the sender is unauthenticated. Ask for more. a1b2c3 - gsmtp"),
        (qmail, ""),
    ],
)
def test_a_bounce_of_any_server_tells_the_message_the_address_and_why(shape: Callable[[], bytes], why: str) -> None:
    bounce = read_bounce(shape())
    assert bounce.message_ids == (OURS,)
    assert list(bounce.failed) == [JO]
    assert why_returned(bounce.failed[JO]) == why


@pytest.mark.parametrize(
    ("status", "said", "why"),
    [
        ("5.1.2", "550 Host not found", "the part of the address after the @ does not exist"),
        ("5.2.1", "550 5.2.1 disabled", "the mailbox is turned off"),
        ("5.2.2", "552 5.2.2 <{to}>: Quota exceeded", "the mailbox is full"),
        ("4.4.7", "delivery time expired", "the other mail server did not take it in time"),
        ("5.0.0", "550 5.1.1 <{to}>: User unknown", "User unknown"),
        ("5.7.1", "554 5.7.1 Message for <{to}> rejected as spam", "Message for rejected as spam"),
        ("5.5.0", "", ""),
        ("", "550 5.1.1 <{to}>: User unknown", "the address does not exist"),
        ("", "550 mailbox unknown", "mailbox unknown"),
    ],
)
def test_the_reason_is_plain_where_the_number_is_known_and_never_tells_an_address(
    status: str, said: str, why: str
) -> None:
    failed = read_bounce(postfix(status=status, said=said)).failed
    assert why_returned(failed[JO]) == why


def test_a_server_that_goes_on_trying_reports_no_failure() -> None:
    bounce = read_bounce(postfix(action="delayed", status="4.4.1"))
    assert (dict(bounce.failed), bounce.delayed) == ({}, True)


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded"])
def test_a_mail_that_arrived_reports_no_failure_whatever_its_prose_sounds_like(action: str) -> None:
    assert dict(read_bounce(postfix(action=action, status="2.0.0")).failed) == {}


def test_a_mailbox_behind_an_alias_is_known_by_both_addresses() -> None:
    bounce = read_bounce(postfix().replace(b"Final-Recipient: rfc822; jo.tran@", b"Final-Recipient: rfc822; jo@"))
    assert set(bounce.failed) == {JO, "jo@otter.example"}


def test_of_several_recipients_only_those_count_that_failed() -> None:
    delayed = "\nFinal-Recipient: rfc822; tess@otter.example\nAction: delayed\nStatus: 4.2.1\n"
    assert set(read_bounce(postfix(more=delayed)).failed) == {JO}


@pytest.mark.parametrize("shape", [absence, spam])
def test_what_is_no_bounce_reports_no_failure(shape: Callable[[], bytes]) -> None:
    bounce = read_bounce(shape())
    assert (dict(bounce.failed), bounce.delayed) == ({}, False)


def test_letters_that_no_database_takes_are_left_out_of_the_reason() -> None:
    said = postfix(status="5.7.1").replace(b"User unknown", b"caf\xe9\x00\x07 closed " + b"x" * 9999)
    words = read_bounce(said).failed[JO]
    assert len(words) <= MOST_WORDS
    assert "closed" in words
    assert words.isprintable()
    words.encode()


def test_the_same_bounce_has_the_same_fingerprint_on_whatever_way_it_came() -> None:
    once, again = postfix(), b"Received: from elsewhere\r\n" + postfix()
    assert read_bounce(once).fingerprint == read_bounce(again).fingerprint
    assert read_bounce(postfix(own_id="<other@mx.otter.example>")).fingerprint != read_bounce(once).fingerprint
    assert read_bounce(qmail()).fingerprint != read_bounce(qmail(OURS, "other@otter.example")).fingerprint
