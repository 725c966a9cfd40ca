"""People of a test who have a password: one that is checked at once, since a test signs in often."""

from __future__ import annotations

from argon2 import PasswordHasher

from models.rows.people import Person
from models.store.transaction import Transaction

QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


def give_password(session: Transaction, person_id: int, password: str) -> None:
    """Let somebody have a password, without asking whether it is a good one."""
    session.get_one(Person, person_id).password_hash = QUICK.hash(password)
