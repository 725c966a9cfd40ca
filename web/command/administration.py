"""People and tokens from the command line."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import click

from models.accounts.sign_in import create_token, password_link, unlock
from models.database import Database, open_database
from models.registries.directory import agency_of
from models.registries.people_and_agencies import Unfit, add_agency, add_person, give_office, person_of
from models.store.transaction import Transaction
from scheduler.clock import wall_now
from web.settings import load
from workflows.law.roles import Role


def _database() -> Database:
    settings, _ = load()
    return open_database(settings.database)


@click.group()
def person() -> None:
    """Add people, and unlock those who failed to sign in too often."""


@person.command("add")
@click.argument("name")
@click.argument("email")
@click.option("--agency", help="Key of the agency, for people of an agency.")
@click.option("--role", type=click.Choice([role.value for role in Role]), help="An office to hold.")
def add(name: str, email: str, agency: str | None, role: str | None) -> None:
    """Add a person, and print a link with which they set their password."""
    settings, _ = load()
    try:
        with open_database(settings.database).writing() as session:
            row = _added(session, {"name": name, "email": email, "agency": agency or "", "role": role or ""})
            person_ = person_of(session, row)
            secret = password_link(session, person_, wall_now()) if person_ else ""
    except Unfit as error:
        raise click.ClickException(f"{error.field}: {error.sentence}") from error
    click.echo(f"{name} was added. A password is set at {settings.url}/welcome/{secret}")


def _added(session: Transaction, row: dict[str, str]) -> str:
    agency = agency_of(session, row["agency"]) if row.get("agency") else None
    if row.get("agency") and agency is None:
        raise Unfit("agency", f"there is no agency with the key {row['agency']!r}")
    if row.get("role") and row["role"] not in set(Role):
        raise Unfit("role", f"{row['role']!r} is none of: {', '.join(Role)}")
    added = add_person(session, row.get("name", ""), row.get("email", ""), agency, wall_now())
    if row.get("role"):
        give_office(session, added, Role(row["role"]), agency, wall_now())
    return added.email


@person.command("unlock")
@click.argument("email")
def unlock_person(email: str) -> None:
    """Let a person sign in again who failed too often."""
    with _database().writing() as session:
        count = unlock(session, email)
    click.echo(f"{email}: {count} failed sign-ins forgotten.")


@click.group()
def token() -> None:
    """Make tokens for programs."""


@token.command("create")
@click.argument("email")
@click.option("--name", default="command line", show_default=True)
def create(email: str, name: str) -> None:
    """Print a new token with the rights of a person; it is shown this once."""
    with _database().writing() as session:
        row = person_of(session, email)
        if row is None:
            raise click.ClickException(f"there is no person with the address {email!r}")
        secret = create_token(session, row, name, wall_now())
    click.echo(secret)


@click.command("import-people")
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
def import_people(path: Path, dry_run: bool) -> None:
    """Add people from a CSV file (name, email, agency, role): all of them, or nobody."""
    _import(path, dry_run, _added)


@click.command("import-agencies")
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
def import_agencies(path: Path, dry_run: bool) -> None:
    """Add agencies from a CSV file (name, kind, cocs joined by ";", guideline_days): all of them, or none."""
    _import(path, dry_run, _agency)


def _agency(session: Transaction, row: dict[str, str]) -> str:
    days = row.get("guideline_days", "").strip()
    if days and not days.isdigit():
        raise Unfit("guideline_days", f"{days!r} is no number of days")
    cocs = [name.strip() for name in row.get("cocs", "").split(";") if name.strip()]
    return add_agency(session, row.get("name", ""), row.get("kind", ""), cocs, int(days) if days else None).key


class _Undone(Exception):
    """Nothing of what was tried is kept."""


def _import(path: Path, dry_run: bool, add_row: Callable[[Transaction, dict[str, str]], str]) -> None:
    rows = list(_rows(path))
    faults: list[str] = []
    with suppress(_Undone), _database().writing() as session:
        faults += _faults(session, rows, add_row)
        if faults or dry_run:
            raise _Undone
    for sentence in faults:
        click.echo(sentence, err=True)
    if faults:
        raise click.ClickException(f"nothing was added: {len(faults)} of {len(rows)} rows are not as they must be")
    click.echo(f"{len(rows)} rows {'would be' if dry_run else 'were'} added.")


def _faults(
    session: Transaction, rows: list[dict[str, str]], add_row: Callable[[Transaction, dict[str, str]], str]
) -> Iterator[str]:
    for number, row in enumerate(rows, 2):
        try:
            add_row(session, row)
        except Unfit as error:
            yield f"row {number}, {error.field}: {error.sentence}"


def _rows(path: Path) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as table:
            yield from (
                {key.strip(): (value or "") for key, value in row.items() if key} for row in csv.DictReader(table)
            )
    except (UnicodeDecodeError, csv.Error) as error:
        raise click.ClickException(f"{path} is no CSV file in UTF-8: {error}") from error


COMMANDS = (person, token, import_people, import_agencies)
