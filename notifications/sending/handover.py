"""Handing one message over to a mail server, and reading from what happens what became of it."""

from __future__ import annotations

import ssl
from contextlib import suppress
from email.utils import parseaddr

import aiosmtplib

from workflows.law.mail.addresses import on_the_wire

FOREIGN = "Our mail server takes no address with such letters before the @. Ask the person for another address."
FOR_GOOD = 500  # a reply from here on means never


class Refused(Exception):
    """The server takes this message never."""


class Later(Exception):
    """The server takes this message not now, or there is none."""


class Uncertain(Exception):
    """The server vanished after it had the message; it may be on its way."""


async def hand_over(smtp: aiosmtplib.SMTP, sender: str, address: str, message: bytes) -> None:
    """Give the server a message to an address as it goes over the wire; or raise Refused, Later or Uncertain, in its words."""
    options = [] if address.isascii() else ["SMTPUTF8"]
    if options and not smtp.supports_extension("smtputf8"):
        raise Refused(FOREIGN)
    try:
        await smtp.mail(on_the_wire(parseaddr(sender)[1]), options=options, encoding="utf-8")
        await _rcpt(smtp, address)
    except aiosmtplib.SMTPSenderRefused as error:  # the fault is the desk's, not this message's
        await _clear(smtp)
        raise Later(f"The server refuses the desk's own address: {error.code} {error.message}") from error
    except (aiosmtplib.SMTPException, OSError) as error:
        raise Later(in_words(error)) from error
    await _data(smtp, message)


async def _rcpt(smtp: aiosmtplib.SMTP, address: str) -> None:
    try:
        await smtp.rcpt(address, encoding="utf-8")
    except aiosmtplib.SMTPRecipientRefused as error:
        await _clear(smtp)
        raise _said(error.code, error.message) from error


async def _data(smtp: aiosmtplib.SMTP, message: bytes) -> None:
    try:
        await smtp.data(message)
    except aiosmtplib.SMTPDataError as error:
        await _clear(smtp)
        raise _said(error.code, error.message) from error
    except (aiosmtplib.SMTPException, OSError) as error:
        raise Uncertain(in_words(error)) from error


async def _clear(smtp: aiosmtplib.SMTP) -> None:
    """Forget a message half given, so that the next one can follow."""
    with suppress(aiosmtplib.SMTPException, OSError):
        await smtp.rset()


def _said(code: int, words: str) -> Refused | Later:
    sentence = f"{code} {words}"
    return Refused(sentence) if code >= FOR_GOOD else Later(sentence)


def in_words(error: Exception) -> str:
    """Say what is wrong with the way to the server, and what to do about it where that is known."""
    match error:
        case ssl.SSLCertVerificationError():
            why = error.verify_message or error.reason
            return f"The mail server's certificate is not trusted: {why}. Check the server's name, or name a CA file."
        case ssl.SSLError():
            return f"The mail server's encryption does not work: {error.reason}."
        case aiosmtplib.SMTPAuthenticationError():
            return f"The mail server refuses the desk's username or password: {error.code} {error.message}"
        case aiosmtplib.SMTPResponseException():
            return f"{error.code} {error.message}"
        case _:
            return f"The mail server is out of reach: {error or type(error).__name__}"
