"""What is wrong with the mail server or the way to it, in plain words, with what to do about it where that is known."""

from __future__ import annotations

import re
import socket
import ssl

import aiosmtplib

from models.mail.server_words import reason

FOR_GOOD = 500  # a reply from here on means never
CLOSING, SIGN_IN = 421, 530  # replies that are never about one message
ITS_SYSTEM = re.compile(r"4\.3\.\d")  # as RFC 3463 has it: the server's own system is full or busy
RELAY = re.compile(r"\brelay", re.IGNORECASE)  # what a server says that takes the desk for a stranger
CREDENTIALS = "Check HMIS_DESK_SMTP_USERNAME and HMIS_DESK_SMTP_PASSWORD"
OF_CERTIFICATES = {
    "certificate has expired": "Whoever runs the mail server has to renew it.",
    "certificate is not yet valid": "Check the clock of the desk's machine.",
    "mismatch": "Check HMIS_DESK_SMTP_HOST.",
}
UNTRUSTED = "Check HMIS_DESK_SMTP_HOST, or name a CA file in HMIS_DESK_SMTP_CA_FILE."


class NoAuthority(OSError):
    """The file of the authority that the server's certificate is of cannot be read."""


def in_words(error: Exception) -> str:
    """Say what is wrong with the way to the server."""
    match error:
        case NoAuthority():
            return f"The certificates to trust cannot be read: {error}. Check HMIS_DESK_SMTP_CA_FILE."
        case ssl.SSLError():
            return _of_encryption(error)
        case aiosmtplib.SMTPResponseException():
            return _of_reply(error)
        case aiosmtplib.SMTPTimeoutError() | TimeoutError():
            return "The mail server is out of reach: it does not answer in time."
        case _:
            return _without_a_word(error)


def _of_encryption(error: ssl.SSLError) -> str:
    if not isinstance(error, ssl.SSLCertVerificationError):
        return f"The mail server's encryption does not work: {error.reason}. Check HMIS_DESK_SMTP_PORT."
    why = error.verify_message or error.reason or ""
    fix = next((words for sign, words in OF_CERTIFICATES.items() if sign in why), UNTRUSTED)
    return f"The mail server's certificate is not trusted: {why}. {fix}"


def _of_reply(error: aiosmtplib.SMTPResponseException) -> str:
    said = f"{error.code} {reason(error.message)}"
    if isinstance(error, aiosmtplib.SMTPAuthenticationError):
        return f"The mail server refuses the desk's username or password: {said}. {CREDENTIALS}."
    if isinstance(error, aiosmtplib.SMTPSenderRefused) and error.code >= FOR_GOOD and error.code != SIGN_IN:
        fix = "Check HMIS_DESK_SENDER and HMIS_DESK_BOUNCE_ADDRESS"
        return f"The mail server refuses the desk's own address: {said}. {fix}."
    return of_everybody(error.code, error.message) or f"The mail server is not ready: {said}."


def _without_a_word(error: Exception) -> str:
    """Say what is wrong where the server did not: it is not there, or is not as the desk was told."""
    said, cause = str(error), error.__cause__
    if "AUTH" in said:
        return f"The mail server offers no sign-in that the desk can use. {CREDENTIALS}, and HMIS_DESK_SMTP_STARTTLS."
    if "STARTTLS" in said:
        return "The mail server offers no encryption, so nothing is sent. Check HMIS_DESK_SMTP_HOST and its port."
    if isinstance(cause, socket.gaierror):
        return "The mail server is out of reach: nobody knows its name. Check HMIS_DESK_SMTP_HOST and the network."
    if isinstance(cause, ConnectionRefusedError):
        return (
            "The mail server is out of reach: it takes no connection. See that it runs, and check HMIS_DESK_SMTP_PORT."
        )
    return f"The mail server is out of reach: {said or type(error).__name__}"


def of_everybody(code: int, words: str) -> str:
    """Say what a reply about one message means for all of them; empty where it is about that one alone.

    Whose address it names is left out: not everybody may know of it who learns that the server is in trouble.
    """
    said = f"{code} {reason(words)}"
    if code == SIGN_IN or (code >= FOR_GOOD and RELAY.search(words)):
        return f"The mail server takes no mail from the desk, as if it were not signed in: {said}. {CREDENTIALS}."
    if code == CLOSING or ITS_SYSTEM.match(words):
        return f"The mail server is not ready: {said}."
    return ""
