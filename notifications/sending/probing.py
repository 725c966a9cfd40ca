"""Asking a mail server whether it would take mail, without giving it any."""

from __future__ import annotations

from contextlib import suppress

import aiosmtplib

from notifications.sending.delivery import Carrier
from notifications.sending.server_trouble import in_words


async def trouble(carrier: Carrier) -> str:
    """Return why no mail could leave now, in words; nothing if the server lets the desk in."""
    try:
        smtp = await carrier.connect()
    except (aiosmtplib.SMTPException, OSError) as error:
        return in_words(error)
    with suppress(aiosmtplib.SMTPException, OSError):
        await smtp.quit()
    return ""
