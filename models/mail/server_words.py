"""What a mail server said of a mail that it did not take or gave back, for whoever may read of the case."""

from __future__ import annotations

import re

CODES = re.compile(r"^(\d{3}[ -])?(\d\.\d+\.\d+(?: |$))?")  # a server's numbers before its words
ADDRESS = re.compile(r"<?[^\s<>]+@[^\s<>:]+>?:?\s*")  # which not everybody who may read of a case may know
STATUS = re.compile(r"([245])\.(\d{1,3}\.\d{1,3})(?= |$)")  # as RFC 3463 has it: for good or not, subject and detail
PLAIN = {
    "1.1": "the address does not exist",
    "1.2": "the part of the address after the @ does not exist",
    "1.3": "the address is not written as an address must be",
    "1.6": "the mailbox has moved",
    "1.10": "the address does not exist",
    "2.1": "the mailbox is turned off",
    "2.2": "the mailbox is full",
    "2.3": "the email is too large for the mailbox",
    "3.4": "the email is too large for the other mail server",
    "4.4": "the other mail server cannot be found",
    "4.7": "the other mail server did not take it in time",
}


def reason(error: str) -> str:
    """Return what a mail server said, without its numbers and without addresses."""
    return ADDRESS.sub("", CODES.sub("", " ".join(error.split()))).strip(" .:")


def why_returned(error: str) -> str:
    """Say why a server gave a mail back: plainly where the number before its words tells, else in its own words."""
    status = STATUS.match(error)
    return PLAIN.get(status[2] if status else "", "") or reason(error)
