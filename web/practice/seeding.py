"""Making a practice desk once: the people, the walked cases, and the ways to sign in."""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from models.accounts.sign_in import create_token
from models.registries.people_and_agencies import is_settled, person_of
from models.rows.people import Person
from models.store.transaction import Transaction
from scheduler.clock import wall_now
from scheduler.wake import Worker
from web.practice.vermont import OFFICES, PLACES, email_of
from web.practice.walking import settle_vermont, walk
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, TRAINEE, USER, Role

START = datetime(2026, 1, 5, 14, 0, tzinfo=UTC)  # Monday, nine in the morning in Vermont
SETTLED = START - timedelta(days=120)


def seed(worker: Worker) -> list[dict[str, Any]]:
    """Fill an empty practice desk, and return the ways to sign in."""
    password = f"green-mountain-{secrets.token_hex(3)}"
    with worker.database.writing() as session:
        settle_vermont(session, SETTLED, password)
    walk(worker, START)
    with worker.database.writing() as session:
        return [_way_in(session, role, name, password) for role, name in _cast()]


def is_empty(worker: Worker) -> bool:
    """Say whether nobody lives in the desk yet."""
    with worker.database.reading() as session:
        return not is_settled(session)


def _cast() -> list[tuple[Role, str]]:
    offices = [(role, name) for name, role in OFFICES]
    admins = [(AGENCY_ADMIN, name) for place in PLACES for name in place.administrators]
    directors = [(AGENCY_DIRECTOR, place.director) for place in PLACES]
    return [*offices, *admins, *directors, (TRAINEE, "Jo Tran"), (TRAINEE, "Xavier Cruz"), (USER, "Ana Ruiz")]


def _way_in(session: Transaction, role: Role, name: str, password: str) -> dict[str, Any]:
    person = person_of(session, email_of(name))
    if person is None:
        raise LookupError(f"{name} does not live here")
    return {
        "role": role.value,
        "name": name,
        "email": person.email,
        "password": password,
        "token": create_token(session, person, "practice", wall_now()),
        "agency": _agency(person),
    }


def _agency(person: Person) -> str | None:
    return person.agency.key if person.agency else None


def keep(ways: list[dict[str, Any]], path: Path) -> None:
    """Write the ways to sign in where only the owner of the file reads them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(json.dumps(ways, indent=2) + "\n", encoding="utf-8")
