"""Real mail servers for tests: with STARTTLS and a sign-in, and with whatever goes wrong."""

from __future__ import annotations

import atexit
import shutil
import socket
import ssl
from asyncio import to_thread
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from threading import Event
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from notifications.sending.sender import Postman
from tests.notifications.mailroom import DESK

USER, SECRET = "desk", "a long secret of the desk"


@cache
def authority() -> trustme.CA:
    """Return the authority that the servers' certificates are of."""
    return trustme.CA()


@cache
def authority_file() -> str:
    """Return the authority's certificate as a file."""
    path = Path(mkdtemp(prefix="hmis-desk-mail-")) / "authority.pem"
    authority().cert_pem.write_to_path(str(path))
    atexit.register(shutil.rmtree, path.parent, ignore_errors=True)
    return str(path)


@dataclass
class Sink:
    """A mail server's memory, and how it treats some people."""

    greeting: str = ""  # to MAIL, whoever it is for
    replies: dict[str, str] = field(default_factory=dict)  # to RCPT, by address; "vanish" drops the line
    endings: dict[str, str] = field(default_factory=dict)  # to DATA, by address; "vanish" drops the line
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    senders: list[str] = field(default_factory=list)  # of what was taken
    lines: set[tuple[Any, ...]] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)  # all recipients, whatever was answered
    reading: Event = field(default_factory=Event)  # set while it reads a message
    has_read: Event | None = None  # until this is set, it goes on reading

    async def handle_MAIL(self, _server: Any, _session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Answer to a sender."""
        if self.greeting:
            return self.greeting
        envelope.mail_from, envelope.mail_options = address, [*envelope.mail_options, *options]
        return "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Answer to a recipient."""
        self.lines.add(session.peer)
        self.asked.append(address)
        if address in self.replies:
            if self.replies[address] == "vanish":
                server.transport.abort()
            return self.replies[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Take a message."""
        address = envelope.rcpt_tos[0]
        ending = self.endings.get(address, "250 OK")
        self.reading.set()
        if self.has_read:
            await to_thread(self.has_read.wait)
        if ending == "vanish":
            server.transport.abort()
        if ending[0] not in "45":
            self.taken.append((address, envelope.content))
            self.senders.append(envelope.mail_from)
        return ending

    @property
    def addresses(self) -> list[str]:
        """Whom mail was taken for."""
        return [address for address, _ in self.taken]

    def mail(self) -> EmailMessage:
        """Return the last message taken."""
        message = BytesParser(policy=default).parsebytes(self.taken[-1][1].replace(b"\r\n", b"\n"))
        assert isinstance(message, EmailMessage)
        return message


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _signed_in(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (USER.encode(), SECRET.encode()), handled=False)


@contextmanager
def serving(
    sink: Sink, port: int = 0, *, takes_all_letters: bool = True, encrypts: bool = True, name: str = "127.0.0.1",
    until: datetime | None = None, asks_who: bool = True,
) -> Iterator[Postman]:  # fmt: skip
    """Run a server that wants STARTTLS and a sign-in, and give a postman who knows both.

    Its certificate may be of another name or have run out, or it may encrypt nothing, or let strangers in.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert(name, not_after=until).configure_cert(context)
    controller = Controller(
        sink, hostname="127.0.0.1", port=port or free_port(), tls_context=context if encrypts else None,
        require_starttls=encrypts, authenticator=_signed_in, auth_required=asks_who and encrypts,
        auth_require_tls=encrypts, enable_SMTPUTF8=takes_all_letters,
    )  # fmt: skip
    controller.start()
    try:
        yield postman(controller.port)
    finally:
        if sink.has_read:
            sink.has_read.set()
        controller.stop()


def postman(port: int, **other: Any) -> Postman:
    """Return a postman for a server of these tests."""
    told = {"username": USER, "password": SECRET, "ca_file": authority_file(), "timeout": 5, **other}
    return Postman(host="127.0.0.1", port=port, sender=DESK.sender, reply_to=DESK.reply_to, **told)
