"""What a command changed, as the audit log says it: who was at the machine, as far as the machine knows."""

from __future__ import annotations

from getpass import getuser

from models.audit.writing import Matter, Said, write
from models.store.transaction import Transaction
from scheduler.clock import wall_now


def record(session: Transaction, what: str) -> None:
    """Write down what a command did, in the transaction that does it."""
    write(session, wall_now(), Said(Matter.COMMAND, f"{_who()} at the command line: {what}"))


def _who() -> str:
    try:
        return getuser()
    except (OSError, KeyError):  # a machine without names for its accounts
        return "somebody"
