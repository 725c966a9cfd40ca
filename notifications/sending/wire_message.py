"""A message of the outbox as it goes over the wire."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr

from models.rows.notices import Message
from workflows.law.mail.addresses import address_in, on_the_wire

WIRE = SMTP.clone(cte_type="7bit")  # whatever the servers on the way can carry
WIRE_OF_ALL_LETTERS = WIRE.clone(utf8=True)  # for a server that takes addresses in any script (SMTPUTF8)


@dataclass(frozen=True)
class Envelope:
    """All of a message that sending it takes."""

    id: int
    message_id: str
    address: str
    attempts: int
    created_at: datetime
    subject: str
    text: str
    html: str
    calendar: str

    @classmethod
    def of(cls, message: Message) -> Envelope:
        """Copy a message, so that it outlives its transaction."""
        return cls(**{name: getattr(message, name) for name in cls.__dataclass_fields__})

    def with_link(self, mark: str, secret: str) -> Envelope:
        """Return it with a link by which its reader sets a password, where its mark stands."""
        return replace(self, text=self.text.replace(mark, secret), html=self.html.replace(mark, secret))

    def written(self, sender: str, reply_to: str) -> bytes:
        """Return the message as bytes; or raise ValueError if its address is none."""
        mail = EmailMessage(policy=WIRE if address_of(self.address).addr_spec.isascii() else WIRE_OF_ALL_LETTERS)
        mail["Message-ID"] = self.message_id
        mail["Date"] = self.created_at
        mail["From"] = address_of(sender)
        mail["To"] = address_of(self.address)
        if reply_to:
            mail["Reply-To"] = address_of(reply_to)
        mail["Subject"] = self.subject
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(self.text)
        mail.add_alternative(self.html, subtype="html")
        if self.calendar:
            method = "CANCEL" if "METHOD:CANCEL" in self.calendar else "PUBLISH"
            mail.add_attachment(self.calendar, subtype="calendar", filename="dates.ics", params={"method": method})
        return mail.as_bytes()


def address_of(written: str) -> Address:
    """Return an address with or without a name as headers have it; or raise ValueError."""
    name, said = parseaddr(written)
    address = on_the_wire(said)
    try:
        if not address.isascii():  # which the parser of headers takes in parts alone
            address_in(address)
            return Address(name, *address.rsplit("@", 1))
        return Address(name, addr_spec=address)
    except (ValueError, IndexError, MessageError) as error:
        raise ValueError(f"{written!r} is no mail address") from error
