"""A scanner for viruses beside the desk: it looks through each document before it is kept, and what it cannot look through waits."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from dataclasses import dataclass

log = logging.getLogger(__name__)
PIECE = 64 * 1024
PATIENCE = 20.0  # seconds
HARMFUL = "our virus scanner found something harmful in this file, so it was not added"
UNSEEN = "this file cannot be checked for viruses right now, so it was not added; try again in a few minutes"


@dataclass(frozen=True)
class Scanner:
    """A ClamAV daemon that listens on the network, by its own protocol."""

    host: str
    port: int

    def against(self, content: bytes) -> str:
        """Return what stands against keeping a file, in words; nothing where the scanner finds nothing."""
        try:
            said = self._said_of(content)
        except (OSError, OverflowError) as error:
            log.warning("the virus scanner does not answer (%s)", type(error).__name__)
            return UNSEEN
        if said.endswith(b" FOUND"):
            return HARMFUL
        if said != b"stream: OK":
            log.warning("the virus scanner did not look through a file")
            return UNSEEN
        return ""

    def answers(self) -> bool:
        """Say whether it is there."""
        try:
            with socket.create_connection((self.host, self.port), PATIENCE) as scanner:
                scanner.sendall(b"zPING\0")
                return scanner.recv(PIECE).startswith(b"PONG")
        except (OSError, OverflowError):
            return False

    def _said_of(self, content: bytes) -> bytes:
        with socket.create_connection((self.host, self.port), PATIENCE) as scanner:
            scanner.sendall(b"zINSTREAM\0")
            for each in _pieces(content):
                scanner.sendall(len(each).to_bytes(4, "big") + each)
            scanner.sendall(bytes(4))
            return b"".join(iter(lambda: scanner.recv(PIECE), b"")).rstrip(b"\0\n")


def _pieces(content: bytes) -> Iterator[bytes]:
    yield from (content[start : start + PIECE] for start in range(0, len(content), PIECE))
