"""The postman: carries what waits in the outbox to a mail server, all of it over one connection."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import aiosmtplib

from models.database import Database
from notifications.sending.delivery import Delivered, Delivery
from notifications.sending.handover import Unasked, hand_over
from notifications.sending.server_trouble import NoAuthority
from notifications.sending.wire_message import Envelope, address_of
from workflows.law.mail.addresses import on_the_wire


@dataclass(frozen=True, kw_only=True)
class Postman:
    """The mail server, and the way to it."""

    host: str
    port: int = 587
    username: str = ""
    password: str = field(default="", repr=False)
    starttls: bool = True
    ca_file: str = ""  # if the server's certificate is not of a public authority
    sender: str
    reply_to: str = ""
    bounce_address: str = ""  # to which other servers return mail, if not to the sender's
    timeout: float = 30  # seconds for each word of the server, and four times as many for its last one of a message

    def __post_init__(self) -> None:
        """Refuse at once a sender that no mail could carry."""
        for address in filter(None, (self.sender, self.bounce_address)):
            address_of(address)

    async def deliver(
        self, database: Database, now: datetime, stopping: Callable[[], bool] = lambda: False
    ) -> Delivered:
        """Send what waits, and return what became of it; several workers may do so at once.

        Once `stopping` says so, no message is begun any more; the one on its way is finished.
        """
        return await Delivery(self, database, now, stopping).run()

    async def connect(self) -> aiosmtplib.SMTP:
        """Return a connection that is encrypted and signed in as it is meant to be; or raise what is wrong with it."""
        smtp = aiosmtplib.SMTP(
            hostname=self.host,
            port=self.port,
            username=self.username or None,
            password=self.password or None,
            start_tls=self.starttls,
            tls_context=self._trust(),
            timeout=self.timeout,
        )
        await smtp.connect()
        return smtp

    def _trust(self) -> ssl.SSLContext:
        try:
            return ssl.create_default_context(cafile=self.ca_file or None)
        except OSError as error:
            raise NoAuthority(str(error)) from error

    async def hand_over(self, smtp: aiosmtplib.SMTP, envelope: Envelope) -> None:
        """Give a message to the server, or raise Unsent."""
        try:
            wire = envelope.written(self.sender, self.reply_to)
        except ValueError as error:
            raise Unasked("This is no address that mail can be sent to.") from error
        except Exception as error:
            raise Unasked(f"This message cannot be written as mail ({type(error).__name__}).") from error
        await hand_over(smtp, self.bounce_address or self.sender, on_the_wire(envelope.address), wire)
