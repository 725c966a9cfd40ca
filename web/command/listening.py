"""The port on which a desk listens: it is taken before anything else is done, or the command ends and says why."""

from __future__ import annotations

import errno
import socket

import click

WHY = {
    errno.EADDRINUSE: "something else listens there. Stop it, or choose another port",
    errno.EACCES: "the system keeps it to itself. Choose a port from 1024 on",
    errno.EADDRNOTAVAIL: "this machine does not have that address",
}


def taken(host: str, port: int) -> socket.socket:
    """Return a socket that has the port for this process; or raise a sentence for whoever sits at the terminal."""
    try:
        kind, _, protocol, __, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, UnicodeError) as error:
        raise click.ClickException(f"there is no host {host!r}") from error
    ours = socket.socket(kind, socket.SOCK_STREAM, protocol)  # named, or asyncio lets each answer wait for its packets
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        ours.bind(address)
    except OSError as error:
        ours.close()
        raise click.ClickException(f"port {port} of {host} is not free: {WHY.get(error.errno or 0, error)}.") from error
    return ours
