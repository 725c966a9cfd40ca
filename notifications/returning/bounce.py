"""What a bounce says: of which messages, to which addresses they did not arrive, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from hashlib import sha256
from itertools import islice, pairwise

from flufl.bounce import all_failures

MOST_IDS = 5  # Message-IDs in one bounce
MOST_WORDS = 500  # letters of what a server says
MOST_OF_A_LINE = 998  # bytes, as RFC 5322 has it
IN_TEXT = re.compile(r"^Message-ID:\s{0,9}(<[^<>\s]{3,190}>)", re.MULTILINE | re.IGNORECASE)
ONE = re.compile(r"<[^<>\s]{3,190}>")
NUMBERS = re.compile(r"\b[245]\d\d[ -][245]\.\d{1,3}\.\d{1,3} ?")  # some servers begin each line with them
STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
RECIPIENTS = ("original-recipient", "final-recipient", "x-actual-recipient")
HEADERS_ALONE = "text/rfc822-headers"
FAILED = ("fail", "error")  # the latter is OpenSMTPD's


@dataclass(frozen=True)
class Bounce:
    """What a mail in the bounce folder says; it says nothing if no address failed for good."""

    message_ids: tuple[str, ...]  # of the mails it gives back
    failed: Mapping[str, str]  # addresses in small letters, each with the server's status and words
    delayed: bool  # whether a server only says that it goes on trying
    fingerprint: str  # the same wherever this very bounce turns up


def read_bounce(content: bytes) -> Bounce:
    """Read a mail that came to the bounce folder, whatever it is."""
    mail = message_from_bytes(_tamed(content))
    temporary, permanent = all_failures(mail)
    reports = list(_reports(mail))
    if reports and not any(_has_failed(report) for report in reports):
        permanent = frozenset()  # its prose may sound like a failure all the same
    known = str(mail["Message-ID"]).encode("utf-8", "replace") if mail["Message-ID"] else content
    return Bounce(
        message_ids=tuple(islice(dict.fromkeys(_message_ids(mail)), MOST_IDS)),
        failed=_failed({address.decode("utf-8", "replace").lower() for address in permanent}, reports),
        delayed=bool(temporary) or (bool(reports) and not permanent),
        fingerprint=sha256(known).hexdigest(),
    )


def _tamed(content: bytes) -> bytes:
    """Return a mail without what only takes a reader's time: lines too long for a mail, and blank lines upon blank lines."""
    lines = [line[:MOST_OF_A_LINE].rstrip() for line in content.splitlines()]
    return b"\r\n".join(line for before, line in pairwise([b"", *lines]) if line or before)


def _failed(addresses: set[str], reports: list[Message]) -> dict[str, str]:
    """Return why each address failed, and by which other names the same recipient is known."""
    failed = dict.fromkeys(addresses, "")
    for report in filter(_has_failed, reports):
        names = set(_recipients(report))
        if names & addresses:
            failed |= dict.fromkeys(names, _why(report))
    return failed


def _reports(mail: Message) -> Iterator[Message]:
    """Yield what a delivery status notification says of each recipient (RFC 3464)."""
    for part in mail.walk():
        if part.get_content_type() == "message/delivery-status" and part.is_multipart():
            yield from (block for block in part.get_payload() if isinstance(block, Message) and block["Action"])


def _has_failed(report: Message) -> bool:
    return str(report["Action"]).strip().lower().startswith(FAILED)


def _recipients(report: Message) -> Iterator[str]:
    for header in RECIPIENTS:
        if address := str(report.get(header, "")).rpartition(";")[2].strip(" \t\r\n<>").lower():
            yield address


def _why(report: Message) -> str:
    """Return the status and the words of a server: "5.1.1 no such user"."""
    words = _clean(str(report.get("Diagnostic-Code", "")).partition(";")[2])
    status = STATUS.match(str(report.get("Status", "")).strip()) or STATUS.search(words)
    return f"{status[0] if status else ''} {NUMBERS.sub('', words)}".strip()[:MOST_WORDS]


def _clean(words: str) -> str:
    """Return words on one line, with nothing in them that cannot be stored."""
    printable = words.encode("utf-8", "replace").decode()
    return " ".join("".join(each if each.isprintable() else " " for each in printable).split())


def _message_ids(mail: Message) -> Iterator[str]:
    """Yield the Message-IDs of what is given back: as a message, as its headers, or as text below the server's words."""
    for part in mail.walk():
        held = part.get_payload()
        if part.get_content_type() == HEADERS_ALONE:
            yield from _named(message_from_bytes(_bytes(part)))
        elif part.get_content_maintype() == "message" and isinstance(held, list):
            yield from (named for inner in held if isinstance(inner, Message) for named in _named(inner))
    if mail.get_content_type() == "text/plain":
        yield from IN_TEXT.findall(_bytes(mail).decode("utf-8", "replace"))


def _bytes(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _named(returned: Message) -> Iterator[str]:
    yield from ONE.findall(str(returned.get("Message-ID", "")))
