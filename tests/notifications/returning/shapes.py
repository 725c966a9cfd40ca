"""Bounces as mail servers of several kinds write them, and other mail that comes to a bounce folder."""

from __future__ import annotations

from pathlib import Path

MAILS = Path(__file__).parent / "mails"
OURS = "<notice.12.5.20260302100000@desk.hmis.example>"
JO = "jo.tran@otter.example"
UNKNOWN = "550 5.1.1 <{to}>: Recipient address rejected: User unknown in virtual mailbox table"


def postfix(
    message_id: str = OURS, to: str = JO, *, action: str = "failed", status: str = "5.1.1", said: str = UNKNOWN,
    own_id: str = "<20260302150102.4F1@mx.otter.example>", more: str = "",
) -> bytes:  # fmt: skip
    """Return what Postfix writes of one recipient, with the headers of what it gives back."""
    words = said.format(to=to)
    return _wire("postfix", message_id, to, action=action, status=status, said=words, own_id=own_id, more=more)


def exchange(message_id: str = OURS, to: str = JO) -> bytes:
    """Return what Exchange Online writes: prose as text and HTML, a report, and the whole message."""
    return _wire("exchange", message_id, to)


def gmail(message_id: str = OURS, to: str = JO) -> bytes:
    """Return what Gmail writes: an odd capital here and there, and its numbers before each line."""
    return _wire("gmail", message_id, to, odd=to.capitalize())


def qmail(message_id: str = OURS, to: str = JO) -> bytes:
    """Return what qmail writes: prose, and a copy of the message below it."""
    return _wire("qmail", message_id, to)


def absence(message_id: str = OURS, to: str = JO) -> bytes:
    """Return what Jo's mailbox answers while Jo is away."""
    return _wire("absence", message_id, to)


def spam() -> bytes:
    """Return what anybody may send to any address."""
    return _wire("spam")


def damaged() -> bytes:
    """Return a bounce that broke on its way: bytes that are no letters, a report that is none, parts that never end."""
    whole = exchange().replace(b"RESOLVER", b"\xff\xfe\x00").replace(b"Action: failed", b"Action: \xe9")
    return whole[: whole.index(b"Received: from desk")]


def _wire(shape: str, message_id: str = OURS, to: str = JO, **said: str) -> bytes:
    """Return a mail as it comes over the wire."""
    text = (MAILS / f"{shape}.eml").read_text(encoding="utf-8").format(message_id=message_id, to=to, **said)
    return text.replace("\n", "\r\n").encode()
