"""Handing one message over to a mail server, and reading from what happens what became of it."""

from __future__ import annotations

from contextlib import suppress
from email.utils import parseaddr

import aiosmtplib

from notifications.sending.server_trouble import FOR_GOOD, in_words, of_everybody
from workflows.law.mail.addresses import on_the_wire

FOREIGN = "Our mail server takes no address with such letters before the @. Ask the person for another address."
TAKING = 4  # times as long as any other word the server may take over the last: it may read the message first


class Unsent(Exception):
    """A message did not get through."""

    def __init__(self, words: str, outage: str = "") -> None:
        """Take the server's words, and what is wrong with the server, if it may treat every message so."""
        super().__init__(words)
        self.outage = outage


class Refused(Unsent):
    """The server takes this message never."""


class Unasked(Refused):
    """The desk cannot hand this message over; the server was not asked."""


class Later(Unsent):
    """The server takes this message not now, or there is none."""


class Uncertain(Unsent):
    """The server vanished after it had the message; it may be on its way."""


async def hand_over(smtp: aiosmtplib.SMTP, sender: str, address: str, message: bytes) -> None:
    """Give the server a message to an address as it goes over the wire; or raise Unsent, in its words."""
    options = [] if address.isascii() else ["SMTPUTF8"]
    if options and not smtp.supports_extension("smtputf8"):
        raise Unasked(FOREIGN)
    try:
        await smtp.mail(on_the_wire(parseaddr(sender)[1]), options=options, encoding="utf-8")
        await _rcpt(smtp, address)
    except (aiosmtplib.SMTPException, OSError) as error:  # the fault is the desk's or the server's, not this message's
        await _clear(smtp)
        raise Later(in_words(error), in_words(error)) from error
    await _data(smtp, message)


async def _rcpt(smtp: aiosmtplib.SMTP, address: str) -> None:
    try:
        await smtp.rcpt(address, encoding="utf-8")
    except aiosmtplib.SMTPRecipientRefused as error:
        await _clear(smtp)
        raise _said(error.code, error.message) from error


async def _data(smtp: aiosmtplib.SMTP, message: bytes) -> None:
    try:
        await smtp.data(message, timeout=smtp.timeout and smtp.timeout * TAKING)
    except aiosmtplib.SMTPDataError as error:
        await _clear(smtp)
        raise _said(error.code, error.message) from error
    except (aiosmtplib.SMTPException, OSError) as error:
        raise Uncertain(in_words(error), in_words(error)) from error


async def _clear(smtp: aiosmtplib.SMTP) -> None:
    """Forget a message half given, so that the next one can follow."""
    with suppress(aiosmtplib.SMTPException, OSError):
        await smtp.rset()


def _said(code: int, words: str) -> Refused | Later:
    sentence, outage = f"{code} {words}", of_everybody(code, words)
    return Refused(sentence, outage) if code >= FOR_GOOD else Later(sentence, outage)
