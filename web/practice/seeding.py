"""Making a practice desk once: the agencies and the people, the cases played day by day, and the ways to sign in."""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from models.accounts.passwords import HASHER
from models.accounts.tokens_and_feeds import create_token
from models.intake.from_lists.data_figures import take_figures
from models.intake.from_lists.unused_files import take_list
from models.registries.people_and_agencies import (
    add_agency,
    add_person,
    give_office,
    is_settled,
    person_of,
    sign_partnership,
)
from models.rows.people import Agency, Person
from models.store.private_files import private_file, private_folder
from models.store.transaction import Transaction
from scheduler.clock import wall_now
from scheduler.wake import Worker
from web.practice.cases.data.data_quality import FIRST_FIGURES
from web.practice.cases.people.onboarding import new_users
from web.practice.meetings import settle_meetings, settle_seats
from web.practice.playing import play
from web.practice.programs import settle_programs
from web.practice.registry import SCRIPTS
from web.practice.series import settle_series
from web.practice.texts import settle_texts
from web.practice.vermont import CALENDAR, OFFICES, PLACES, email_of
from workflows.law.continua import Continuum
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN, TRAINEE, USER, Role

START = datetime(2026, 1, 5, 14, 0, tzinfo=UTC)  # Monday, nine in the morning in Vermont
SETTLED = START - timedelta(days=120)
LIST_READ = datetime(2024, 11, 20, 15, tzinfo=UTC)


def seed(worker: Worker) -> list[dict[str, Any]]:
    """Fill an empty practice desk, and return the ways to sign in."""
    password = f"green-mountain-{secrets.token_hex(3)}"
    with worker.database.writing() as session:
        settle_vermont(session, SETTLED, password)
        settle_texts(session, SETTLED)
        for month in sorted({month for month, _ in FIRST_FIGURES}):
            take_figures(session, month, [figure for when, figure in FIRST_FIGURES if when == month], SETTLED)
        take_list(session, (), LIST_READ)  # a year before the next one is asked for
    play(worker, SCRIPTS, START)
    with worker.database.writing() as session:
        return [_way_in(session, role, name, password) for role, name in _who_signs_in()]


def is_empty(worker: Worker) -> bool:
    """Say whether nobody lives in the desk yet."""
    with worker.database.reading() as session:
        return not is_settled(session)


def settle_vermont(session: Transaction, now: datetime, password: str) -> None:
    """Add the agencies, the people and the meetings; one password is good for all of them."""
    hashed = HASHER.hash(password)

    def newcomer(name: str, agency: Agency | None = None) -> Person:
        person = add_person(session, name, email_of(name), agency, now)
        person.password_hash = hashed
        return person

    settle_meetings(session)
    holders = [(newcomer(name), role) for name, role in OFFICES]
    for person, role in holders:
        give_office(session, person, role, None, now)
    settle_seats(session, now)
    for place in PLACES:
        agency = add_agency(session, place.name, place.kind, map(Continuum, place.continuums), place.guideline_days)
        signed_at = CALENDAR.at(place.signed_on) if place.signed_on else None
        settle_programs(session, agency, signed_at or now)
        for name in place.administrators:
            give_office(session, newcomer(name, agency), AGENCY_ADMIN, agency, now)
        give_office(session, newcomer(place.director, agency), AGENCY_DIRECTOR, agency, now)
        for name in place.staff:
            newcomer(name, agency)
        if place.signed:
            sign_partnership(session, agency, place.director, now, signed_at)
    for name in new_users():
        newcomer(name)
    settle_series(session, now, next(person.id for person, role in holders if role is SYSTEM_ADMIN))


def _who_signs_in() -> list[tuple[Role, str]]:
    offices = [(role, name) for name, role in OFFICES]
    admins = [(AGENCY_ADMIN, name) for place in PLACES for name in place.administrators]
    directors = [(AGENCY_DIRECTOR, place.director) for place in PLACES]
    return [*offices, *admins, *directors, (TRAINEE, "Jo Tran"), (TRAINEE, "Xavier Cruz"), (USER, "Ana Ruiz")]


def _way_in(session: Transaction, role: Role, name: str, password: str) -> dict[str, Any]:
    person = person_of(session, email_of(name))
    if person is None:
        raise LookupError(f"{name} does not live here")
    return {
        "role": role.name_outside,
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
    private_folder(path.parent)
    private_file(path)
    path.write_text(json.dumps(ways, indent=2) + "\n", encoding="utf-8")
